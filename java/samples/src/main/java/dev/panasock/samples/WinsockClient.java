package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.addrinfo;
import dev.panasock.winsock.sockaddr_un;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The client of the Winsock tutorial, in its order and with its names.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/complete-client-code">Complete Winsock Client Code</a>
 */
final class WinsockClient {
    private static final int DEFAULT_BUFLEN = 512;
    private static final int STREAM_BUFLEN = 64 << 10;

    private final ClientOptions options;

    WinsockClient(ClientOptions options) {
        this.options = options;
    }

    int main() throws IOException {
        WSADATA wsaData = new WSADATA();
        SOCKET ConnectSocket = INVALID_SOCKET;
        addrinfo[] result = new addrinfo[1];
        addrinfo hints = new addrinfo();
        int iResult;

        // Winsock 2.2
        iResult = WSAStartup(MAKEWORD(2, 2), wsaData);
        if (iResult != 0) {
            stderr.printf("WSAStartup failed with error: %d\n", iResult);
            return 1;
        }

        if (options.family() == Family.UNIX) {
            // A path is not resolved
            ConnectSocket = connectPath();
        } else {
            hints.ai_family(family());
            hints.ai_socktype(SOCK_STREAM);
            hints.ai_protocol(IPPROTO_TCP);

            // Where the server is
            iResult = getaddrinfo(options.host(), options.port(), hints, result);
            if (iResult != 0) {
                stderr.printf("getaddrinfo failed with error: %d\n", iResult);
                WSACleanup();
                return 1;
            }

            // The first of its addresses that lets us in
            for (addrinfo ptr = result[0]; ptr != null; ptr = ptr.ai_next()) {
                ConnectSocket = socket(ptr.ai_family(), ptr.ai_socktype(), ptr.ai_protocol());
                if (ConnectSocket == INVALID_SOCKET) {
                    stderr.printf("socket failed with error: %d\n", WSAGetLastError());
                    freeaddrinfo(result[0]);
                    WSACleanup();
                    return 1;
                }

                iResult = connect(ConnectSocket, ptr.ai_addr(), (int) ptr.ai_addrlen());
                if (iResult == SOCKET_ERROR) {
                    closesocket(ConnectSocket);
                    ConnectSocket = INVALID_SOCKET;
                    continue;
                }
                break;
            }

            freeaddrinfo(result[0]);
        }

        if (ConnectSocket == INVALID_SOCKET) {
            stderr.printf("Unable to connect to server!\nconnect failed with error: %d\n", WSAGetLastError());
            WSACleanup();
            return 1;
        }

        iResult = options.text() != null ? exchangeText(ConnectSocket) : exchangeStreams(ConnectSocket);

        closesocket(ConnectSocket);
        WSACleanup();
        return iResult;
    }

    private int family() {
        return options.family() == null ? AF_UNSPEC : options.family() == Family.INET ? AF_INET : AF_INET6;
    }

    private SOCKET connectPath() {
        SOCKET ConnectSocket = socket(AF_UNIX, SOCK_STREAM, 0);
        if (ConnectSocket == INVALID_SOCKET) {
            return INVALID_SOCKET;
        }
        sockaddr_un name = WinsockServer.unixName(options.host());
        if (connect(ConnectSocket, name, sizeof(name)) == SOCKET_ERROR) {
            closesocket(ConnectSocket);
            return INVALID_SOCKET;
        }
        return ConnectSocket;
    }

    private int exchangeText(SOCKET ConnectSocket) {
        byte[] sendbuf = options.text().getBytes(StandardCharsets.UTF_8);
        byte[] recvbuf = new byte[DEFAULT_BUFLEN];
        int recvbuflen = DEFAULT_BUFLEN;
        int iResult;

        iResult = WinsockServer.sendAll(ConnectSocket, sendbuf, sendbuf.length);
        if (iResult == SOCKET_ERROR) {
            stderr.printf("send failed with error: %d\n", WSAGetLastError());
            return 1;
        }

        stdout.printf("Bytes Sent: %d\n", iResult);

        // Nothing more comes from here
        iResult = shutdown(ConnectSocket, SD_SEND);
        if (iResult == SOCKET_ERROR) {
            stderr.printf("shutdown failed with error: %d\n", WSAGetLastError());
            return 1;
        }

        // Until the server has ended its side
        do {
            iResult = recv(ConnectSocket, recvbuf, recvbuflen, 0);
            if (iResult > 0) {
                stdout.printf("Bytes received: %d\n", iResult);
                stdout.write(recvbuf, 0, iResult);
                stdout.printf("\n");
            } else if (iResult == 0) {
                stdout.printf("Connection closed\n");
            } else {
                stderr.printf("recv failed with error: %d\n", WSAGetLastError());
                return 1;
            }
        } while (iResult > 0);
        return 0;
    }

    /** Sends standard input from another thread, so that neither direction waits for the other. */
    private int exchangeStreams(SOCKET ConnectSocket) throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        byte[] recvbuf = new byte[STREAM_BUFLEN];
        int iResult;

        StandardInput input = new StandardInput(ConnectSocket);
        Thread.ofPlatform().daemon().start(input);

        do {
            iResult = recv(ConnectSocket, recvbuf, STREAM_BUFLEN, 0);
            if (iResult > 0) {
                out.write(recvbuf, 0, iResult);
            } else if (iResult == SOCKET_ERROR) {
                stderr.printf("recv failed with error: %d\n", WSAGetLastError());
                return 1;
            }
        } while (iResult > 0);
        return input.failed ? 1 : 0;
    }

    /** What is sent, to its end. If it cannot be sent the connection ends, and so does the thread that receives. */
    private static final class StandardInput implements Runnable {
        private final SOCKET ConnectSocket;
        private volatile boolean failed;

        StandardInput(SOCKET ConnectSocket) {
            this.ConnectSocket = ConnectSocket;
        }

        @Override
        public void run() {
            try {
                send(new FileInputStream(FileDescriptor.in));
            } catch (IOException e) {
                fail(e.getMessage());
            }
        }

        private void send(InputStream in) throws IOException {
            byte[] sendbuf = new byte[STREAM_BUFLEN];
            int read;
            while ((read = in.read(sendbuf)) >= 0) {
                if (WinsockServer.sendAll(ConnectSocket, sendbuf, read) == SOCKET_ERROR) {
                    fail("send failed with error: " + WSAGetLastError());
                    return;
                }
            }
            if (shutdown(ConnectSocket, SD_SEND) == SOCKET_ERROR) {
                fail("shutdown failed with error: " + WSAGetLastError());
            }
        }

        private void fail(String message) {
            failed = true;
            stderr.printf("%s\n", message);
            shutdown(ConnectSocket, SD_BOTH);
        }
    }
}

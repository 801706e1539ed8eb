package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.addrinfo;
import dev.panasock.winsock.sockaddr;
import dev.panasock.winsock.sockaddr_in;
import dev.panasock.winsock.sockaddr_in6;
import dev.panasock.winsock.sockaddr_storage;
import dev.panasock.winsock.sockaddr_un;
import java.io.File;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;

/**
 * The server of the Winsock tutorial, in its order and with its names.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/complete-server-code">Complete Winsock Server Code</a>
 */
final class WinsockServer {
    private static final int DEFAULT_BUFLEN = 512;

    private final ServerOptions options;
    private final PrintStream progress;

    WinsockServer(ServerOptions options) {
        this.options = options;
        this.progress = options.progress();
    }

    int main() {
        WSADATA wsaData = new WSADATA();
        int iResult;

        SOCKET ListenSocket = INVALID_SOCKET;
        SOCKET ClientSocket = INVALID_SOCKET;

        addrinfo[] result = new addrinfo[1];
        addrinfo hints = new addrinfo();

        // Winsock 2.2
        iResult = WSAStartup(MAKEWORD(2, 2), wsaData);
        if (iResult != 0) {
            stderr.printf("WSAStartup failed with error: %d\n", iResult);
            return 1;
        }

        hints.ai_family(family());
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(family() == AF_UNIX ? 0 : IPPROTO_TCP);
        hints.ai_flags(options.any() ? AI_PASSIVE : 0);

        // Where to listen; a UNIX socket has a path instead
        sockaddr name;
        if (family() == AF_UNIX) {
            name = unixName(options.where());
        } else {
            iResult = getaddrinfo(null, options.where(), hints, result);
            if (iResult != 0) {
                stderr.printf("getaddrinfo failed with error: %d\n", iResult);
                WSACleanup();
                return 1;
            }
            name = result[0].ai_addr();
        }

        // The socket that waits for clients
        ListenSocket = socket(hints.ai_family(), hints.ai_socktype(), hints.ai_protocol());
        if (ListenSocket == INVALID_SOCKET) {
            stderr.printf("socket failed with error: %d\n", WSAGetLastError());
            freeaddrinfo(result[0]);
            WSACleanup();
            return 1;
        }

        // Give it the address
        iResult = bind(ListenSocket, name, sizeof(name));
        if (iResult == SOCKET_ERROR) {
            stderr.printf("bind failed with error: %d\n", WSAGetLastError());
            freeaddrinfo(result[0]);
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }

        freeaddrinfo(result[0]);
        if (family() == AF_UNIX) {
            new File(options.where()).deleteOnExit();
        }

        iResult = listen(ListenSocket, SOMAXCONN);
        if (iResult == SOCKET_ERROR) {
            stderr.printf("listen failed with error: %d\n", WSAGetLastError());
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }

        // Say where: if the port was 0 the system has chosen one
        iResult = printName(ListenSocket);
        if (iResult == SOCKET_ERROR) {
            stderr.printf("getsockname failed with error: %d\n", WSAGetLastError());
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }

        AcceptOutage outage = new AcceptOutage();
        do {
            // The next client
            ClientSocket = accept(ListenSocket, null, null);
            if (ClientSocket == INVALID_SOCKET) {
                iResult = WSAGetLastError();
                if (options.loop() && outage.passes(iResult, "accept failed: " + iResult)) {
                    continue;
                }
                stderr.printf("accept failed: %d\n", iResult);
                closesocket(ListenSocket);
                WSACleanup();
                return 1;
            }

            if (!options.loop()) {
                // Nobody else is served
                closesocket(ListenSocket);
            }

            iResult = handOver(ClientSocket);
        } while (options.loop());

        WSACleanup();
        return iResult;
    }

    /** Has a client served, and waits for that unless others are to be served. */
    private int handOver(SOCKET ClientSocket) {
        if (!options.loop()) {
            return CompletableFuture.supplyAsync(() -> serve(ClientSocket), options.threads()).join();
        }
        try {
            options.threads().execute(() -> serve(ClientSocket));
        } catch (OutOfMemoryError noThread) {
            stderr.printf("no thread for a client: %s\n", noThread.getMessage());
            closesocket(ClientSocket);
        }
        return 0;
    }

    private int serve(SOCKET ClientSocket) {
        byte[] recvbuf = new byte[DEFAULT_BUFLEN];
        int recvbuflen = DEFAULT_BUFLEN;
        int iResult;
        int iSendResult;

        // Until the client has ended its side
        do {
            iResult = recv(ClientSocket, recvbuf, recvbuflen, 0);
            if (iResult > 0) {
                progress.printf("Bytes received: %d\n", iResult);

                // Back to where it came from
                iSendResult = sendAll(ClientSocket, recvbuf, iResult);
                if (iSendResult == SOCKET_ERROR) {
                    stderr.printf("send failed with error: %d\n", WSAGetLastError());
                    closesocket(ClientSocket);
                    return 1;
                }
                progress.printf("Bytes sent: %d\n", iSendResult);
            } else if (iResult == 0) {
                progress.printf("Connection closing...\n");
            } else {
                stderr.printf("recv failed with error: %d\n", WSAGetLastError());
                closesocket(ClientSocket);
                return 1;
            }
        } while (iResult > 0);

        // Nothing more comes from here
        iResult = shutdown(ClientSocket, SD_SEND);
        if (iResult == SOCKET_ERROR) {
            stderr.printf("shutdown failed with error: %d\n", WSAGetLastError());
            closesocket(ClientSocket);
            return 1;
        }

        closesocket(ClientSocket);
        return 0;
    }

    /** {@code send}, again for what is left while a call sends a part. */
    static int sendAll(SOCKET s, byte[] buf, int len) {
        int sent = send(s, buf, len, 0);
        while (sent != SOCKET_ERROR && sent < len) {
            int more = send(s, MemorySegment.ofArray(buf).asSlice(sent), len - sent, 0);
            sent = more == SOCKET_ERROR ? SOCKET_ERROR : sent + more;
        }
        return sent;
    }

    private int family() {
        return switch (options.family()) {
            case INET -> AF_INET;
            case INET6 -> AF_INET6;
            case UNIX -> AF_UNIX;
        };
    }

    /** The address of a UNIX socket. */
    static sockaddr_un unixName(String path) {
        sockaddr_un name = new sockaddr_un();
        name.sun_family(AF_UNIX);
        name.sun_path(path);
        return name;
    }

    /** Says where it listens: the first line of every server. */
    static int printName(SOCKET ListenSocket) {
        sockaddr_storage name = new sockaddr_storage();
        if (getsockname(ListenSocket, name, new int[] {sizeof(name)}) == SOCKET_ERROR) {
            return SOCKET_ERROR;
        }
        byte[] text = new byte[INET6_ADDRSTRLEN];
        switch (name.ss_family()) {
            case AF_INET -> {
                sockaddr_in in = new sockaddr_in(name.segment());
                inet_ntop(AF_INET, in.sin_addr(), text, text.length);
                stdout.printf("listening on %s:%d\n", string(text), ntohs(in.sin_port()));
            }
            case AF_INET6 -> {
                sockaddr_in6 in6 = new sockaddr_in6(name.segment());
                inet_ntop(AF_INET6, in6.sin6_addr(), text, text.length);
                stdout.printf("listening on [%s]:%d\n", string(text), ntohs(in6.sin6_port()));
            }
            default -> stdout.printf("listening on %s\n", new sockaddr_un(name.segment()).sun_path());
        }
        return 0;
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server and the client of Microsoft's tutorial "Getting started with Winsock", ported line by line. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TutorialTest {
    private static final int DEFAULT_BUFLEN = 512;

    private final SynchronousQueue<String> port = new SynchronousQueue<>();
    private final StringBuffer serverOut = new StringBuffer();
    private final StringBuffer clientOut = new StringBuffer();

    @Test
    void theServerEchoesWhatTheClientSends() throws Exception {
        CompletableFuture<Integer> server = CompletableFuture.supplyAsync(() -> serverMain("0"));
        assertEquals(0, clientMain("127.0.0.1", port.poll(100, TimeUnit.SECONDS)), clientOut::toString);
        assertEquals(0, server.get(100, TimeUnit.SECONDS), serverOut::toString);
        assertEquals("Bytes received: 14\nBytes sent: 14\nConnection closing...\n", serverOut.toString());
        assertEquals("Bytes Sent: 14\nBytes received: 14\nConnection closed\n", clientOut.toString());
    }

    @Test
    void theErrorPathTellsWhatWentWrong() {
        assertEquals(1, clientMain("127.0.0.1", "1"));
        assertEquals("Unable to connect to server!\n", clientOut.toString());
        assertEquals(1, serverMain("no such service"));
        assertEquals("getaddrinfo failed with error: 10109\n", serverOut.toString());
    }

    private int serverMain(String DEFAULT_PORT) {
        WSADATA wsaData = new WSADATA();
        int iResult;

        SOCKET ListenSocket = INVALID_SOCKET;
        SOCKET ClientSocket = INVALID_SOCKET;

        addrinfo[] result = new addrinfo[1];
        addrinfo hints = new addrinfo();

        int iSendResult;
        byte[] recvbuf = new byte[DEFAULT_BUFLEN];
        int recvbuflen = DEFAULT_BUFLEN;

        // Initialize Winsock
        iResult = WSAStartup(MAKEWORD(2, 2), wsaData);
        if (iResult != 0) {
            serverOut.append("WSAStartup failed with error: " + iResult + "\n");
            return 1;
        }

        hints.ai_family(AF_INET);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(IPPROTO_TCP);
        hints.ai_flags(AI_PASSIVE);

        // Resolve the server address and port
        iResult = getaddrinfo(null, DEFAULT_PORT, hints, result);
        if (iResult != 0) {
            serverOut.append("getaddrinfo failed with error: " + iResult + "\n");
            WSACleanup();
            return 1;
        }

        // Create a SOCKET for the server to listen for client connections.
        ListenSocket = socket(result[0].ai_family(), result[0].ai_socktype(), result[0].ai_protocol());
        if (ListenSocket == INVALID_SOCKET) {
            serverOut.append("socket failed with error: " + WSAGetLastError() + "\n");
            freeaddrinfo(result[0]);
            WSACleanup();
            return 1;
        }

        // Setup the TCP listening socket
        iResult = bind(ListenSocket, result[0].ai_addr(), (int) result[0].ai_addrlen());
        if (iResult == SOCKET_ERROR) {
            serverOut.append("bind failed with error: " + WSAGetLastError() + "\n");
            freeaddrinfo(result[0]);
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }

        freeaddrinfo(result[0]);

        iResult = listen(ListenSocket, SOMAXCONN);
        if (iResult == SOCKET_ERROR) {
            serverOut.append("listen failed with error: " + WSAGetLastError() + "\n");
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }
        tellPort(ListenSocket);

        // Accept a client socket
        ClientSocket = accept(ListenSocket, null, null);
        if (ClientSocket == INVALID_SOCKET) {
            serverOut.append("accept failed with error: " + WSAGetLastError() + "\n");
            closesocket(ListenSocket);
            WSACleanup();
            return 1;
        }

        // No longer need server socket
        closesocket(ListenSocket);

        // Receive until the peer shuts down the connection
        do {
            iResult = recv(ClientSocket, recvbuf, recvbuflen, 0);
            if (iResult > 0) {
                serverOut.append("Bytes received: " + iResult + "\n");

                // Echo the buffer back to the sender
                iSendResult = send(ClientSocket, recvbuf, iResult, 0);
                if (iSendResult == SOCKET_ERROR) {
                    serverOut.append("send failed with error: " + WSAGetLastError() + "\n");
                    closesocket(ClientSocket);
                    WSACleanup();
                    return 1;
                }
                serverOut.append("Bytes sent: " + iSendResult + "\n");
            } else
                if (iResult == 0)
                    serverOut.append("Connection closing...\n");
                else {
                    serverOut.append("recv failed with error: " + WSAGetLastError() + "\n");
                    closesocket(ClientSocket);
                    WSACleanup();
                    return 1;
                }
        } while (iResult > 0);

        // shutdown the connection since we're done
        iResult = shutdown(ClientSocket, SD_SEND);
        if (iResult == SOCKET_ERROR) {
            serverOut.append("shutdown failed with error: " + WSAGetLastError() + "\n");
            closesocket(ClientSocket);
            WSACleanup();
            return 1;
        }

        // cleanup
        closesocket(ClientSocket);
        WSACleanup();

        return 0;
    }

    private void tellPort(SOCKET ListenSocket) {
        sockaddr_in name = new sockaddr_in();
        int[] namelen = {sizeof(name)};
        assertEquals(0, getsockname(ListenSocket, name, namelen));
        try {
            port.put(Integer.toString(ntohs(name.sin_port())));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int clientMain(String server, String DEFAULT_PORT) {
        WSADATA wsaData = new WSADATA();
        SOCKET ConnectSocket = INVALID_SOCKET;
        addrinfo[] result = new addrinfo[1];
        addrinfo hints = new addrinfo();
        byte[] sendbuf = "this is a test".getBytes(StandardCharsets.US_ASCII);
        byte[] recvbuf = new byte[DEFAULT_BUFLEN];
        int iResult;
        int recvbuflen = DEFAULT_BUFLEN;

        // Initialize Winsock
        iResult = WSAStartup(MAKEWORD(2, 2), wsaData);
        if (iResult != 0) {
            clientOut.append("WSAStartup failed with error: " + iResult + "\n");
            return 1;
        }

        hints.ai_family(AF_UNSPEC);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(IPPROTO_TCP);

        // Resolve the server address and port
        iResult = getaddrinfo(server, DEFAULT_PORT, hints, result);
        if (iResult != 0) {
            clientOut.append("getaddrinfo failed with error: " + iResult + "\n");
            WSACleanup();
            return 1;
        }

        // Attempt to connect to an address until one succeeds
        for (addrinfo ptr = result[0]; ptr != null; ptr = ptr.ai_next()) {

            // Create a SOCKET for connecting to server
            ConnectSocket = socket(ptr.ai_family(), ptr.ai_socktype(), ptr.ai_protocol());
            if (ConnectSocket == INVALID_SOCKET) {
                clientOut.append("socket failed with error: " + WSAGetLastError() + "\n");
                WSACleanup();
                return 1;
            }

            // Connect to server.
            iResult = connect(ConnectSocket, ptr.ai_addr(), (int) ptr.ai_addrlen());
            if (iResult == SOCKET_ERROR) {
                closesocket(ConnectSocket);
                ConnectSocket = INVALID_SOCKET;
                continue;
            }
            break;
        }

        freeaddrinfo(result[0]);

        if (ConnectSocket == INVALID_SOCKET) {
            clientOut.append("Unable to connect to server!\n");
            WSACleanup();
            return 1;
        }

        // Send an initial buffer
        iResult = send(ConnectSocket, sendbuf, sendbuf.length, 0);
        if (iResult == SOCKET_ERROR) {
            clientOut.append("send failed with error: " + WSAGetLastError() + "\n");
            closesocket(ConnectSocket);
            WSACleanup();
            return 1;
        }

        clientOut.append("Bytes Sent: " + iResult + "\n");

        // shutdown the connection since no more data will be sent
        iResult = shutdown(ConnectSocket, SD_SEND);
        if (iResult == SOCKET_ERROR) {
            clientOut.append("shutdown failed with error: " + WSAGetLastError() + "\n");
            closesocket(ConnectSocket);
            WSACleanup();
            return 1;
        }

        // Receive until the peer closes the connection
        do {
            iResult = recv(ConnectSocket, recvbuf, recvbuflen, 0);
            if (iResult > 0)
                clientOut.append("Bytes received: " + iResult + "\n");
            else
                if (iResult == 0)
                    clientOut.append("Connection closed\n");
                else
                    clientOut.append("recv failed with error: " + WSAGetLastError() + "\n");
        } while (iResult > 0);

        // cleanup
        closesocket(ConnectSocket);
        WSACleanup();

        return 0;
    }

    @Test
    void aTemporaryClientSocketStartsInvalid() {
        SOCKET ClientSocket = INVALID_SOCKET;
        assertSame(INVALID_SOCKET, ClientSocket);
        assertEquals("18446744073709551615", ClientSocket.toString());
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        ClientSocket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        assertNotSame(INVALID_SOCKET, ClientSocket);
        assertEquals(0, closesocket(ClientSocket));
        assertEquals(0, WSACleanup());
    }
}

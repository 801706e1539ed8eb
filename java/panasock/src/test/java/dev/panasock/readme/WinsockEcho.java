package dev.panasock.readme;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.sockaddr_in;

class WinsockEcho {
    static void main() {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        SOCKET ListenSocket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        SOCKET ConnectSocket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        sockaddr_in service = new sockaddr_in();
        service.sin_family(AF_INET);
        service.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        bind(ListenSocket, service, sizeof(service));
        listen(ListenSocket, SOMAXCONN);
        getsockname(ListenSocket, service, new int[] {sizeof(service)});
        connect(ConnectSocket, service, sizeof(service));
        send(ConnectSocket, "hello".getBytes(), 5, 0);
        SOCKET ClientSocket = accept(ListenSocket, null, null);
        byte[] recvbuf = new byte[512];
        System.out.printf("Bytes received: %d%n", recv(ClientSocket, recvbuf, recvbuf.length, 0));
        closesocket(ClientSocket);
        closesocket(ListenSocket);
        ClientSocket = accept(ListenSocket, null, null);
        if (ClientSocket == INVALID_SOCKET) {
            System.out.printf("accept failed: %d%n", WSAGetLastError()); // the same number on every system
        }
        closesocket(ConnectSocket);
        WSACleanup();
    }
}

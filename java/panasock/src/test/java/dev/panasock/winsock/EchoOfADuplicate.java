package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;

import java.io.IOException;

/** A program that reads a WSAPROTOCOL_INFOW from standard input, opens the socket, and sends back what it receives. */
final class EchoOfADuplicate {
    private EchoOfADuplicate() {
    }

    public static void main(String[] arguments) throws IOException {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        WSAPROTOCOL_INFOW info = WSAPROTOCOL_INFOW.of(System.in.readAllBytes());
        SOCKET s = WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0, WSA_FLAG_OVERLAPPED);
        if (s == INVALID_SOCKET) {
            System.out.println("WSASocketW failed: " + WSAGetLastError());
            System.exit(1);
        }
        System.out.println("opened by " + ProcessHandle.current().pid());
        int[] listening = {0};
        getsockopt(s, SOL_SOCKET, SO_ACCEPTCONN, listening, new int[] {Integer.BYTES});
        System.out.println("served " + echo(listening[0] == 0 ? s : accept(s, null, null)) + " bytes");
        WSACleanup();
    }

    private static int echo(SOCKET s) {
        byte[] buffer = new byte[65_536];
        int served = 0;
        int n = recv(s, buffer, buffer.length, 0);
        while (n > 0) {
            served += send(s, buffer, n, 0);
            n = recv(s, buffer, buffer.length, 0);
        }
        closesocket(s);
        return served;
    }
}

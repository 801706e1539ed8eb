package dev.panasock.bench.start;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.sockaddr_in;
import java.io.IOException;

/** Serves one connection through Winsock2. */
public final class WinsockStart {
    private WinsockStart() {
    }

    /**
     * Returns a byte.
     *
     * @param arguments none
     * @throws IOException if the system refuses
     */
    public static void main(String[] arguments) throws IOException {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        sockaddr_in name = new sockaddr_in();
        name.sin_family(AF_INET);
        name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        bind(listener, name, sizeof(name));
        listen(listener, 1);
        int[] length = {sizeof(name)};
        getsockname(listener, name, length);
        Announcement.port(ntohs(name.sin_port()));
        SOCKET client = accept(listener, name, length);
        byte[] message = new byte[1];
        recv(client, message, 1, 0);
        send(client, message, 1, 0);
        recv(client, message, 1, 0);
        closesocket(client);
        closesocket(listener);
        WSACleanup();
    }
}

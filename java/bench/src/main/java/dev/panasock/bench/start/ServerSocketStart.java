package dev.panasock.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Serves one connection through ServerSocket. */
public final class ServerSocketStart {
    private ServerSocketStart() {
    }

    /**
     * Returns a byte.
     *
     * @param arguments none
     * @throws IOException if the system refuses
     */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Announcement.port(listener.getLocalPort());
            try (Socket client = listener.accept()) {
                client.getOutputStream().write(client.getInputStream().read());
                client.getInputStream().read();
            }
        }
    }
}

package dev.panasock.bench.start;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketType;
import java.io.IOException;

/** Serves one connection through NativeSocket. */
public final class NativeStart {
    private NativeStart() {
    }

    /**
     * Returns a byte.
     *
     * @param arguments none
     * @throws IOException if the system refuses
     */
    public static void main(String[] arguments) throws IOException {
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(1);
            Announcement.port(((InetSockaddr) listener.getsockname()).port());
            try (NativeSocket client = listener.accept(new SockaddrBuffer())) {
                byte[] message = new byte[1];
                client.recv(message);
                client.send(message);
                client.recv(message);
            }
        }
    }
}

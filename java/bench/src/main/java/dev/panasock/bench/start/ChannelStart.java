package dev.panasock.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Serves one connection through ServerSocketChannel. */
public final class ChannelStart {
    private ChannelStart() {
    }

    /**
     * Returns a byte.
     *
     * @param arguments none
     * @throws IOException if the system refuses
     */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            Announcement.port(((InetSocketAddress) listener.getLocalAddress()).getPort());
            try (SocketChannel client = listener.accept()) {
                ByteBuffer message = ByteBuffer.allocateDirect(1);
                client.read(message);
                client.write(message.flip());
                client.read(message.clear());
            }
        }
    }
}

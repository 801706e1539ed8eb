package dev.panasock.bench.peer;

import dev.panasock.bench.work.Body;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** An event loop on the JDK's {@code Selector}, as it is usually written. */
final class SelectorLoop implements Answering.Loop {
    private final ServerSocketChannel listener = ServerSocketChannel.open().bind(JavaNio.anyPort(), Answering.BACKLOG);
    private final Selector selector = Selector.open();
    private final ByteBuffer message = ByteBuffer.allocateDirect(Answering.SIZE);

    SelectorLoop() throws IOException {
    }

    static Body wakeup() throws IOException {
        Selector selector = Selector.open();
        return () -> selector.wakeup().select();
    }

    @Override
    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public void accept() throws IOException {
        SocketChannel connection = listener.accept();
        connection.configureBlocking(false);
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connection.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public int answer() throws IOException {
        int ready = selector.select();
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SocketChannel connection = (SocketChannel) keys.next().channel();
            keys.remove();
            connection.read(message.clear());
            connection.write(message.flip());
        }
        return ready;
    }
}

package dev.panasock.bench.peer;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.SocketType;
import dev.panasock.TcpOption;
import dev.panasock.bench.work.Body;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A virtual thread for each connection answers messages. The clients are on this thread: each sends, then each hears its
 * answer. Measured is the processor time of all other threads.
 */
final class VirtualEcho implements Body.OfOtherThreads {
    /** Serves until the connection ends. */
    interface Server {
        void serve() throws IOException;
    }

    private final NativeSocket[] clients;
    private final MemorySegment message = Memory.of(Memory.SMALL);

    private VirtualEcho(NativeSocket[] clients) {
        this.clients = clients;
    }

    static Body natives(int connections) throws IOException {
        NativeSocket listener = Loopback.listener(16);
        int port = ((InetSockaddr) listener.getsockname()).port();
        NativeSocket[] clients = new NativeSocket[connections];
        for (int i = 0; i < connections; i++) {
            clients[i] = connect(port);
            NativeSocket connection = listener.accept();
            connection.set(TcpOption.TCP_NODELAY, true);
            MemorySegment memory = Memory.of(Memory.SMALL);
            start(() -> {
                for (long n = connection.recv(memory); n >= 0; n = connection.recv(memory)) {
                    connection.send(memory, 0, n, 0);
                }
            });
        }
        return new VirtualEcho(clients);
    }

    static Body channels(int connections) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(JavaNio.anyPort(), 16);
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        NativeSocket[] clients = new NativeSocket[connections];
        for (int i = 0; i < connections; i++) {
            clients[i] = connect(port);
            SocketChannel connection = listener.accept();
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ByteBuffer buffer = ByteBuffer.allocateDirect(Memory.SMALL);
            start(() -> {
                while (connection.read(buffer.clear()) >= 0) {
                    connection.write(buffer.flip());
                }
            });
        }
        return new VirtualEcho(clients);
    }

    private static NativeSocket connect(int port) throws IOException {
        NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        client.connect(InetSockaddr.loopback(port));
        return client;
    }

    private static void start(Server server) {
        Thread.ofVirtual().start(() -> {
            try {
                server.serve();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public int batch() {
        return clients.length;
    }

    @Override
    public long run() throws IOException {
        for (NativeSocket client : clients) {
            client.send(message);
        }
        long bytes = 0;
        for (NativeSocket client : clients) {
            bytes += client.recvFully(message);
        }
        return bytes;
    }
}

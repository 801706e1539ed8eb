package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;

import dev.panasock.InetSockaddr;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.start.ChannelStart;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program.Archive;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The channels of java.nio. */
public final class JavaNio {
    /** What ran. */
    static final String VERSION = "JDK " + Runtime.version();

    /** Direct buffers. */
    public static final Peer PEER = Peer.java("nio", "java.nio channels", VERSION,
            "more: a blocked call can be interrupted")
            .does(Work.EAGAIN, JavaNio::eagain)
            .does(Work.ACCEPT, JavaNio::accept)
            .does(Work.ACCEPT_PEER, JavaNio::accept)
            .does(Work.ACCEPT_HELD, JavaNio::acceptHeld)
            .does(Work.STREAM_64, () -> stream(ByteBuffer.allocateDirect(SMALL)))
            .does(Work.STREAM_64K, () -> stream(ByteBuffer.allocateDirect(LARGE)))
            .does(Work.DATAGRAM, JavaNio::datagrams)
            .does(Work.DATAGRAM_BATCH, JavaNio::datagrams)
            .does(Work.DATAGRAM_SEGMENTS, JavaNio::datagrams)
            .does(Work.SENDFILE, JavaNio::transferred)
            .does(Work.SPLICE_RELAY, JavaNio::relay)
            .does(Work.LOOP_1, () -> new Answering(new SelectorLoop(), 1, 0))
            .does(Work.LOOP_64, () -> new Answering(new SelectorLoop(), Answering.FEW, 0))
            .does(Work.LOOP_1000, () -> new Answering(new SelectorLoop(), Answering.MANY, 0))
            .does(Work.LOOP_IDLE, () -> new Answering(new SelectorLoop(), Answering.FEW, Answering.IDLE))
            .does(Work.WAKEUP, SelectorLoop::wakeup)
            .does(Work.CHURN, JavaNio::churn)
            .does(Work.VIRTUAL_1, () -> VirtualEcho.channels(1))
            .does(Work.VIRTUAL_64, () -> VirtualEcho.channels(Answering.FEW))
            .does(Work.VIRTUAL_1000, () -> VirtualEcho.channels(Answering.MANY))
            .starts(ChannelStart.class, Archive.NONE);

    /** Started with a dynamic archive. */
    public static final Peer CDS = Peer.java("nio-cds", "java.nio channels, dynamic CDS archive", VERSION, "")
            .starts(ChannelStart.class, Archive.CDS);

    /** Started with an AOT cache. */
    public static final Peer AOT = Peer.java("nio-aot", "java.nio channels, AOT cache", VERSION, "")
            .starts(ChannelStart.class, Archive.AOT);

    /** Heap buffers. */
    public static final Peer HEAP = Peer.java("nio-heap", "java.nio channels, heap buffer", VERSION,
            "more: a blocked call can be interrupted")
            .does(Work.STREAM_64, () -> stream(ByteBuffer.allocate(SMALL)))
            .does(Work.STREAM_64K, () -> stream(ByteBuffer.allocate(LARGE)));

    private JavaNio() {
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private record Pair(SocketChannel out, SocketChannel in) {
        static Pair open() throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.setOption(StandardSocketOptions.SO_RCVBUF, Loopback.ROOM);
                listener.bind(anyPort(), 1);
                SocketChannel out = SocketChannel.open();
                out.setOption(StandardSocketOptions.SO_SNDBUF, Loopback.ROOM);
                out.connect(listener.getLocalAddress());
                SocketChannel in = listener.accept();
                out.setOption(StandardSocketOptions.TCP_NODELAY, true);
                in.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return new Pair(out, in);
            }
        }
    }

    private static Body eagain() throws IOException {
        SocketChannel in = Pair.open().in;
        in.configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocateDirect(SMALL);
        return () -> {
            if (in.read(buffer.clear()) != 0) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open().bind(anyPort(), Clients.COUNT);
    }

    private static Clients clients(ServerSocketChannel listener) throws IOException {
        return new Clients(InetSockaddr.loopback(((InetSocketAddress) listener.getLocalAddress()).getPort()));
    }

    private static Body accept() throws IOException {
        ServerSocketChannel listener = listener();
        return new Accepting<SocketChannel>(clients(listener), listener::accept, SocketChannel::close);
    }

    private static Body acceptHeld() throws IOException {
        ServerSocketChannel listener = listener();
        return new Accepting<SocketChannel>(clients(listener), listener::accept, SocketChannel::close, true);
    }

    private static Body stream(ByteBuffer buffer) throws IOException {
        Pair pair = Pair.open();
        return () -> {
            pair.out.write(buffer.clear());
            buffer.clear();
            while (buffer.hasRemaining()) {
                pair.in.read(buffer);
            }
            return buffer.position();
        };
    }

    private static long receive(SocketChannel in, ByteBuffer buffer) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            in.read(buffer);
        }
        return buffer.position();
    }

    private static Body transferred() throws IOException {
        Pair pair = Pair.open();
        FileChannel file = FileChannel.open(CopyBodies.file());
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGE);
        return () -> {
            long sent = 0;
            while (sent < LARGE) {
                sent += file.transferTo(sent, LARGE - sent, pair.out);
            }
            return receive(pair.in, buffer);
        };
    }

    /** It has no way from one socket to another but through memory. */
    private static Body relay() throws IOException {
        Pair first = Pair.open();
        Pair second = Pair.open();
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGE);
        ByteBuffer between = ByteBuffer.allocateDirect(LARGE);
        return () -> {
            first.out.write(buffer.clear());
            for (int moved = 0; moved < LARGE;) {
                moved += first.in.read(between.clear());
                second.out.write(between.flip());
            }
            return receive(second.in, buffer);
        };
    }

    private static Body datagrams() throws IOException {
        DatagramChannel out = DatagramChannel.open().bind(anyPort());
        DatagramChannel in = DatagramChannel.open().bind(anyPort());
        out.connect(in.getLocalAddress());
        in.connect(out.getLocalAddress());
        ByteBuffer buffer = ByteBuffer.allocateDirect(SMALL);
        return new Datagrams(() -> out.write(buffer.clear()), () -> in.read(buffer.clear()));
    }

    private static Body churn() throws IOException {
        ServerSocketChannel listener = listener();
        SocketAddress address = listener.getLocalAddress();
        ByteBuffer message = ByteBuffer.allocateDirect(SMALL);
        return () -> {
            try (SocketChannel client = SocketChannel.open()) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                client.connect(address);
                try (SocketChannel accepted = listener.accept()) {
                    client.write(message.clear());
                    return accepted.read(message.clear());
                }
            }
        };
    }
}

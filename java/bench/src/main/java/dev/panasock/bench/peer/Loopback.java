package dev.panasock.bench.peer;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.Linger;
import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import dev.panasock.TcpOption;
import java.io.IOException;

/** Sockets on loopback for the peers that take numbers: each has the same, and only its own calls are measured. */
final class Loopback {
    /** Holds 64 KiB and more, so that a send never waits for the receiver, who is the same thread. */
    static final int ROOM = 1 << 20;

    private Loopback() {
    }

    /** The two ends of a connection. */
    record Pair(NativeSocket out, NativeSocket in) {
        int outNumber() {
            return (int) out.handle().number();
        }

        int inNumber() {
            return (int) in.handle().number();
        }
    }

    static NativeSocket listener(int backlog) throws IOException {
        NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        listener.bind(InetSockaddr.loopback(0));
        listener.set(SoOption.SO_RCVBUF, ROOM);
        listener.listen(backlog);
        return listener;
    }

    static Pair tcp() throws IOException {
        try (NativeSocket listener = listener(1)) {
            NativeSocket out = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            out.set(SoOption.SO_SNDBUF, ROOM);
            out.connect(listener.getsockname());
            NativeSocket in = listener.accept();
            out.set(TcpOption.TCP_NODELAY, true);
            in.set(TcpOption.TCP_NODELAY, true);
            return new Pair(out, in);
        }
    }

    static Pair tcpNonBlocking() throws IOException {
        Pair pair = tcp();
        pair.in.setNonBlocking(true);
        return pair;
    }

    static Pair udp() throws IOException {
        NativeSocket out = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
        NativeSocket in = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
        out.bind(InetSockaddr.loopback(0));
        in.bind(InetSockaddr.loopback(0));
        Sockaddr to = in.getsockname();
        in.connect(out.getsockname());
        out.connect(to);
        return new Pair(out, in);
    }

    /** Clients that connect to a listener before it accepts; they reset, so that no port stays in TIME_WAIT. */
    static final class Clients {
        static final int COUNT = 100;

        private final Sockaddr server;
        private final NativeSocket[] clients = new NativeSocket[COUNT];

        Clients(Sockaddr server) {
            this.server = server;
        }

        void connect() throws IOException {
            for (int i = 0; i < COUNT; i++) {
                clients[i] = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
                clients[i].set(SoOption.SO_LINGER, Linger.RESET);
                clients[i].connect(server);
            }
        }

        void close() throws IOException {
            for (NativeSocket client : clients) {
                client.close();
            }
        }
    }
}

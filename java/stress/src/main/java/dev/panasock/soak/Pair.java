package dev.panasock.soak;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.Linger;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SoOption;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two sockets that talk with each other and with nobody else. Every byte that they exchange is their mark: another one came from a
 * stranger, by a number that was used after it was closed.
 *
 * @param kind what they are
 * @param left a socket
 * @param right the other one; of a listener the one that last connected
 * @param mark the byte
 */
record Pair(Kind kind, NativeSocket left, NativeSocket right, byte mark) {
    /** What a pair is made of. */
    enum Kind {
        TCP, UDP, UNIX_STREAM, UNIX_DATAGRAM, LISTENER
    }

    private static final Duration PATIENCE = Duration.ofMillis(20);

    static Pair open(RandomGenerator random, int number) throws IOException {
        List<NativeSocket> opened = new ArrayList<>();
        try {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            switch (kind) {
                case TCP -> tcp(opened);
                case UDP -> udp(opened);
                case UNIX_STREAM -> unix(opened, SocketType.STREAM);
                case UNIX_DATAGRAM -> unix(opened, SocketType.DGRAM);
                case LISTENER -> {
                    bound(opened, SocketType.STREAM).listen(NativeSocket.SOMAXCONN);
                    opened.add(NativeSocket.open(AddressFamily.INET, SocketType.STREAM));
                }
            }
            // Some wait until they are closed or interrupted.
            if (random.nextInt(4) != 0) {
                for (NativeSocket socket : opened) {
                    socket.set(SoOption.SO_RCVTIMEO, PATIENCE);
                    socket.set(SoOption.SO_SNDTIMEO, PATIENCE);
                }
            }
            if (random.nextInt(6) == 0) {
                opened.get(random.nextInt(2)).setNonBlocking(true);
            }
            return new Pair(kind, opened.get(0), opened.get(1), (byte) (number % 251));
        } catch (IOException interrupted) {
            for (NativeSocket socket : opened) {
                socket.close();
            }
            throw interrupted;
        }
    }

    private static NativeSocket bound(List<NativeSocket> opened, SocketType type) throws IOException {
        NativeSocket socket = NativeSocket.open(AddressFamily.INET, type);
        opened.add(socket);
        socket.bind(InetSockaddr.loopback(0));
        return socket;
    }

    private static void tcp(List<NativeSocket> opened) throws IOException {
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(NativeSocket.SOMAXCONN);
            NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            opened.add(client);
            client.connect(listener.getsockname());
            opened.add(listener.accept());
        }
    }

    private static void udp(List<NativeSocket> opened) throws IOException {
        NativeSocket left = bound(opened, SocketType.DGRAM);
        NativeSocket right = bound(opened, SocketType.DGRAM);
        left.connect(right.getsockname());
        right.connect(left.getsockname());
        drain(left);
        drain(right);
    }

    /** Of what came before the socket was connected: whoever had its number of a port before may have peers that still send to it. */
    private static void drain(NativeSocket socket) throws IOException {
        byte[] data = new byte[1];
        while (socket.recv(data, 0, 1, Msg.DONTWAIT) != NativeSocket.WOULD_BLOCK) {
            // Until there is nothing left.
        }
    }

    private static void unix(List<NativeSocket> opened, SocketType type) throws IOException {
        SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, type, Protocol.DEFAULT);
        opened.add(pair.first());
        opened.add(pair.second());
    }

    NativeSocket any(RandomGenerator random) {
        return random.nextBoolean() ? left : right;
    }

    /** Both sockets, in any order, sometimes with a reset of the connection. */
    void close(RandomGenerator random) throws IOException {
        boolean leftFirst = random.nextBoolean();
        NativeSocket first = leftFirst ? left : right;
        if (kind == Kind.TCP && random.nextInt(3) == 0) {
            try {
                first.set(SoOption.SO_LINGER, Linger.RESET);
            } catch (IOException closedBySomebody) {
                // Then it is closed without one.
            }
        }
        first.close();
        (leftFirst ? right : left).close();
    }
}

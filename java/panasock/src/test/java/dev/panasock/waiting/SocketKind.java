package dev.panasock.waiting;

import dev.panasock.AddressFamily;
import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.TcpOption;
import java.io.IOException;

/** The sockets that a script runs on. */
enum SocketKind {
    TCP,
    UNIX_STREAM,
    UNIX_SEQPACKET,
    UNIX_DATAGRAM,
    UDP;

    boolean isStream() {
        return this == TCP || this == UNIX_STREAM;
    }

    boolean isConnection() {
        return isStream() || this == UNIX_SEQPACKET;
    }

    boolean isUnix() {
        return this != TCP && this != UDP;
    }

    /** Two connected ones: the one that the call is made on, and its peer. */
    SocketPair pair() throws IOException {
        return switch (this) {
            case TCP -> tcp();
            case UDP -> udp();
            case UNIX_STREAM -> NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
            case UNIX_SEQPACKET -> NativeSocket.pair(AddressFamily.UNIX, SocketType.SEQPACKET, Protocol.DEFAULT);
            case UNIX_DATAGRAM -> NativeSocket.pair(AddressFamily.UNIX, SocketType.DGRAM, Protocol.DEFAULT);
        };
    }

    private static SocketPair tcp() throws IOException {
        Loopback.Connection connection = Loopback.INET.connection();
        connection.server().set(TcpOption.TCP_NODELAY, true);
        return new SocketPair(connection.client(), connection.server());
    }

    private static SocketPair udp() throws IOException {
        NativeSocket first = Loopback.INET.bound(SocketType.DGRAM);
        NativeSocket second = Loopback.INET.bound(SocketType.DGRAM);
        first.connect(second.getsockname());
        second.connect(first.getsockname());
        return new SocketPair(first, second);
    }
}

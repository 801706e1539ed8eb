package dev.panasock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** Sockets of one address family on this machine. */
public enum Loopback {
    INET(AddressFamily.INET) {
        @Override
        Sockaddr free() {
            return InetSockaddr.loopback(0);
        }
    },
    INET6(AddressFamily.INET6) {
        @Override
        Sockaddr free() {
            return Inet6Sockaddr.loopback(0);
        }
    },
    UNIX(AddressFamily.UNIX) {
        @Override
        Sockaddr free() {
            Path path = Path.of(System.getProperty("java.io.tmpdir"),
                    "panasock-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet());
            path.toFile().deleteOnExit();
            return UnixSockaddr.of(path.toString());
        }
    };

    private static final AtomicInteger NAMES = new AtomicInteger();

    final AddressFamily family;

    Loopback(AddressFamily family) {
        this.family = family;
    }

    /** An address to bind that nobody uses. */
    abstract Sockaddr free();

    /** A socket of the family; skips the test where this system has no such sockets. */
    public NativeSocket open(SocketType type) {
        try {
            return NativeSocket.open(family, type);
        } catch (IOException e) {
            return Assumptions.abort(this + " sockets are not available here: " + e.getMessage());
        }
    }

    /** A bound socket; skips the test where the family has no loopback address. */
    public NativeSocket bound(SocketType type) throws IOException {
        NativeSocket socket = open(type);
        try {
            socket.bind(free());
            return socket;
        } catch (NativeBindException e) {
            socket.close();
            return Assumptions.abort(this + " has no loopback here: " + e.getMessage());
        }
    }

    public NativeSocket listener() throws IOException {
        NativeSocket listener = bound(SocketType.STREAM);
        listener.listen(NativeSocket.SOMAXCONN);
        return listener;
    }

    /** Removes what binding left in the file system. */
    static void forget(Sockaddr address) throws IOException {
        if (address instanceof UnixSockaddr unix && !unix.isUnnamed() && !unix.isAbstract()) {
            Files.deleteIfExists(unix.toUnixDomainSocketAddress().getPath());
        }
    }

    /** Two connected streams. */
    public Connection connection() throws IOException {
        try (NativeSocket listener = listener()) {
            Sockaddr address = listener.getsockname();
            NativeSocket client = open(SocketType.STREAM);
            client.connect(address);
            NativeSocket server = listener.accept();
            forget(address);
            return new Connection(client, server);
        }
    }

    /**
     * A stream.
     *
     * @param client the side that connected
     * @param server the side that was accepted
     */
    public record Connection(NativeSocket client, NativeSocket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }
}

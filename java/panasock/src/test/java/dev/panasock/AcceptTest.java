package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code accept}. */
@Timeout(300)
class AcceptTest {
    @ParameterizedTest
    @EnumSource
    void aConnectionThatWaitsIsAccepted(Loopback loopback) throws Exception {
        try (NativeSocket listener = loopback.listener(); NativeSocket client = loopback.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
            try (NativeSocket server = listener.accept()) {
                assertEquals(SocketType.STREAM, server.get(SoOption.SO_TYPE));
                client.sendAll(new byte[] {7});
                assertEquals(1, server.recv(new byte[8]));
            }
            Loopback.forget(listener.getsockname());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    void theBufferTellsThePeer(Loopback loopback) throws Exception {
        try (NativeSocket listener = loopback.listener(); NativeSocket client = loopback.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
            SockaddrBuffer peer = new SockaddrBuffer();
            try (NativeSocket server = listener.accept(peer)) {
                assertEquals(client.getsockname(), peer.address());
                assertEquals(server.getpeername(), peer.address());
                assertEquals(loopback.family, peer.family());
            }
        }
    }

    @Test
    void aUnixClientHasNoName() throws Exception {
        try (NativeSocket listener = Loopback.UNIX.listener();
                NativeSocket client = Loopback.UNIX.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
            SockaddrBuffer peer = new SockaddrBuffer();
            listener.accept(peer).close();
            assertEquals(UnixSockaddr.UNNAMED, peer.address());
            Loopback.forget(listener.getsockname());
        }
    }

    @Test
    void whereNobodyWaitsThereIsNoConnection() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            listener.setNonBlocking(true);
            SockaddrBuffer peer = new SockaddrBuffer();
            peer.set(InetSockaddr.loopback(1));
            assertNull(listener.accept());
            assertNull(listener.accept(peer));
            assertNull(peer.address());
            assertEquals(NativeSocket.WOULD_BLOCK, listener.acceptHandle(null));
            assertEquals(NativeSocket.WOULD_BLOCK, listener.acceptHandle(peer));
        }
    }

    @Test
    void theBareNumberBelongsToTheCaller() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
            SockaddrBuffer peer = new SockaddrBuffer();
            long number = listener.acceptHandle(peer);
            assertTrue(number >= 0);
            assertEquals(client.getsockname(), peer.address());
            try (NativeSocket server = NativeSocket.of(SocketHandle.adopt(number))) {
                assertEquals(client.getsockname(), server.getpeername());
            }
            assertEquals(NativeSocket.END_OF_STREAM, client.recv(new byte[1]));
        }
    }

    @Test
    void aListenerServesMany() throws Exception {
        int many = 200;
        try (NativeSocket listener = Loopback.INET.listener()) {
            Sockaddr address = listener.getsockname();
            for (int i = 0; i < many; i++) {
                try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                    client.connect(address);
                    try (NativeSocket server = listener.accept()) {
                        assertNotNull(server);
                    }
                }
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "SO_RCVTIMEO has no effect on accept there")
    void anExpiredTimeGivesNoConnection() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            Duration limit = Duration.ofMillis(60);
            listener.set(SoOption.SO_RCVTIMEO, limit);
            long start = System.nanoTime();
            assertNull(listener.accept());
            assertTrue(System.nanoTime() - start >= limit.toNanos(), "returned early");
        }
    }

    @Test
    void aSocketThatDoesNotListenIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.STREAM)) {
            error(Errno.EINVAL).from("accept", socket::accept);
        }
        try (NativeSocket datagrams = Loopback.INET.bound(SocketType.DGRAM)) {
            error(Errno.EOPNOTSUPP).orWindows(Errno.EOPNOTSUPP, Errno.EINVAL).from("accept", datagrams::accept);
        }
    }

    @Test
    void nullIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertThrows(NullPointerException.class, () -> socket.accept(null));
        }
    }
}

package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code listen}. */
@Timeout(300)
class ListenTest {
    @ParameterizedTest
    @EnumSource
    void afterItTheSocketAcceptsConnections(Loopback loopback) throws Exception {
        try (NativeSocket socket = loopback.bound(SocketType.STREAM)) {
            assertFalse(socket.get(SoOption.SO_ACCEPTCONN));
            socket.listen(NativeSocket.SOMAXCONN);
            assertTrue(socket.get(SoOption.SO_ACCEPTCONN));
            Loopback.forget(socket.getsockname());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, Integer.MAX_VALUE})
    void everyBacklogGoesToTheSystem(int backlog) throws Exception {
        try (NativeSocket listener = Loopback.INET.bound(SocketType.STREAM);
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            listener.listen(backlog);
            client.connect(listener.getsockname());
            listener.accept().close();
        }
    }

    @Test
    void datagramsAreNotAcceptedFrom() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            error(Errno.EOPNOTSUPP).from("listen", () -> socket.listen(1));
        }
    }

    @Test
    void aSocketThatIsNotBoundGetsAPortOrIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            if (Expect.WINDOWS) {
                error(Errno.EINVAL).from("listen", () -> socket.listen(1));
            } else {
                socket.listen(1);
                assertNotEquals(0, ((InetSockaddr) socket.getsockname()).port());
            }
        }
    }

    @Test
    void aConnectedSocketIsRefused() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            error(Errno.EINVAL).orWindows(Errno.EISCONN, Errno.EINVAL).from("listen",
                    () -> connection.client().listen(1));
        }
    }

    @Test
    void theSystemHasALongestQueue() {
        assertTrue(NativeSocket.SOMAXCONN >= 128);
        assertEquals(Expect.WINDOWS, NativeSocket.SOMAXCONN == Integer.MAX_VALUE);
    }
}

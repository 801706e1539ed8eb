package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code shutdown}. */
@Timeout(300)
class ShutdownTest {
    @ParameterizedTest
    @EnumSource
    void bothDirectionsEnd(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            connection.client().shutdown(Shutdown.BOTH);
            assertEquals(NativeSocket.END_OF_STREAM, connection.server().recv(new byte[1]));
            error(Errno.EPIPE).orWindows(Errno.ESHUTDOWN).from("send", () -> connection.client().send(new byte[1]));
            assertTrue(connection.client().isOpen());
        }
    }

    @ParameterizedTest
    @EnumSource
    void receivingEnds(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            connection.client().shutdown(Shutdown.RECEIVE);
            if (Expect.WINDOWS) {
                error(Errno.ESHUTDOWN).from("recv", () -> connection.client().recv(new byte[1]));
            } else {
                assertEquals(NativeSocket.END_OF_STREAM, connection.client().recv(new byte[1]));
            }
            assertEquals(1, connection.client().send(new byte[1]));
        }
    }

    @Test
    void withoutAConnectionThereIsNothingToShutDown() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            error(Errno.ENOTCONN).from("shutdown", () -> socket.shutdown(Shutdown.BOTH));
        }
    }

    @Test
    void anUnknownDirectionGoesToTheSystem() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            error(Errno.EINVAL).from("shutdown", () -> connection.client().shutdown(Shutdown.of(4711)));
        }
    }

    @Test
    void directionsHaveNames() {
        assertEquals("SHUT_RD", Shutdown.RECEIVE.toString());
        assertEquals("SHUT_WR", Shutdown.SEND.toString());
        assertEquals("SHUT_RDWR", Shutdown.BOTH.toString());
        assertEquals("SHUT_9", Shutdown.of(9).toString());
        assertEquals(Shutdown.SEND, Shutdown.of(1));
    }

    @Test
    void nullIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertThrows(NullPointerException.class, () -> socket.shutdown(null));
        }
    }
}

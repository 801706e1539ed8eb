package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code poll} of one socket. */
@Timeout(300)
class PollOneTest {
    private static final int PATIENCE_MILLIS = 100_000;

    @ParameterizedTest
    @EnumSource
    void whatCanBeReceivedIsTold(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            NativeSocket socket = connection.server();
            assertEquals(0, socket.poll(Poll.IN, 0));
            connection.client().send(new byte[1]);
            assertNotEquals(0, socket.poll(Poll.RDNORM, PATIENCE_MILLIS) & Poll.RDNORM);
            assertNotEquals(0, socket.poll(Poll.IN, PATIENCE_MILLIS) & Poll.IN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void roomForSendingIsTold(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            assertNotEquals(0, connection.client().poll(Poll.OUT, 0) & Poll.OUT);
            assertNotEquals(0, connection.client().poll(Poll.WRNORM, 0) & Poll.WRNORM);
        }
    }

    @Test
    void aConnectionThatWaitsIsTold() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            assertEquals(0, listener.poll(Poll.IN, 0));
            client.connect(listener.getsockname());
            assertNotEquals(0, listener.poll(Poll.IN, PATIENCE_MILLIS) & Poll.IN);
        }
    }

    @Test
    void theEndOfAStreamCanBeReceived() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.client().shutdown(Shutdown.SEND);
            int happened = connection.server().poll(Poll.IN, PATIENCE_MILLIS);
            assertNotEquals(0, happened & (Poll.IN | Poll.HUP));
        }
    }

    @Test
    void theTimeIsNotCutShort() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            long start = System.nanoTime();
            assertEquals(0, connection.client().poll(Poll.IN, 50));
            assertTrue(System.nanoTime() - start >= 50_000_000, "returned early");
        }
    }

    @Test
    void aNegativeTimeWaitsForEver() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            CompletableFuture<Integer> happened = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    happened.complete(connection.client().poll(Poll.IN, -1));
                } catch (Exception e) {
                    happened.completeExceptionally(e);
                }
            });
            connection.server().send(new byte[1]);
            assertNotEquals(0, happened.join() & Poll.IN);
        }
    }

    @Test
    void anEndedConnectionHangsUp() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.server().close();
            connection.client().shutdown(Shutdown.SEND);
            int happened = connection.client().poll(Poll.IN, PATIENCE_MILLIS);
            assertNotEquals(0, happened & (Poll.HUP | Poll.IN));
            assertEquals(0, happened & (Poll.NVAL | Poll.PRI | Poll.RDBAND));
        }
    }

    @Test
    void aClosedSocketIsRefused() throws Exception {
        NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
        socket.close();
        assertEquals("poll", assertThrows(SocketClosedException.class, () -> socket.poll(Poll.IN, 0)).operation());
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Non-blocking mode. */
@Timeout(300)
class NonBlockingTest {
    @ParameterizedTest
    @EnumSource
    void callsReturnInsteadOfWaiting(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            NativeSocket socket = connection.client();
            socket.setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, socket.recv(new byte[1]));
            connection.server().send(new byte[1]);
            assertTrue((socket.poll(Poll.IN, 10_000) & Poll.IN) != 0);
            assertEquals(1, socket.recv(new byte[1]));
        }
    }

    @Test
    void theModeIsTakenBack() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket socket = connection.client();
            socket.setNonBlocking(true);
            socket.setNonBlocking(false);
            CompletableFuture<Integer> received = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    received.complete(socket.recv(new byte[1]));
                } catch (Exception e) {
                    received.completeExceptionally(e);
                }
            });
            connection.server().send(new byte[1]);
            assertEquals(1, received.join());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the mode is inherited there")
    void anAcceptedSocketBlocksOnLinuxThoughItsListenerDoesNot() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            listener.setNonBlocking(true);
            assertNull(listener.accept());
            client.connect(listener.getsockname());
            listener.poll(Poll.IN, 10_000);
            try (NativeSocket server = listener.accept()) {
                server.set(SoOption.SO_RCVTIMEO, java.time.Duration.ofMillis(40));
                long start = System.nanoTime();
                assertEquals(NativeSocket.WOULD_BLOCK, server.recv(new byte[1]));
                assertTrue(!Expect.LINUX || System.nanoTime() - start >= 40_000_000, "did not wait");
            }
        }
    }

    /** The mode belongs to the socket, not to the object: whoever else uses it sees it. */
    @Test
    void theModeIsNotRememberedInTheObject() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket other =
                    NativeSocket.of(SocketHandle.borrow(connection.client().handle().number()));
            other.setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, connection.client().recv(new byte[1]));
        }
    }
}

package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that reset at any time, say nothing, end one side only, or read slowly. */
@Timeout(300)
class PeerFaultsTest {
    private static final int LARGE = 8 << 20;

    private static void reset(NativeSocket socket) throws IOException {
        socket.set(SoOption.SO_LINGER, Linger.RESET);
        socket.close();
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> CompletableFuture<T> inAnotherThread(Call<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(call.run());
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static SocketError errorOf(CompletableFuture<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> call.get(100, TimeUnit.SECONDS));
        return ((SocketFailure) failed.getCause()).error();
    }

    @Test
    void aResetBeforeAcceptLeavesTheListenerUsable() throws Exception {
        Wine.differs("a reset is told as the end of the stream");
        try (NativeSocket listener = Loopback.INET.listener()) {
            NativeSocket gone = Loopback.INET.open(SocketType.STREAM);
            gone.connect(listener.getsockname());
            reset(gone);
            // Linux hands the dead connection over, others forget it or say ECONNABORTED.
            listener.setNonBlocking(true);
            try (NativeSocket dead = listener.accept()) {
                if (dead != null) {
                    dead.setNonBlocking(false);
                    error(Errno.ECONNRESET).from("recv", () -> dead.recv(new byte[1]));
                }
            } catch (NativeSocketException aborted) {
                assertTrue(aborted.error().is(Errno.ECONNABORTED), aborted::toString);
            }
            listener.setNonBlocking(false);
            try (NativeSocket next = Loopback.INET.open(SocketType.STREAM)) {
                next.connect(listener.getsockname());
                listener.accept().close();
            }
        }
    }

    @Test
    void aResetEndsARecvThatWaits() throws Exception {
        Wine.differs("a reset is told as the end of the stream");
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            CompletableFuture<Integer> waiting = inAnotherThread(() -> connection.client().recv(new byte[1]));
            reset(connection.server());
            assertTrue(errorOf(waiting).connectionReset());
        }
    }

    @Test
    void aResetEndsASendThatWaits() throws Exception {
        Wine.differs("a reset does not always end a send that waits");
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            CompletableFuture<Void> waiting = inAnotherThread(() -> {
                connection.client().sendAll(new byte[LARGE]);
                connection.client().sendAll(new byte[LARGE]);
                return null;
            });
            assertEquals(1, connection.server().recv(new byte[1]));
            reset(connection.server());
            SocketError error = errorOf(waiting);
            assertTrue(error.connectionReset() || error.is(Errno.EPIPE) || error.is(Errno.ECONNABORTED),
                    error::toString);
        }
    }

    /** A non-blocking send to a peer that does not read takes a part; all parts together arrive in order. */
    @Test
    void partsOfALargeBufferToASlowPeer() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] data = new byte[LARGE];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (i * 31 >> 3);
            }
            connection.client().setNonBlocking(true);
            int sent = 0;
            int parts = 0;
            byte[] received = new byte[LARGE];
            int arrived = 0;
            while (arrived < LARGE) {
                int n = sent < LARGE ? connection.client().send(data, sent, LARGE - sent) : NativeSocket.WOULD_BLOCK;
                if (n > 0) {
                    sent += n;
                    parts++;
                } else {
                    arrived += connection.server().recv(received, arrived, Math.min(70_000, LARGE - arrived));
                }
            }
            assertTrue(parts > 1, "the system took all at once");
            assertEquals(-1, java.util.Arrays.mismatch(data, received));
        }
    }

    @Test
    void aPeerThatEndedItsSideCanStillBeSentTo() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.server().shutdown(Shutdown.SEND);
            assertEquals(NativeSocket.END_OF_STREAM, connection.client().recv(new byte[1]));
            assertEquals(3, connection.client().send(new byte[3]));
            assertEquals(3, connection.server().recv(new byte[8]));
        }
    }

    @Test
    void aSilentPeerCostsTheTimeThatWasSet() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.client().set(SoOption.SO_RCVTIMEO, Duration.ofMillis(50));
            long waited = 0;
            // The kernel's clock may be late by some ticks when a call begins, and is not three times.
            for (int i = 0; i < 3 && waited < 49_000_000; i++) {
                long start = System.nanoTime();
                try {
                    assertEquals(NativeSocket.WOULD_BLOCK, connection.client().recv(new byte[1]));
                } catch (NativeTimeoutException timeout) {
                    assertEquals("recv", timeout.operation()); // as Windows says it
                }
                waited = System.nanoTime() - start;
            }
            assertTrue(waited >= 49_000_000, "too early");
            connection.client().set(SoOption.SO_RCVTIMEO, Duration.ZERO);
            connection.server().send(new byte[1]);
            assertEquals(1, connection.client().recv(new byte[1]), "usable as before");
        }
    }
}

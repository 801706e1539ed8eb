package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thread that leaves a call at the moment when it is about to be woken goes into its next call, on another socket. That one must not hear of
 * what was meant for the call before.
 */
@Timeout(300)
class StrayWakeTest {
    private static final int ROUNDS = 1000;

    /** The call that comes next: nobody closes its socket, nobody interrupts it, its time is up. */
    private static void nextCallIsLeftAlone(NativeSocket other) {
        assertInstanceOf(WouldBlock.class, outcome(other));
    }

    private record WouldBlock() {
    }

    private static Object outcome(NativeSocket other) {
        try {
            int n = other.recv(new byte[1]);
            return n == NativeSocket.WOULD_BLOCK ? new WouldBlock() : n;
        } catch (NativeTimeoutException e) {
            return new WouldBlock();
        } catch (IOException e) {
            return e;
        }
    }

    @Test
    void theCloseOfASocketThatTheThreadHasJustLeft() throws Exception {
        SynchronousQueue<Loopback.Connection> next = new SynchronousQueue<>();
        Thread closer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    Loopback.Connection connection = next.take();
                    connection.client().send(new byte[1]);
                    connection.server().close();
                    connection.client().close();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Loopback.Connection other = Loopback.INET.connection()) {
            other.server().set(SoOption.SO_RCVTIMEO, Duration.ofMillis(1));
            for (int i = 0; i < ROUNDS; i++) {
                Loopback.Connection connection = Loopback.INET.connection();
                next.put(connection);
                try {
                    connection.server().recv(new byte[1]);
                } catch (SocketClosedException e) {
                    // The close came first.
                }
                nextCallIsLeftAlone(other.server());
            }
        }
        closer.join();
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.SharedAccept;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** O_NONBLOCK belongs to the open file, which other owners may have: their calls find it as they set it, and it is believed, not memory. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell the mode of a socket")
class SharedModeTest {
    private static final int CONNECTIONS = 200;

    private static boolean isNonBlocking(long number) {
        return Host.sockets().isNonBlocking(CallBlock.create(), number) == 1;
    }

    private static <T> FutureTask<T> start(boolean virtual, Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(task);
        return task;
    }

    private static <T> T get(FutureTask<T> task) throws Exception {
        return task.get(200, TimeUnit.SECONDS);
    }

    private static void connect(NativeSocket listener) throws IOException {
        try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
        }
    }

    /** Virtual threads and limits on one descriptor, a blocking accept on another of the same listener: it never returns empty-handed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAcceptOfAnotherOwnerStaysBlocking(boolean virtual) throws Exception {
        try (NativeSocket listener = Loopback.INET.listener(); NativeSocket duplicate = listener.duplicate()) {
            long number = duplicate.handle().number();
            long closedBefore = SharedAccept.closedConnections();
            AtomicBoolean over = new AtomicBoolean();
            FutureTask<Integer> other = start(false, () -> acceptUntil(over, duplicate));
            FutureTask<Integer> mine = start(virtual, () -> acceptWithinUntil(over, listener));
            for (int i = 0; i < CONNECTIONS; i++) {
                connect(listener);
                assertFalse(isNonBlocking(number));
            }
            over.set(true);
            int last = 0;
            while (!other.isDone() || !mine.isDone()) {
                connect(listener);
                last++;
            }
            int served = get(other) + get(mine) + rest(listener);
            long closed = SharedAccept.closedConnections() - closedBefore;
            assertEquals(CONNECTIONS + last, served + closed);
            assertTrue(closed <= CONNECTIONS / 20, closed + " of callers whose time was up");
            assertFalse(isNonBlocking(number));
        }
    }

    /** Those that no accept has taken. */
    private static int rest(NativeSocket listener) throws IOException {
        int rest = 0;
        while ((listener.poll(Poll.IN, 0) & Poll.IN) != 0) {
            listener.accept().close();
            rest++;
        }
        return rest;
    }

    private static int acceptUntil(AtomicBoolean over, NativeSocket listener) throws IOException {
        int served = 0;
        while (!over.get()) {
            NativeSocket connection = listener.accept();
            assertNotNull(connection, "the listener is blocking");
            connection.close();
            served++;
        }
        return served;
    }

    private static int acceptWithinUntil(AtomicBoolean over, NativeSocket listener) throws IOException {
        int served = 0;
        while (!over.get()) {
            try {
                NativeSocket connection = listener.within(Duration.ofMillis(served % 3 == 0 ? 1 : 20)).accept();
                assertNotNull(connection, "the listener is blocking");
                connection.close();
                served++;
            } catch (NativeTimeoutException none) {
                // It tries again.
            }
        }
        return served;
    }

    /** A close and an interrupt end an accept that a thread of the library makes; a deadline is never early. */
    @RepeatedTest(20)
    void anAcceptOnASharedListenerEnds() throws Exception {
        NativeSocket listener = Loopback.INET.listener();
        listener.handle().number();
        FutureTask<NativeSocket> interrupted = new FutureTask<>(listener::accept);
        Thread thread = Thread.ofVirtual().start(interrupted);
        long start = System.nanoTime();
        assertThrows(NativeTimeoutException.class, () -> listener.within(Duration.ofMillis(5)).accept());
        assertTrue(System.nanoTime() - start >= 5_000_000);
        thread.interrupt();
        assertTrue(failure(interrupted) instanceof SocketInterruptedException);
        List<FutureTask<NativeSocket>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(start(true, listener::accept));
        }
        listener.close();
        for (FutureTask<NativeSocket> each : waiting) {
            assertTrue(failure(each) instanceof SocketClosedException);
        }
    }

    private static Throwable failure(FutureTask<?> task) {
        return assertThrows(java.util.concurrent.ExecutionException.class, () -> get(task)).getCause();
    }

    /** What the open file says counts, whatever set it: a flag of open, another owner. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDescriptorThatDoesNotWaitGivesWouldBlock(boolean virtual) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = connection.client();
            long number = client.handle().number();
            Host.sockets().setNonBlocking(CallBlock.create(), number, true);
            assertEquals(NativeSocket.WOULD_BLOCK, get(start(virtual, () -> client.recv(new byte[1]))));
            NativeSocket limited = client.within(Duration.ofMinutes(3));
            assertEquals(NativeSocket.WOULD_BLOCK, get(start(virtual, () -> limited.recv(new byte[1]))));
            assertTrue(isNonBlocking(number));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectLeavesTheModeOfAnAdoptedDescriptor(boolean virtual) throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
            Host.sockets().setNonBlocking(CallBlock.create(), number, true);
            try (NativeSocket client = NativeSocket.of(SocketHandle.adopt(number))) {
                Sockaddr name = listener.getsockname();
                get(start(virtual, () -> client.within(Duration.ofMinutes(3)).connect(name)));
                assertTrue(isNonBlocking(number));
            }
        }
    }

    /** Made blocking again through the other descriptor: the recv waits, and a close and an interrupt end it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRecvThatWaitsByAnotherOwnersModeEnds(boolean virtual) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket original = connection.client();
            original.setNonBlocking(true);
            NativeSocket duplicate = original.duplicate();
            original.setNonBlocking(false);
            FutureTask<Integer> received = new FutureTask<>(() -> duplicate.recv(new byte[1]));
            Thread thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(received);
            connection.server().send(new byte[] {7});
            assertEquals(1, get(received));
            received = new FutureTask<>(() -> duplicate.recv(new byte[1]));
            thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(received);
            thread.interrupt();
            assertTrue(failure(received) instanceof SocketInterruptedException);
            FutureTask<Integer> closed = start(virtual, () -> duplicate.recv(new byte[1]));
            duplicate.close();
            assertTrue(failure(closed) instanceof SocketClosedException);
        }
    }
}

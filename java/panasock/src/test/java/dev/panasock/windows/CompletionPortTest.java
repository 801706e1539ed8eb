package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ports by themselves: posting, taking, associating, closing. */
@WindowsTest
class CompletionPortTest {
    @Test
    void whatIsPostedComesInItsOrderAndWhole() throws IOException {
        try (CompletionPort port = CompletionPort.open(2)) {
            port.post(7, -1);
            port.post(-1, Long.MIN_VALUE, 0x1234_5678_9abc_def0L);
            Completions batch = new Completions(16);
            assertEquals(2, port.get(batch, Pair.SOON));
            assertEquals(2, batch.count());
            assertEquals(16, batch.capacity());
            assertEquals(7, batch.bytes(0));
            assertEquals(-1, batch.key(0));
            assertEquals(0, batch.overlapped(0));
            assertNull(batch.operation(0));
            assertEquals(-1, batch.bytes(1));
            assertEquals(Long.MIN_VALUE, batch.key(1));
            assertEquals(0x1234_5678_9abc_def0L, batch.overlapped(1));
            assertThrows(IndexOutOfBoundsException.class, () -> batch.key(2));
        }
    }

    @Test
    void aBatchTakesNoMoreThanItsCapacity() throws IOException {
        try (CompletionPort port = CompletionPort.open(0)) {
            for (int i = 0; i < 5; i++) {
                port.post(i, i);
            }
            Completions batch = new Completions(2);
            assertEquals(2, port.get(batch, null));
            assertEquals(2, port.get(batch, null));
            assertEquals(1, port.get(batch, null));
            assertEquals(4, batch.key(0));
        }
    }

    @Test
    void theTimeIsWaitedAndNotLess() throws IOException {
        try (CompletionPort port = CompletionPort.open(0)) {
            Completions batch = new Completions(1);
            assertEquals(0, port.get(batch, Duration.ZERO));
            long start = System.nanoTime();
            assertEquals(0, port.get(batch, Duration.ofMillis(60)));
            assertTrue(System.nanoTime() - start >= 60_000_000, "early");
            assertEquals(0, batch.count());
        }
    }

    @Test
    void aSocketHasOnePortForItsLife() throws IOException {
        try (Pair pair = Pair.connected(); CompletionPort port = CompletionPort.open(0);
                CompletionPort other = CompletionPort.open(0)) {
            port.associate(pair.socket(), 1);
            assertSame(port, pair.socket().port());
            IOException failure = assertThrows(IOException.class, () -> other.associate(pair.socket(), 2));
            assertEquals("CreateIoCompletionPort", ((SocketFailure) failure).operation());
            assertEquals(87, ((SocketFailure) failure).error().number());
            assertSame(port, pair.socket().port());
            pair.socket().close();
            assertThrows(IOException.class, () -> port.associate(pair.socket(), 1));
        }
    }

    /** A port is a handle that is no socket; the system says so itself. */
    @Test
    void aHandleOfTheWrongKindIsTheSystemsError() throws IOException {
        try (CompletionPort port = CompletionPort.open(0)) {
            NativeSocket wrong = NativeSocket.of(SocketHandle.borrow(4));
            OverlappedSocket socket = OverlappedSocket.of(wrong);
            SocketFailure associate = (SocketFailure) assertThrows(IOException.class, () -> port.associate(socket, 1));
            assertEquals(6, associate.error().number());
            try (Overlapped operation = Overlapped.forEvent()) {
                SocketFailure receive = (SocketFailure) assertThrows(IOException.class,
                        () -> socket.recv(operation, Pair.memory(8), Msg.NONE));
                assertEquals(10038, receive.error().number());
                SocketFailure accept = (SocketFailure) assertThrows(IOException.class,
                        () -> socket.acceptEx(operation, socket, new AcceptBuffer(0)));
                assertEquals(10038, accept.error().number());
            }
            assertThrows(IOException.class, socket::skipPortOnSuccess);
            assertThrows(IOException.class, socket::connectTime);
            socket.close();
        }
    }

    @Test
    void aClosedPortSaysSo() throws IOException {
        CompletionPort port = CompletionPort.open(0);
        assertTrue(port.isOpen());
        port.close();
        port.close();
        assertFalse(port.isOpen());
        assertEquals(CompletionPort.CLOSED, port.get(new Completions(1), null));
        assertThrows(IllegalStateException.class, () -> port.post(0, 0));
        try (Pair pair = Pair.connected()) {
            assertThrows(IllegalStateException.class, () -> port.associate(pair.socket(), 0));
        }
        assertTrue(port.toString().contains("closed"));
    }

    @Test
    void arguments() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> CompletionPort.open(-1));
        assertThrows(IllegalArgumentException.class, () -> new Completions(0));
        try (CompletionPort port = CompletionPort.open(0); Overlapped operation = Overlapped.forPort()) {
            assertThrows(IllegalArgumentException.class,
                    () -> port.post(0, 0, operation.slot.overlapped().address()));
        }
    }

    @Test
    void closingWakesEveryThreadThatWaits() throws Exception {
        int threads = 5;
        CompletionPort port = CompletionPort.open(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Integer>> waiting = new ArrayList<>();
            Callable<Integer> take = () -> port.get(new Completions(4), null);
            for (int i = 0; i < threads; i++) {
                waiting.add(executor.submit(take));
            }
            port.close();
            for (Future<Integer> each : waiting) {
                assertEquals(CompletionPort.CLOSED, each.get(100, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void closingSeesWhatIsInFlight() throws IOException {
        CompletionPort port = CompletionPort.open(0);
        try (Pair pair = Pair.connected(); Overlapped operation = Overlapped.forPort()) {
            port.associate(pair.socket(), 1);
            pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
            assertEquals(1, port.inFlight());
            port.close();
            assertFalse(operation.isInFlight());
            assertTrue(operation.status().cancelled());
            assertEquals(0, port.inFlight());
            assertThrows(IllegalStateException.class,
                    () -> pair.socket().recv(operation, Pair.memory(8), Msg.NONE));
            // The socket itself is as it was.
            pair.peer().send("hello".getBytes());
            assertEquals(5, pair.socket().socket().recv(new byte[8]));
        }
    }
}

package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an operation and of what it uses: what cannot be done while it is in flight, and what happens when that goes away. */
@WindowsTest
class OverlappedTest {
    private Pair pair;
    private CompletionPort port;
    private Overlapped operation;
    private Overlapped withEvent;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.connected();
        port = CompletionPort.open(0);
        port.associate(pair.socket(), 1);
        operation = Overlapped.forPort();
        withEvent = Overlapped.forEvent();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        port.close();
        operation.close();
        withEvent.close();
    }

    @Test
    void oneInFlightIsNeitherUsedNorFreedNorAsked() throws IOException {
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        assertThrows(IllegalStateException.class, () -> pair.socket().recv(operation, Pair.memory(8), Msg.NONE));
        assertThrows(IllegalStateException.class, () -> pair.socket().send(operation, Pair.memory(8), Msg.NONE));
        assertThrows(IllegalStateException.class, operation::close);
        assertThrows(IllegalStateException.class, operation::status);
        assertThrows(IllegalStateException.class, operation::bytes);
        assertThrows(IllegalStateException.class, operation::result);
        assertThrows(IllegalStateException.class, operation::succeeded);
        assertThrows(IllegalStateException.class, operation::flags);
        assertThrows(IllegalStateException.class, operation::address);
        assertThrows(IllegalStateException.class, operation::controlLength);
        assertTrue(operation.toString().contains("in flight"), operation.toString());
        pair.peer().send(new byte[3]);
        assertEquals(3, Pair.next(port).result());
        assertTrue(operation.succeeded());
        assertEquals(3, operation.bytes());
    }

    @Test
    void oneThatWasFreedOrNeverUsedSaysSo() {
        assertThrows(IllegalStateException.class, operation::status);
        assertFalse(operation.cancel());
        assertNull(operation.socket());
        Overlapped freed = Overlapped.forPort();
        freed.close();
        freed.close();
        assertThrows(IllegalStateException.class, () -> pair.socket().recv(freed, Pair.memory(8), Msg.NONE));
    }

    @Test
    void anObjectGoesAlong() {
        assertNull(operation.attachment());
        operation.attach("mine");
        assertEquals("mine", operation.attachment());
    }

    @Test
    void memoryThatCannotOutliveTheCallIsRefused() throws IOException {
        OverlappedSocket socket = pair.socket();
        MemorySegment heap = MemorySegment.ofArray(new byte[8]);
        assertThrows(IllegalArgumentException.class, () -> socket.recv(operation, heap, Msg.NONE));
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment mine = confined.allocate(8);
            assertTrue(assertThrows(IllegalArgumentException.class, () -> socket.recv(operation, mine, Msg.NONE))
                    .getMessage().contains("confined"));
            assertThrows(IllegalArgumentException.class,
                    () -> socket.send(operation, new MemorySegment[] {Pair.memory(1), mine}, Msg.NONE));
        }
        Arena shared = Arena.ofShared();
        MemorySegment freed = shared.allocate(8);
        shared.close();
        assertThrows(IllegalStateException.class, () -> socket.recv(operation, freed, Msg.NONE));
        assertThrows(IllegalArgumentException.class,
                () -> socket.recv(operation, Pair.memory(8).asReadOnly(), Msg.NONE));
        MemorySegment[] many = new MemorySegment[17];
        java.util.Arrays.fill(many, Pair.memory(1));
        assertThrows(IllegalArgumentException.class, () -> socket.send(operation, many, Msg.NONE));
        assertThrows(NullPointerException.class, () -> socket.send(operation, (MemorySegment) null, Msg.NONE));
        assertThrows(NullPointerException.class, () -> socket.send(null, Pair.memory(1), Msg.NONE));
        assertFalse(operation.isInFlight());
        assertEquals(0, port.inFlight());
    }

    @Test
    void withoutPortAndEventNothingIsStarted() throws IOException {
        try (Pair other = Pair.connected()) {
            assertThrows(IllegalStateException.class,
                    () -> other.socket().recv(operation, Pair.memory(8), Msg.NONE));
            assertFalse(operation.isInFlight());
        }
    }

    /** The collector cannot take what the system writes to: neither the operation nor its buffer is referred to here. */
    @Test
    void nobodyHasToReferToWhatIsInFlight() throws IOException {
        int before = OverlappedMemory.count();
        pair.socket().recv(Overlapped.forPort(), Pair.memory(64), Msg.NONE);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        pair.peer().send("kept".getBytes());
        try (Overlapped found = Pair.next(port)) {
            assertEquals(4, found.result());
        }
        assertEquals(before, OverlappedMemory.count());
    }

    @Test
    void theCompletionOfACancelledOperationComesAndIsAwaited() throws IOException {
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        assertTrue(operation.cancel());
        assertTrue(operation.isInFlight());
        assertSame(operation, Pair.next(port));
        assertTrue(operation.status().cancelled());
        assertEquals(995, operation.status().number());
        IOException failure = assertThrows(IOException.class, operation::result);
        assertFalse(failure instanceof SocketClosedException, "the socket is open");
        assertEquals(995, ((SocketFailure) failure).error().number());
        assertFalse(operation.cancel());
    }

    @Test
    void aCancelledOperationWithAnEventIsAwaited() throws IOException {
        pair.socket().recv(withEvent, Pair.memory(8), Msg.NONE);
        assertTrue(withEvent.cancel());
        assertTrue(withEvent.await(Pair.SOON));
        assertTrue(withEvent.status().cancelled());
    }

    /** Whoever is faster: bytes that were received before the cancel are a success. */
    @Test
    void lateSuccessIsSuccess() throws IOException {
        MemorySegment target = Pair.memory(8);
        pair.socket().recv(withEvent, target, Msg.NONE);
        pair.peer().send("won".getBytes());
        while (!withEvent.hasEnded()) {
            Thread.onSpinWait();
        }
        withEvent.cancel();
        assertTrue(withEvent.await(Pair.SOON));
        assertEquals(3, withEvent.result());
        assertEquals("won", Pair.text(target, 3));
    }

    @Test
    void closingTheSocketGivesEveryOperationItsCompletion() throws IOException {
        Overlapped second = Overlapped.forPort();
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        pair.socket().recv(second, Pair.memory(8), Msg.NONE);
        long number = pair.socket().socket().handle().number();
        pair.socket().close();
        assertFalse(pair.socket().isOpen());
        // The number is not given to the next socket while they are in flight.
        for (int i = 0; i < 10; i++) {
            try (NativeSocket next = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                assertFalse(next.handle().number() == number, "the number was given to another socket");
            }
        }
        for (int i = 0; i < 2; i++) {
            Overlapped seen = Pair.next(port);
            assertTrue(seen.status().cancelled(), seen.status().toString());
            assertInstanceOf(SocketClosedException.class, assertThrows(IOException.class, seen::result));
        }
        second.close();
        assertThrows(SocketClosedException.class, () -> pair.socket().recv(operation, Pair.memory(8), Msg.NONE));
    }

    @Test
    void closingTheSocketSeesWhatHasAnEvent() throws IOException {
        pair.socket().recv(withEvent, Pair.memory(8), Msg.NONE);
        pair.socket().socket().close();
        assertFalse(withEvent.isInFlight());
        assertTrue(withEvent.status().cancelled());
        assertTrue(withEvent.await(Duration.ZERO));
    }

    /** A borrowed handle: its owner keeps the socket, our operations end. */
    @Test
    void closingABorrowedHandleCancelsOwnOperationsOnly() throws IOException {
        try (Pair other = Pair.connected()) {
            SocketHandle borrowed = SocketHandle.borrow(other.socket().socket().handle().number());
            OverlappedSocket guest = OverlappedSocket.of(NativeSocket.of(borrowed));
            other.socket().recv(withEvent, Pair.memory(8), Msg.NONE);
            try (Overlapped ours = Overlapped.forEvent()) {
                guest.recv(ours, Pair.memory(8), Msg.NONE);
                guest.close();
                assertTrue(ours.status().cancelled());
            }
            assertTrue(withEvent.isInFlight());
            other.peer().send("still".getBytes());
            assertTrue(withEvent.await(Pair.SOON));
            assertEquals(5, withEvent.result());
        }
    }

    @Test
    void awaitOfAnOperationOfAPortWaitsForTheThreadThatTakesIt() throws Exception {
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        assertFalse(operation.await(Duration.ZERO));
        Thread taker = Thread.ofPlatform().start(() -> {
            try {
                Pair.next(port);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        pair.peer().send(new byte[1]);
        assertTrue(operation.await(Pair.SOON));
        assertEquals(1, operation.result());
        taker.join();
    }

    @Test
    void aSocketThatIsClosedHasNoOverlappedOperations() throws IOException {
        NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        socket.close();
        assertThrows(SocketClosedException.class, () -> OverlappedSocket.of(socket));
    }
}

package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Linger;
import dev.panasock.Msg;
import dev.panasock.SoOption;
import dev.panasock.SocketFailure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WSASend and WSARecv on streams, with a port and with an event. */
@WindowsTest
class WsaSendRecvTest {
    private Pair pair;
    private CompletionPort port;
    private Overlapped operation;
    private Overlapped withEvent;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.connected();
        port = CompletionPort.open(0);
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
    void aReceiveWaitsAndItsCompletionComesToThePortWithItsKey() throws IOException {
        long key = 0xfedc_ba98_7654_3210L;
        port.associate(pair.socket(), key);
        MemorySegment target = Pair.memory(16);
        assertFalse(pair.socket().recv(operation, target, Msg.NONE));
        assertFalse(operation.buffers.copies());
        assertTrue(operation.isInFlight());
        Completions batch = new Completions(8);
        assertEquals(0, port.get(batch, Duration.ZERO));
        pair.peer().send("hello".getBytes());
        assertEquals(1, port.get(batch, Pair.SOON));
        assertEquals(key, batch.key(0));
        assertSame(operation, batch.operation(0));
        assertEquals(5, batch.bytes(0));
        assertFalse(operation.isInFlight());
        assertEquals(CompletionStatus.SUCCESS, operation.status());
        assertEquals(5, operation.result());
        assertEquals("hello", Pair.text(target, 5));
        assertSame(pair.socket(), operation.socket());
    }

    @Test
    void aSendThatEndsAtOnceAlsoGivesACompletion() throws IOException {
        port.associate(pair.socket(), 1);
        assertFalse(pair.socket().send(operation, Pair.text("hello"), Msg.NONE));
        assertSame(operation, Pair.next(port));
        assertEquals(5, operation.result());
        byte[] received = new byte[5];
        pair.peer().recvFully(received);
        assertArrayEquals("hello".getBytes(), received);
    }

    @Test
    void withSkipPortOnSuccessTheCallSaysIt() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().skipPortOnSuccess();
        pair.socket().skipSetEventOnHandle();
        assertTrue(pair.socket().send(operation, Pair.text("hello"), Msg.NONE));
        assertEquals(5, operation.result());
        assertEquals(0, port.get(new Completions(1), Duration.ZERO));
        assertFalse(pair.socket().recv(operation, Pair.memory(8), Msg.NONE));
        pair.peer().send(new byte[3]);
        assertSame(operation, Pair.next(port));
        assertEquals(3, operation.result());
    }

    @Test
    void scatterAndGather() throws IOException {
        port.associate(pair.socket(), 1);
        MemorySegment[] words = {Pair.text("one"), Pair.memory(0), Pair.text("two"), Pair.text("three")};
        pair.socket().send(operation, words, Msg.NONE);
        assertEquals(11, Pair.next(port).result());
        byte[] received = new byte[11];
        pair.peer().recvFully(received);
        assertEquals("onetwothree", new String(received));
        pair.peer().send(received);
        MemorySegment[] targets = {Pair.memory(4), Pair.memory(20)};
        pair.socket().recv(operation, targets, Msg.NONE);
        assertEquals(11, Pair.next(port).result());
        assertEquals("onet", Pair.text(targets[0], 4));
        assertEquals("wothree", Pair.text(targets[1], 7));
    }

    @Test
    void anEventTellsWithoutAPort() throws IOException {
        MemorySegment target = Pair.memory(16);
        assertFalse(pair.socket().recv(withEvent, target, Msg.NONE));
        assertFalse(withEvent.await(Duration.ZERO));
        assertEquals(-1, pair.socket().getOverlappedResult(withEvent, false));
        pair.peer().send("hi".getBytes());
        assertTrue(withEvent.await(Pair.SOON));
        assertEquals(2, withEvent.result());
        assertTrue(pair.socket().send(withEvent, Pair.text("there"), Msg.NONE));
        assertEquals(5, withEvent.result());
    }

    @Test
    void anEventKeepsTheCompletionFromThePort() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().recv(withEvent, Pair.memory(16), Msg.NONE);
        pair.peer().send("hi".getBytes());
        assertTrue(withEvent.await(Pair.SOON));
        assertEquals(2, withEvent.result());
        // A packet would be taken for the end of the next operation.
        pair.socket().recv(withEvent, Pair.memory(16), Msg.NONE);
        assertEquals(0, port.get(new Completions(1), Duration.ofMillis(20)));
        assertTrue(withEvent.isInFlight());
    }

    @Test
    void getOverlappedResultWaits() throws IOException {
        pair.socket().recv(withEvent, Pair.memory(16), Msg.NONE);
        Thread sender = Thread.ofPlatform().start(() -> {
            try {
                pair.peer().send("late".getBytes());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(4, pair.socket().getOverlappedResult(withEvent, true));
        assertEquals(0, withEvent.flags());
        assertThrows(IllegalStateException.class, () -> pair.socket().getOverlappedResult(withEvent, false));
        sender.interrupt();
    }

    @Test
    void awaitAnyFindsTheOneThatHasEnded() throws IOException {
        try (Pair other = Pair.connected(); Overlapped second = Overlapped.forEvent();
                Overlapped idle = Overlapped.forEvent()) {
            pair.socket().recv(withEvent, Pair.memory(8), Msg.NONE);
            other.socket().recv(second, Pair.memory(8), Msg.NONE);
            Overlapped[] all = {idle, withEvent, second};
            assertEquals(-1, Overlapped.awaitAny(all, 3, Duration.ZERO));
            other.peer().send(new byte[2]);
            assertEquals(2, Overlapped.awaitAny(all, 3, Pair.SOON));
            assertEquals(2, second.result());
            assertTrue(withEvent.isInFlight());
            pair.peer().send(new byte[1]);
            assertEquals(1, Overlapped.awaitAny(all, 3, null));
            assertThrows(IllegalArgumentException.class, () -> Overlapped.awaitAny(all, 3, null));
            assertThrows(IllegalArgumentException.class,
                    () -> Overlapped.awaitAny(new Overlapped[] {operation}, 1, null));
            assertThrows(IllegalArgumentException.class, () -> Overlapped.awaitAny(new Overlapped[65], 65, null));
        }
    }

    @Test
    void theEndOfTheStreamIsZeroBytes() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        pair.peer().close();
        assertEquals(0, Pair.next(port).result());
    }

    @Test
    void aReceiveOfNothingTellsWhenThereIsSomething() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().recv(operation, Pair.memory(0), Msg.NONE);
        assertEquals(0, port.get(new Completions(1), Duration.ZERO));
        pair.peer().send("hello".getBytes());
        assertEquals(0, Pair.next(port).result());
        assertEquals(5, pair.socket().socket().recv(new byte[8]));
    }

    @Test
    void aResetIsAStatusOfItsOwnAndWinsocksError() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().recv(operation, Pair.memory(8), Msg.NONE);
        pair.peer().set(SoOption.SO_LINGER, Linger.RESET);
        pair.peer().close();
        Pair.next(port);
        CompletionStatus status = operation.status();
        assertTrue(status.connectionReset(), status.toString());
        assertEquals(64, status.number());
        IOException failure = assertThrows(IOException.class, operation::result);
        assertEquals(10054, ((SocketFailure) failure).error().number());
    }

    @Test
    void severalReceivesEndInTheirOrder() throws IOException {
        port.associate(pair.socket(), 1);
        Overlapped[] operations = {Overlapped.forPort(), Overlapped.forPort(), Overlapped.forPort()};
        MemorySegment[] targets = {Pair.memory(1), Pair.memory(1), Pair.memory(1)};
        for (int i = 0; i < 3; i++) {
            pair.socket().recv(operations[i], targets[i], Msg.NONE);
        }
        pair.peer().send("abc".getBytes());
        for (int i = 0; i < 3; i++) {
            assertSame(operations[i], Pair.next(port));
            assertEquals("abc".substring(i, i + 1), Pair.text(targets[i], 1));
            operations[i].close();
        }
    }

    /** What a call says at once is thrown, and nothing is in flight. */
    @Test
    void aCallThatFailsThrowsAndSendsNothingToThePort() throws IOException {
        port.associate(pair.socket(), 1);
        pair.socket().socket().shutdown(dev.panasock.Shutdown.SEND);
        IOException failure =
                assertThrows(IOException.class, () -> pair.socket().send(operation, Pair.text("x"), Msg.NONE));
        assertEquals("WSASend", ((SocketFailure) failure).operation());
        assertEquals(10058, ((SocketFailure) failure).error().number());
        assertFalse(operation.isInFlight());
        assertEquals(0, port.inFlight());
        assertEquals(0, port.get(new Completions(1), Duration.ZERO));
    }

    /** Direct buffers live as long as somebody refers to them, which the operation does. */
    @Test
    void directBuffersAreUsedAsTheyAre() throws IOException {
        port.associate(pair.socket(), 1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(8);
        pair.socket().recv(operation, MemorySegment.ofBuffer(buffer), Msg.NONE);
        assertFalse(operation.buffers.copies());
        pair.peer().send("direct".getBytes());
        assertEquals(6, Pair.next(port).result());
        assertEquals('d', buffer.get(0));
    }

    @Test
    void memoryOfASharedArenaIsCopied() throws IOException {
        port.associate(pair.socket(), 1);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment first = arena.allocate(2);
            MemorySegment second = arena.allocate(8);
            pair.socket().recv(operation, new MemorySegment[] {first, second}, Msg.NONE);
            assertTrue(operation.buffers.copies());
            pair.peer().send("shared".getBytes());
            assertEquals(6, Pair.next(port).result());
            assertEquals("sh", Pair.text(first, 2));
            assertEquals("ared", Pair.text(second, 4));
            pair.socket().send(operation, second.asSlice(0, 4), Msg.NONE);
            assertEquals(4, Pair.next(port).result());
        }
        byte[] received = new byte[4];
        pair.peer().recvFully(received);
        assertEquals("ared", new String(received));
    }

    @Test
    void aSharedArenaMayBeClosedWhileTheSystemWrites() throws IOException {
        port.associate(pair.socket(), 1);
        Arena arena = Arena.ofShared();
        pair.socket().recv(operation, arena.allocate(8), Msg.NONE);
        arena.close();
        pair.peer().send("late".getBytes());
        assertEquals(4, Pair.next(port).result());
    }
}

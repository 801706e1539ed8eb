package dev.panasock.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.platform.abi.KeventLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code kqueue}. What needs macOS was never run so far. */
@Timeout(300)
class KqueueTest {
    private static final KeventLayout LAYOUT = KeventLayout.of(OperatingSystem.MACOS);
    private static final long PATIENCE = 100_000_000_000L;

    @Test
    void anEventIsReadAsItWasWritten() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment events = arena.allocate(3 * LAYOUT.size(), 8);
            LAYOUT.set(events, 1, 1L << 40, Kqueue.WRITE, Kqueue.EOF, -2, -3, Long.MIN_VALUE);
            assertEquals(1L << 40, LAYOUT.ident(events, 1));
            assertEquals(Kqueue.WRITE, LAYOUT.filter(events, 1));
            assertEquals(Kqueue.EOF, LAYOUT.flags(events, 1));
            assertEquals(-2, LAYOUT.filterFlags(events, 1));
            assertEquals(-3, LAYOUT.data(events, 1));
            assertEquals(Long.MIN_VALUE, LAYOUT.userData(events, 1));
            assertEquals(0, LAYOUT.ident(events, 0) | LAYOUT.userData(events, 0) | LAYOUT.ident(events, 2));
        }
    }

    @Test
    void anArrayKnowsItsSize() {
        KqueueEvents events = new KqueueEvents(3);
        assertEquals(3, events.capacity());
        assertEquals(0, events.count());
        assertThrows(IndexOutOfBoundsException.class, () -> events.ident(0));
        assertThrows(IllegalArgumentException.class, () -> new KqueueEvents(0));
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void otherSystemsHaveNone() {
        assertThrows(UnsupportedOperationException.class, Kqueue::create);
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void descriptorsTimersAndEventsOfOnesOwn() throws IOException {
        try (Kqueue queue = Kqueue.create();
                SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            KqueueEvents events = new KqueueEvents(4);
            queue.add(pair.second().handle(), Kqueue.READ, Kqueue.CLEAR, 7);
            assertEquals(0, queue.await(events, 0));
            pair.first().send(new byte[3]);
            assertEquals(1, queue.await(events, PATIENCE));
            assertEquals(pair.second().handle().number(), events.ident(0));
            assertEquals(Kqueue.READ, events.filter(0));
            assertEquals(3, events.data(0));
            assertEquals(7, events.userData(0));
            assertEquals(0, events.flags(0) & Kqueue.EOF);
            assertEquals(0, events.filterFlags(0));
            queue.delete(pair.second().handle());
            assertThrows(IOException.class, () -> queue.delete(pair.second().handle()));
            queue.timer(1, Kqueue.ONESHOT, 1_000_000, 8);
            assertEquals(1, queue.await(events, PATIENCE));
            assertEquals(8, events.userData(0));
            queue.user(2, Kqueue.CLEAR, 9);
            queue.trigger(2);
            assertEquals(1, queue.await(events, PATIENCE));
            assertEquals(9, events.userData(0));
            assertNotEquals(0, queue.handle().number());
            assertTrue(pair.second().handle().isOpen());
        }
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void aClosedQueueSaysSo() throws IOException {
        Kqueue queue = Kqueue.create();
        queue.close();
        queue.close();
        assertThrows(SocketClosedException.class, () -> queue.await(new KqueueEvents(1), 0));
    }
}

package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketHandle;
import dev.panasock.ThreadInCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code poll} of many sockets. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PollSetTest {
    private static final long PATIENCE = PollerContract.PATIENCE;

    private PollSet set;

    @BeforeEach
    void open() throws IOException {
        set = PollSet.open();
    }

    @AfterEach
    void close() {
        set.close();
    }

    private void told(PollSet.Member expected, int bits) throws IOException {
        assertTrue(set.poll(PATIENCE) > 0);
        assertSame(expected, set.next());
        assertEquals(bits, expected.revents() & bits);
        assertNull(set.next());
    }

    @Test
    void dataIsTold() throws Exception {
        try (Stream stream = Stream.open()) {
            PollSet.Member far = set.add(stream.far(), Poll.IN | Poll.RDNORM, "attachment");
            assertEquals(0, set.poll(0));
            assertNull(set.next());
            stream.near().send(new byte[1]);
            told(far, Poll.RDNORM); // of IN, which on Windows is two bits
            assertEquals("attachment", far.attachment());
            assertSame(stream.far().handle(), far.handle());
            assertEquals(Poll.IN | Poll.RDNORM, far.events());
            far.events(Poll.OUT);
            told(far, Poll.OUT);
            far.remove();
            far.remove();
            far.events(Poll.OUT);
            assertEquals(0, set.poll(0));
            SocketHandle.adopt(stream.far().handle().release()).close();
        }
    }

    @Test
    void theTimeIsNotCutShort() throws Exception {
        for (long nanos : new long[] {1, 300_000, 20_000_000}) {
            long start = System.nanoTime();
            assertEquals(0, set.poll(nanos));
            assertTrue(System.nanoTime() - start >= nanos, "returned early");
        }
    }

    @Test
    void aMemberThatIsClosedIsToldOnce() throws Exception {
        try (Stream stream = Stream.open()) {
            PollSet.Member far = set.add(stream.far(), Poll.IN, null);
            CompletableFuture<Void> closed = PollerContract.start(() -> {
                stream.far().close();
                return null;
            });
            told(far, Poll.NVAL);
            closed.join();
            assertEquals(0, set.poll(0));
            assertNull(set.next());
            assertNotEquals(0, stream.near().poll(Poll.IN, 10_000), "its number was given back");
        }
    }

    @Test
    void aCloseEndsAWaitWithoutEnd() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (Stream stream = Stream.open()) {
                PollSet.Member far = set.add(stream.far(), Poll.IN, null);
                ThreadInCall waiting = new ThreadInCall(false, () -> assertEquals(1, set.poll(-1))).awaitBlocked();
                stream.far().close();
                assertNull(waiting.outcome());
                assertSame(far, set.next());
                assertNull(set.next());
            }
        }
    }

    /** Whoever takes one of two at a time finds the other at once. */
    @Test
    void aCloseThatWasNotTakenIsStillTold() throws Exception {
        try (Stream stream = Stream.open()) {
            PollSet.Member far = set.add(stream.far(), Poll.IN, null);
            PollSet.Member near = set.add(stream.near(), Poll.IN, null);
            stream.far().close();
            stream.near().close();
            assertEquals(2, set.poll(-1));
            assertSame(far, set.next());
            assertEquals(1, set.poll(-1));
            assertSame(near, set.next());
            assertNull(set.next());
        }
    }

    @Test
    void whatIsAddedWhileAThreadWaitsIsTold() throws Exception {
        try (Stream stream = Stream.open()) {
            stream.near().send(new byte[1]);
            for (int i = 0; i < 200; i++) {
                CompletableFuture<PollSet.Member> added =
                        PollerContract.start(() -> set.add(stream.far(), Poll.IN, null));
                assertEquals(1, set.poll(PATIENCE));
                assertSame(added.join(), set.next());
                added.join().remove();
            }
        }
    }

    @Test
    void whatWasFoundBeforeItWasRemovedIsNotTold() throws Exception {
        try (Stream stream = Stream.open(); Stream other = Stream.open()) {
            PollSet.Member far = set.add(stream.far(), Poll.IN, null);
            stream.near().send(new byte[1]);
            assertEquals(1, set.poll(PATIENCE));
            far.remove();
            set.add(other.far(), Poll.IN, null);
            assertNull(set.next());
        }
    }

    /** Whoever comes and goes, the others stay at their places. */
    @Test
    void membersComeAndGoInAnyOrder() throws Exception {
        Random random = new Random(1);
        List<Stream> streams = new ArrayList<>();
        List<PollSet.Member> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            streams.add(Stream.open());
            members.add(null);
        }
        for (int round = 0; round < 500; round++) {
            int i = random.nextInt(streams.size());
            if (members.get(i) == null) {
                members.set(i, set.add(streams.get(i).far(), Poll.IN, i));
            } else {
                members.get(i).remove();
                members.set(i, null);
            }
            int sender = random.nextInt(streams.size());
            streams.get(sender).near().send(new byte[1]);
            streams.get(sender).far().poll(Poll.IN, -1);
            assertEquals(members.get(sender) == null ? 0 : 1, set.poll(0), "round " + round);
            PollSet.Member told = set.next();
            assertSame(members.get(sender), told);
            Stream.drain(streams.get(sender).far());
        }
        for (Stream stream : streams) {
            stream.close();
        }
    }

    @Test
    void wakingEndsTheWait() throws Exception {
        set.wakeup();
        assertEquals(0, set.poll(PATIENCE));
        CompletableFuture<Void> woken = PollerContract.start(() -> {
            set.wakeup();
            return null;
        });
        assertEquals(0, set.poll(-1));
        woken.join();
    }

    @Test
    void oneThreadWaitsAtATime() throws Exception {
        CompletableFuture<Integer> waiting = PollerContract.start(() -> set.poll(-1));
        boolean refused = false;
        long end = System.nanoTime() + PATIENCE;
        while (!refused && System.nanoTime() < end) {
            try {
                set.poll(0);
                refused = waiting.isCompletedExceptionally();
            } catch (IllegalStateException e) {
                refused = true;
            }
        }
        set.wakeup();
        assertTrue(refused);
        waiting.exceptionally(e -> 0).join();
    }

    @Test
    void closingTheSetEndsTheWait() throws Exception {
        try (Stream stream = Stream.open()) {
            PollSet.Member far = set.add(stream.far(), Poll.IN, null);
            ThreadInCall waiting = new ThreadInCall(false, () -> set.poll(-1)).awaitBlocked();
            set.close();
            set.close();
            assertInstanceOf(SocketClosedException.class, waiting.outcome());
            assertThrows(SocketClosedException.class, () -> set.poll(0));
            assertThrows(SocketClosedException.class, () -> set.add(stream.near(), Poll.IN, null));
            set.wakeup();
            far.remove();
            far.events(Poll.OUT);
            assertEquals(NativeSocket.WOULD_BLOCK, stream.far().recv(new byte[1]));
        }
    }

    @Test
    void whatCannotBeAddedIsRefused() throws Exception {
        try (Stream stream = Stream.open()) {
            set.add(stream.far(), Poll.IN, null);
            assertThrows(IllegalStateException.class, () -> set.add(stream.far(), Poll.IN, null));
            assertThrows(NullPointerException.class, () -> set.add((SocketHandle) null, Poll.IN, null));
            assertThrows(IOException.class, () -> set.add(SocketHandle.borrow(0xfff0), Poll.IN, null));
            stream.near().close();
            assertThrows(SocketClosedException.class, () -> set.add(stream.near(), Poll.IN, null));
        }
    }
}

package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.Errno;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.Poll;
import dev.panasock.Protocol;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** {@code epoll} as it is. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class EpollTest {
    private static final long PATIENCE = 100_000_000_000L;
    /** With a bit in each half, and the sign. */
    private static final long DATA = 0x8000_0001_4000_0002L;

    private Epoll epoll;
    private SocketPair pair;
    private SocketHandle far;
    private final EpollEvents events = new EpollEvents(8);

    @BeforeEach
    void open() throws IOException {
        epoll = Epoll.create();
        pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
        pair.second().setNonBlocking(true);
        far = pair.second().handle();
    }

    @AfterEach
    void close() throws IOException {
        epoll.close();
        pair.first().close();
        pair.second().close();
    }

    private static void assertFails(Errno errno, Executable call) {
        IOException failure = assertThrows(IOException.class, call);
        assertTrue(((SocketFailure) failure).error().is(errno), failure.toString());
    }

    @Test
    void addWaitModifyDelete() throws IOException {
        epoll.add(far, Epoll.IN, DATA);
        assertEquals(0, epoll.await(events, 0));
        pair.first().send(new byte[1]);
        assertEquals(1, epoll.await(events, PATIENCE));
        assertEquals(1, events.count());
        assertEquals(Epoll.IN, events.events(0));
        assertEquals(DATA, events.data(0));
        epoll.modify(far, Epoll.IN | Epoll.OUT, 7);
        assertEquals(1, epoll.await(events, PATIENCE));
        assertEquals(Epoll.IN | Epoll.OUT, events.events(0));
        assertEquals(7, events.data(0));
        epoll.delete(far);
        assertEquals(0, epoll.await(events, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> events.data(0));
    }

    @Test
    void severalEventsStandBesideEachOther() throws IOException {
        epoll.add(far, Epoll.OUT, 1);
        epoll.add(pair.first().handle(), Epoll.OUT, 2);
        assertEquals(2, epoll.await(events, PATIENCE));
        assertEquals(3, events.data(0) + events.data(1));
        EpollEvents one = new EpollEvents(1);
        assertEquals(1, one.capacity());
        assertEquals(1, epoll.await(one, PATIENCE));
        long first = one.data(0);
        assertEquals(1, epoll.await(one, PATIENCE));
        assertEquals(3, first + one.data(0), "the other comes next");
    }

    @Test
    void anEdgeIsToldOnce() throws IOException {
        epoll.add(far, Epoll.IN | Epoll.ET, 1);
        pair.first().send(new byte[1]);
        assertEquals(1, epoll.await(events, PATIENCE));
        assertEquals(0, epoll.await(events, 0));
        pair.first().send(new byte[1]);
        assertEquals(1, epoll.await(events, PATIENCE));
    }

    @Test
    void oneShotIsToldUntilModify() throws IOException {
        epoll.add(far, Epoll.IN | Epoll.ONESHOT, 1);
        pair.first().send(new byte[1]);
        assertEquals(1, epoll.await(events, PATIENCE));
        pair.first().send(new byte[1]);
        assertEquals(0, epoll.await(events, 0));
        epoll.modify(far, Epoll.IN | Epoll.ONESHOT, 1);
        assertEquals(1, epoll.await(events, PATIENCE));
    }

    @Test
    void exclusiveWakesOneInstance() throws IOException {
        epoll.add(far, Epoll.IN | Epoll.EXCLUSIVE, 1);
        pair.first().send(new byte[1]);
        assertEquals(1, epoll.await(events, PATIENCE));
        assertFails(Errno.EINVAL, () -> epoll.modify(far, Epoll.IN, 1));
    }

    @Test
    void theEndsOfAConnection() throws IOException {
        epoll.add(far, Epoll.RDHUP, 1);
        pair.first().shutdown(dev.panasock.Shutdown.SEND);
        assertEquals(1, epoll.await(events, PATIENCE));
        assertEquals(Epoll.RDHUP, events.events(0));
        pair.first().close();
        assertEquals(1, epoll.await(events, PATIENCE));
        assertEquals(Epoll.RDHUP | Epoll.HUP, events.events(0));
    }

    @Test
    void theTimeIsNotCutShortAndMayBeLessThanAMillisecond() throws IOException {
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + 10_000_000_000L;
        for (int i = 0; i < 100 || least >= 1_000_000 && System.nanoTime() < end; i++) {
            long start = System.nanoTime();
            assertEquals(0, epoll.await(events, 200_000));
            least = Math.min(least, System.nanoTime() - start);
        }
        assertTrue(least >= 200_000, "returned early");
        if (dev.panasock.platform.system.linux.EpollApi.hasNanoseconds()) {
            assertTrue(least < 1_000_000, "never less than a millisecond: " + least);
        }
    }

    @Test
    void closingADescriptorDeletesIt() throws IOException {
        epoll.add(far, Epoll.IN, 1);
        pair.second().close();
        assertEquals(0, epoll.await(events, 0));
        assertNotEquals(0, pair.first().poll(Poll.IN, 10_000), "its number was given back");
        assertFails(Errno.ENOENT, () -> epoll.delete(far));
        assertThrows(SocketClosedException.class, () -> epoll.modify(far, Epoll.IN, 1));
        assertThrows(SocketClosedException.class, () -> epoll.add(far, Epoll.IN, 1));
    }

    /** The system would go on telling of it, under a number that is somebody else's soon. */
    @Test
    void aClosedDescriptorIsNotToldOfForItsDuplicate() throws IOException {
        epoll.add(far, Epoll.IN, DATA);
        try (NativeSocket duplicate = pair.second().duplicate()) {
            pair.second().close();
            pair.first().send(new byte[1]);
            assertEquals(0, epoll.await(events, 0));
            assertEquals(1, duplicate.recv(new byte[1]));
        }
    }

    @Test
    void closingTheInstanceLetsGoOfItsMembers() throws IOException {
        epoll.add(far, Epoll.IN, 1);
        assertThrows(IllegalStateException.class, far::release);
        epoll.close();
        epoll.close();
        SocketHandle.adopt(far.release()).close();
        assertThrows(SocketClosedException.class, () -> epoll.await(events, 0));
        assertThrows(SocketClosedException.class, () -> epoll.add(pair.first().handle(), Epoll.IN, 1));
    }

    @Test
    void closingTheInstanceWakesAllWhoWait() throws Exception {
        int threads = 3;
        CyclicBarrier begun = new CyclicBarrier(threads + 1);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            CompletableFuture<Void> woken = new CompletableFuture<>();
            waiting.add(woken);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    begun.await();
                    assertThrows(SocketClosedException.class, () -> epoll.await(new EpollEvents(1), -1));
                    woken.complete(null);
                } catch (Throwable e) {
                    woken.completeExceptionally(e);
                }
            });
        }
        begun.await();
        epoll.close();
        for (CompletableFuture<Void> woken : waiting) {
            woken.join();
        }
    }

    @Test
    void anInstanceCanBeWaitedForItself() throws IOException {
        try (Epoll outer = Epoll.create()) {
            outer.add(epoll.handle(), Epoll.IN, 1);
            epoll.add(far, Epoll.IN, 1);
            assertEquals(0, outer.await(events, 0));
            pair.first().send(new byte[1]);
            assertEquals(1, outer.await(events, PATIENCE));
            assertFails(Errno.ELOOP, () -> epoll.add(outer.handle(), Epoll.IN, 1));
        }
    }

    @Test
    void whatTheSystemRefuses() throws IOException {
        epoll.add(far, Epoll.IN, 1);
        assertFails(Errno.EEXIST, () -> epoll.add(far, Epoll.IN, 1));
        assertFails(Errno.ENOENT, () -> epoll.modify(pair.first().handle(), Epoll.IN, 1));
        assertFails(Errno.ENOENT, () -> epoll.delete(pair.first().handle()));
        assertFails(Errno.EBADF, () -> epoll.add(SocketHandle.borrow(1_000_000), Epoll.IN, 1));
        assertFails(Errno.EINVAL, () -> epoll.add(epoll.handle(), Epoll.IN, 1));
        assertThrows(IllegalArgumentException.class, () -> new EpollEvents(0));
        epoll.delete(far);
        assertSame(far, pair.second().handle());
        assertFalse(far.toString().contains("closed"));
    }

    @Test
    void aFileCannotBeWaitedFor() throws Exception {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("panasock", null);
        try (var open = new java.io.RandomAccessFile(file.toFile(), "r")) {
            long descriptor = OpenFiles.first(file.toString()::equals);
            assertFails(Errno.EPERM, () -> epoll.add(SocketHandle.borrow(descriptor), Epoll.IN, 1));
            assertTrue(open.length() == 0);
        } finally {
            java.nio.file.Files.delete(file);
        }
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes from one socket to another: what each call says on partial progress, and that none is lost. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketCopyTest {
    /** More than the buffers of all sockets on the way. */
    private static final int LARGE = 24 << 20;
    private static final int MOST = 1 << 20;
    /** What was lost is missed by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(600);

    private final byte[] content = new byte[LARGE];
    /** What comes in at one connection goes out at the other. */
    private Loopback.Connection in;
    private Loopback.Connection out;
    private NativeSocket from;
    private NativeSocket to;

    private void connect(Loopback family) throws IOException {
        new Random(3).nextBytes(content);
        in = family.connection();
        out = family.connection();
        from = in.server();
        to = out.client();
    }

    @AfterEach
    void close() throws IOException {
        for (Loopback.Connection connection : new Loopback.Connection[] {in, out}) {
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** Sends all of the content and the end. */
    private ThreadInCall source() {
        return new ThreadInCall(false, () -> {
            in.client().sendAll(content);
            in.client().shutdown(Shutdown.SEND);
        });
    }

    private NativeSocket sink() {
        return out.server().within(PATIENCE);
    }

    private byte[] received(int length) throws IOException {
        byte[] bytes = new byte[length];
        assertEquals(length, sink().recvFully(bytes));
        return bytes;
    }

    private static void succeeded(ThreadInCall thread) throws InterruptedException {
        Throwable thrown = thread.outcome();
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
    }

    /** How the two sockets wait. */
    enum Way {
        BLOCKING, NON_BLOCKING, VIRTUAL, WITHIN;

        NativeSocket prepare(NativeSocket socket) throws IOException {
            if (this == NON_BLOCKING) {
                socket.setNonBlocking(true);
            }
            return this == WITHIN ? socket.within(Duration.ofSeconds(600)) : socket;
        }
    }

    @ParameterizedTest
    @CsvSource({"INET, BLOCKING", "INET, NON_BLOCKING", "INET, VIRTUAL", "INET, WITHIN", "INET6, BLOCKING",
        "UNIX, BLOCKING",
        "UNIX, NON_BLOCKING", "UNIX, VIRTUAL"})
    void allBytesUpToTheEnd(Loopback family, Way way) throws Exception {
        connect(family);
        try (SocketCopy copy = SocketCopy.of(way.prepare(from), way.prepare(to))) {
            ThreadInCall source = source();
            ThreadInCall copying = new ThreadInCall(way == Way.VIRTUAL, () -> {
                assertEquals(LARGE, copy.transferAll());
                assertEquals(NativeSocket.END_OF_STREAM, copy.transfer(1), "and it stays the end");
                assertEquals(LARGE, copy.transferAll());
                to.shutdown(Shutdown.SEND);
            });
            assertArrayEquals(content, received(LARGE));
            assertEquals(NativeSocket.END_OF_STREAM, sink().recv(new byte[1]));
            succeeded(copying);
            succeeded(source);
            assertEquals(LARGE, copy.transferred());
            assertEquals(0, copy.pending());
        }
    }

    @Test
    void noMoreThanAskedFor() throws IOException {
        connect(Loopback.INET);
        in.client().send(content, 0, 100);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            assertEquals(10, copy.transfer(10));
            assertEquals(90, copy.transfer(MOST));
            assertArrayEquals(Arrays.copyOf(content, 100), received(100));
            assertEquals(100, copy.transferred());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullTargetKeepsWhatWasTaken(boolean virtual) throws Exception {
        connect(Loopback.INET);
        from.setNonBlocking(true);
        to.setNonBlocking(true);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            succeeded(new ThreadInCall(virtual, () -> {
                assertEquals(NativeSocket.WOULD_BLOCK, copy.transfer(MOST), "an empty source");
                assertEquals(0, copy.pending());
            }));
            ThreadInCall source = source();
            succeeded(new ThreadInCall(virtual, () -> untilFull(copy)));
            long pending = copy.pending();
            long before = copy.transferred();
            assertTrue(pending > 0 && before > 0 && before < LARGE, pending + " after " + before);
            // TCP says that there is no room while there is a little.
            long more = Math.max(0, copy.transfer(MOST));
            assertEquals(pending - more, copy.pending());
            assertEquals(before + more, copy.transferred());
            ThreadInCall copying = new ThreadInCall(virtual, () -> assertEquals(LARGE, copy.transferAll()));
            assertArrayEquals(content, received(LARGE));
            succeeded(copying);
            succeeded(source);
        }
    }

    private void untilFull(SocketCopy copy) throws IOException {
        do {
            from.poll(Poll.IN, -1);
        } while (copy.transfer(MOST) != NativeSocket.WOULD_BLOCK || copy.pending() == 0 || to.poll(Poll.OUT, 50) != 0);
    }

    /** Begins a copy that waits for room at the target. */
    private ThreadInCall blocked(boolean virtual, SocketCopy copy) throws Exception {
        ThreadInCall copying = new ThreadInCall(virtual, copy::transferAll);
        // The source as well: then the copy waits at the target, and has bytes in its hands.
        for (int full = 0; full < 3; full =
                to.poll(Poll.OUT, 50) == 0 && in.client().poll(Poll.OUT, 50) == 0 ? full + 1 : 0) {
            copying.awaitBlocked();
        }
        return copying;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptLosesNothing(boolean virtual) throws Exception {
        connect(Loopback.INET);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            ThreadInCall source = source();
            ThreadInCall copying = blocked(virtual, copy);
            copying.thread.interrupt();
            assertInstanceOf(SocketInterruptedException.class, copying.outcome());
            assertTrue(copy.pending() > 0);
            ThreadInCall again = new ThreadInCall(virtual, () -> assertEquals(LARGE, copy.transferAll()));
            assertArrayEquals(content, received(LARGE));
            succeeded(again);
            succeeded(source);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeadlineLosesNothing(boolean virtual) throws Exception {
        connect(Loopback.INET);
        try (SocketCopy copy = SocketCopy.of(from, to.within(Duration.ofMillis(300)))) {
            ThreadInCall source = source();
            NativeTimeoutException timeout =
                    assertInstanceOf(NativeTimeoutException.class,
                            new ThreadInCall(virtual, copy::transferAll).outcome());
            assertTrue(timeout.isDeadline());
            assertTrue(copy.pending() > 0);
            ThreadInCall sink = new ThreadInCall(false, () -> assertArrayEquals(content, received(LARGE)));
            succeeded(new ThreadInCall(virtual, () -> assertEquals(LARGE, transferAllInSpiteOfDeadlines(copy))));
            succeeded(sink);
            succeeded(source);
        }
    }

    /** The sink may be slower than each deadline: only its own patience ends the copy. */
    private static long transferAllInSpiteOfDeadlines(SocketCopy copy) throws IOException {
        while (true) {
            try {
                return copy.transferAll();
            } catch (NativeTimeoutException timeout) {
                assertTrue(timeout.isDeadline());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aCloseInTheMiddleEndsIt(boolean virtual, boolean ofTheTarget) throws Exception {
        if (!virtual) {
            Qemu.mayFail("a signal that comes just before splice or sendfile");
        }
        connect(Loopback.INET);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            ThreadInCall copying;
            if (ofTheTarget) {
                source();
                copying = blocked(virtual, copy);
                to.close();
            } else {
                copying = new ThreadInCall(virtual, copy::transferAll).awaitBlocked();
                from.close();
            }
            assertInstanceOf(SocketClosedException.class, copying.outcome());
            assertEquals(ofTheTarget, copy.pending() > 0);
            assertThrows(SocketClosedException.class, () -> copy.transfer(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResetOfTheTargetLeavesWhatItDidNotTake(boolean virtual) throws Exception {
        connect(Loopback.INET);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            source();
            ThreadInCall copying = blocked(virtual, copy);
            out.server().set(SoOption.SO_LINGER, Linger.RESET);
            out.server().close();
            SocketFailure failure = assertInstanceOf(SocketFailure.class, copying.outcome());
            assertTrue(failure.error().connectionReset() || failure.error().is(Errno.EPIPE)
                    || failure.error().is(Errno.ECONNABORTED), failure::toString);
            long pending = copy.pending();
            assertTrue(pending > 0);
            assertInstanceOf(SocketFailure.class, assertThrows(IOException.class, () -> copy.transfer(1)));
            assertEquals(pending, copy.pending());
        }
    }

    @Test
    void aResetOfTheSourceComesAfterWhatItHasSent() throws Exception {
        Wine.differs("a reset is told as the end of the stream");
        connect(Loopback.INET);
        in.client().send(content, 0, 10);
        try (SocketCopy copy = SocketCopy.of(from, to)) {
            assertEquals(10, copy.transfer(MOST));
            in.client().set(SoOption.SO_LINGER, Linger.RESET);
            in.client().close();
            SocketFailure failure = assertInstanceOf(SocketFailure.class,
                    assertThrows(IOException.class, () -> copy.transfer(1)));
            assertTrue(failure.error().connectionReset(), failure::toString);
            assertEquals(0, copy.pending());
            assertEquals(10, received(10).length);
        }
    }

    /** Both ways at once, each with a copy of its own. */
    @ParameterizedTest
    @EnumSource
    void bothDirections(Way way) throws Exception {
        connect(Loopback.INET);
        NativeSocket one = way.prepare(from);
        NativeSocket two = way.prepare(to);
        try (SocketCopy there = SocketCopy.of(one, two); SocketCopy back = SocketCopy.of(two, one)) {
            ThreadInCall copyThere = new ThreadInCall(way == Way.VIRTUAL, there::transferAll);
            ThreadInCall copyBack = new ThreadInCall(way == Way.VIRTUAL, back::transferAll);
            for (int i = 0; i < 50; i++) {
                in.client().send(content, i, 1 + i);
                assertArrayEquals(Arrays.copyOfRange(content, i, 2 * i + 1), received(1 + i));
                out.server().send(content, i, 1 + i);
                byte[] answer = new byte[1 + i];
                in.client().recvFully(answer);
                assertArrayEquals(Arrays.copyOfRange(content, i, 2 * i + 1), answer);
            }
            in.client().shutdown(Shutdown.SEND);
            out.server().shutdown(Shutdown.SEND);
            succeeded(copyThere);
            succeeded(copyBack);
        }
    }

    @Test
    void badInput() throws IOException {
        connect(Loopback.INET);
        SocketCopy copy = SocketCopy.of(from, to);
        assertThrows(IllegalArgumentException.class, () -> copy.transfer(0));
        assertThrows(IllegalArgumentException.class, () -> copy.transfer(-1));
        copy.close();
        copy.close();
        assertThrows(IllegalStateException.class, () -> copy.transfer(1));
        assertThrows(IllegalStateException.class, copy::transferAll);
        try (NativeSocket datagrams = Loopback.INET.open(SocketType.DGRAM)) {
            assertThrows(IllegalArgumentException.class, () -> SocketCopy.of(datagrams, to));
            assertThrows(IllegalArgumentException.class, () -> SocketCopy.of(from, datagrams));
        }
        assertThrows(NullPointerException.class, () -> SocketCopy.of(from, null));
        assertTrue(from.isOpen() && to.isOpen());
        from.close();
        assertThrows(SocketClosedException.class, () -> SocketCopy.of(from, to));
    }

    @Test
    void noDescriptorIsLost() throws IOException {
        connect(Loopback.INET);
        int before = OpenFiles.count();
        for (int i = 0; i < 20; i++) {
            in.client().send(content, 0, 10);
            try (SocketCopy copy = SocketCopy.of(from, to)) {
                assertEquals(10, copy.transfer(MOST));
            }
        }
        assertEquals(before, OpenFiles.count());
    }
}

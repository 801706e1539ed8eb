package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that wait no longer than they may, in platform and in virtual threads. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(30);

    static Stream<Arguments> calls() {
        return Arrays.stream(BlockedCall.values())
                .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    /** Runs a body in a thread of the kind and gives what it threw. */
    private static Throwable in(boolean virtual, ThreadInCall.Body body) throws InterruptedException {
        return new ThreadInCall(virtual, body).outcome();
    }

    private static void succeeds(boolean virtual, ThreadInCall.Body body) throws InterruptedException {
        Throwable thrown = in(virtual, body);
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void noCallWaitsLonger(BlockedCall call, boolean virtual) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Scene scene = new Scene()) {
                NativeSocket socket = call.prepare(scene);
                AtomicLong took = new AtomicLong();
                Throwable thrown = in(virtual, () -> {
                    long begun = System.nanoTime();
                    try {
                        call.run(socket.within(SHORT), scene);
                    } finally {
                        took.set(System.nanoTime() - begun);
                    }
                });
                if (call == BlockedCall.POLL) {
                    assertNull(thrown, "a poll says it by its result");
                } else {
                    NativeTimeoutException timeout = assertInstanceOf(NativeTimeoutException.class, thrown);
                    assertInstanceOf(SocketTimeoutException.class, thrown);
                    assertTrue(timeout.isDeadline() && timeout.error().timedOut());
                    assertEquals(0, timeout.bytesTransferred);
                    assertTrue(thrown.getMessage().endsWith("the deadline has passed"), thrown.getMessage());
                }
                assertTrue(took.get() >= SHORT.toNanos(), () -> "early: " + took);
                assertTrue(took.get() < LONG.toNanos(), () -> "late: " + took);
                assertEquals(call != BlockedCall.CONNECT && call != BlockedCall.CONNECT_UNIX, socket.isOpen());
            }
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void aCloseAndAnInterruptEndItEarlier(BlockedCall call, boolean virtual) throws Exception {
        for (boolean close : new boolean[] {true, false}) {
            try (Scene scene = new Scene()) {
                NativeSocket socket = call.prepare(scene);
                ThreadInCall thread = new ThreadInCall(virtual, () -> call.run(socket.within(LONG), scene));
                thread.awaitBlocked();
                if (close) {
                    socket.close();
                } else {
                    thread.thread.interrupt();
                }
                Class<?> expected = close ? SocketClosedException.class : SocketInterruptedException.class;
                assertInstanceOf(expected, thread.outcome());
                assertEquals(!close, thread.isInterruptedAfterwards());
            }
        }
    }

    /** A signal ends the system's wait with EINTR; the call goes on for what is left of its time. */
    @Test
    void aSignalDoesNotEndIt() throws Exception {
        assumeTrue(Host.sockets().wakes(false), "nothing wakes a thread here");
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            AtomicLong number = new AtomicLong();
            AtomicLong took = new AtomicLong();
            CountDownLatch known = new CountDownLatch(1);
            CountDownLatch sent = new CountDownLatch(1);
            ThreadInCall thread = new ThreadInCall(false, () -> {
                number.set(Host.sockets().thread(CallBlock.create()));
                known.countDown();
                long begun = System.nanoTime();
                try {
                    socket.within(Duration.ofMillis(400)).recv(new byte[1]);
                } finally {
                    took.set(System.nanoTime() - begun);
                    sent.await(); // a thread that ends must get no signal any more
                }
            });
            known.await();
            thread.awaitBlocked();
            for (int i = 0; i < 20 && took.get() == 0; i++) {
                Host.sockets().wake(CallBlock.create(), number.get(), socket.handle().number());
                thread.awaitBlocked();
            }
            sent.countDown();
            NativeTimeoutException thrown = assertInstanceOf(NativeTimeoutException.class, thread.outcome());
            assertTrue(thrown.isDeadline());
            assertTrue(took.get() >= Duration.ofMillis(400).toNanos(), () -> "early: " + took);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatComesInTimeIsTaken(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            Deadline deadline = Deadline.after(LONG);
            ThreadInCall server = new ThreadInCall(virtual, () -> {
                NativeSocket accepted = scene.keep(listener.until(deadline).accept());
                byte[] buffer = new byte[8];
                assertEquals(4, accepted.until(deadline).recv(buffer));
                accepted.until(deadline).sendAll(buffer, 0, 4);
            }).awaitBlocked();
            succeeds(virtual, () -> {
                NativeSocket client = scene.keep(Loopback.INET.open(SocketType.STREAM));
                assertTrue(client.until(deadline).connect(listener.getsockname()));
                assertEquals(4, client.within(LONG).send(new byte[4]));
                assertEquals(4, client.within(LONG).recvFully(new byte[4]));
            });
            assertNull(server.outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withNoTimeLeftOnlyWhatNeedsNoneIsDone(boolean virtual) throws Exception {
        Deadline past = Deadline.after(Duration.ZERO);
        try (Scene scene = new Scene()) {
            NativeSocket client = scene.connected(Loopback.INET);
            NativeSocket server = scene.peer;
            succeeds(virtual, () -> {
                assertEquals(3, client.until(past).send(new byte[3]));
                assertTrue(server.within(LONG).poll(Poll.IN, -1) != 0);
                assertEquals(3, server.until(past).recv(new byte[9]));
                assertThrows(NativeTimeoutException.class,
                        () -> server.within(Duration.ofSeconds(-1)).recv(new byte[9]));
                assertThrows(NativeTimeoutException.class, () -> server.until(past).recv(new byte[9]));
                assertEquals(0, server.until(past).poll(Poll.IN, -1));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theTimeIsThatOfTheWholeMethodAndTheBytesSoFarAreTold(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket client = scene.connected(Loopback.INET);
            NativeSocket server = scene.peer;
            client.send(new byte[5]);
            server.poll(Poll.IN, -1);
            InterruptedIOException receiving = assertInstanceOf(NativeTimeoutException.class,
                    in(virtual, () -> server.within(SHORT).recvFully(new byte[9])));
            assertEquals(5, receiving.bytesTransferred);
            InterruptedIOException sending = assertInstanceOf(NativeTimeoutException.class,
                    in(virtual, () -> client.within(SHORT).sendAll(new byte[50_000_000])));
            int sent = sending.bytesTransferred;
            assertTrue(sent > 0);
            assertEquals(sent, server.within(LONG).recvFully(new byte[sent]));
            assertEquals(0, server.poll(Poll.IN, 200), "more was sent than was told");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptTellsTheBytesSoFarAndTheSocketGoesOn(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket client = scene.connected(Loopback.INET);
            NativeSocket server = scene.peer;
            client.send(new byte[5]);
            byte[] buffer = new byte[9];
            server.poll(Poll.IN, -1);
            ThreadInCall thread = new ThreadInCall(virtual, () -> server.recvFully(buffer));
            while (server.available() > 0) {
                Thread.onSpinWait();
            }
            thread.awaitBlocked().thread.interrupt();
            SocketInterruptedException ended = assertInstanceOf(SocketInterruptedException.class, thread.outcome());
            assertEquals(5, ended.bytesTransferred);
            assertTrue(thread.isInterruptedAfterwards());
            client.send(new byte[9]);
            assertEquals(9, server.recvFully(buffer));
            server.send(new byte[2]);
            assertEquals(2, client.recv(buffer));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEarlierOfTwoLimitsCounts(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            socket.set(SoOption.SO_RCVTIMEO, SHORT);
            // As the system says it: by a value on POSIX, by an error on Windows.
            Throwable thrown = in(virtual,
                    () -> assertEquals(NativeSocket.WOULD_BLOCK, socket.within(LONG).recv(new byte[1])));
            assertFalse(thrown instanceof NativeTimeoutException timeout && timeout.isDeadline());
            assertTrue(thrown == null || thrown instanceof NativeTimeoutException, () -> String.valueOf(thrown));
            socket.set(SoOption.SO_RCVTIMEO, LONG);
            assertTrue(assertInstanceOf(NativeTimeoutException.class,
                    in(virtual, () -> socket.within(SHORT).recv(new byte[1]))).isDeadline());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNonBlockingSocketDoesNotWait(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            socket.setNonBlocking(true);
            succeeds(virtual, () -> assertEquals(NativeSocket.WOULD_BLOCK, socket.within(LONG).recv(new byte[1])));
            assertTrue(assertInstanceOf(NativeTimeoutException.class,
                    in(virtual, () -> socket.within(SHORT).recvFully(new byte[1]))).isDeadline());
        }
    }

    /** The queue has room again afterwards; a connection that was still being made would show there. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectThatTimedOutMakesNoConnection(boolean virtual) throws Exception {
        boolean free = false;
        for (int i = 0; i < 5 && !free; i++) { // somebody else may get the port
            free = isPortFreeAfterATimedOutConnect(virtual);
        }
        assertTrue(free, "the port is taken: somebody goes on with the connection");
    }

    private static boolean isPortFreeAfterATimedOutConnect(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            scene.fillQueue(Loopback.INET);
            NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
            socket.bind(Loopback.INET.free());
            Sockaddr own = socket.getsockname();
            NativeTimeoutException timeout = assertInstanceOf(NativeTimeoutException.class,
                    in(virtual, () -> socket.within(SHORT).connect(scene.full)));
            assertEquals("connect", timeout.operation());
            assertTrue(timeout.getMessage().contains(scene.full.toString()), timeout::getMessage);
            assertFalse(socket.isOpen());
            assertThrows(SocketClosedException.class, () -> socket.getsockname());
            try (NativeSocket next = Loopback.INET.open(SocketType.STREAM)) {
                next.bind(own);
                return true;
            } catch (NativeBindException e) {
                assertTrue(e.error().is(Errno.EADDRINUSE), e::toString);
                return false;
            }
        }
    }

    /** What the system has found out by the end of the wait is told, not only that it ended. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectThatWaitsIsRefusedWhenTheListenerCloses(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.fillQueue(Loopback.INET);
            NativeSocket socket = scene.keep(Loopback.INET.open(SocketType.STREAM));
            ThreadInCall thread = new ThreadInCall(virtual, () -> socket.within(LONG).connect(scene.full));
            thread.awaitBlocked();
            listener.close();
            NativeSocket silent = scene.keep(Loopback.INET.open(SocketType.STREAM)); // nobody else listens there meanwhile
            silent.set(SoOption.SO_REUSEADDR, true);
            silent.bind(scene.full);
            assertTrue(assertInstanceOf(NativeConnectException.class, thread.outcome()).error().connectionRefused());
        }
    }

    @Test
    void aBorrowedSocketIsDisconnectedInstead() throws Exception {
        assumeFalse(Expect.WINDOWS, "Windows does not take back a connect");
        try (Scene scene = new Scene()) {
            scene.fillQueue(Loopback.INET);
            NativeSocket listener = scene.listener(Loopback.INET);
            NativeSocket owner = scene.keep(Loopback.INET.open(SocketType.STREAM));
            NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(owner.handle().number()));
            assertThrows(NativeTimeoutException.class, () -> borrowed.within(SHORT).connect(scene.full));
            assertFalse(borrowed.isOpen());
            assertTrue(owner.connect(listener.getsockname()), "a new connect, not the old one");
            assertEquals(listener.getsockname(), owner.getpeername());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aUnixConnectWaitsForRoom(boolean virtual) throws Exception {
        assumeTrue(Expect.LINUX, "elsewhere a full queue refuses");
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.keep(Loopback.UNIX.bound(SocketType.STREAM));
            listener.listen(0);
            Sockaddr name = listener.getsockname();
            NativeSocket first = scene.keep(Loopback.UNIX.open(SocketType.STREAM));
            first.connect(name);
            NativeSocket late = Loopback.UNIX.open(SocketType.STREAM);
            assertInstanceOf(NativeTimeoutException.class, in(virtual, () -> late.within(SHORT).connect(name)));
            NativeSocket waits = scene.keep(Loopback.UNIX.open(SocketType.STREAM));
            ThreadInCall thread =
                    new ThreadInCall(virtual, () -> assertTrue(waits.within(LONG).connect(name))).awaitBlocked();
            scene.keep(listener.accept());
            assertNull(thread.outcome());
            Loopback.forget(name);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoOfThreeWaitForOneConnectionInVain(boolean virtual) throws Exception {
        long timeouts = 3;
        for (long seconds = 2; seconds < 60 && timeouts == 3; seconds *= 3) { // before the connection comes their time may be up
            timeouts = timeoutsOfThree(virtual, Duration.ofSeconds(seconds));
        }
        assertEquals(2, timeouts);
    }

    private static long timeoutsOfThree(boolean virtual, Duration limit) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            ThreadInCall[] threads = new ThreadInCall[3];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new ThreadInCall(virtual, () -> scene.keep(listener.within(limit).accept()));
            }
            scene.keep(Loopback.INET.open(SocketType.STREAM)).connect(listener.getsockname());
            long timeouts = 0;
            for (ThreadInCall thread : threads) {
                timeouts += thread.outcome() instanceof NativeTimeoutException ? 1 : 0;
            }
            return timeouts;
        }
    }

    /** A call with a deadline may change the mode of the socket behind the user's back: those without go on waiting. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callsWithoutALimitGoOnWaiting(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            assertThrows(NativeTimeoutException.class, () -> listener.within(Duration.ZERO).accept());
            ThreadInCall waits =
                    new ThreadInCall(virtual, () -> assertNotNull(scene.keep(listener.accept()))).awaitBlocked();
            NativeSocket client = scene.keep(Loopback.INET.open(SocketType.STREAM));
            assertTrue(client.connect(listener.getsockname()));
            assertNull(waits.outcome());
            assertThrows(NativeTimeoutException.class, () -> client.within(Duration.ZERO).recv(new byte[1]));
            ThreadInCall receives = new ThreadInCall(virtual, () -> client.recv(new byte[1])).awaitBlocked();
            receives.thread.interrupt();
            assertInstanceOf(SocketInterruptedException.class, receives.outcome());
        }
    }

    @Test
    void theViewsOfAViewHaveItsLimit() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET).within(SHORT);
            InputStream in = socket.inputStream();
            assertTrue(assertThrows(NativeTimeoutException.class, in::read).isDeadline());
            assertTrue(assertThrows(NativeTimeoutException.class,
                    () -> socket.outputStream().write(new byte[50_000_000])).isDeadline());
            assertSame(socket.handle(), socket.within(LONG).handle());
            socket.within(LONG).close();
            assertFalse(socket.isOpen());
        }
    }

    @Test
    void aDeadlineIsAMoment() throws Exception {
        Deadline later = Deadline.after(LONG);
        assertFalse(later.hasPassed());
        assertTrue(later.remaining().compareTo(LONG) <= 0 && later.remaining().compareTo(LONG.dividedBy(2)) > 0);
        Deadline day = Deadline.at(Instant.now().plusSeconds(3600));
        assertTrue(day.remaining().compareTo(Duration.ofMinutes(55)) > 0);
        assertTrue(day.toString().startsWith("Deadline[in PT59M"), day::toString);
        Deadline past = Deadline.at(Instant.EPOCH);
        assertTrue(past.hasPassed());
        assertEquals(Duration.ZERO, past.remaining());
        assertEquals("Deadline[passed]", past.toString());
        assertFalse(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).hasPassed());
        assertTrue(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)).hasPassed());
        assertThrows(NullPointerException.class, () -> Deadline.after(null));
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertThrows(NullPointerException.class, () -> socket.until(null));
            assertThrows(NullPointerException.class, () -> socket.within(null));
        }
    }
}

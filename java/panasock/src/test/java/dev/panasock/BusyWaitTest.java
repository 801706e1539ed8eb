package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that the system reports ready, and that would block all the same: a thread that waits in one takes at most 1 % of a processor. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "such states are of Linux")
class BusyWaitTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(1);
    private static final double MOST = 0.01;

    private final Scene scene = new Scene();

    /** Of all threads that run Java but this one, so that it counts who waits, its carrier, and those that wake it. */
    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().threadId();
        return Arrays.stream(threads.getAllThreadIds()).filter(id -> id != own)
                .map(id -> Math.max(0, threads.getThreadCpuTime(id))).sum();
    }

    private static void assertIdle(ThreadInCall waiting) throws Exception {
        waiting.awaitBlocked();
        double least = 1;
        // Tries are few, and take longer before they are compiled.
        for (int i = 0; i < 10 && least > MOST; i++) {
            long before = processorTime();
            assertTrue(!waiting.thread.join(Duration.ofNanos(MEASURED)), () -> "it has ended");
            least = Math.min(least, (double) (processorTime() - before) / MEASURED);
        }
        System.out.printf("  %s: %.2f %%%n", waiting.thread.isVirtual() ? "virtual" : "platform", least * 100);
        assertTrue(least <= MOST, "busy for " + least);
    }

    private static void assertSucceeds(ThreadInCall waiting) throws InterruptedException {
        assertNull(waiting.outcome());
    }

    private static NativeSocket limited(boolean virtual, NativeSocket socket) {
        return virtual ? socket : socket.within(LIMIT);
    }

    /** EPOLLOUT is true of an unconnected socket whatever the receiver has space for. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendtoAReceiverThatIsFull(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket receiver = scene.keep(Loopback.UNIX.bound(SocketType.DGRAM));
            NativeSocket sender = scene.keep(Loopback.UNIX.open(SocketType.DGRAM));
            NativeSocket other = scene.keep(Loopback.UNIX.open(SocketType.DGRAM));
            // From another sender: when one of those is received the sender is told nothing.
            other.setNonBlocking(true);
            while (other.sendto(new byte[1], receiver.getsockname()) != NativeSocket.WOULD_BLOCK) {
                // Until it is full.
            }
            ThreadInCall waiting = new ThreadInCall(virtual,
                    () -> assertEquals(1, limited(virtual, sender).sendto(new byte[1], receiver.getsockname())));
            assertIdle(waiting);
            long begun = System.nanoTime();
            assertEquals(1, receiver.recv(new byte[1]));
            assertSucceeds(waiting);
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10), "it was late");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recvWithAnUnreadEntryOfTheErrorQueue(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = UnreadError.socket(scene::keep);
            ThreadInCall waiting = new ThreadInCall(virtual,
                    () -> assertEquals(1, limited(virtual, socket).recv(new byte[1])));
            assertIdle(waiting);
            scene.keep(Loopback.INET.open(SocketType.DGRAM)).sendto(new byte[1], socket.getsockname());
            assertSucceeds(waiting);
        }
    }

    /** Also in the methods that wait by themselves for a non-blocking socket. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recvFullyWithAnUnreadEntryOfTheErrorQueue(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = UnreadError.socket(scene::keep);
            socket.setNonBlocking(true);
            ThreadInCall waiting = new ThreadInCall(virtual, () -> assertEquals(1, socket.recvFully(new byte[1])));
            assertIdle(waiting);
            scene.keep(Loopback.INET.open(SocketType.DGRAM)).sendto(new byte[1], socket.getsockname());
            assertSucceeds(waiting);
        }
    }

    /** SO_RCVTIMEO is a limit of the call, not of each wait. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTimeoutOfTheSocketEndsIt(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = UnreadError.socket(scene::keep);
            socket.set(SoOption.SO_RCVTIMEO, Duration.ofMillis(300));
            long begun = System.nanoTime();
            ThreadInCall waiting = new ThreadInCall(virtual,
                    () -> assertEquals(NativeSocket.WOULD_BLOCK, limited(virtual, socket).recv(new byte[1])));
            assertSucceeds(waiting);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            assertTrue(millis >= 300 && millis < 20_000, millis + " ms");
        }
    }

    /** No queue reports urgent data apart from other bytes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pollForUrgentDataWithBytesUnread(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = scene.connected(Loopback.INET);
            scene.peer.send(new byte[1]);
            socket.poll(Poll.IN, 20_000);
            ThreadInCall waiting = new ThreadInCall(virtual, () -> assertEquals(Poll.PRI, socket.poll(Poll.PRI, -1)));
            assertIdle(waiting);
            scene.peer.send(new byte[1], 0, 1, Msg.OOB);
            assertSucceeds(waiting);
        }
    }

    /** A socket that can be written to, polled for reading alone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pollForReading(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = scene.connected(Loopback.INET);
            for (int i = 0; i < 10; i++) {
                ThreadInCall each = new ThreadInCall(virtual, () -> assertEquals(Poll.IN, socket.poll(Poll.IN, -1)));
                each.awaitBlocked();
                scene.peer.send(new byte[1]);
                assertSucceeds(each);
                socket.recv(new byte[1]);
            }
            ThreadInCall waiting = new ThreadInCall(virtual, () -> assertEquals(Poll.IN, socket.poll(Poll.IN, -1)));
            assertIdle(waiting);
            scene.peer.send(new byte[1]);
            assertSucceeds(waiting);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recvWithFewerBytesThanTheLowWaterMark(boolean virtual) throws Exception {
        try (scene) {
            NativeSocket socket = scene.connected(Loopback.INET);
            socket.set(SoOption.SO_RCVLOWAT, 10);
            scene.peer.send(new byte[3]);
            ThreadInCall waiting = new ThreadInCall(virtual,
                    () -> assertEquals(10, limited(virtual, socket).recv(new byte[20])));
            assertIdle(waiting);
            scene.peer.send(new byte[7]);
            assertSucceeds(waiting);
        }
    }

    /** The system reports a stream that was never connected each time, as closed in both directions. */
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "poll"})
    void aPollerWithAListenerThatDoesNotListen(String mechanism) throws Exception {
        System.setProperty("panasock.poller", mechanism);
        try (scene; Poller poller = Poller.open()) {
            NativeSocket listener = scene.keep(Loopback.INET.open(SocketType.STREAM));
            poller.register(listener, Poller.READ, null);
            ReadyEvents events = poller.newEvents(4);
            AtomicBoolean called = new AtomicBoolean();
            ThreadInCall waiting = new ThreadInCall(false, () -> {
                while (!called.get()) {
                    poller.await(events, -1);
                    called.set(events.next() != null && events.events() == Poller.READ);
                }
            });
            assertIdle(waiting);
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(1);
            scene.keep(Loopback.INET.open(SocketType.STREAM)).connect(listener.getsockname());
            assertSucceeds(waiting);
        } finally {
            System.clearProperty("panasock.poller");
        }
    }

    /** An error of the queue is not one that a recv returns. */
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "poll"})
    void aPollerReportsAnUnreadEntryAsAnErrorAlone(String mechanism) throws Exception {
        System.setProperty("panasock.poller", mechanism);
        try (scene; Poller poller = Poller.open()) {
            NativeSocket queued = UnreadError.socket(scene::keep);
            poller.register(queued, Poller.READ, null);
            ReadyEvents events = poller.newEvents(4);
            assertEquals(1, poller.await(events, -1));
            assertEquals(queued.handle(), events.next().handle());
            assertEquals(Poller.ERROR, events.events());
            scene.keep(Loopback.INET.open(SocketType.DGRAM)).sendto(new byte[1], queued.getsockname());
            queued.poll(Poll.IN, 20_000);
            poller.await(events, -1);
            events.next();
            assertEquals(Poller.READ | Poller.ERROR, events.events());
        } finally {
            System.clearProperty("panasock.poller");
        }
    }

    /** Without an error queue in use it is one, and a recv returns it. */
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "poll"})
    void aPollerReportsAnErrorOfADatagramSocketAsReadable(String mechanism) throws Exception {
        System.setProperty("panasock.poller", mechanism);
        try (scene; Poller poller = Poller.open()) {
            NativeSocket gone = scene.keep(Loopback.INET.bound(SocketType.DGRAM));
            NativeSocket socket = scene.keep(Loopback.INET.open(SocketType.DGRAM));
            socket.connect(gone.getsockname());
            gone.close();
            socket.send(new byte[1]);
            poller.register(socket, Poller.READ, null);
            ReadyEvents events = poller.newEvents(4);
            poller.await(events, -1);
            events.next();
            assertEquals(Poller.READ | Poller.ERROR, events.events());
            assertThrows(NativeConnectException.class, () -> socket.recv(new byte[1]));
        } finally {
            System.clearProperty("panasock.poller");
        }
    }
}

package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panasock.Poll;
import dev.panasock.SocketInterruptedException;
import dev.panasock.linux.Epoll;
import dev.panasock.linux.EpollEvents;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.host.Mechanism;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Thread#interrupt} of threads that wait for many sockets: the same for each class that does. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
    private static final int REPEATS = 200;
    /** A wait that was not interrupted ends by it. */
    private static final long LONG = 100_000_000_000L;
    private static final int MOST_SPINS = 20_000;

    /** Something that waits for one socket to be readable. */
    private abstract static class Waiter implements Closeable {
        abstract int await(long nanos) throws IOException;

        /** Of a poller: for a further thread. */
        Waiter another() {
            return this;
        }
    }

    private interface Opening {
        Waiter open(dev.panasock.poll.Stream stream) throws IOException;
    }

    private static final class OfPoller extends Waiter {
        private final Poller poller;
        private final ReadyEvents events;

        OfPoller(Poller poller) {
            this.poller = poller;
            this.events = poller.newEvents(8);
        }

        static Waiter open(Mechanism mechanism, dev.panasock.poll.Stream stream) throws IOException {
            Poller poller = Poller.open(mechanism);
            poller.register(stream.far(), Poller.READ | Poller.EDGE, null);
            return new OfPoller(poller);
        }

        @Override
        int await(long nanos) throws IOException {
            int found = poller.await(events, nanos);
            assertEquals(found > 0, events.next() != null);
            return found;
        }

        @Override
        Waiter another() {
            return new OfPoller(poller);
        }

        @Override
        public void close() {
            poller.close();
        }
    }

    private static final class OfPollSet extends Waiter {
        private final PollSet set = PollSet.open();

        OfPollSet(dev.panasock.poll.Stream stream) throws IOException {
            set.add(stream.far(), Poll.IN, null);
        }

        @Override
        int await(long nanos) throws IOException {
            return set.poll(nanos);
        }

        @Override
        public void close() {
            set.close();
        }
    }

    private static final class OfEpoll extends Waiter {
        private final Epoll epoll = Epoll.create();
        private final EpollEvents events = new EpollEvents(8);

        OfEpoll(dev.panasock.poll.Stream stream) throws IOException {
            epoll.add(stream.far().handle(), Epoll.IN | Epoll.ET, 0);
        }

        @Override
        int await(long nanos) throws IOException {
            return epoll.await(events, nanos);
        }

        @Override
        public void close() {
            epoll.close();
        }
    }

    private enum Kind {
        POLLER_EPOLL(Mechanism.EPOLL),
        POLLER_KQUEUE(Mechanism.KQUEUE),
        POLLER_AFD(Mechanism.AFD),
        POLLER_POLL(Mechanism.POLL),
        POLL_SET(true, OfPollSet::new),
        EPOLL(OperatingSystem.current() == OperatingSystem.LINUX, OfEpoll::new);

        final boolean isHere;
        final Opening opening;

        Kind(Mechanism mechanism) {
            this(Mechanism.here().contains(mechanism), stream -> OfPoller.open(mechanism, stream));
        }

        Kind(boolean isHere, Opening opening) {
            this.isHere = isHere;
            this.opening = opening;
        }
    }

    static Stream<Arguments> kinds() {
        return Arrays.stream(Kind.values()).filter(kind -> kind.isHere)
                .flatMap(kind -> Stream.of(Arguments.of(kind, false), Arguments.of(kind, true)));
    }

    /** A thread that waits, and what it threw. */
    private static final class Waiting {
        final Thread thread;
        private final CountDownLatch started = new CountDownLatch(1);
        private final CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        private volatile boolean isStillInterrupted;

        Waiting(boolean virtual, boolean interrupted, Waiter waiter) {
            Runnable runnable = () -> {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                started.countDown();
                try {
                    waiter.await(-1);
                    thrown.complete(null);
                } catch (Throwable e) {
                    isStillInterrupted = Thread.interrupted();
                    thrown.complete(e);
                }
            };
            thread = virtual ? Thread.ofVirtual().start(runnable) : Thread.ofPlatform().daemon().start(runnable);
        }

        void assertInterrupted() throws InterruptedException {
            assertInstanceOf(SocketInterruptedException.class, thrown.join());
            assertTrue(isStillInterrupted, "the interrupt status");
            thread.join();
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("kinds")
    void anInterruptBeforeEndsTheWait(Kind kind, boolean virtual) throws Exception {
        try (dev.panasock.poll.Stream stream = dev.panasock.poll.Stream.open();
                Waiter waiter = kind.opening.open(stream)) {
            for (int i = 0; i < REPEATS; i++) {
                new Waiting(virtual, true, waiter).assertInterrupted();
            }
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("kinds")
    void anInterruptMeanwhileEndsTheWait(Kind kind, boolean virtual) throws Exception {
        try (dev.panasock.poll.Stream stream = dev.panasock.poll.Stream.open();
                Waiter waiter = kind.opening.open(stream)) {
            for (int i = 0; i < REPEATS; i++) {
                Waiting waiting = new Waiting(virtual, false, waiter);
                waiting.started.await();
                for (int spins = ThreadLocalRandom.current().nextInt(MOST_SPINS); spins > 0; spins--) {
                    Thread.onSpinWait();
                }
                waiting.thread.interrupt();
                waiting.assertInterrupted();
            }
        }
    }

    /** Also where only one thread at a time is in the system. */
    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("kinds")
    void onlyTheThreadThatWasInterruptedEnds(Kind kind, boolean virtual) throws Exception {
        assumeFalse(kind == Kind.POLL_SET, "one thread waits at a time");
        try (dev.panasock.poll.Stream stream = dev.panasock.poll.Stream.open();
                Waiter waiter = kind.opening.open(stream)) {
            List<Waiting> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Waiting waiting = new Waiting(virtual, false, kind == Kind.EPOLL ? waiter : waiter.another());
                waiting.started.await();
                all.add(waiting);
            }
            for (int i = 3; i >= 0; i--) {
                all.get(i).thread.interrupt();
                all.get(i).assertInterrupted();
                for (Waiting other : all.subList(0, i)) {
                    assertTrue(other.thread.isAlive());
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("kinds")
    void anInterruptedThreadGetsWhatIsThere(Kind kind, boolean virtual) throws Exception {
        try (dev.panasock.poll.Stream stream = dev.panasock.poll.Stream.open();
                Waiter waiter = kind.opening.open(stream)) {
            CompletableFuture<int[]> found = new CompletableFuture<>();
            stream.near().send(new byte[1]);
            assertTrue((stream.far().poll(Poll.IN, -1) & Poll.IN) != 0);
            Runnable runnable = () -> {
                try {
                    Thread.currentThread().interrupt();
                    int first = waiter.await(-1);
                    stream.far().recv(new byte[1]);
                    int none = waiter.await(0);
                    assertTrue(Thread.interrupted());
                    found.complete(new int[] {first, none});
                } catch (Throwable e) {
                    found.completeExceptionally(e);
                }
            };
            Thread thread = virtual ? Thread.ofVirtual().start(runnable) : Thread.ofPlatform().start(runnable);
            assertEquals(List.of(1, 0), Arrays.stream(found.join()).boxed().toList());
            thread.join();
        }
    }

    /** The wake-up that ends a wait must not reach the next call of the thread. */
    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("kinds")
    void theNextWaitIsNotDisturbed(Kind kind, boolean virtual) throws Exception {
        try (dev.panasock.poll.Stream stream = dev.panasock.poll.Stream.open();
                Waiter waiter = kind.opening.open(stream)) {
            for (int i = 0; i < REPEATS / 10; i++) {
                CountDownLatch interrupted = new CountDownLatch(1);
                CompletableFuture<Throwable> ended = new CompletableFuture<>();
                Runnable runnable = () -> {
                    try {
                        waiter.await(LONG);
                        ended.complete(new AssertionError("not interrupted"));
                    } catch (IOException e) {
                        Thread.interrupted();
                        long begin = System.nanoTime();
                        interrupted.countDown();
                        try {
                            assertEquals(0, waiter.await(2_000_000));
                            assertTrue(System.nanoTime() - begin >= 2_000_000, "early");
                            ended.complete(null);
                        } catch (Throwable t) {
                            ended.complete(t);
                        }
                    }
                };
                Thread thread = virtual ? Thread.ofVirtual().start(runnable) : Thread.ofPlatform().start(runnable);
                thread.interrupt();
                interrupted.await();
                assertNull(ended.join());
                thread.join();
            }
        }
    }

    @Test
    void theExceptionSaysWhichCall() throws Exception {
        try (Poller poller = Poller.open()) {
            Thread.currentThread().interrupt();
            SocketInterruptedException thrown = null;
            try {
                poller.await(poller.newEvents(1), -1);
            } catch (SocketInterruptedException e) {
                thrown = e;
            }
            assertTrue(Thread.interrupted());
            assertNotNull(thrown);
            assertEquals("await", thrown.operation());
            assertTrue(thrown.error().interrupted());
        }
    }
}

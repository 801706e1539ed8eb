package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.Protocol;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.Wine;
import dev.panasock.platform.host.Mechanism;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight threads register, deregister and close sockets whose numbers are used again at once, while others wait. For longer: the system property
 * {@code panasock.stress.seconds}.
 */
@Timeout(600)
class PollerStressTest {
    private static final long SECONDS = Long.getLong("panasock.stress.seconds", 2);
    private static final int THREADS = 8;
    private static final int WAITING = 2;

    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong returns = new AtomicLong();
    private volatile boolean ended;
    private volatile Exception failure;

    /** What a registration knows of its socket. */
    private static final class Socket {
        /** Whether something was sent to it; else nothing ever is. */
        final boolean loud;
        volatile boolean told;

        Socket(boolean loud) {
            this.loud = loud;
        }
    }

    static Set<Mechanism> mechanisms() {
        return Mechanism.here();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void noStaleEventNoLostWakingNoLeak(Mechanism mechanism) throws Exception {
        if (mechanism == Mechanism.POLL) {
            Wine.differs("its server ends when many sockets are closed while WSAPoll waits for them");
        }
        int before = OpenFiles.all().size();
        Poller poller = Poller.open(mechanism);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(PollerContract.start(() -> tell(poller)));
        }
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        List<CompletableFuture<Long>> changing = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            changing.add(PollerContract.start(() -> change(poller, end)));
        }
        long rounds = 0;
        for (CompletableFuture<Long> thread : changing) {
            rounds += thread.join();
        }
        assertTrue(poller.slots.all().isEmpty(), "registrations are left");
        ended = true;
        poller.close();
        for (CompletableFuture<Void> thread : waiting) {
            thread.join();
        }
        assertEquals(0, stale.get(),
                "events of a socket that had the number or the place before, in " + rounds + " rounds");
        assertEquals(before, OpenFiles.all().size(), "descriptors");
        System.out.println(mechanism + ": " + rounds + " rounds, " + returns + " returns");
    }

    private Void tell(Poller poller) throws IOException {
        ReadyEvents events = poller.newEvents(16);
        try {
            while (true) {
                poller.await(events, -1);
                returns.incrementAndGet();
                Thread.yield(); // what was found gets old: its socket may be closed and another one have its place
                for (Registration ready = events.next(); ready != null; ready = events.next()) {
                    Socket socket = (Socket) ready.attachment();
                    socket.told = true;
                    if (!socket.loud) {
                        stale.incrementAndGet();
                    }
                }
            }
        } catch (SocketClosedException e) {
            assertTrue(ended, "closed too early");
            return null;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private long change(Poller poller, long end) throws IOException {
        long rounds = 0;
        while (System.nanoTime() < end && stale.get() == 0) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            try (Ends ends = Ends.open()) {
                Socket socket = new Socket(random.nextBoolean());
                Registration registration =
                        poller.register(ends.far(), Poller.READ | (random.nextBoolean() ? Poller.ONCE : 0), socket);
                if (socket.loud) {
                    ends.near().send(new byte[1]);
                    if (random.nextBoolean()) {
                        await(() -> socket.told, "an event was lost");
                    }
                }
                if (random.nextBoolean()) {
                    registration.deregister();
                }
                ends.far().close(); // before the near end, which it would be told of
            }
            if (random.nextInt(8) == 0) {
                long returned = returns.get();
                poller.wakeup();
                await(() -> returns.get() > returned, "a wake-up was lost");
            }
            rounds++;
        }
        return rounds;
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, String otherwise) {
        long end = System.nanoTime() + PollerContract.PATIENCE;
        while (!condition.holds()) {
            assertNull(failure, "nobody waits any more");
            assertTrue(System.nanoTime() < end, otherwise);
            Thread.yield();
        }
    }

    /** Two connected sockets, made in the fastest way that the system has. */
    private record Ends(NativeSocket near, NativeSocket far) implements AutoCloseable {
        static Ends open() throws IOException {
            if (dev.panasock.platform.abi.OperatingSystem.current()
                    == dev.panasock.platform.abi.OperatingSystem.WINDOWS) {
                Stream stream = Stream.open();
                return new Ends(stream.near(), stream.far());
            }
            SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
            return new Ends(pair.first(), pair.second());
        }

        @Override
        public void close() throws IOException {
            far.close();
            near.close();
        }
    }
}

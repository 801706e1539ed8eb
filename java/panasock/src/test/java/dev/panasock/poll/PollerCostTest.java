package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.launch.ChildJvm;
import dev.panasock.platform.host.Mechanism;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waiting costs the Java heap: nothing for a wait and an event, a little for a socket. */
@DisabledOnOs(value = OS.WINDOWS,
        disabledReason = "under Wine a call takes so long that the compiler does not come to an end")
@Tag("optimized")
@Timeout(300)
class PollerCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 5_000;
    private static final long PATIENCE_NANOS = 100_000_000_000L;
    private static final int MOST_BYTES_OF_A_SOCKET = 200;

    interface Work {
        void run() throws IOException;
    }

    static Set<Mechanism> mechanisms() {
        return Mechanism.here();
    }

    @BeforeAll
    static void counts() {
        assumeTrue(THREADS.isThreadAllocatedMemorySupported() && THREADS.isThreadAllocatedMemoryEnabled(),
                "this JVM does not count what a thread allocates");
    }

    private static void allocatesNothing(Work work) throws IOException {
        double least = Double.MAX_VALUE;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (least >= 1 && System.nanoTime() < end) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            least = Math.min(least, (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        assertTrue(least < 1, least + " bytes");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void aWaitAndAnEventAllocateNothing(Mechanism mechanism) throws Exception {
        try (Poller poller = Poller.open(mechanism); Stream stream = Stream.open(); Stream other = Stream.open()) {
            ReadyEvents events = poller.newEvents(8);
            poller.register(stream.far(), Poller.READ, stream);
            Registration once = poller.register(other.far(), Poller.READ | Poller.ONCE, other);
            byte[] data = new byte[8];
            allocatesNothing(() -> {
                stream.near().send(data, 0, 1);
                poller.await(events, PATIENCE_NANOS);
                if (events.next().attachment() != stream || events.events() != Poller.READ) {
                    throw new IOException("not told");
                }
                stream.far().recv(data);
                poller.await(events, 0);
                poller.wakeup();
                poller.await(events, -1);
            });
            allocatesNothing(() -> {
                other.near().send(data, 0, 1);
                poller.await(events, PATIENCE_NANOS);
                events.next();
                other.far().recv(data);
                once.again();
            });
        }
    }

    @Test
    void aPollSetAllocatesNothing() throws Exception {
        try (PollSet set = PollSet.open(); Stream stream = Stream.open()) {
            PollSet.Member member = set.add(stream.far(), Poll.IN, null);
            byte[] data = new byte[8];
            allocatesNothing(() -> {
                stream.near().send(data, 0, 1);
                set.poll(PATIENCE_NANOS);
                if (set.next() != member || set.next() != null) {
                    throw new IOException("not told");
                }
                stream.far().recv(data);
                set.poll(0);
            });
        }
    }

    /** In a JVM of its own, whose heap holds little else. */
    @ParameterizedTest
    @MethodSource("mechanisms")
    void aRegisteredSocketTakesLittle(Mechanism mechanism) {
        ChildJvm.Outcome outcome = ChildJvm
                .onClassPath("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Dpanasock.poller=" + mechanism)
                .run(Registering.class);
        assertEquals(0, outcome.exit(), outcome::err);
        int bytes = Integer.parseInt(outcome.out().trim());
        assertTrue(bytes > 0 && bytes <= MOST_BYTES_OF_A_SOCKET, bytes + " bytes");
    }

    /** Registers sockets and says how many bytes of the heap one takes. */
    static final class Registering {
        private static final int SOCKETS = 2_000;

        private Registering() {
        }

        public static void main(String[] arguments) throws IOException {
            List<NativeSocket> opened = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                opened.add(Stream.socket());
            }
            long bytes = 0;
            for (int round = 0; round < 5; round++) { // the first ones load classes and free what loading took
                try (Poller poller = Poller.open()) {
                    bytes = register(poller, opened);
                }
            }
            System.out.println(bytes / SOCKETS);
        }

        private static long register(Poller poller, List<NativeSocket> sockets) throws IOException {
            ReadyEvents events = poller.newEvents(8);
            long before = used();
            for (NativeSocket socket : sockets) {
                poller.register(socket, Poller.READ, null);
            }
            poller.await(events, 0);
            long after = used();
            Reference.reachabilityFence(sockets);
            return after - before;
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}

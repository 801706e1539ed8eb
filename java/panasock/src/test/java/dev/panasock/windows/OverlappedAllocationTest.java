package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.panasock.Msg;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations that are started and seen again and again allocate nothing. */
@WindowsTest
@Tag("optimized")
@Timeout(300)
class OverlappedAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 3_000;
    private static final long PATIENCE_NANOS = 100_000_000_000L;

    private interface Work {
        void run() throws IOException;
    }

    private static void allocatesNothing(Work work) throws IOException {
        assumeTrue(THREADS.isThreadAllocatedMemorySupported() && THREADS.isThreadAllocatedMemoryEnabled(),
                "this JVM does not count what a thread allocates");
        double least = Double.MAX_VALUE;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (least >= 1 && System.nanoTime() < end) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            least = Math.min(least, (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        assertTrue(least < 1, least + " bytes per round");
    }

    @Test
    void throughAPort() throws IOException {
        try (Pair pair = Pair.connected(); CompletionPort port = CompletionPort.open(0);
                Overlapped receiving = Overlapped.forPort(); Overlapped sending = Overlapped.forPort()) {
            port.associate(pair.socket(), 1);
            MemorySegment data = Pair.memory(64);
            MemorySegment[] parts = {Pair.memory(16), Pair.memory(48)};
            Completions batch = new Completions(4);
            allocatesNothing(() -> {
                pair.socket().recv(receiving, parts, Msg.NONE);
                pair.peer().send(data);
                port.get(batch, null);
                batch.operation(0).result();
                pair.socket().send(sending, data, Msg.NONE);
                port.get(batch, Pair.SOON);
                batch.operation(0).result();
                pair.peer().recv(data);
            });
        }
    }

    @Test
    void withEvents() throws IOException {
        try (Pair pair = Pair.connected(); Overlapped receiving = Overlapped.forEvent()) {
            MemorySegment data = Pair.memory(64);
            Overlapped[] all = {receiving};
            allocatesNothing(() -> {
                pair.socket().recv(receiving, data, Msg.NONE);
                pair.peer().send(data);
                Overlapped.awaitAny(all, 1, Pair.SOON);
                receiving.result();
            });
        }
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the data path allocates once it is warm: nothing. */
@Tag("optimized")
class AllocationTest extends WinsockFixture {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUND = 5_000;
    /** Compiled code allocates nothing; until then the JVM itself does, and what compiles may have no processor for a while. */
    private static final long PATIENCE_NANOS = 100_000_000_000L;
    /** The measuring itself, and what the JVM does now and then. */
    private static final long TOLERATED = 1024;

    private static void allocatesNothing(IntSupplier exchange) {
        long allocated;
        long end = System.nanoTime() + PATIENCE_NANOS;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUND; i++) {
                exchange.getAsInt();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        } while (allocated > TOLERATED && System.nanoTime() - end < 0);
        assertTrue(allocated <= TOLERATED, allocated + " bytes in " + ROUND + " exchanges");
    }

    @Test
    void bytesOfAnArray() {
        Pair pair = pair();
        byte[] bytes = new byte[64];
        allocatesNothing(() -> {
            assertEquals(64, send(pair.client(), bytes, 64, 0));
            return recv(pair.server(), bytes, 64, 0);
        });
    }

    @Test
    void nativeMemory() {
        Pair pair = pair();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(64);
            allocatesNothing(() -> {
                assertEquals(64, send(pair.client(), memory, 64, 0));
                return recv(pair.server(), memory, 64, 0);
            });
        }
    }

    @Test
    void datagrams() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        sockaddr to = nameOf(s);
        int size = sizeof(to);
        byte[] bytes = new byte[64];
        sockaddr_in from = new sockaddr_in();
        int[] length = {sizeof(from)};
        allocatesNothing(() -> {
            assertEquals(64, sendto(s, bytes, 64, 0, to, size));
            return recvfrom(s, bytes, 64, 0, from, length);
        });
    }

    @Test
    void aReceiveThatWouldWait() {
        SOCKET s = pair().server();
        nonBlocking(s);
        byte[] bytes = new byte[64];
        allocatesNothing(() -> recv(s, bytes, 64, 0));
        assertEquals(WSAEWOULDBLOCK, WSAGetLastError());
    }
}

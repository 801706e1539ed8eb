package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Once the code is compiled, the data path allocates nothing: counted by the JVM for this thread. */
@Timeout(300)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final LongSupplier ALLOCATED = THREADS::getCurrentThreadAllocatedBytes;
    private static final int CALLS = 10_000;
    private static final int ROUNDS = 40;
    private static final int SIZE = 64;

    /** A call, or a few. */
    interface Work {
        void run() throws IOException;
    }

    @BeforeAll
    static void counts() {
        assumeTrue(THREADS.isThreadAllocatedMemorySupported() && THREADS.isThreadAllocatedMemoryEnabled(),
                "this JVM does not count what a thread allocates");
    }

    /** Repeats the work until a round of it is free: before the compiler is done with it, it is not. */
    private static void allocatesNothing(Work work) throws IOException {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least >= 1; round++) {
            long before = ALLOCATED.getAsLong();
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            least = Math.min(least, (double) (ALLOCATED.getAsLong() - before) / CALLS);
        }
        assertTrue(least < 1, least + " bytes per operation");
    }

    @Test
    void sendAndRecvOfNativeMemory() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection(); Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(SIZE);
            allocatesNothing(() -> {
                connection.client().send(memory);
                connection.server().recv(memory);
            });
            allocatesNothing(() -> {
                connection.client().send(memory, 8, 32, Msg.NONE);
                connection.server().recv(memory, 16, 32, Msg.NONE);
            });
        }
    }

    @Test
    void sendAndRecvOfAnArray() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                connection.client().send(array);
                connection.server().recv(array, 0, SIZE);
            });
        }
    }

    @Test
    void sendAndRecvOfByteBuffers() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            ByteBuffer direct = ByteBuffer.allocateDirect(SIZE);
            ByteBuffer heap = ByteBuffer.allocate(SIZE);
            allocatesNothing(() -> {
                connection.client().send(direct.clear());
                connection.server().recv(direct.clear());
            });
            allocatesNothing(() -> {
                connection.client().send(heap.clear());
                connection.server().recv(heap.clear());
            });
        }
    }

    @Test
    void sendAllAndRecvFully() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                connection.client().sendAll(array);
                connection.server().recvFully(array);
            });
        }
    }

    @Test
    void datagramsWithTheirAddresses() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                Arena arena = Arena.ofConfined()) {
            Sockaddr to = receiver.getsockname();
            SockaddrBuffer from = new SockaddrBuffer();
            MemorySegment memory = arena.allocate(SIZE);
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                sender.sendto(memory, to);
                receiver.recvfrom(memory, from);
            });
            allocatesNothing(() -> {
                receiver.sendto(array, from);
                if (sender.recvfrom(array, from) != SIZE || from.port() < 0) {
                    throw new IOException("not an answer");
                }
                from.set(to);
                sender.sendto(array, from);
                receiver.recvfrom(array, from);
            });
        }
    }

    @Test
    void whatWouldHaveToWait() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] array = new byte[SIZE];
            SockaddrBuffer peer = new SockaddrBuffer();
            listener.setNonBlocking(true);
            connection.client().setNonBlocking(true);
            allocatesNothing(() -> {
                connection.client().recv(array);
                listener.acceptHandle(peer);
            });
        }
    }

    @Test
    void poll() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            allocatesNothing(() -> {
                connection.client().poll(Poll.IN, 0);
                connection.client().poll(Poll.OUT, 0);
            });
        }
    }

    @Test
    void acceptOfABareNumber() throws Exception {
        int clients = 50;
        int rounds = 1000;
        NativeSocket[] connecting = new NativeSocket[clients];
        long[] accepted = new long[clients];
        SockaddrBuffer peer = new SockaddrBuffer();
        double least = Double.MAX_VALUE;
        try (NativeSocket listener = Loopback.INET.listener()) {
            Sockaddr address = listener.getsockname();
            for (int round = 0; round < rounds && least >= 1; round++) {
                for (int i = 0; i < clients; i++) {
                    connecting[i] = Loopback.INET.open(SocketType.STREAM);
                    connecting[i].set(SocketOption.SO_LINGER, Linger.RESET); // no TIME_WAIT: thousands of ports
                    connecting[i].connect(address);
                }
                long before = ALLOCATED.getAsLong();
                for (int i = 0; i < clients; i++) {
                    accepted[i] = listener.acceptHandle(peer);
                }
                least = Math.min(least, (double) (ALLOCATED.getAsLong() - before) / clients);
                for (int i = 0; i < clients; i++) {
                    SocketHandle.adopt(accepted[i]).close();
                    connecting[i].close();
                }
            }
        }
        assertTrue(least < 1, least + " bytes per accept");
    }
}

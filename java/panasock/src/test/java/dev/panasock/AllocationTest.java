package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.panasock.launch.ChildJvm;
import dev.panasock.linux.ZeroCopy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Once the code is compiled, the data path allocates nothing: counted by the JVM for this thread. */
@Tag("optimized")
@Timeout(300)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final LongSupplier ALLOCATED = THREADS::getCurrentThreadAllocatedBytes;
    private static final int CALLS = 10_000;
    private static final int FREE_ROUNDS = Qemu.isHere() ? 5 : 20;
    private static final String[] OPTIONS = {"--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=4"};
    /** The compiler works in the background and may be slow to get a turn. */
    private static final long PATIENCE_NANOS = 100_000_000_000L;
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

    /** What other code of the program does to memory must not matter: the JVM's own methods then know more than one kind. */
    @BeforeAll
    static void sliceMemoryOfTheHeap() {
        MemorySegment heap = MemorySegment.ofArray(new byte[SIZE]);
        long sum = 0;
        for (int i = 0; i < 10 * CALLS; i++) {
            sum += heap.asSlice(i % SIZE).byteSize();
        }
        assertTrue(sum > 0);
    }

    /** Repeats the work until several rounds of it are free: before the compiler is done with it they are not, or only for a while. */
    private static double allocated(Work work, int rounds) throws IOException {
        double least = Double.MAX_VALUE;
        int free = 0;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (free < rounds && System.nanoTime() < end) {
            long before = ALLOCATED.getAsLong();
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            least = (double) (ALLOCATED.getAsLong() - before) / CALLS;
            free = least < 1 ? free + 1 : 0;
        }
        return least;
    }

    private static void allocatesNothing(Work work) throws IOException {
        double least = allocated(work, FREE_ROUNDS);
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

    /** In a JVM of its own: in a program that slices other memory of the heap as well, the segment of the array is an object. */
    @Test
    void sendAndRecvOfALargeArray() {
        ChildJvm.Outcome outcome =
                ChildJvm.onClassPath(OPTIONS).run(LargeArray.class);
        assertEquals("0 bytes\n", outcome.out(), outcome::err);
    }

    /** An array that is sent and received in place. */
    static final class LargeArray {
        private LargeArray() {
        }

        public static void main(String[] arguments) throws IOException {
            try (Loopback.Connection connection = Loopback.INET.connection()) {
                byte[] array = new byte[8 * 1024];
                double least = allocated(() -> {
                    connection.client().send(array);
                    connection.server().recvFully(array);
                }, 1);
                System.out.println((long) least + " bytes");
            }
        }
    }

    /** The compiler puts only so many methods into one: what it leaves out of the linker's must not cost objects. */
    @Test
    void sendAndRecvBelowManyMethods() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection(); Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(SIZE);
            Work innermost = () -> {
                connection.client().send(memory);
                connection.server().recv(memory);
            };
            allocatesNothing(() -> below1(innermost));
        }
    }

    private static void below1(Work work) throws IOException {
        below2(work);
    }

    private static void below2(Work work) throws IOException {
        below3(work);
    }

    private static void below3(Work work) throws IOException {
        work.run();
    }

    @Test
    void getsockoptOfNativeMemory() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM); Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(Integer.BYTES);
            int level = SoOption.SO_TYPE.level();
            int name = SoOption.SO_TYPE.number();
            allocatesNothing(() -> socket.getsockopt(level, name, value));
        }
    }

    /**
     * In a JVM of its own: with direct buffers that are views of arenas in the same program the compiler makes objects for
     * all of them.
     */
    @Test
    void sendAndRecvOfByteBuffers() {
        ChildJvm.Outcome outcome =
                ChildJvm.onClassPath(OPTIONS).run(ByteBuffers.class);
        assertEquals("0 bytes\n", outcome.out(), outcome::err);
    }

    /** As a program does it: a loop that the compiler takes the calls into, as deep as its limit lets it. */
    @Test
    void sendAndRecvInALoop() {
        ChildJvm.Outcome outcome = ChildJvm.onClassPath(OPTIONS).run(Loop.class);
        assertEquals("0 bytes\n", outcome.out(), outcome::err);
    }

    /** One method, without a lambda in between. */
    static final class Loop {
        private Loop() {
        }

        public static void main(String[] arguments) throws IOException {
            try (Loopback.Connection connection = Loopback.INET.connection()) {
                MemorySegment memory = Arena.global().allocate(SIZE);
                long least = Long.MAX_VALUE;
                long end = System.nanoTime() + PATIENCE_NANOS;
                while (least >= CALLS && System.nanoTime() < end) {
                    long before = ALLOCATED.getAsLong();
                    echo(connection.client(), connection.server(), memory);
                    least = ALLOCATED.getAsLong() - before;
                }
                System.out.println(least / CALLS + " bytes");
            }
        }

        private static void echo(NativeSocket client, NativeSocket server, MemorySegment memory) throws IOException {
            for (int i = 0; i < CALLS; i++) {
                client.send(memory);
                for (long got = 0; got < SIZE;) {
                    got += server.recv(memory, got, SIZE - got, Msg.NONE);
                }
            }
        }
    }

    /** Direct and heap buffers. */
    static final class ByteBuffers {
        private ByteBuffers() {
        }

        public static void main(String[] arguments) throws IOException {
            try (Loopback.Connection connection = Loopback.INET.connection()) {
                ByteBuffer direct = ByteBuffer.allocateDirect(SIZE);
                ByteBuffer heap = ByteBuffer.allocate(SIZE);
                // A round that is free shows that nothing has to be allocated; later the compiler may make 40 bytes of it again.
                double most = Math.max(allocated(() -> {
                    connection.client().send(direct.clear());
                    connection.server().recv(direct.clear());
                }, 1), allocated(() -> {
                    connection.client().send(heap.clear());
                    connection.server().recv(heap.clear());
                }, 1));
                System.out.println((long) most + " bytes");
            }
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
    void messagesOfTwoBuffersWithAPieceOfAncillaryData() throws Exception {
        try (NativeSocket sender = Loopback.INET6.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET6.bound(SocketType.DGRAM);
                Arena arena = Arena.ofShared();
                Message out = new Message(2, 64);
                Message in = new Message(2, 64)) {
            AncillaryDataTest.set(receiver, "IPPROTO_IPV6", Expect.WINDOWS ? "IPV6_HOPLIMIT" : "IPV6_RECVHOPLIMIT", 1);
            MemorySegment memory = arena.allocate(SIZE);
            out.add(memory, 0, 16).add(memory, 16, 48);
            out.name().set(receiver.getsockname());
            in.add(memory, 0, 32).add(memory, 32, 32);
            allocatesNothing(() -> {
                out.writeControl().put(ControlType.HOPLIMIT, 9);
                sender.sendmsg(out);
                receiver.recvmsg(in);
                ControlReader control = in.control();
                // Wine does not send what it was asked to.
                if (!control.next() || !control.is(ControlType.HOPLIMIT)
                        || control.intValue() != 9 && !Expect.WINDOWS) {
                    throw new IOException("not the hop limit");
                }
            });
        }
    }

    @Test
    void batchesOfDatagrams() throws Exception {
        assumeTrue(Expect.LINUX,
                "elsewhere a batch is a loop of calls, each with a slice of the batch: 40 bytes a message");
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                MessageBatch out = new MessageBatch(8, SIZE, 0);
                MessageBatch in = new MessageBatch(8, SIZE, 0)) {
            for (int i = 0; i < out.size(); i++) {
                out.message(i).name().set(receiver.getsockname());
            }
            allocatesNothing(() -> {
                sender.sendmmsg(out);
                for (int seen = 0; seen < 8;) {
                    seen += receiver.recvmmsg(in);
                }
            });
        }
    }

    @Test
    void aPieceOfAFile() throws Exception {
        assumeFalse(Expect.WINDOWS, "on Windows each call makes an event, and objects for it");
        try (Loopback.Connection connection = Loopback.INET.connection();
                SampleFile sample = SampleFile.of(SIZE);
                FileHandle file = sample.open()) {
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                connection.client().sendfile(file, 0, SIZE);
                connection.server().recvFully(array);
            });
        }
    }

    @Test
    void fromOneSocketToAnother() throws Exception {
        try (Loopback.Connection in = Loopback.INET.connection();
                Loopback.Connection out = Loopback.INET.connection();
                SocketCopy copy = SocketCopy.of(in.server(), out.client())) {
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                in.client().sendAll(array);
                copy.transfer(SIZE);
                out.server().recvFully(array);
            });
        }
    }

    @Test
    void zeroCopySendsAndTheirNotices() throws Exception {
        assumeTrue(Expect.LINUX, "other systems have no MSG_ZEROCOPY");
        Qemu.needs("SO_ZEROCOPY");
        try (Loopback.Connection connection = Loopback.INET.connection(); Arena arena = Arena.ofConfined()) {
            ZeroCopy zeroCopy = ZeroCopy.of(connection.client());
            MemorySegment memory = arena.allocate(SIZE);
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                zeroCopy.sendAll(memory);
                connection.server().recvFully(array);
                zeroCopy.await();
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
    void callsWithALimitOfTime() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection(); Arena arena = Arena.ofConfined()) {
            NativeSocket client = connection.client().within(Duration.ofHours(1));
            NativeSocket server = connection.server().until(Deadline.after(Duration.ofHours(1)));
            MemorySegment memory = arena.allocate(SIZE);
            byte[] array = new byte[SIZE];
            allocatesNothing(() -> {
                client.send(memory);
                server.recv(array);
                server.sendAll(array);
                client.recvFully(array);
                client.poll(Poll.OUT, -1);
            });
        }
    }

    /** Each recv waits for the answer of another thread. */
    @Test
    void waitsWithALimitOfTime() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            Thread echo = Thread.ofPlatform().daemon().start(() -> {
                byte[] array = new byte[SIZE];
                try {
                    while (connection.server().recvFully(array) == SIZE) {
                        connection.server().send(array);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            NativeSocket client = connection.client().within(Duration.ofHours(1));
            byte[] array = new byte[SIZE];
            double least = allocated(() -> {
                client.send(array);
                client.recvFully(array);
            }, 3);
            assertTrue(least < 1, least + " bytes per operation");
            connection.client().shutdown(Shutdown.SEND);
            echo.join();
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

    /** How an accepted connection is taken, and given back. */
    interface Accept {
        Closeable from(NativeSocket listener) throws IOException;
    }

    private static double leastAllocatedByAccept(Accept accept, double goal) throws IOException {
        int clients = 50;
        NativeSocket[] connecting = new NativeSocket[clients];
        Closeable[] accepted = new Closeable[clients];
        double least = Double.MAX_VALUE;
        try (NativeSocket listener = Loopback.INET.listener()) {
            Sockaddr address = listener.getsockname();
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (least > goal && System.nanoTime() < end) {
                for (int i = 0; i < clients; i++) {
                    connecting[i] = Loopback.INET.open(SocketType.STREAM);
                    connecting[i].set(SoOption.SO_LINGER, Linger.RESET); // no TIME_WAIT: thousands of ports
                    connecting[i].connect(address);
                }
                long before = ALLOCATED.getAsLong();
                for (int i = 0; i < clients; i++) {
                    accepted[i] = accept.from(listener);
                }
                least = Math.min(least, (double) (ALLOCATED.getAsLong() - before) / clients);
                for (int i = 0; i < clients; i++) {
                    accepted[i].close();
                    connecting[i].close();
                }
            }
        }
        return least;
    }

    @Test
    void acceptOfABareNumber() throws Exception {
        SockaddrBuffer peer = new SockaddrBuffer();
        long[] numbers = new long[1000];
        int[] next = new int[1];
        Closeable last = () -> SocketHandle.adopt(numbers[--next[0]]).close();
        double least = leastAllocatedByAccept(listener -> {
            numbers[next[0]++] = listener.acceptHandle(peer);
            return last;
        }, 0.5);
        assertTrue(least < 1, least + " bytes per accept");
    }

    @Test
    void acceptOfASocketMakesItAndItsHandleOnly() throws Exception {
        SockaddrBuffer peer = new SockaddrBuffer();
        double least = leastAllocatedByAccept(listener -> listener.accept(peer), 64);
        assertTrue(least <= 64, least + " bytes per accept");
    }
}

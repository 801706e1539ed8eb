package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking calls of virtual threads give their carriers free, and mean what they mean in platform threads. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualThreadTest {
    private static final int MORE_THAN_CARRIERS = 500;
    private static final long BUSY_NANOS = 100_000_000;

    @Test
    void blockedThreadsLeaveTheCarriersFree() throws Exception {
        try (Scene scene = new Scene()) {
            List<NativeSocket> clients = new ArrayList<>();
            List<ThreadInCall> threads = new ArrayList<>();
            AtomicInteger sum = new AtomicInteger();
            for (int i = 0; i < MORE_THAN_CARRIERS; i++) {
                NativeSocket server = scene.connected(Loopback.INET);
                clients.add(scene.peer);
                threads.add(new ThreadInCall(true, () -> {
                    byte[] one = new byte[1];
                    assertEquals(1, server.recv(one));
                    sum.addAndGet(one[0]);
                }));
            }
            for (ThreadInCall thread : threads) {
                thread.awaitBlocked();
            }
            // All wait, and yet there is a carrier for another one.
            assertNull(new ThreadInCall(true, sum::get).outcome());
            for (NativeSocket client : clients) {
                client.send(new byte[] {1});
            }
            for (ThreadInCall thread : threads) {
                assertNull(thread.outcome());
            }
            assertEquals(MORE_THAN_CARRIERS, sum.get());
        }
    }

    @Test
    void aSendTakesAllBytesAndARecvThatWaitsForAllGivesThem() throws Exception {
        byte[] data = new byte[5_000_000];
        new Random(7).nextBytes(data);
        byte[] received = new byte[data.length];
        try (Scene scene = new Scene()) {
            NativeSocket client = scene.connected(Loopback.INET);
            NativeSocket server = scene.peer;
            ThreadInCall sender = new ThreadInCall(true, () -> assertEquals(data.length, client.send(data)));
            ThreadInCall receiver = new ThreadInCall(true,
                    () -> assertEquals(data.length, server.recv(received, 0, received.length, Msg.WAITALL)));
            assertNull(sender.outcome());
            assertNull(receiver.outcome());
            assertArrayEquals(data, received);
        }
    }

    @Test
    void anExpiredLimitIsToldAsTheSystemTellsIt() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            for (int millis : new int[] {50, 120}) {
                socket.set(SoOption.SO_RCVTIMEO, Duration.ofMillis(millis));
                long[] results = new long[2];
                for (int i = 0; i < results.length; i++) {
                    int index = i;
                    ThreadInCall thread = new ThreadInCall(i == 0, () -> {
                        long begun = System.nanoTime();
                        results[index] = outcome(() -> socket.recv(new byte[1]));
                        assertTrue(System.nanoTime() - begun >= Duration.ofMillis(millis).toNanos(), "never early");
                    });
                    assertNull(thread.outcome());
                }
                assertEquals(results[1], results[0], "as in a platform thread");
            }
        }
    }

    private interface Receiving {
        long run() throws Exception;
    }

    private static long outcome(Receiving call) throws Exception {
        try {
            return call.run();
        } catch (NativeTimeoutException e) {
            return -e.error().number();
        }
    }

    @Test
    void whoAcceptsInVirtualAndInPlatformThreadsGetsEachConnectionOnce() throws Exception {
        int connections = 200;
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            AtomicInteger accepted = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(connections);
            List<ThreadInCall> threads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                threads.add(new ThreadInCall(i % 2 == 0, () -> {
                    while (true) {
                        listener.accept().close();
                        accepted.incrementAndGet();
                        all.countDown();
                    }
                }));
            }
            Sockaddr name = listener.getsockname();
            for (int i = 0; i < connections; i++) {
                NativeSocket client = Loopback.INET.open(SocketType.STREAM);
                client.connect(name);
                client.close();
            }
            all.await();
            listener.close();
            for (ThreadInCall thread : threads) {
                assertTrue(thread.outcome() instanceof SocketClosedException, () -> String.valueOf(thread));
            }
            assertEquals(connections, accepted.get());
        }
    }

    /** Where the system gives it the mode of its listener, that was the library's. */
    @Test
    void whatAVirtualThreadAcceptsBlocksInAPlatformThread() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            NativeSocket[] accepted = new NativeSocket[1];
            ThreadInCall acceptor = new ThreadInCall(true, () -> accepted[0] = listener.accept()).awaitBlocked();
            NativeSocket client = scene.keep(Loopback.INET.open(SocketType.STREAM));
            client.connect(listener.getsockname());
            assertNull(acceptor.outcome());
            NativeSocket server = scene.keep(accepted[0]);
            ThreadInCall receiver = new ThreadInCall(false, () -> assertEquals(1, server.recv(new byte[1])));
            receiver.awaitBlocked();
            client.send(new byte[1]);
            assertNull(receiver.outcome());
        }
    }

    @Test
    void theModeIsTheUsersWhenTheNumberIsGivenAway() throws Exception {
        NativeSocket listener = Loopback.INET.bound(SocketType.STREAM);
        listener.listen(8);
        ThreadInCall acceptor = new ThreadInCall(true, () -> listener.acceptHandle(null)).awaitBlocked();
        acceptor.thread.interrupt();
        assertTrue(acceptor.outcome() instanceof SocketInterruptedException);
        try (NativeSocket given = NativeSocket.of(SocketHandle.adopt(listener.handle().release()))) {
            ThreadInCall waits = new ThreadInCall(false,
                    () -> given.accept().close())
                    .awaitBlocked();
            try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                client.connect(given.getsockname());
                assertNull(waits.outcome());
            }
        }
    }

    @Test
    void aSocketThatTheUserMadeNonBlockingStaysSo() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            socket.setNonBlocking(true);
            ThreadInCall thread = new ThreadInCall(true,
                    () -> assertEquals(NativeSocket.WOULD_BLOCK, socket.recv(new byte[1])));
            assertNull(thread.outcome());
            socket.setNonBlocking(false);
            ThreadInCall waits = new ThreadInCall(true, () -> socket.recv(new byte[1])).awaitBlocked();
            assertTrue(waits.thread.isAlive());
            scene.peer.send(new byte[1]);
            assertNull(waits.outcome());
            assertFalse(waits.thread.isAlive());
        }
    }

    /** Whoever reads the queue needs no carrier for it. */
    @Test
    void aThreadThatHoldsTheOnlyCarrierIsServed() {
        ChildJvm.Outcome outcome = ChildJvm
                .onClassPath("--enable-native-access=ALL-UNNAMED", "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1")
                .run(PinnedCarrier.class);
        assertEquals(new ChildJvm.Outcome(0, "6 received\n", ""), outcome);
    }

    /** Also where the system tells as long as something is so, as that the socket could send. */
    @Test
    void waitingCostsNoProcessorTime() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            ThreadInCall waits = new ThreadInCall(true, () -> socket.recv(new byte[1])).awaitBlocked();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5 && least >= BUSY_NANOS; i++) { // others that ran on the carriers are just ending
                long before = processorTimeOfTheReader();
                assertFalse(waits.thread.join(Duration.ofMillis(500)), "it waits");
                least = Math.min(least, processorTimeOfTheReader() - before);
            }
            assertTrue(least < BUSY_NANOS, "busy for " + least + " ns");
            scene.peer.send(new byte[1]);
            assertNull(waits.outcome());
        }
    }

    /** That of the daemon thread, and of the carriers of the virtual one. */
    private static long processorTimeOfTheReader() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null
                        && info.getThreadName().matches("panasock-parking|ForkJoinPool-1-worker-\\d+"))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId())).sum();
    }
}

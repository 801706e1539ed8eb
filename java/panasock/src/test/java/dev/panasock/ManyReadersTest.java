package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many virtual threads wait for one socket: an event wakes one of them, and none is lost, whatever happens to the thread that it came to. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no datagrams of AF_UNIX")
class ManyReadersTest {
    private static final int READERS = 24;
    private static final int WRITERS = 6;
    private static final int DATAGRAMS = 60;
    private static final int ALL = WRITERS * DATAGRAMS;
    private static final int LIMIT_SECONDS = 60;
    private static final byte[] END = new byte[1];

    private final Random random = new Random();
    private final List<Thread> threads = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private static SocketPair pair() throws IOException {
        return NativeSocket.pair(AddressFamily.UNIX, SocketType.DGRAM, Protocol.DEFAULT);
    }

    private Thread start(ThreadInCall.Body body) {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        threads.add(thread);
        return thread;
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            assertTrue(thread.join(Duration.ofSeconds(LIMIT_SECONDS)),
                    () -> "a thread waits for ever; received " + received + " of " + ALL);
        }
        threads.clear();
    }

    /** Counts a datagram; false if it is the last one of a reader. */
    private boolean took(byte[] data, int n) {
        if (n == END.length) {
            return false;
        }
        synchronized (seen) {
            int number = (data[0] & 0xff) << 8 | data[1] & 0xff;
            assertTrue(!seen.get(number), "a datagram came twice");
            seen.set(number);
        }
        received.incrementAndGet();
        return true;
    }

    /** Waits without a limit until it is sent an end. */
    private void read(NativeSocket socket) throws IOException {
        byte[] data = new byte[2];
        boolean more = true;
        while (more) {
            more = took(data, socket.recv(data));
        }
    }

    /** Waits shortly, again and again, and is interrupted. */
    private void readInHaste(NativeSocket socket, int micros) throws IOException {
        byte[] data = new byte[2];
        while (!over.get()) {
            try {
                took(data, socket.within(Duration.ofNanos(micros * 1000L)).recv(data));
            } catch (NativeTimeoutException | SocketInterruptedException e) {
                Thread.interrupted();
            }
        }
    }

    private void write(NativeSocket socket, int writer, int micros) throws IOException {
        for (int i = 0; i < DATAGRAMS; i++) {
            int number = writer * DATAGRAMS + i;
            byte[] data = {(byte) (number >> 8), (byte) number};
            boolean sent = false;
            while (!sent) {
                try {
                    // Some with a limit, which is short.
                    NativeSocket limited = micros == 0 ? socket : socket.within(Duration.ofNanos(micros * 1000L));
                    sent = limited.send(data) == data.length;
                } catch (NativeTimeoutException | SocketInterruptedException e) {
                    Thread.interrupted();
                }
            }
        }
    }

    /** After the hasty readers have gone, those that wait without a limit receive the rest. */
    @RepeatedTest(200)
    void ofManyReadersAndWritersEachDatagramReachesOne() throws Exception {
        try (SocketPair pair = pair()) {
            List<Thread> steady = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                steady.add(start(() -> read(pair.first())));
            }
            List<Thread> hasty = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                int micros = random.nextInt(1, 3000);
                hasty.add(start(() -> readInHaste(pair.first(), micros)));
            }
            CountDownLatch written = new CountDownLatch(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                int micros = i % 2 == 0 ? 0 : random.nextInt(1, 500);
                hasty.add(start(() -> {
                    write(pair.second(), writer, micros);
                    written.countDown();
                }));
            }
            long half = System.nanoTime() + random.nextInt(3_000_000);
            while (written.getCount() > 0 && System.nanoTime() < half) {
                hasty.get(random.nextInt(hasty.size())).interrupt();
                Thread.yield();
            }
            over.set(true);
            assertTrue(written.await(LIMIT_SECONDS, TimeUnit.SECONDS), "the writers wait for ever");
            for (Thread thread : hasty) {
                assertTrue(thread.join(Duration.ofSeconds(LIMIT_SECONDS)), "a hasty reader waits for ever");
            }
            for (int i = 0; i < READERS; i++) {
                pair.second().send(END);
            }
            join();
            assertEquals(ALL, received.get());
        }
    }

    /** The thread that is woken may have reached its deadline, or be interrupted: then another is woken. */
    @Test
    void aWakeUpIsHandedOnByAThreadThatHasNoUseForIt() throws Exception {
        Semaphore taken = new Semaphore(0);
        try (SocketPair pair = pair(); SocketPair busy = pair()) {
            Thread steady = start(() -> {
                byte[] data = new byte[2];
                while (pair.first().recv(data) != END.length) {
                    taken.release();
                }
            });
            for (int round = 0; round < 2000; round++) {
                List<Thread> hasty = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    int micros = random.nextInt(1, 200);
                    hasty.add(start(() -> {
                        try {
                            pair.first().within(Duration.ofNanos(micros * 1000L)).recv(new byte[2]);
                            taken.release();
                        } catch (NativeTimeoutException | SocketInterruptedException e) {
                            Thread.interrupted();
                        }
                    }));
                }
                if (round % 3 == 0) {
                    // Two handles at a time: the queue is then asked once for all.
                    start(() -> busy.first().recv(new byte[2]));
                    busy.second().send(new byte[2]);
                }
                pair.second().send(new byte[2]);
                hasty.get(random.nextInt(hasty.size())).interrupt();
                assertTrue(taken.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS), "lost in round " + round);
                for (Thread thread : hasty) {
                    thread.join();
                }
                threads.removeIf(thread -> !thread.isAlive());
            }
            pair.second().send(END);
            steady.join();
            join();
        }
    }

    /** What a datagram costs the threads of this process with many threads that wait, over what it costs with few. */
    @Test
    void aDatagramCostsNoMoreWithManyReaders() throws Exception {
        double[] ratios = new double[9];
        for (int i = 0; i < ratios.length; i++) {
            double few = nanosEach(10);
            ratios[i] = nanosEach(10_000) / few;
        }
        Arrays.sort(ratios);
        System.out.println("10,000 readers over 10: " + Arrays.toString(ratios));
        assertTrue(ratios[ratios.length / 2] <= 2, () -> "costs more: " + Arrays.toString(ratios));
    }

    private double nanosEach(int readers) throws Exception {
        int datagrams = 1000;
        Semaphore taken = new Semaphore(0);
        try (SocketPair pair = pair()) {
            for (int i = 0; i < readers; i++) {
                start(() -> {
                    byte[] data = new byte[2];
                    while (pair.first().recv(data) != END.length) {
                        taken.release();
                    }
                });
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            for (int i = 0; i < 200; i++) {
                pair.second().send(new byte[2]);
                taken.acquire();
            }
            long begun = System.nanoTime();
            for (int i = 0; i < datagrams; i++) {
                pair.second().send(new byte[2]);
                taken.acquire();
            }
            double each = (double) (System.nanoTime() - begun) / datagrams;
            for (int i = 0; i < readers; i++) {
                pair.second().send(END);
            }
            join();
            return each;
        }
    }
}

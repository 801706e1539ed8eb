package dev.panasock.soak;

import static dev.panasock.winsock.Winsock2.MAKEWORD;
import static dev.panasock.winsock.Winsock2.WSAStartup;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.winsock.WSADATA;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * 64 threads, half of them virtual, do any operation on any of 500 sockets by either face, close them while others use them, and are
 * interrupted at any time. Afterwards everything is where it was.
 */
final class Soak {
    private static final int THREADS = 64;
    private static final int PAIRS = 250;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(10);
    /** So often the main thread finds a worker in the same operation: 20 s, and more if it has no processor itself. */
    private static final int STUCK = 10_000;

    private final Tally tally = new Tally();
    private final SplittableRandom random;
    private final AtomicReferenceArray<Pair> pairs = new AtomicReferenceArray<>(PAIRS);
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long[] seen = new long[THREADS];
    private final int[] times = new int[THREADS];

    private Soak(long seed) {
        random = new SplittableRandom(seed);
    }

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.printf("soak: %s minutes, %d threads, %d sockets, seed %d%n", minutes, THREADS, 2 * PAIRS, seed);
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        // What is made once and kept, by the library and by the JVM, is there before it counts.
        Soak first = new Soak(seed);
        fillPool();
        first.run(WARM_UP);
        Figures before = Figures.now();
        Soak soak = new Soak(seed + 1);
        first.tally.wrong().forEach((what, times) -> soak.tally.wrong(what));
        boolean ended = soak.run((long) (minutes * TimeUnit.MINUTES.toNanos(1)));
        Figures after = Figures.now();
        System.exit(soak.report(before, after, ended) ? 0 : 1);
    }

    /**
     * The library keeps the memory through which virtual threads copy their arrays: a block for each of 64 stripes of thread numbers, as large
     * as was ever needed. Here each gets as large as it can, by the face that copies arrays of any size; the numbers of other threads that
     * start meanwhile are passed over.
     */
    private static void fillPool() throws InterruptedException {
        for (int i = 0; i < 4 * 64; i++) {
            Thread.ofVirtual().start(() -> {
                try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
                    pair.first().setNonBlocking(true);
                    Face.WINSOCK.send(pair.first(), new byte[Operation.LARGEST]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).join();
        }
    }

    /** False if threads are left that do not end. */
    private boolean run(long nanos) throws IOException, InterruptedException {
        for (int i = 0; i < PAIRS; i++) {
            pairs.set(i, Pair.open(random, i));
        }
        for (int i = 0; i < THREADS; i++) {
            Worker worker = new Worker(pairs, random.nextLong(), tally);
            workers.add(worker);
            threads.add((i % 2 == 0 ? Thread.ofPlatform().daemon() : Thread.ofVirtual()).start(worker));
        }
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end && tally.isClean()) {
            threads.get(random.nextInt(THREADS)).interrupt();
            Thread.sleep(2);
            findStuck();
        }
        for (Worker worker : workers) {
            worker.stopped = true;
        }
        closeAll();
        return haveEnded();
    }

    private void closeAll() {
        for (int i = 0; i < PAIRS; i++) {
            try {
                pairs.get(i).close(random);
            } catch (IOException e) {
                tally.wrong(e.toString());
            }
        }
    }

    private void findStuck() {
        for (int i = 0; i < THREADS; i++) {
            Worker worker = workers.get(i);
            times[i] = worker.since == seen[i] ? times[i] + 1 : 0;
            seen[i] = worker.since;
            if (times[i] > STUCK) {
                tally.wrong("stuck in " + worker.doing + stack(threads.get(i)));
            }
        }
    }

    private static String stack(Thread thread) {
        StringBuilder text = new StringBuilder(" ").append(thread);
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("\n      ").append(element);
        }
        return text.toString();
    }

    private boolean haveEnded() throws InterruptedException {
        boolean ended = true;
        for (int i = 0; i < THREADS; i++) {
            if (!endsWithItsSockets(threads.get(i))) {
                tally.wrong("does not end after all sockets were closed: " + workers.get(i).doing
                        + stack(threads.get(i)));
                ended = false;
            }
        }
        closeAll();
        return ended;
    }

    /** A worker that was opening a pair when all were closed has put it there since, and another one may wait in it. */
    private boolean endsWithItsSockets(Thread thread) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (thread.join(Duration.ofMillis(200))) {
                return true;
            }
            closeAll();
        }
        return false;
    }

    private boolean report(Figures before, Figures after, boolean ended) {
        tally.ends().forEach((end, times) -> System.out.printf("%12d  %s%n", times.sum(), end));
        System.out.printf("%d operations%nbefore: %s%nafter:  %s%n", tally.operations(), before, after);
        String leaks = after.leakedSince(before);
        if (!leaks.isEmpty()) {
            System.out.printf("soak: FAILED, not where it was:%n%s", leaks);
        }
        tally.wrong().forEach((what, times) -> System.out.printf("soak: FAILED, %d times: %s%n", times.sum(), what));
        boolean good = ended && leaks.isEmpty() && tally.isClean();
        if (good) {
            System.out.println("soak: passed");
        }
        return good;
    }
}

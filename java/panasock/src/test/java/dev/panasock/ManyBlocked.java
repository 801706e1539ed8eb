package dev.panasock;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Very many virtual threads are blocked in recv, each on a socket of its own, and then served one by one, while a timer in another one ticks. Prints one
 * line of figures: threads that were served, carriers, heap, native memory and that of arenas per blocked thread in bytes, microseconds
 * to serve one, ticks, and by how many milliseconds the latest was late.
 */
public final class ManyBlocked {
    private static final int COLLECTIONS = 10;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Pattern ACCOUNT =
            Pattern.compile("-\\s+([A-Z][\\w ]*) \\(reserved=\\d+KB, committed=(\\d+)KB");
    /** What the JVM takes as it warms up, by hundreds of kilobytes at any time, whoever is blocked. */
    private static final Set<String> OF_THE_JVM =
            Set.of("Java Heap", "Class", "Code", "GC", "Compiler", "Symbol", "Metaspace",
                    "Shared class space", "Arena Chunk", "Native Memory Tracking");
    private static final Predicate<String> OF_THREADS = Predicate.not(OF_THE_JVM::contains);
    private static final Predicate<String> OF_ARENAS = "Other"::equals;

    private final List<NativeSocket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LinkedBlockingQueue<Integer> served = new LinkedBlockingQueue<>();
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    private ManyBlocked() {
    }

    /** @param arguments how many */
    public static void main(String[] arguments) throws Exception {
        new ManyBlocked().run(Integer.parseInt(arguments[0]));
    }

    private void run(int count) throws Exception {
        try (ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            for (int i = 0; i < count + 1; i++) {
                NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
                socket.bind(InetSockaddr.loopback(0));
                sockets.add(socket);
            }
            block(count); // the first time is one of classes and of the poller
            serve(count);
            long begun = System.nanoTime() + TICK;
            timer.scheduleAtFixedRate(
                    () -> late.accumulateAndGet(System.nanoTime() - begun - ticks.getAndIncrement() * TICK, Math::max),
                    TICK, TICK, TimeUnit.NANOSECONDS);
            long memory = heldMemory(OF_THREADS);
            long arenas = heldMemory(OF_ARENAS);
            long heap = heap(); // after so many collections the JVM itself has nothing more to give
            block(count);
            long heapEach = (heap() - heap) / count;
            long memoryEach = (heldMemory(OF_THREADS) - memory) / count;
            long arenasEach = (heldMemory(OF_ARENAS) - arenas) / count;
            late.set(0); // not the collections of the figures
            long start = System.nanoTime();
            serve(count);
            long micros = TimeUnit.NANOSECONDS.toMicros((System.nanoTime() - start) / count);
            System.out.println(LongStream.of(count, carriers(), heapEach, memoryEach, arenasEach, micros, ticks.get(),
                    TimeUnit.NANOSECONDS.toMillis(late.get())).mapToObj(Long::toString)
                    .collect(Collectors.joining(" ")));
        }
    }

    private void block(int count) throws Exception {
        threads.clear();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> receive(number)));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private void receive(int number) {
        try {
            byte[] one = new byte[1];
            sockets.get(number).recv(one);
            served.add(number);
        } catch (IOException e) {
            served.add(-1);
        }
    }

    private void serve(int count) throws Exception {
        NativeSocket sender = sockets.getLast();
        for (int i = 0; i < count; i++) {
            sender.sendto(new byte[1], sockets.get(i).getsockname());
            Integer who = served.poll(100, TimeUnit.SECONDS);
            if (who == null || who != i) {
                throw new IllegalStateException(who + " was served instead of " + i);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static int carriers() {
        return Integer.getInteger("jdk.virtualThreadScheduler.maxPoolSize");
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Without what nobody holds any more: it is freed some time after a collection. */
    private static long heldMemory(Predicate<String> counted) throws JMException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, nativeMemory(counted));
        }
        return least;
    }

    private static long nativeMemory(Predicate<String> counted) throws JMException {
        String report = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmNativeMemory",
                new Object[] {new String[] {"summary"}}, new String[] {String[].class.getName()});
        long kilobytes = 0;
        for (Matcher account = ACCOUNT.matcher(report); account.find();) {
            kilobytes += counted.test(account.group(1)) ? Long.parseLong(account.group(2)) : 0;
        }
        if (kilobytes == 0) {
            throw new IllegalStateException(report);
        }
        return kilobytes * 1024;
    }
}

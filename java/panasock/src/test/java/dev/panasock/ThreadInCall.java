package dev.panasock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A thread that makes one call, and how the call ended. */
final class ThreadInCall {
    interface Body {
        void run() throws Exception;
    }

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Path TASKS = Path.of("/proc/self/task");

    final Thread thread;
    private final String name = "in-call-" + NAMES.incrementAndGet() % 100_000;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile Throwable thrown;
    private volatile long ended;
    private volatile boolean interruptedAfterwards;

    ThreadInCall(boolean virtual, Body body) {
        Runnable runnable = () -> {
            started.countDown();
            try {
                body.run();
            } catch (Throwable t) {
                thrown = t;
            } finally {
                ended = System.nanoTime();
                interruptedAfterwards = Thread.currentThread().isInterrupted();
            }
        };
        thread = virtual ? Thread.ofVirtual().name(name).unstarted(runnable)
                : Thread.ofPlatform().name(name).daemon().unstarted(runnable);
        thread.start();
    }

    /** Returns when the thread sleeps in the system, or is parked; where the system does not tell, when it has begun. */
    ThreadInCall awaitBlocked() throws Exception {
        started.await();
        if (thread.isVirtual()) {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING
                    && thread.isAlive()) {
                LockSupport.parkNanos(50_000);
            }
            return this;
        }
        Path task = Files.isDirectory(TASKS) ? task() : null;
        while (task != null && thread.isAlive() && !isAsleep(task)) {
            LockSupport.parkNanos(50_000);
        }
        return this;
    }

    private Path task() throws IOException {
        try (var tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (read(task.resolve("comm")).strip().equals(name)) {
                    return task;
                }
            }
        }
        return null;
    }

    private static boolean isAsleep(Path task) {
        String status = read(task.resolve("stat"));
        return status.isEmpty() || status.charAt(status.lastIndexOf(')') + 2) == 'S';
    }

    /** Empty if the thread has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    /** What the call threw, or null; fails if it does not end. */
    Throwable outcome() throws InterruptedException {
        if (!thread.join(java.time.Duration.ofSeconds(20))) {
            throw new AssertionError(name + " is still in its call");
        }
        return thrown;
    }

    boolean isInterruptedAfterwards() {
        return interruptedAfterwards;
    }

    /** How long after a moment the call ended. */
    long nanosAfter(long moment) {
        return ended - moment;
    }
}

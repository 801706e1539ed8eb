package dev.panasock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread that makes one call, and how the call ended. */
public final class ThreadInCall {
    /** The call. */
    public interface Body {
        /**
         * Makes it.
         *
         * @throws Exception as it comes
         */
        void run() throws Exception;
    }

    private static final AtomicInteger NAMES = new AtomicInteger();

    public final Thread thread;
    private final String name = "in-call-" + NAMES.incrementAndGet() % 100_000;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile Throwable thrown;
    private volatile long ended;
    private volatile boolean interruptedAfterwards;

    public ThreadInCall(boolean virtual, Body body) {
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

    /** Returns when the thread is in a native call, or is parked. */
    public ThreadInCall awaitBlocked() throws Exception {
        started.await();
        while (thread.isAlive() && !isParked() && (thread.isVirtual() || !isInNativeCall())) {
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean isParked() {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private boolean isInNativeCall() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().equals("dev.panasock.bindings.link.Downcall")) {
                return true;
            }
        }
        return false;
    }

    /** What the call threw, or null; fails if it does not end. */
    public Throwable outcome() throws InterruptedException {
        if (!thread.join(Duration.ofSeconds(200))) {
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

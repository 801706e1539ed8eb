package dev.panasock.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A thread that makes one call, and after which event the call returned. */
final class CallThread {
    private static final Path PROC = Path.of("/proc");
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration LONG_ENOUGH_TO_BLOCK = Duration.ofSeconds(2);

    /** The call. */
    interface Body {
        CallResult make() throws Exception;
    }

    private final Thread thread;
    private volatile Path status;
    private volatile boolean isBegun;
    private volatile boolean hasReturned;
    private volatile int events;
    private int eventsAtReturn;
    private long nanos;
    private CallResult result;
    private Throwable thrown;

    CallThread(boolean isVirtual, Body body) {
        Runnable runnable = () -> run(isVirtual, body);
        thread = isVirtual ? Thread.ofVirtual().unstarted(runnable)
                : Thread.ofPlatform().daemon().unstarted(runnable);
    }

    private void run(boolean isVirtual, Body body) {
        try {
            if (!isVirtual) {
                status = PROC.resolve(Files.readSymbolicLink(PROC.resolve("thread-self"))).resolve("stat");
            }
            isBegun = true;
            long begun = System.nanoTime();
            result = body.make();
            nanos = System.nanoTime() - begun;
        } catch (Throwable t) {
            thrown = t;
        } finally {
            eventsAtReturn = events;
            hasReturned = true;
        }
    }

    void start() {
        thread.start();
    }

    /** Returns when the thread is blocked in the system, is parked, or has ended. */
    void awaitBlocked() throws InterruptedException, IOException {
        long end = System.nanoTime() + LONG_ENOUGH_TO_BLOCK.toNanos();
        while (!thread.join(PAUSE) && !isBlocked() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private boolean isBlocked() throws IOException {
        if (!isBegun) {
            return false;
        }
        if (thread.isVirtual()) {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }
        return isInNativeCall() && isAsleep();
    }

    private boolean isInNativeCall() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.panasock.bindings.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the system says that the thread sleeps: the letter behind its name. */
    private boolean isAsleep() throws IOException {
        try {
            String text = Files.readString(status);
            return text.charAt(text.lastIndexOf(')') + 2) == 'S';
        } catch (IOException e) {
            if (thread.isAlive()) {
                throw e;
            }
            return true;
        }
    }

    boolean returnsWithin(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    boolean hasReturned() {
        return hasReturned;
    }

    /** The next event begins. */
    void event() {
        events++;
    }

    void interrupt() {
        thread.interrupt();
    }

    int eventsAtReturn() {
        return eventsAtReturn;
    }

    long nanos() {
        return nanos;
    }

    /** What the call of a thread that has ended gave; null if its face has no such call. */
    CallResult result() {
        if (thrown instanceof UnsupportedOperationException) {
            return null;
        }
        if (thrown != null) {
            return new CallResult(thrown.toString(), thrown.toString());
        }
        return result;
    }
}

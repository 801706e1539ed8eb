package dev.panasock.platform;

import java.util.concurrent.locks.LockSupport;

/**
 * A wait for several handles that the system cannot be asked to end: {@code select} of Windows. It is made in slices of 20 ms, and in between it is
 * seen whether a handle was closed or the thread was interrupted. A virtual thread looks and is parked meanwhile, for up to 8 ms.
 */
public final class SlicedWait {
    /** Waits without an end. */
    public static final long FOREVER = -1;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SLICE = 20_000_000;

    /** A call that waits for a time. */
    @FunctionalInterface
    public interface Look {
        /**
         * Makes the call.
         *
         * @param micros how long it waits at most
         * @return how many are ready, 0 for none, or a negative error
         */
        int look(long micros);
    }

    private SlicedWait() {
    }

    /**
     * Waits.
     *
     * @param group the handles
     * @param call the memory of the call
     * @param micros how long, or {@link #FOREVER}
     * @param wait the call
     * @return what the last look gave, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}
     */
    public static int await(HandleGroup group, CallBlock call, long micros, Look wait) {
        long begun = System.nanoTime();
        long pause = ParkedWait.SHORTEST;
        while (true) {
            long left = micros == FOREVER ? Long.MAX_VALUE : micros * NANOS_PER_MICRO - (System.nanoTime() - begun);
            int stop = micros == 0 ? 0 : stop(group);
            if (stop != 0) {
                return stop;
            }
            // Rounded up: never early.
            long slice = call.isBorrowed() || left <= 0 ? 0 : (Math.min(left, SLICE) - 1) / NANOS_PER_MICRO + 1;
            int ready = wait.look(slice);
            if (ready != 0 || left <= 0) {
                return ready > 0 && group.isAnyClosed() ? Blocking.CLOSED : ready;
            }
            if (call.isBorrowed()) {
                LockSupport.parkNanos(Math.min(left, pause));
                pause = Math.min(2 * pause, ParkedWait.LONGEST);
            }
        }
    }

    private static int stop(HandleGroup group) {
        return group.isAnyClosed() ? Blocking.CLOSED
                : Thread.currentThread().isInterrupted() ? Blocking.INTERRUPTED : 0;
    }
}

package dev.panasock.platform.blocking;

import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import java.util.concurrent.locks.LockSupport;

/**
 * A wait that the system cannot be asked to end: {@code select} and {@code WSAPoll} of several sockets on Windows, {@code poll} where no signal may be
 * used. A platform thread waits for a socket of the
 * library's own as well, which becomes readable when a handle is closed or the thread is interrupted; where none can be made, it looks
 * every 20 ms. A virtual thread looks and is parked meanwhile, for up to 8 ms.
 */
public final class WakerWait {
    /** Waits without an end. */
    public static final long FOREVER = -1;
    /** No socket of the library's. */
    public static final long NOBODY = HandleLife.NONE;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SLICE = 20_000_000;

    /** A call that waits for a time. */
    @FunctionalInterface
    public interface Look {
        /**
         * Makes the call.
         *
         * @param micros how long it waits at most, or {@link #FOREVER}
         * @param waker the socket that it has to wait for until it is readable, without telling of it; or {@link #NOBODY}
         * @return how many are ready, 0 for none, or a negative error
         */
        int look(long micros, long waker);
    }

    private WakerWait() {
    }

    /**
     * Waits.
     *
     * @param life the handle, or null for several
     * @param group the handles, or null for one
     * @param call the memory of the call
     * @param micros how long, or {@link #FOREVER}
     * @param wait the call
     * @return what the last look gave, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}
     */
    public static int await(HandleLife life, HandleGroup group, CallBlock call, long micros, Look wait) {
        // Also because with the waker among them the system would wait where it has to refuse: for no socket, or for invalid ones.
        int ready = wait.look(0, NOBODY);
        if (ready != 0 || micros == 0) {
            return orClosed(life, group, ready);
        }
        long end = micros == FOREVER ? Moment.NEVER : Moment.after(micros * NANOS_PER_MICRO);
        return call.isBorrowed() ? park(life, group, end, wait) : block(life, group, call, end, wait);
    }

    private static int block(HandleLife life, HandleGroup group, CallBlock call, long end, Look wait) {
        BlockedThread thread = call.blockedThread();
        long waker = thread.takeWaker(call);
        try {
            while (true) {
                long result = thread.begin(life, group);
                if (result != 0) {
                    return (int) result;
                }
                try {
                    result = wait.look(micros(Moment.left(end), waker), waker);
                } finally {
                    result = thread.end(result);
                }
                if (result != 0 || Moment.left(end) <= 0) {
                    return orClosed(life, group, (int) result);
                }
            }
        } finally {
            thread.giveWaker();
        }
    }

    /** Rounded up: never early. */
    private static long micros(long left, long waker) {
        return left == Long.MAX_VALUE && waker != NOBODY ? FOREVER
                : Math.ceilDiv(Math.max(0, waker == NOBODY ? Math.min(left, SLICE) : left), NANOS_PER_MICRO);
    }

    private static int park(HandleLife life, HandleGroup group, long end, Look wait) {
        long pause = Parking.SHORTEST_PAUSE;
        while (true) {
            int stop = stop(life, group);
            if (stop != 0) {
                return stop;
            }
            long left = Moment.left(end);
            int ready = wait.look(0, NOBODY);
            if (ready != 0 || left <= 0) {
                return orClosed(life, group, ready);
            }
            LockSupport.parkNanos(Math.min(left, pause));
            pause = Math.min(2 * pause, Parking.LONGEST_PAUSE);
        }
    }

    private static int orClosed(HandleLife life, HandleGroup group, int ready) {
        return ready > 0 && isClosed(life, group) ? Blocking.CLOSED : ready;
    }

    static int stop(HandleLife life, HandleGroup group) {
        return isClosed(life, group) ? Blocking.CLOSED
                : Thread.currentThread().isInterrupted() ? Blocking.INTERRUPTED : 0;
    }

    private static boolean isClosed(HandleLife life, HandleGroup group) {
        return life == null ? group.isAnyClosed() : !life.isAlive();
    }
}

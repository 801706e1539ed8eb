package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleLife;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.blocking.TimeLimit;
import dev.panasock.platform.blocking.TimedWait;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;

/**
 * Blocking calls of virtual threads, and of platform threads up to a moment: the call is tried without waiting. While it would wait a virtual
 * thread is parked, so that its carrier runs others, and a platform thread waits in {@code poll}.
 *
 * <pre>{@code
 * int seen = Parking.count(life, Ready.READ);
 * long n;
 * while ((n = recv(...)) == WOULD_BLOCK && (seen = Parking.await(life, Ready.READ, flags, seen, Moment.NEVER)) >= 0) {
 * }
 * }</pre>
 */
public final class Parking {
    /** How long a thread is parked first when nothing tells it of what it waits for, in nanoseconds; then twice as long each time. */
    public static final long SHORTEST_PAUSE = 250_000;
    /** How long at most. */
    public static final long LONGEST_PAUSE = 8_000_000;

    private static final int DONT_WAIT = Math.max(0, SocketNumbers.MSG_DONTWAIT.here());

    private Parking() {
    }

    /**
     * Whether a call of the current thread parks instead of blocking.
     *
     * @param life the handle
     * @param flags the flags of the call
     * @return true for a virtual thread, a handle that the user has left blocking, and a call that may wait
     */
    public static boolean applies(HandleLife life, int flags) {
        return applies(life, flags, Moment.NEVER);
    }

    /**
     * Whether a call of the current thread is tried first and waits here.
     *
     * @param life the handle
     * @param flags the flags of the call
     * @param end up to when it may wait
     * @return true for a virtual thread or an end, a handle that the user has left blocking, and a call that may wait
     */
    public static boolean applies(HandleLife life, int flags, long end) {
        return (end != Moment.NEVER || Thread.currentThread().isVirtual()) && life.blocks() && (flags & DONT_WAIT) == 0;
    }

    /**
     * How often a handle became ready so far: to be read before a call is tried.
     *
     * @param life the handle
     * @param wanted {@link Ready#READ}, {@link Ready#WRITE} or both
     * @return a count for {@link #await}
     */
    public static int count(HandleLife life, int wanted) {
        Readiness readiness = life.readiness();
        return readiness == null ? 0 : readiness.count(wanted);
    }

    /**
     * After a call that would have waited: parks the thread until the handle is ready, as long as SO_RCVTIMEO or SO_SNDTIMEO says.
     *
     * @param life the handle
     * @param wanted {@link Ready#READ} or {@link Ready#WRITE}
     * @param flags the flags of the call
     * @param seen what {@link #count} gave before the call
     * @param end up to when it may wait, or {@link Moment#NEVER}
     * @return the count for the next time, with which the call is tried again; or what the call returns: the negative error for "would wait",
     *         {@link Blocking#CLOSED}, {@link Blocking#INTERRUPTED}, {@link Blocking#TIMED_OUT} at the end, or another negative error
     */
    public static int await(HandleLife life, int wanted, int flags, int seen, long end) {
        if (!applies(life, flags, end)) {
            return -ErrorNumbers.WOULD_BLOCK.here();
        }
        if (!Thread.currentThread().isVirtual()) {
            return TimedWait.await(life, wanted, end);
        }
        Readiness readiness = life.readiness();
        if (readiness == null) {
            int result = register(life);
            return result < 0 ? result : count(life, wanted);
        }
        long limit = wanted == Ready.READ ? readiness.receiveLimit : readiness.sendLimit;
        long first = Moment.first(end, limit > 0 ? Moment.after(limit) : Moment.NEVER);
        int result = readiness.await(wanted, seen, first, first != Moment.NEVER);
        return result == Blocking.TIMED_OUT && first != end ? -ErrorNumbers.TIME_IS_UP.here() : result;
    }

    /**
     * Parks the thread until something happens on a handle.
     *
     * @param life the handle
     * @param wanted {@link Ready#READ}, {@link Ready#WRITE} or both
     * @param seen what {@link #count} gave before the last look
     * @param nanos the longest time, or negative for none
     * @return the count for the next time; {@link Blocking#CLOSED}, {@link Blocking#INTERRUPTED}, {@link Blocking#TIMED_OUT} or a negative error
     */
    public static int awaitFor(HandleLife life, int wanted, int seen, long nanos) {
        Readiness readiness = life.readiness();
        if (readiness == null) {
            int result = register(life);
            return result < 0 ? result : count(life, wanted);
        }
        return readiness.await(wanted, seen, System.nanoTime() + nanos, nanos >= 0);
    }

    /**
     * When a wait that begins now is ended by SO_RCVTIMEO or SO_SNDTIMEO.
     *
     * @param life the handle
     * @param wanted {@link Ready#READ} or {@link Ready#WRITE}
     * @return the moment, or {@link Moment#NEVER}
     */
    public static long limit(HandleLife life, int wanted) {
        CallBlock call = CallBlock.take();
        try {
            long s = life.enter(call);
            if (s == HandleLife.NONE) {
                return Moment.NEVER;
            }
            try {
                return TimeLimit.moment(call, s, wanted);
            } finally {
                life.leave(call);
            }
        } finally {
            call.give();
        }
    }

    private static int register(HandleLife life) {
        // Stays inside for as long as the handle stands in the lot.
        long s = life.enterCounted();
        if (s == HandleLife.NONE) {
            return Blocking.CLOSED;
        }
        CallBlock call = CallBlock.take();
        int result = HandleLife.ALREADY;
        try {
            result = life.park(call, s);
            return Math.min(result, 0);
        } finally {
            call.give();
            if (result != 0) {
                life.leaveCounted();
            }
        }
    }

    /**
     * Reads the time limits of a handle again: one of its options was set.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     */
    public static void limitsChanged(HandleLife life, CallBlock call, long s) {
        Readiness readiness = life.readiness();
        if (readiness != null) {
            readiness.receiveLimit = TimeLimit.nanos(call, s, SocketNumbers.SO_RCVTIMEO);
            readiness.sendLimit = TimeLimit.nanos(call, s, SocketNumbers.SO_SNDTIMEO);
        }
    }

    /**
     * A number whose handle was lost is about to be closed: nothing waits for it any more.
     *
     * @param call the memory of the call
     * @param number the SOCKET or descriptor
     */
    public static void forget(CallBlock call, long number) {
        ParkingLot.forget(call, number);
    }
}

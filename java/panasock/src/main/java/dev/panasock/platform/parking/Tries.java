package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Attempt;
import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingCall;
import dev.panasock.platform.blocking.BlockingOperation;
import dev.panasock.platform.blocking.HandleGroup;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.Deadlines;
import java.lang.foreign.MemorySegment;

/**
 * The loop of tries, by which virtual threads wait: a call is tried without waiting, and again whenever it may succeed. Meanwhile the
 * thread is parked, so that its carrier runs others, and holds neither the handle nor native memory.
 *
 * <p>A face makes the first try by itself, which allocates nothing, and comes here if that has not ended the call:
 *
 * <pre>{@code
 * boolean parks = Tries.parks();
 * int seen = parks ? Tries.count(RECV, handle) : 0;
 * long n = recv(parks ? Deadlines.ONCE : deadline, ...);
 * return !parks || !RECV.goesOn(handle, flags, n, length) ? n
 *         : Tries.run(RECV, handle, flags, seen, deadline, n, length, done -> recv(Deadlines.ONCE, ...));
 * }</pre>
 */
public final class Tries {
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();

    private Tries() {
    }

    /** Whether calls of this thread wait here. */
    public static boolean parks() {
        return Thread.currentThread().isVirtual();
    }

    /** How often a handle became ready for a call so far, to be read before it is tried. */
    public static int count(BlockingOperation operation, HandleState handle) {
        return count(operation, handle, 0);
    }

    /** The same, of a poll for its events. */
    public static int count(BlockingOperation operation, HandleState handle, int events) {
        return Registrations.count(handle, operation.ready(events));
    }

    /**
     * Goes on after a first try. What was transferred before an error, an interrupt or the deadline counts.
     *
     * @param operation the call
     * @param handle the handle
     * @param flags its flags, of a poll its events
     * @param seen what {@link #count} was before the first try
     * @param deadline up to when it may wait
     * @param first what the first try returned
     * @param length how much it transfers at most
     * @param attempt a further try
     * @return the result, a negative error, or one of {@link Results}
     */
    public static long run(BlockingOperation operation, HandleState handle, int flags, int seen, long deadline,
            long first, long length, Attempt attempt) {
        int ready = operation.ready(flags);
        long begun = System.nanoTime();
        int count = seen;
        int inVain = 0;
        long done = Math.max(first, 0);
        long last = first;
        try {
            while (operation.goesOn(handle, flags, last < 0 ? last : done, length)) {
                if (last < 0) {
                    boolean pauses = BackOff.nanos(inVain) > 0
                            && (!BackOff.asksFirst(inVain) || Registrations.isReady(handle, ready));
                    inVain = BackOff.nanos(inVain) > 0 && !pauses ? 0 : inVain;
                    long end = operation == BlockingOperation.POLL ? deadline
                            : Deadlines.first(deadline, Registrations.timeout(handle, ready, begun));
                    long next = Deadlines.first(end, pauses ? Deadlines.after(BackOff.nanos(inVain))
                            : operation.lookAgain(flags));
                    int result = Registrations.park(handle, ready, count, next, pauses);
                    if (result == Results.TIMED_OUT && next != end) {
                        count = count(operation, handle, flags);
                        inVain += pauses ? 1 : 0;
                    } else if (result < 0) {
                        count = 0;
                        return done > 0 ? done : result == Results.TIMED_OUT && end != deadline ? TIME_IS_UP : result;
                    } else {
                        count = result;
                        inVain++;
                    }
                }
                last = attempt.make(done);
                if (last == 0) {
                    break;
                }
                inVain = last > 0 ? 0 : inVain;
                done += Math.max(last, 0);
            }
            return done > 0 ? done : last;
        } finally {
            Registrations.handOver(handle, count);
        }
    }

    /** {@code poll} of several handles; the array has space for one element more. */
    public static int poll(HandleGroup group, ThreadBlock thread, MemorySegment elements, int count, long deadline) {
        return thread.isBorrowed()
                ? (int) BackOff.run(null, group, deadline, 0,
                        done -> Blocking.poll(group, thread, elements, count, Deadlines.after(0)))
                : Blocking.poll(group, thread, elements, count, deadline);
    }

    /** A wait for several handles by another call than {@code poll}. */
    public static int wait(BlockingCall call, HandleGroup group, ThreadBlock thread, long deadline) {
        return (int) (thread.isBorrowed()
                ? BackOff.run(null, group, deadline, 0, done -> Blocking.wait(call, group, thread, Deadlines.after(0)))
                : Blocking.wait(call, group, thread, deadline));
    }
}

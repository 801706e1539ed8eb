package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingCall;
import dev.panasock.platform.blocking.HandleGroup;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;

/**
 * The loop of tries: calls of virtual threads, and of all threads up to a deadline. A call is tried without waiting, and again
 * whenever it may succeed. Meanwhile a virtual thread is parked, so that its carrier runs others, and a platform thread waits in
 * {@code poll}.
 *
 * <p>A face makes the first try by itself, which allocates nothing, and comes here if that has not ended the call:
 *
 * <pre>{@code
 * boolean mayWait = Tries.mayWait(deadline);
 * int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
 * long n = recv(mayWait, ...);
 * return mayWait || !Tries.goesOn(handle, flags, n, 0) ? n
 *         : Tries.run(handle, Ready.READ, flags, seen, deadline, n, 0, done -> recv(false, ...));
 * }</pre>
 */
public final class Tries {
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int POLL_IN = SocketNumbers.POLLIN.here();
    private static final int POLL_OUT = SocketNumbers.POLLOUT.here();
    /** What the registry reports. */
    private static final int REPORTED =
            POLL_IN | POLL_OUT | SocketNumbers.POLLRDNORM.here() | SocketNumbers.POLLWRNORM.here();
    /** How often a virtual thread looks for what no queue reports, such as urgent data. */
    private static final long LOOK_AGAIN = 20_000_000;

    private Tries() {
    }

    /** Whether a call of this thread may wait in the system: in a platform thread without a limit. */
    public static boolean mayWait(long deadline) {
        return deadline == Deadlines.NEVER && !Thread.currentThread().isVirtual();
    }

    /** How often a handle became ready so far, to be read before a call is tried. */
    public static int count(HandleState handle, int ready) {
        return handle.waiters() instanceof WaitSlot slot ? slot.count(ready) : 0;
    }

    /** Whether a first try has not ended the call: it would have waited, or is to transfer more than it has. */
    public static boolean goesOn(HandleState handle, int flags, long result, long wanted) {
        return (result == WOULD_BLOCK || result > 0 && result < wanted) && Blocking.mayWait(handle, flags);
    }

    /**
     * Goes on after a first try. What was transferred before an error, an interrupt or the deadline counts.
     *
     * @param handle the handle
     * @param ready what the call is ready by: {@link Ready} bits
     * @param flags its flags
     * @param seen what {@link #count} was before the first try
     * @param deadline up to when it may wait
     * @param first what the first try returned
     * @param wanted how much ends the call; 0 if any result does
     * @param attempt the call
     * @return the result, a negative error, or one of {@link Results}
     */
    public static long run(HandleState handle, int ready, int flags, int seen, long deadline, long first, long wanted,
            Attempt attempt) {
        long done = Math.max(first, 0);
        long last = first;
        int count = seen;
        while (true) {
            if (last == WOULD_BLOCK) {
                count = Waiting.await(handle, ready, flags, count, deadline);
                if (count < 0) {
                    return done > 0 ? done : count;
                }
            }
            last = attempt.make(done);
            done += Math.max(last, 0);
            if (last == 0 || last > 0 && done >= wanted || last < 0 && last != WOULD_BLOCK) {
                return done > 0 ? done : last;
            }
        }
    }

    /**
     * {@code poll} of one socket up to a deadline: what happened, 0 at the deadline, or what else the call returns.
     *
     * @param handle the handle
     * @param events what it waits for: POLL bits
     * @param seen what {@link #count} of {@link Ready#INTEREST} was before the first look
     * @param deadline up to when it may wait
     * @param look the call, which returns "would block" for nothing
     */
    public static int poll(HandleState handle, int events, int seen, long deadline, Attempt look) {
        int count = seen;
        long result;
        do {
            long next = (events & ~REPORTED) == 0 ? deadline
                    : Deadlines.first(deadline, Deadlines.after(LOOK_AGAIN));
            result = run(handle, Ready.INTEREST, 0, count, next, WOULD_BLOCK, 0, look);
            count = count(handle, Ready.INTEREST);
        } while (result == Results.TIMED_OUT && Deadlines.left(deadline) > 0);
        return result == Results.TIMED_OUT ? 0 : (int) result;
    }

    /** {@code poll} of several handles; the array has space for one element more. */
    public static int poll(HandleGroup group, ThreadBlock thread, MemorySegment elements, int count, long deadline) {
        return thread.isBorrowed()
                ? (int) lookAgain(null, group, deadline, 0,
                        done -> Blocking.poll(group, thread, elements, count, Deadlines.after(0)))
                : Blocking.poll(group, thread, elements, count, deadline);
    }

    /** A wait for several handles that is none of {@code poll}. */
    public static int wait(BlockingCall call, HandleGroup group, ThreadBlock thread, long deadline) {
        return (int) (thread.isBorrowed()
                ? lookAgain(null, group, deadline, 0, done -> Blocking.wait(call, group, thread, Deadlines.after(0)))
                : Blocking.wait(call, group, thread, deadline));
    }

    /** Tries from time to time what no system reports. Returns what is not {@code notYet}, or that at the deadline. */
    public static long lookAgain(HandleState handle, HandleGroup group, long deadline, long notYet, Attempt attempt) {
        BackOff backOff = null;
        while (true) {
            long result = attempt.make(0);
            long left = Deadlines.left(deadline);
            if (result != notYet || left <= 0) {
                return result;
            }
            if (group != null ? group.isAnyClosed() : !handle.isOpen()) {
                return Results.CLOSED;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Results.INTERRUPTED;
            }
            backOff = backOff == null ? new BackOff() : backOff;
            backOff.pause(left);
        }
    }
}

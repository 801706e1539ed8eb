package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.system.Deadlines;
import java.util.concurrent.locks.LockSupport;

/** The pauses of a thread that looks again from time to time, each twice as long as the one before up to a longest. */
public final class BackOff {
    private static final long SHORTEST = 250_000;
    private static final long LONGEST = 8_000_000;
    /** So many tries in a row may be reported to succeed, and would block, without a pause before the next. */
    private static final int MOST_IN_VAIN = 2;
    private static final long SHORTEST_IN_VAIN = 1_000_000;
    private static final long LONGEST_IN_VAIN = 20_000_000;
    /** A timed park of a virtual thread costs the JVM several times as much: two other threads are woken for it. */
    private static final long LONGEST_OF_VIRTUAL = 50_000_000;

    private final long longest;
    private long next;

    /** With a first and a longest pause in nanoseconds. */
    BackOff(long shortest, long longest) {
        this.next = shortest;
        this.longest = longest;
    }

    /** Pauses, at most so many nanoseconds; an interrupt ends the pause. */
    void pause(long most) {
        LockSupport.parkNanos(Math.min(most, next));
        next = Math.min(2 * next, longest);
    }

    /** For how many nanoseconds a thread pauses whose call was reported ready, and would have blocked, so often in a row. */
    public static long nanos(int inVain) {
        return inVain <= MOST_IN_VAIN ? 0
                : Math.min(SHORTEST_IN_VAIN << Math.min(inVain - MOST_IN_VAIN - 1, Byte.SIZE),
                        Thread.currentThread().isVirtual() ? LONGEST_OF_VIRTUAL : LONGEST_IN_VAIN);
    }

    /** Whether a thread that would pause has to ask if it is ready still; if not, another thread was first. Later only from time to time. */
    public static boolean asksFirst(int inVain) {
        return inVain < Byte.SIZE || inVain % Byte.SIZE == 0;
    }

    /** Pauses for {@link #nanos}, at most up to a deadline; an interrupt ends the pause. */
    public static void pause(int inVain, long deadline) {
        if (inVain > MOST_IN_VAIN) {
            LockSupport.parkNanos(Math.min(nanos(inVain), Deadlines.left(deadline)));
        }
    }

    /**
     * Tries from time to time what no system reports, of one handle or of a group. Returns what is not {@code notYet}, or that at the
     * deadline, or one of {@link Results}.
     */
    public static long run(HandleState handle, HandleGroup group, long deadline, long notYet, Attempt attempt) {
        BackOff backOff = new BackOff(SHORTEST, LONGEST);
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
            backOff.pause(left);
        }
    }
}

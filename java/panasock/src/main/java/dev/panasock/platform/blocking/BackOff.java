package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.system.Deadlines;
import java.util.concurrent.locks.LockSupport;

/** The pauses of a thread that looks again from time to time, each twice as long as the one before up to a longest. */
public final class BackOff {
    private static final long SHORTEST = 250_000;
    private static final long LONGEST = 8_000_000;
    /** Of a thread whose call is reported ready and would block again and again. */
    private static final long SHORTEST_IN_VAIN = 1_000_000;
    private static final long LONGEST_IN_VAIN = 20_000_000;

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

    /** The pause after another one, 0 for none, of a thread whose call is reported ready and would block again and again. */
    public static long after(long pause) {
        return pause == 0 ? SHORTEST_IN_VAIN : Math.min(2 * pause, LONGEST_IN_VAIN);
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

package dev.panasock.platform.blocking;

import java.util.concurrent.locks.LockSupport;

/** The pauses of a thread that looks again from time to time, each twice as long as the one before up to a longest. */
public final class BackOff {
    private static final long SHORTEST = 250_000;
    private static final long LONGEST = 8_000_000;

    private final long longest;
    private long next;

    /** For what no system reports. */
    public BackOff() {
        this(SHORTEST, LONGEST);
    }

    /** With a first and a longest pause in nanoseconds. */
    BackOff(long shortest, long longest) {
        this.next = shortest;
        this.longest = longest;
    }

    /** Pauses, at most so many nanoseconds; an interrupt ends the pause. */
    public void pause(long most) {
        LockSupport.parkNanos(Math.min(most, next));
        next = Math.min(2 * next, longest);
    }
}

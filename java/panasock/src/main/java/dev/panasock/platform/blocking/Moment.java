package dev.panasock.platform.blocking;

/** Moments on the clock of {@link System#nanoTime}, as plain numbers: until then a call may wait. */
public final class Moment {
    /** No moment: a call waits as the system has it. */
    public static final long NEVER = Long.MIN_VALUE;

    /** 146 years; the clock compares what is not further apart. */
    private static final long FURTHEST = Long.MAX_VALUE / 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Moment() {
    }

    /**
     * A moment.
     *
     * @param nanos how long from now, negative for one that has passed
     * @return the moment, never {@link #NEVER}
     */
    public static long after(long nanos) {
        long moment = System.nanoTime() + Math.clamp(nanos, -FURTHEST, FURTHEST);
        return moment == NEVER ? moment + 1 : moment;
    }

    /**
     * The time up to a moment.
     *
     * @param moment the moment
     * @return nanoseconds, 0 or less once it has come, the most that there is for {@link #NEVER}
     */
    public static long left(long moment) {
        return moment == NEVER ? Long.MAX_VALUE : moment - System.nanoTime();
    }

    /**
     * The earlier of two.
     *
     * @param one a moment
     * @param other another
     * @return that which comes first
     */
    public static long first(long one, long other) {
        return one == NEVER || other != NEVER && other - one < 0 ? other : one;
    }

    /**
     * For a system that counts in milliseconds: never early.
     *
     * @param nanos a positive time
     * @return as many milliseconds or one more, within an int
     */
    public static int millis(long nanos) {
        return (int) Math.min((nanos - 1) / NANOS_PER_MILLI + 1, Integer.MAX_VALUE);
    }
}

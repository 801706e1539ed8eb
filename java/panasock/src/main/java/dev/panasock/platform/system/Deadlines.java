package dev.panasock.platform.system;

/** Deadlines on the clock of {@link System#nanoTime}, as plain numbers: until then a call may wait. */
public final class Deadlines {
    /** No deadline: a call waits as long as the system has it wait. */
    public static final long NEVER = Long.MIN_VALUE;

    /** A call is tried once and does not wait: of virtual threads, which wait elsewhere. */
    public static final long ONCE = Long.MIN_VALUE + 1;

    /** 146 years; the clock compares what is not further apart. */
    private static final long FURTHEST = Long.MAX_VALUE / 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Deadlines() {
    }

    /** The deadline some nanoseconds from now, negative ones for one that has passed; never {@link #NEVER}. */
    public static long after(long nanos) {
        long deadline = System.nanoTime() + Math.clamp(nanos, -FURTHEST, FURTHEST);
        return Math.max(deadline, ONCE + 1);
    }

    /** The deadline some nanoseconds from now, negative ones for {@link #NEVER}. */
    public static long within(long nanos) {
        return nanos < 0 ? NEVER : after(nanos);
    }

    /** The deadline some milliseconds from now, negative ones for {@link #NEVER}. */
    public static long withinMillis(int millis) {
        return within(millis * NANOS_PER_MILLI);
    }

    /** The nanoseconds that are left: 0 or less once it has passed, the most that there is for {@link #NEVER}. */
    public static long left(long deadline) {
        return deadline == NEVER ? Long.MAX_VALUE : deadline - System.nanoTime();
    }

    /** The nanoseconds that are left for a call of the system: 0 once it has passed, -1 for {@link #NEVER}. */
    public static long leftNanos(long deadline) {
        return deadline == NEVER ? -1 : Math.max(0, left(deadline));
    }

    /** The milliseconds that are left, rounded up so that no wait ends early: 0 once it has passed, -1 for {@link #NEVER}. */
    public static int leftMillis(long deadline) {
        return deadline == NEVER ? -1
                : (int) Math.min(Math.ceilDiv(Math.max(0, left(deadline)), NANOS_PER_MILLI), Integer.MAX_VALUE);
    }

    /** The earlier of two. */
    public static long first(long one, long other) {
        return one == NEVER || other != NEVER && other - one < 0 ? other : one;
    }
}

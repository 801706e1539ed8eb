package dev.panasock;

import dev.panasock.platform.system.Deadlines;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment until which calls may wait, for {@link NativeSocket#until}: several calls that share one end. It counts on the clock of
 * {@link System#nanoTime}, which nobody sets; immutable.
 *
 * {@snippet :
 * Deadline deadline = Deadline.after(Duration.ofSeconds(5));
 * socket.until(deadline).connect(address);
 * socket.until(deadline).sendAll(request);
 * int n = socket.until(deadline).recv(response);
 * }
 */
public final class Deadline {
    private final long moment;
    /** Made once: a view that is made for each call costs one object then. */
    private final WaitLimit limit;

    private Deadline(long moment) {
        this.moment = moment;
        this.limit = WaitLimit.until(moment);
    }

    /**
     * A deadline some time from now.
     *
     * @param time how long; zero and less is a deadline that has passed, more than 146 years are 146 years
     * @return the deadline
     */
    public static Deadline after(Duration time) {
        return new Deadline(Deadlines.after(nanos(time)));
    }

    /**
     * A deadline at a time of day, as far from now as it is when this is called: if the clock of the system is set later, the
     * deadline does not move.
     *
     * @param instant when
     * @return the deadline
     */
    public static Deadline at(Instant instant) {
        return after(Duration.between(Instant.now(), instant));
    }

    /**
     * What is left.
     *
     * @return the time up to the deadline, zero once it has passed
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, Deadlines.left(moment)));
    }

    /**
     * Whether the deadline has passed.
     *
     * @return true from then on
     */
    public boolean hasPassed() {
        return Deadlines.left(moment) <= 0;
    }

    /** What the views of {@link NativeSocket#until} wait by. */
    WaitLimit limit() {
        return limit;
    }

    /** In nanoseconds, or as near as a long comes. */
    static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException tooMany) {
            return time.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /**
     * What is left.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return hasPassed() ? "Deadline[passed]" : "Deadline[in " + remaining() + "]";
    }
}

package dev.panasock;

import dev.panasock.platform.system.Deadlines;
import java.time.Duration;

/** How long a call may wait: some time, counted for each call, or up to a deadline that calls share. Immutable. */
final class WaitLimit {
    private final long nanos;
    private final boolean isDeadline;

    private WaitLimit(long nanos, boolean isDeadline) {
        this.nanos = nanos;
        this.isDeadline = isDeadline;
    }

    static WaitLimit within(Duration time) {
        return new WaitLimit(Math.max(Deadline.nanos(time), 0), false);
    }

    static WaitLimit until(long deadline) {
        return new WaitLimit(deadline, true);
    }

    /** The deadline of a call that begins now. */
    long deadline() {
        return isDeadline ? nanos : Deadlines.after(nanos);
    }
}

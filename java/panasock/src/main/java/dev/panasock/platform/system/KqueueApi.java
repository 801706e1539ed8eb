package dev.panasock.platform.system;

import java.lang.foreign.MemorySegment;

/**
 * The calls of kqueue, for systems that have them. Events are in the layout of the system. Results are those of
 * {@link SocketApi}: what the function returns, or the negative errno.
 */
public abstract class KqueueApi {
    /** One implementation per system, in its own package. */
    protected KqueueApi() {
    }

    /** {@code kqueue}: the descriptor. A child process that is forked does not have it. */
    public abstract int kqueue(CallBlock call);

    /**
     * {@code kevent}: how many events there are, 0 for the time-out. The changes may be in the first half of the
     * block's value, and the events in the same memory. Negative {@code nanos}: no limit.
     */
    public abstract int kevent(CallBlock call, long kqueue, MemorySegment changes, int changeCount,
            MemorySegment events, int capacity, long nanos);

    /** {@code kevent} that changes only: how many outcomes there are, which with EV_RECEIPT replace the changes. */
    public final int change(CallBlock call, long kqueue, MemorySegment changes, int count) {
        return kevent(call, kqueue, changes, count, changes, count, 0);
    }

    /** {@code kevent} that waits only. */
    public final int await(CallBlock call, long kqueue, MemorySegment events, int capacity, long nanos) {
        return kevent(call, kqueue, MemorySegment.NULL, 0, events, capacity, nanos);
    }
}

package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;

/** The registrations of handles that virtual threads wait for, by handle. */
public final class Registrations {
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();

    private Registrations() {
    }

    /** How often a handle became ready so far. */
    static int count(HandleState handle, int ready) {
        return handle.waiters() instanceof WaitSlot slot ? slot.count(ready) : 0;
    }

    /** Parks until the count differs from {@code seen}: the count, one of {@link Results}, or a negative error. */
    static int park(HandleState handle, int ready, int seen, long deadline) {
        if (!(handle.waiters() instanceof WaitSlot slot)) {
            int result = register(handle);
            return result < 0 ? result : count(handle, ready);
        }
        if (!handle.isPrivate()) {
            readLimits(handle, slot); // another owner may have set them
        }
        long limit = slot.limit(ready);
        long first = Deadlines.first(deadline, limit > 0 ? Deadlines.after(limit) : Deadlines.NEVER);
        int result = slot.await(ready, seen, first);
        return result == Results.TIMED_OUT && first != deadline ? TIME_IS_UP : result;
    }

    private static void readLimits(HandleState handle, WaitSlot slot) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s != HandleState.NONE) {
                slot.readLimits(thread.call, s);
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    private static int register(HandleState handle) {
        // Stays inside for as long as the handle is registered.
        long s = handle.enterCounted();
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        int result = WaitRegistry.REGISTERED_BEFORE;
        try {
            result = WaitRegistry.only().register(thread.call, handle, s);
            return Math.min(result, 0);
        } finally {
            thread.release();
            if (result != 0) {
                handle.leaveCounted();
            }
        }
    }

    /** Reads SO_RCVTIMEO and SO_SNDTIMEO of a handle again: one of its options was set. */
    public static void timeoutsChanged(HandleState handle, CallBlock call, long s) {
        if (handle.waiters() instanceof WaitSlot slot) {
            slot.readLimits(call, s);
        }
    }

    /** A number whose handle was lost is about to be closed: nothing waits for it any more. */
    public static void forget(ThreadBlock thread, long number) {
        WaitRegistry.forget(thread.call, number);
    }
}

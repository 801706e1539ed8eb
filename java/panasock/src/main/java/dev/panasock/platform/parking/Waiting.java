package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.SocketTimeouts;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;

/** How a thread waits for a handle between two tries: a virtual thread is parked, a platform thread polls up to its deadline. */
public final class Waiting {
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();
    private static final int POLL_IN = SocketNumbers.POLLIN.here();
    private static final int POLL_OUT = SocketNumbers.POLLOUT.here();

    private Waiting() {
    }

    /** The count for the next try; "would block" if the call may not wait, one of {@link Results}, or a negative error. */
    static int await(HandleState handle, int ready, int flags, int seen, long deadline) {
        // A poll waits whatever the mode.
        if (ready != Ready.INTEREST && !Blocking.mayWait(handle, flags)) {
            return WOULD_BLOCK;
        }
        return Thread.currentThread().isVirtual() ? park(handle, ready, seen, deadline)
                : pollWithin(handle, ready, deadline);
    }

    private static int park(HandleState handle, int ready, int seen, long deadline) {
        if (!(handle.waiters() instanceof WaitSlot slot)) {
            int result = register(handle);
            return result < 0 ? result : Tries.count(handle, ready);
        }
        long limit = slot.limit(ready);
        long first = Deadlines.first(deadline, limit > 0 ? Deadlines.after(limit) : Deadlines.NEVER);
        int result = slot.await(ready, seen, first);
        return result == Results.TIMED_OUT && first != deadline ? TIME_IS_UP : result;
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

    private static int pollWithin(HandleState handle, int ready, long deadline) {
        long first = deadline;
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                first = Deadlines.first(deadline, SocketTimeouts.deadline(thread.call, s, ready));
                int happened = poll(handle, thread, s, ready == Ready.READ ? POLL_IN : POLL_OUT, first);
                return happened != 0 ? Math.min(happened, 0) : first == deadline ? Results.TIMED_OUT : TIME_IS_UP;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** {@code poll} in a platform thread up to a deadline, which a signal of another owner does not end. */
    public static int poll(HandleState handle, ThreadBlock thread, long s, int events, long deadline) {
        int happened;
        do {
            happened = Blocking.poll(handle, thread, s, events, deadline);
        } while (happened == SIGNALLED);
        return happened;
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

package dev.panasock.platform.parking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;

/** The registrations of handles that virtual threads wait for, by handle. */
public final class Registrations {
    private static final int POLL_IN = SocketNumbers.POLLIN.here();
    private static final int POLL_OUT = SocketNumbers.POLLOUT.here();

    private Registrations() {
    }

    /** How often a handle became ready so far. */
    static int count(HandleState handle, int ready) {
        return handle.waiters() instanceof WaitSlot slot ? slot.count(ready) : 0;
    }

    /** When SO_RCVTIMEO or SO_SNDTIMEO ends a call that began to wait then, or NEVER. */
    static long timeout(HandleState handle, int ready, long begun) {
        if (!(handle.waiters() instanceof WaitSlot slot)) {
            return Deadlines.NEVER;
        }
        if (!handle.isPrivate()) {
            readLimits(handle, slot); // another owner may have set them
        }
        long limit = slot.limit(ready);
        return limit > 0 ? begun + limit : Deadlines.NEVER;
    }

    /**
     * Parks until the count differs from {@code seen}: the count, to be passed to {@link #handOver} or to the next call of this, one of
     * {@link Results}, or a negative error.
     *
     * @param pauses whether it was reported ready again and again and is still, without use: then only what begins wakes the thread
     */
    static int park(HandleState handle, int ready, int seen, long deadline, boolean pauses) {
        if (handle.waiters() instanceof WaitSlot slot) {
            return slot.await(ready, seen, deadline, pauses);
        }
        int result = register(handle);
        return result < 0 ? result : count(handle, ready);
    }

    /** A call has ended after the thread has parked for it: what it has left goes to those that wait. */
    static void handOver(HandleState handle, int count) {
        if ((count & WaitSlot.CHOSEN) != 0 && handle.waiters() instanceof WaitSlot slot) {
            slot.handOver();
        }
    }

    /** Whether the system reports a handle ready now. */
    static boolean isReady(HandleState handle, int ready) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return false;
            }
            try {
                return Blocking.look(thread.call, s, ((ready & Ready.READ) != 0 ? POLL_IN : 0)
                        | ((ready & Ready.WRITE) != 0 ? POLL_OUT : 0)) != 0;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
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
        ThreadBlock thread = ThreadBlock.acquire();
        int result = WaitRegistry.REGISTERED_BEFORE;
        long s = HandleState.NONE;
        try {
            result = WaitRegistry.open(thread.call);
            if (result < 0) {
                return result;
            }
            result = WaitRegistry.REGISTERED_BEFORE;
            // Stays inside for as long as the handle is registered.
            s = handle.enterCounted();
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            result = WaitRegistry.only().register(thread.call, handle, s);
            return Math.min(result, 0);
        } finally {
            thread.release();
            if (result != 0 && s != HandleState.NONE) {
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

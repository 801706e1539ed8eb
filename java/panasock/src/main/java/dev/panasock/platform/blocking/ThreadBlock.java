package dev.panasock.platform.blocking;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;

/**
 * What a thread needs for a call: its memory, the handle that it is inside of, and how it is woken. One look-up per call.
 *
 * <p>A platform thread has one of its own. A virtual thread borrows one for the call and for reading what it left, and returns it
 * before it can park: one per virtual thread would be native memory per virtual thread. Once the pool is warm nothing is allocated.
 */
public final class ThreadBlock {
    // A class of its own: a method reference would cost milliseconds at start-up.
    private static final ThreadLocal<ThreadBlock> OF_PLATFORM_THREAD = new ThreadLocal<>() {
        @Override
        protected ThreadBlock initialValue() {
            return new ThreadBlock(false);
        }
    };
    private static final long LOOK_AGAIN = 20_000_000;
    private static final int POOL_STRIPES = 64;
    private static final AtomicReferenceArray<ThreadBlock> POOL = new AtomicReferenceArray<>(POOL_STRIPES);

    /** The memory of the call. */
    public final CallBlock call = CallBlock.create();
    /** The handle that the thread is inside of. */
    final HandleClaim claim = new HandleClaim();
    private final boolean pooled;
    private CallBlock waiting;
    private BlockedThread blocked;

    private ThreadBlock(boolean pooled) {
        this.pooled = pooled;
    }

    /** That of the current thread. Each is followed by one {@link #release}, before the thread can park. */
    public static ThreadBlock acquire() {
        return Thread.currentThread().isVirtual() ? borrow() : OF_PLATFORM_THREAD.get();
    }

    /** Returns a borrowed block. That of a platform thread stays where it is. */
    public void release() {
        if (pooled) {
            POOL.set(stripe(), this);
        }
    }

    /** Whether it was borrowed by a virtual thread, whose calls must not block in the system. */
    public boolean isBorrowed() {
        return pooled;
    }

    /** Memory for the waiting before and after a call, apart from that of the call, whose arguments may be there. */
    CallBlock waiting() {
        if (waiting == null) {
            waiting = CallBlock.create();
        }
        return waiting;
    }

    /** How the platform thread is woken; made when it is about to block for the first time. */
    BlockedThread blocked() {
        if (blocked == null) {
            blocked = BlockedThread.current(waiting());
        }
        return blocked;
    }

    /** How the platform thread is woken, or null if it never blocked. */
    BlockedThread knownBlocked() {
        return blocked;
    }

    /** Whether the call that it is in cannot be woken in the system. */
    private boolean needsWaker() {
        return blocked != null && blocked.needsWaker();
    }

    /** The socket that a call which the system cannot wake waits for as well; NONE if there is none. */
    public long waker() {
        return needsWaker() ? blocked.waker() : HandleState.NONE;
    }

    /** Up to when a call may wait at a time: not long where nothing wakes it. */
    public long lookUntil(long deadline) {
        return needsWaker() && blocked.waker() == HandleState.NONE
                ? Deadlines.first(deadline, Deadlines.after(LOOK_AGAIN)) : deadline;
    }

    /** Runs Java code in a call that calls Java before it returns: if it waits in the frame, its thread is not in the system meanwhile. */
    public int outside(HandleState handle, boolean waits, IntSupplier code) {
        if (!waits) {
            return code.getAsInt();
        }
        blocked.pause();
        try {
            return code.getAsInt();
        } finally {
            blocked.resume(handle);
        }
    }

    private static ThreadBlock borrow() {
        ThreadBlock block = POOL.getAndSet(stripe(), null);
        return block != null ? block : new ThreadBlock(true);
    }

    /** The same whether the virtual thread is mounted or not; two threads of one stripe meet rarely, and then one block is made anew. */
    private static int stripe() {
        return (int) Thread.currentThread().threadId() & POOL_STRIPES - 1;
    }
}

package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.poll.WakeSocket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A platform thread that may be blocked in the system, and how to wake it: because its handle was closed, or because the thread
 * was interrupted. A part of the {@link ThreadBlock} of a thread that ever called a function that can block.
 *
 * <p>The thread is woken only between {@link #begin} and {@link #end}, and does not pass {@code end} while another thread is about to
 * wake it: no other call of the thread is ever disturbed.
 */
final class BlockedThread {
    private static final int AWAY = 0;
    private static final int IN_THE_SYSTEM = 1;
    private static final int BEING_WOKEN = 2;

    private static final VarHandle STATE;
    private static final List<WeakReference<BlockedThread>> ALL = new ArrayList<>();
    private static int purgeAt = 64;
    /** Guarded by ALL, as what stands above. */
    private static boolean isRefusalReported;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(BlockedThread.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long thread;
    /** Whether what wakes a thread in the system reaches this one. */
    private final boolean isReached;
    /** Memory of the thread's waiting, for what it does itself. */
    private final CallBlock memory;
    private final Interruption interruption = new Interruption(this);
    private final Thread owner = Thread.currentThread();
    private volatile int state;
    // Written before the state and read after it.
    private HandleState handle;
    private HandleGroup group;
    /** How often the thread has begun: a wake-up is for one turn. */
    private int turn;
    /** Another thread has woken it in this turn; what woke it may still be on its way. */
    private boolean woken;
    /** What it waits for as well where it cannot be woken in the system, else null. */
    private volatile WakeSocket waker;
    /** Written and read by the thread alone. */
    private boolean needsWaker;

    private BlockedThread(CallBlock memory) {
        this.memory = memory;
        this.thread = Host.sockets().thread(memory);
        this.isReached = Host.sockets().wakeReaches(memory);
        reportRefusal();
    }

    private static void reportRefusal() {
        String refusal = Host.sockets().wakeRefusal();
        if (refusal == null) {
            return;
        }
        synchronized (ALL) {
            if (isRefusalReported) {
                return;
            }
            isRefusalReported = true;
        }
        Report.refused(refusal);
    }

    /** That of the calling thread, which has none yet. */
    static BlockedThread current(CallBlock memory) {
        BlockedThread current = new BlockedThread(memory);
        synchronized (ALL) {
            if (ALL.size() >= purgeAt) {
                ALL.removeIf(reference -> reference.get() == null);
                purgeAt = Math.max(purgeAt, 2 * ALL.size());
            }
            ALL.add(new WeakReference<>(current));
        }
        return current;
    }

    /** Whether a call of it is woken in the system. If not it polls before, and waits for a socket as well. */
    boolean isWokenInSystem(boolean several) {
        return isReached && Host.sockets().wakes(several);
    }

    /** Before {@link #begin}: it waits for a socket as well, where one can be made. */
    void acquireWaker() {
        waker = WakeSocket.acquire(Host.sockets());
        needsWaker = true;
    }

    void releaseWaker() {
        WakeSocket used = waker;
        waker = null;
        needsWaker = false;
        if (used != null) {
            used.release();
        }
    }

    /** Whether the call that it is in cannot be woken in the system. */
    boolean needsWaker() {
        return needsWaker;
    }

    /** The socket that becomes readable when this thread is woken, or NONE if none can be made. */
    long waker() {
        return waker == null ? HandleState.NONE : waker.readable();
    }

    /** From here the thread can be woken. Returns 0, CLOSED or INTERRUPTED: then it has not begun. */
    int begin(HandleState waitedFor, HandleGroup waitedForAll) {
        handle = waitedFor;
        group = waitedForAll;
        turn++;
        // Whoever closes has marked the handle before it looks here: one of the two sees the other.
        state = IN_THE_SYSTEM;
        interruption.start();
        int stop = stop();
        if (stop != 0) {
            end();
        }
        return stop;
    }

    /** Out of the system for a while, before the end. */
    void pause() {
        end();
    }

    /** Back in the system, on the way out: whoever stopped the call meanwhile is seen at its end. */
    void resume(HandleState waitedFor) {
        handle = waitedFor;
        turn++;
        state = IN_THE_SYSTEM;
        interruption.start();
    }

    private int stop() {
        boolean closed = group == null ? !handle.isOpen() : group.isAnyClosed();
        return closed ? Results.CLOSED : Thread.currentThread().isInterrupted() ? Results.INTERRUPTED : 0;
    }

    /** Ends what began, and returns what ended a call that transferred nothing. */
    long end(long result) {
        if (result > 0) {
            end();
            return result;
        }
        int stop = stop();
        end();
        return stop == Results.CLOSED || result < 0 && stop != 0 && Host.sockets().isWoken((int) -result) ? stop
                : result;
    }

    private void end() {
        interruption.stop();
        while (!STATE.compareAndSet(this, IN_THE_SYSTEM, AWAY)) {
            Thread.onSpinWait();
        }
        handle = null;
        group = null;
        if (woken) {
            woken = false;
            absorb();
        }
    }

    /** The call may have ended before the wake-up came: it must not reach the next one. */
    private void absorb() {
        if (waker != null) {
            waker.drain(memory);
        } else {
            Host.sockets().absorbWake(memory);
        }
    }

    private boolean isFor(HandleState closed) {
        HandleGroup waited = group;
        return handle == closed || waited != null && waited.contains(closed);
    }

    /** Whether it is to be woken for a handle that was closed, or else for an interrupt of a turn. */
    boolean isDue(HandleState closed, int interrupted) {
        return state != AWAY && isReason(closed, interrupted);
    }

    private boolean isReason(HandleState closed, int interrupted) {
        return closed != null ? isFor(closed) : turn == interrupted && owner.isInterrupted();
    }

    /** Wakes every thread that is blocked in a call on a handle, which is closed already: no more can follow. Waits for none of them. */
    static void wakeAll(ThreadBlock current, HandleState closed) {
        List<BlockedThread> blocked = blockedIn(current.knownBlocked(), closed);
        if (!blocked.isEmpty() && closed.isOwned()) {
            // Before they are woken: one that is still on its way to the system must not block there.
            Host.sockets().detach(current.waiting(), closed.number());
        }
        for (BlockedThread each : blocked) {
            each.wakeUntilAway(current.waiting(), closed, 0);
        }
    }

    private static List<BlockedThread> blockedIn(BlockedThread current, HandleState closed) {
        List<BlockedThread> blocked = new ArrayList<>();
        synchronized (ALL) {
            for (WeakReference<BlockedThread> reference : ALL) {
                BlockedThread each = reference.get();
                if (each != null && each != current && each.isDue(closed, 0)) {
                    blocked.add(each);
                }
            }
        }
        return blocked;
    }

    /**
     * The thread was interrupted: by another thread, which calls this, or before it began, which it finds out itself. The JVM may call it
     * late, in a later turn than the one that the interrupt has ended.
     */
    void interrupted() {
        if (Thread.currentThread() == owner) {
            return;
        }
        int interrupted = turn;
        if (!isDue(null, interrupted)) {
            return;
        }
        ThreadBlock current = ThreadBlock.acquire();
        try {
            wakeUntilAway(current.waiting(), null, interrupted);
        } finally {
            current.release();
        }
    }

    private void wakeUntilAway(CallBlock call, HandleState closed, int interrupted) {
        wake(call, closed, interrupted);
        if (isDue(closed, interrupted)) {
            WakeRetries.add(this, closed, interrupted);
        }
        reportRefusal();
    }

    /**
     * Wakes it once. It may have gone on to another call since it was looked at: that is known for sure only once it cannot leave, and then
     * the handle is not gone either.
     */
    void wake(CallBlock call, HandleState closed, int interrupted) {
        if (STATE.compareAndSet(this, IN_THE_SYSTEM, BEING_WOKEN)) {
            try {
                if (isReason(closed, interrupted)) {
                    wakeThatStays(call);
                }
            } finally {
                state = IN_THE_SYSTEM;
            }
        }
    }

    private void wakeThatStays(CallBlock call) {
        if (waker != null) {
            woken = true;
            waker.wake(call);
        } else if (isReached) {
            woken = true;
            Host.sockets().wake(call, thread, handle == null ? HandleState.NONE : handle.number());
        }
    }
}

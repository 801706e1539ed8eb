package dev.panasock.platform.blocking;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.poll.WakeSocket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A platform thread that may be blocked in the system, and how to wake it: because its handle was closed, or because
 * the thread was interrupted. A part of the {@link CallBlock} of a thread that ever called a function that can block.
 *
 * <p>The thread is woken only between {@link #begin} and {@link #end}, and does not pass {@code end} while somebody is
 * about to wake it: no other call of the thread is ever disturbed.
 */
public final class BlockedThread {
    private static final int AWAY = 0;
    private static final int IN_THE_SYSTEM = 1;
    private static final int BEING_WOKEN = 2;

    /**
     * A wake-up that comes before the thread has reached the system is lost, so it is repeated; this often at most.
     * That is ten seconds: a thread on its way may lose its processor for long.
     */
    private static final int TIMES = 10_000;
    private static final long FIRST_PAUSE = 20_000;
    private static final long LONGEST_PAUSE = 1_000_000;

    private static final VarHandle STATE;
    private static final List<WeakReference<BlockedThread>> ALL = new ArrayList<>();
    private static int purgeAt = 64;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(BlockedThread.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long thread;
    private final Interruption interruption = new Interruption(this);
    private final Thread owner = Thread.currentThread();
    private volatile int state;
    // Written before the state and read after it.
    private HandleLife life;
    private HandleGroup group;
    /** How often the thread has begun: a wake-up is for one turn. */
    private int turn;
    /** Somebody has woken it in this turn; what woke it may still be on its way. */
    private boolean woken;
    /** What a {@link WakerWait} waits for as well, else null. */
    private volatile WakeSocket waker;

    private BlockedThread(long thread) {
        this.thread = thread;
    }

    /** That of the calling thread, which has none yet. */
    public static BlockedThread current(CallBlock call) {
        BlockedThread current = new BlockedThread(Host.sockets().thread(call));
        synchronized (ALL) {
            if (ALL.size() >= purgeAt) {
                ALL.removeIf(reference -> reference.get() == null);
                purgeAt = Math.max(purgeAt, 2 * ALL.size());
            }
            ALL.add(new WeakReference<>(current));
        }
        return current;
    }

    /**
     * A socket that becomes readable when this thread is woken, before {@link #begin}; {@link WakerWait#NOBODY} if
     * there can be none.
     */
    public long takeWaker(CallBlock call) {
        waker = WakeSocket.acquire(Host.sockets(), call);
        return waker == null ? WakerWait.NOBODY : waker.readable();
    }

    public void giveWaker() {
        WakeSocket used = waker;
        waker = null;
        if (used != null) {
            used.release();
        }
    }

    /**
     * From here the thread can be woken.
     *
     * @return 0, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}: then it has not begun
     */
    public int begin(HandleLife waitedFor, HandleGroup waitedForAll) {
        life = waitedFor;
        group = waitedForAll;
        turn++;
        // Who closes has marked the handle before it looks here: one of the two sees the other.
        state = IN_THE_SYSTEM;
        interruption.start();
        int stop = stop();
        if (stop != 0) {
            end();
        }
        return stop;
    }

    /** Out of the system for a while, before the end. */
    public void pause() {
        end();
    }

    /** Back in the system, on the way out: whoever stopped the call meanwhile is seen at its end. */
    public void resume(HandleLife waitedFor) {
        life = waitedFor;
        turn++;
        state = IN_THE_SYSTEM;
        interruption.start();
    }

    private int stop() {
        boolean closed = group == null ? !life.isAlive() : group.isAnyClosed();
        return closed ? Blocking.CLOSED : Thread.currentThread().isInterrupted() ? Blocking.INTERRUPTED : 0;
    }

    /** Ends what began, and tells what a call that gave nothing was ended by. */
    public long end(long result) {
        if (result > 0) {
            end();
            return result;
        }
        int stop = stop();
        end();
        return stop == Blocking.CLOSED || result < 0 && stop != 0 && Host.sockets().isWoken((int) -result) ? stop
                : result;
    }

    private void end() {
        interruption.stop();
        while (!STATE.compareAndSet(this, IN_THE_SYSTEM, AWAY)) {
            Thread.onSpinWait();
        }
        life = null;
        group = null;
        if (woken) {
            woken = false;
            absorb();
        }
    }

    /** The call may have ended before the wake-up came: it must not reach the next one. */
    private void absorb() {
        CallBlock call = CallBlock.take();
        try {
            if (waker != null) {
                waker.drain(call);
            } else {
                Host.sockets().absorbWake(call);
            }
        } finally {
            call.give();
        }
    }

    private boolean waitsFor(HandleLife closed) {
        return state != AWAY && isFor(closed);
    }

    private boolean isFor(HandleLife closed) {
        HandleGroup waited = group;
        return life == closed || waited != null && waited.contains(closed);
    }

    /**
     * Wakes every thread that is blocked in a call on a handle, which is closed already: no more can follow. Returns
     * when none is.
     */
    public static void wakeAll(CallBlock call, HandleLife closed) {
        List<BlockedThread> blocked = blockedIn(call, closed);
        if (!blocked.isEmpty() && closed.closesNumber()) {
            // Before they are woken: one that is still on its way to the system must not block there.
            Host.sockets().detach(call, closed.value());
        }
        for (int i = 0; i < TIMES && !blocked.isEmpty(); i++) {
            for (BlockedThread each : blocked) {
                each.wake(call, closed.value(), closed, 0);
            }
            pause(i);
            blocked.removeIf(each -> !each.waitsFor(closed));
        }
    }

    private static List<BlockedThread> blockedIn(CallBlock call, HandleLife closed) {
        List<BlockedThread> blocked = new ArrayList<>();
        synchronized (ALL) {
            for (WeakReference<BlockedThread> reference : ALL) {
                BlockedThread each = reference.get();
                if (each != null && each != call.knownBlockedThread() && each.waitsFor(closed)) {
                    blocked.add(each);
                }
            }
        }
        return blocked;
    }

    /**
     * The thread was interrupted: by another thread, which tells it here, or before it began, which it finds out
     * itself. The JVM may tell it late, in a later turn than the one that the interrupt has ended.
     */
    public void interrupted() {
        if (Thread.currentThread() == owner) {
            return;
        }
        int interrupted = turn;
        CallBlock call = CallBlock.take();
        try {
            for (int i = 0; i < TIMES && state != AWAY && isToEnd(interrupted); i++) {
                HandleLife waitedFor = life;
                wake(call, waitedFor == null ? HandleLife.NONE : waitedFor.value(), null, interrupted);
                pause(i);
            }
        } finally {
            call.give();
        }
    }

    private boolean isToEnd(int interrupted) {
        return turn == interrupted && owner.isInterrupted();
    }

    /**
     * Wakes it for a handle that was closed, or else for an interrupt of a turn. It may have gone on to another call
     * since it was looked at: that is known for sure only once it cannot leave.
     */
    private void wake(CallBlock call, long number, HandleLife closed, int interrupted) {
        if ((waker != null || Host.sockets().wakes(group != null))
                && STATE.compareAndSet(this, IN_THE_SYSTEM, BEING_WOKEN)) {
            try {
                if (closed != null ? isFor(closed) : isToEnd(interrupted)) {
                    woken = true;
                    if (waker != null) {
                        waker.wake(call);
                    } else {
                        Host.sockets().wake(call, thread, number);
                    }
                }
            } finally {
                state = IN_THE_SYSTEM;
            }
        }
    }

    private static void pause(int times) {
        LockSupport.parkNanos(Math.min(FIRST_PAUSE << Math.min(times, 10), LONGEST_PAUSE));
    }
}

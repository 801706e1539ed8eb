package dev.panasock.platform.blocking;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.parking.ParkingLot;
import dev.panasock.platform.parking.Readiness;
import dev.panasock.platform.system.CallBlock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The life of a number that the system gave: who is inside a call with it, and when it goes back. The part of
 * {@link dev.panasock.SocketHandle} that both faces and the waiting use and that users do not see.
 *
 * <p><b>Inside.</b> The first thread that uses a handle becomes its <em>first user</em> and from then on only shows in its own
 * {@link InUse} that it is inside: a store and a load. All others count themselves in {@link #state}.
 *
 * <p><b>The end.</b> Whoever sets CLOSED makes sure by a {@link Barrier} that it sees a first user who is inside, and that
 * this one will see CLOSED when it leaves. The number goes back once, by the one who finds the handle closed and nobody inside.
 */
public abstract class HandleLife {
    /** No number. */
    public static final long NONE = -1L;
    /** Others are inside: the last of them gives the number back. */
    private static final int LATER = Integer.MIN_VALUE + 1;
    /** What {@link #end} gives to all but the first who ask. */
    public static final int ENDED_BEFORE = Integer.MIN_VALUE;

    private static final int CLOSED = 1 << 31;
    /** Somebody is finding out whether the number can be given away. */
    private static final int RELEASING = 1 << 30;
    /** The number was given back or given away. */
    private static final int GONE = 1 << 29;
    private static final int OWNED = 1 << 28;
    private static final int NON_BLOCKING = 1 << 27;
    /** It stands in the {@link ParkingLot}. */
    private static final int PARKED_ON = 1 << 26;
    /** The library has made the socket non-blocking behind the user's back. */
    private static final int MODE_IS_OURS = 1 << 25;
    /** What {@link #park} gives for a handle that stands in the lot already. */
    public static final int ALREADY = 1;
    /** The rest counts who is inside and not the first user. */
    private static final int INSIDE = (1 << 24) - 1;

    private static final VarHandle STATE;
    private static final VarHandle FIRST;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(HandleLife.class, "state", int.class);
            FIRST = lookup.findVarHandle(HandleLife.class, "first", InUse.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long number;
    private volatile int state;
    private volatile InUse first;

    /**
     * A life that begins.
     *
     * @param number the SOCKET or descriptor
     * @param owned whether its end closes the number
     */
    public HandleLife(long number, boolean owned) {
        this.number = number;
        this.state = owned ? OWNED : 0;
    }

    /** Told once, by the thread that ends the life, while the number is still that of the socket. */
    public abstract void tellHolders();

    /**
     * Gives the number back to the system.
     *
     * @param call the memory of the call
     * @return 0, or a negative error
     */
    public int giveBack(CallBlock call) {
        return Host.sockets().close(call, number);
    }

    /**
     * The number.
     *
     * @return the SOCKET or descriptor, also when it was given back
     */
    public final long value() {
        return number;
    }

    /**
     * Whether the number can be used.
     *
     * @return false once {@link #end} or {@link #giveAway} came first
     */
    public final boolean isAlive() {
        return state >= 0;
    }

    /**
     * Whether the end closes the number.
     *
     * @return as it was made
     */
    public final boolean closesNumber() {
        return (state & OWNED) != 0;
    }

    /** Goes in for one call. The same thread leaves with the same block. */
    public final long enter(CallBlock call) {
        InUse mine = call.inUse;
        if (first == mine && mine.isFree()) {
            mine.show(this);
            // The barrier between the store and this load is in the thread that closes.
            if (((int) STATE.getOpaque(this) & (CLOSED | RELEASING)) == 0) {
                return number;
            }
            mine.hide();
        }
        return enterSlowly(call, mine);
    }

    private long enterSlowly(CallBlock call, InUse mine) {
        // Who closes either sees this claim or has set CLOSED before it.
        if (first == null && mine.isFree() && FIRST.compareAndSet(this, null, mine)) {
            mine.show(this);
            if ((state & (CLOSED | RELEASING)) == 0) {
                return number;
            }
            mine.hide();
        }
        long entered = enterCounted();
        if (entered == NONE) {
            // Who closed may have seen what was shown for a moment, and left the end to us.
            endIfLast(call);
        }
        return entered;
    }

    /**
     * Goes in for as long as it takes; any thread may leave again.
     *
     * @return the number, or {@link #NONE} if the life has ended: then there is nothing to leave
     */
    public final long enterCounted() {
        while (true) {
            int now = state;
            if (now < 0) {
                return NONE;
            }
            if ((now & RELEASING) != 0) {
                Thread.onSpinWait();
            } else if (STATE.weakCompareAndSet(this, now, now + 1)) {
                return number;
            }
        }
    }

    public final void leave(CallBlock call) {
        InUse mine = call.inUse;
        if (mine.isInside(this)) {
            mine.hide();
            if ((int) STATE.getOpaque(this) < 0) {
                endIfLast(call);
            }
            return;
        }
        leaveCounted();
    }

    /** Goes out again after {@link #enterCounted}. */
    public final void leaveCounted() {
        int before = (int) STATE.getAndAdd(this, -1);
        if (before < 0 && (before & INSIDE) == 1) {
            CallBlock call = CallBlock.take();
            try {
                endIfLast(call);
            } finally {
                call.give();
            }
        }
    }

    private void endIfLast(CallBlock call) {
        int result = endIfNobodyIsInside(call);
        if (result < 0 && result != LATER) {
            Report.closeFailed(number, -result);
        }
    }

    /** The result of the one close that reaches the system, or LATER if somebody is inside or has done it. */
    private int endIfNobodyIsInside(CallBlock call) {
        while (true) {
            int now = state;
            if ((now & (INSIDE | GONE | RELEASING)) != 0 || isFirstInside(call)) {
                return LATER;
            }
            if (STATE.compareAndSet(this, now, now | GONE)) {
                return (now & OWNED) != 0 ? giveBack(call) : 0;
            }
        }
    }

    private boolean isFirstInside(CallBlock call) {
        InUse user = first;
        if (user == null) {
            return false;
        }
        if (user != call.inUse) {
            Barrier.everywhere(call);
        }
        return user.isInside(this);
    }

    /**
     * Ends the life: nobody comes in any more, who holds the number is told, who is blocked in a call is woken, and when the last
     * one is out the number goes back.
     *
     * @return what the system said, or 0 while somebody is inside; {@link #ENDED_BEFORE} if it was ended before
     */
    public final int end() {
        if ((int) STATE.getAndBitwiseOr(this, CLOSED) < 0) {
            return ENDED_BEFORE;
        }
        tellHolders();
        CallBlock call = CallBlock.take();
        try {
            if ((state & PARKED_ON) != 0) {
                leaveLot(call, true);
            }
            int result = endIfNobodyIsInside(call);
            if (result == LATER) {
                wake(call);
                return 0;
            }
            return result;
        } finally {
            call.give();
        }
    }

    private void wake(CallBlock call) {
        if (!keep()) {
            return;
        }
        try {
            BlockedThread.wakeAll(call, this);
        } finally {
            leaveCounted();
        }
    }

    /** Counts one more inside, though closed, unless the number has gone. */
    private boolean keep() {
        while (true) {
            int now = state;
            if ((now & GONE) != 0) {
                return false;
            }
            if (STATE.compareAndSet(this, now, now + 1)) {
                return true;
            }
        }
    }

    /**
     * Gives the number away: the life ends, and the number stays open.
     *
     * @return false if somebody is inside, or the life has ended before
     */
    public final boolean giveAway() {
        forgetPlaceInLot();
        int before = state;
        if ((before & (CLOSED | RELEASING | INSIDE)) != 0
                || !STATE.compareAndSet(this, before, before | RELEASING)) {
            return false;
        }
        CallBlock call = CallBlock.take();
        try {
            boolean free = !isFirstInside(call)
                    && STATE.compareAndSet(this, before | RELEASING, before | CLOSED | GONE);
            if (free) {
                // Not before: a virtual thread that is inside relies on a socket that does not wait.
                restoreMode(call);
            }
            if (!free && (int) STATE.getAndBitwiseAnd(this, ~RELEASING) < 0) {
                endIfLast(call);
            }
            return free;
        } finally {
            call.give();
        }
    }

    /**
     * Makes it stand in the lot, for which the caller is inside.
     *
     * @return 0 if it does from now on, and then the caller stays inside; {@link #ALREADY}; {@link Blocking#CLOSED} or a negative error
     */
    public final int park(CallBlock call, long s) {
        int result = ParkingLot.only().register(call, this, s);
        if (result != 0) {
            return result;
        }
        Parking.limitsChanged(this, call, s);
        // Who closes saw that it stands there, or is seen here.
        return !isAlive() && ParkingLot.only().remove(call, this, true) ? Blocking.CLOSED : 0;
    }

    /** Told by the lot under its lock: or who leaves could undo what another one does that comes. */
    public final void standsInLot(boolean on) {
        if (on) {
            STATE.getAndBitwiseOr(this, PARKED_ON);
        } else {
            STATE.getAndBitwiseAnd(this, ~PARKED_ON);
        }
    }

    /** What the lot knows of it, or null. */
    public final Readiness readiness() {
        return ((int) STATE.getOpaque(this) & PARKED_ON) == 0 ? null : ParkingLot.only().find(this);
    }

    private void leaveLot(CallBlock call, boolean alsoIfUsed) {
        if (ParkingLot.only().remove(call, this, alsoIfUsed)) {
            leaveCounted();
        }
    }

    /** What virtual threads that wait no more have left behind. */
    private void forgetPlaceInLot() {
        if ((state & PARKED_ON) != 0) {
            CallBlock call = CallBlock.take();
            try {
                leaveLot(call, false);
            } finally {
                call.give();
            }
        }
    }

    /** Makes the socket itself non-blocking where a call has no flag for it, while the user's mode stays. 0 or a negative error. */
    public final int emulate(CallBlock call, long s) {
        if ((state & MODE_IS_OURS) != 0) {
            return 0;
        }
        int result = Host.sockets().setNonBlocking(call, s, true);
        if (result >= 0) {
            STATE.getAndBitwiseOr(this, MODE_IS_OURS);
        }
        return result;
    }

    /** The mode is again that of the user. */
    public final void restoreMode(CallBlock call) {
        if ((state & MODE_IS_OURS) != 0 && Host.sockets().setNonBlocking(call, number, false) >= 0) {
            STATE.getAndBitwiseAnd(this, ~MODE_IS_OURS);
        }
    }

    public final boolean isModeOurs() {
        return (state & MODE_IS_OURS) != 0;
    }

    /** Knows of the mode of the socket what another handle of the same socket knows. */
    public final void takeMode(HandleLife other) {
        STATE.getAndBitwiseOr(this, other.state & (NON_BLOCKING | MODE_IS_OURS));
    }

    /** Whether a call on it can block: the mode that the user has set. */
    public final boolean blocks() {
        return ((int) STATE.getOpaque(this) & NON_BLOCKING) == 0;
    }

    public final void setNonBlocking(boolean on) {
        STATE.getAndBitwiseAnd(this, ~MODE_IS_OURS);
        if (on) {
            STATE.getAndBitwiseOr(this, NON_BLOCKING);
        } else {
            STATE.getAndBitwiseAnd(this, ~NON_BLOCKING);
        }
    }
}

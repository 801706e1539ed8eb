package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.SocketApi;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The state of a number that the system gave: which calls are inside, and when it is closed. Both faces and the waiting stand on it.
 *
 * <p><b>Inside.</b> The first thread that uses a handle becomes its <em>first user</em> and from then on only shows in its own
 * {@link HandleClaim} that it is inside: a store and a load. All others count themselves in {@link #state}.
 *
 * <p><b>The end.</b> Whoever sets CLOSED makes sure by a {@link Barrier} that it sees a first user who is inside, and that
 * this one will see CLOSED when it leaves. The number is closed once, by the one who finds the handle closed and no call inside.
 */
public final class HandleState {
    /** No number. */
    public static final long NONE = -1L;

    private static final int CLOSED = 1 << 31;
    /** A thread is finding out whether the number can be given away. */
    private static final int RELEASING = 1 << 30;
    /** The number was closed or given away. */
    private static final int GONE = 1 << 29;
    private static final int OWNED = 1 << 28;
    private static final int FILE = 1 << 27;
    /** The mode that the user has set. */
    private static final int NON_BLOCKING = 1 << 26;
    /** The library has made the socket non-blocking behind the user's back. */
    private static final int FORCED_NON_BLOCKING = 1 << 25;
    /** No other owner has the open file: what is remembered of the mode is true, and the library may change it meanwhile. */
    private static final int PRIVATE = 1 << 24;
    /** SO_RCVLOWAT was set. */
    private static final int LOW_WATER = 1 << 23;
    /** The rest counts which calls are inside and not of the first user. */
    private static final int INSIDE = (1 << 23) - 1;

    private static final VarHandle STATE;
    private static final VarHandle FIRST;
    private static final VarHandle OWNER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(HandleState.class, "state", int.class);
            FIRST = lookup.findVarHandle(HandleState.class, "first", HandleClaim.class);
            OWNER = lookup.findVarHandle(HandleState.class, "owner", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final HandleListener[] NO_LISTENERS = {};

    private final long number;
    private volatile int state;
    private volatile HandleClaim first;
    /** Guarded by this. */
    private HandleListener[] listeners = NO_LISTENERS;
    private volatile HandleWaiters waiters;
    /** The one public handle of this state, made when it is asked for. */
    private volatile Object owner;

    private HandleState(long number, int state) {
        this.number = number;
        this.state = state;
    }

    /** The state of a socket or another descriptor; its end closes the number if it is owned. */
    public static HandleState ofSocket(long number, boolean owned) {
        return new HandleState(number, owned ? OWNED : 0);
    }

    /** The state of a file, as {@link #ofSocket}. */
    public static HandleState ofFile(long number, boolean owned) {
        return new HandleState(number, owned ? OWNED | FILE : FILE);
    }

    /** The number, also when it was closed. */
    public long number() {
        return number;
    }

    /** False once {@link #close} or {@link #giveAway} came first. */
    public boolean isOpen() {
        return state >= 0;
    }

    /** Whether the end closes the number. */
    public boolean isOwned() {
        return (state & OWNED) != 0;
    }

    /** The public handle, or null if none was made yet. */
    public Object owner() {
        return owner;
    }

    /** Sets the public handle if there is none; returns the one that it has. */
    public Object owner(Object made) {
        Object before = OWNER.compareAndExchange(this, null, made);
        return before == null ? made : before;
    }

    /** Begins a call; the same thread leaves with the same block. {@link #NONE} if the handle is closed: then there is nothing to leave. */
    public long enter(ThreadBlock thread) {
        HandleClaim claim = thread.claim;
        if (first == claim && claim.isFree()) {
            claim.show(this);
            // The barrier between the store and this load is in the thread that closes.
            if (((int) STATE.getOpaque(this) & (CLOSED | RELEASING)) == 0) {
                return number;
            }
            claim.hide();
        }
        return enterSlowly(thread, claim);
    }

    private long enterSlowly(ThreadBlock thread, HandleClaim claim) {
        // Whoever closes either sees this claim or has set CLOSED before it.
        if (first == null && claim.isFree() && FIRST.compareAndSet(this, null, claim)) {
            claim.show(this);
            if ((state & (CLOSED | RELEASING)) == 0) {
                return number;
            }
            claim.hide();
        }
        long entered = enterCounted();
        if (entered == NONE) {
            // Whoever closed may have seen what was shown for an instant, and left the end to this thread.
            endIfLast(thread);
        }
        return entered;
    }

    /** Enters for as long as it takes; any thread may leave by {@link #leaveCounted}. {@link #NONE} as for {@link #enter}. */
    public long enterCounted() {
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

    /** Ends a call. The last one to leave a closed handle closes the number. */
    public void leave(ThreadBlock thread) {
        HandleClaim claim = thread.claim;
        if (claim.isInside(this)) {
            claim.hide();
            if ((int) STATE.getOpaque(this) < 0) {
                endIfLast(thread);
            }
            return;
        }
        leaveCounted();
    }

    /** Leaves after {@link #enterCounted}. */
    public void leaveCounted() {
        int before = (int) STATE.getAndAdd(this, -1);
        if (before < 0 && (before & INSIDE) == 1) {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                endIfLast(thread);
            } finally {
                thread.release();
            }
        }
    }

    private void endIfLast(ThreadBlock thread) {
        int result = endIfNoneIsInside(thread);
        if (Results.isError(result)) {
            Report.closeFailed(number, -result);
        }
    }

    /** The result of the one close that reaches the system, or CLOSED_LATER if a call is inside or it was done. */
    private int endIfNoneIsInside(ThreadBlock thread) {
        while (true) {
            int now = state;
            if ((now & (INSIDE | GONE | RELEASING)) != 0 || isFirstInside(thread)) {
                return Results.CLOSED_LATER;
            }
            if (STATE.compareAndSet(this, now, now | GONE)) {
                return (now & OWNED) == 0 ? 0 : closeNumber(thread);
            }
        }
    }

    private int closeNumber(ThreadBlock thread) {
        SocketApi api = Host.sockets();
        return (state & FILE) != 0 ? api.closeFile(thread.call, number) : api.close(thread.call, number);
    }

    private boolean isFirstInside(ThreadBlock thread) {
        HandleClaim user = first;
        if (user == null) {
            return false;
        }
        if (user != thread.claim) {
            Barrier.everywhere(thread.call);
        }
        return user.isInside(this);
    }

    /**
     * Closes the handle: no call begins any more, listeners are called, blocked threads are woken, and when the last call has left the
     * number is closed. Returns what the system returned, 0 while a call is inside, or CLOSED_BEFORE.
     */
    public int close() {
        if ((int) STATE.getAndBitwiseOr(this, CLOSED) < 0) {
            return Results.CLOSED_BEFORE;
        }
        callListeners();
        HandleWaiters parked = waiters;
        if (parked != null && parked.closing(this)) {
            leaveCounted();
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            int result = endIfNoneIsInside(thread);
            if (result == Results.CLOSED_LATER) {
                wake(thread);
                return 0;
            }
            return result;
        } finally {
            thread.release();
        }
    }

    private void wake(ThreadBlock thread) {
        if (!keep()) {
            return;
        }
        try {
            BlockedThread.wakeAll(thread, this);
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

    /** Gives the number away: the handle is closed, and the number stays open. False if a call is inside or it was closed before. */
    public boolean giveAway() {
        HandleWaiters parked = waiters;
        if (parked != null && parked.leaveIfUnused(this)) {
            leaveCounted();
        }
        int before = state;
        if ((before & (CLOSED | RELEASING | INSIDE)) != 0
                || !STATE.compareAndSet(this, before, before | RELEASING)) {
            return false;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            boolean free = !isFirstInside(thread)
                    && STATE.compareAndSet(this, before | RELEASING, before | CLOSED | GONE);
            if (free) {
                // Not before: a virtual thread that is inside relies on a socket that does not wait.
                restoreMode(thread);
            }
            if (!free && (int) STATE.getAndBitwiseAnd(this, ~RELEASING) < 0) {
                endIfLast(thread);
            }
            return free;
        } finally {
            thread.release();
        }
    }

    // Listeners.

    /** Stays inside until {@link #drop}, and is called when the handle is closed. {@link #NONE} if it is closed: then it is not held. */
    public long hold(HandleListener listener) {
        if (enterCounted() == NONE) {
            return NONE;
        }
        synchronized (this) {
            // Marked closed before the listeners are called: either this one is called, or the mark is seen here.
            if (isOpen()) {
                listeners = Arrays.copyOf(listeners, listeners.length + 1);
                listeners[listeners.length - 1] = listener;
                return number;
            }
        }
        leaveCounted();
        return NONE;
    }

    /** Adds a listener that does not stay inside, before the handle is used. */
    public synchronized void watch(HandleListener listener) {
        listeners = new HandleListener[] {listener};
    }

    /** Ends what {@link #hold} began. */
    public void drop(HandleListener listener) {
        forget(listener);
        leaveCounted();
    }

    private synchronized void forget(HandleListener listener) {
        for (int i = 0; i < listeners.length; i++) {
            if (listeners[i].equals(listener)) {
                HandleListener last = listeners[listeners.length - 1];
                listeners = listeners.length == 1 ? NO_LISTENERS : Arrays.copyOf(listeners, listeners.length - 1);
                if (i < listeners.length) {
                    listeners[i] = last;
                }
                return;
            }
        }
    }

    /** Calls each listener once: at the close, or when the number was given away. */
    public void callListeners() {
        HandleListener[] called;
        synchronized (this) {
            called = listeners;
            listeners = NO_LISTENERS;
        }
        for (HandleListener listener : called) {
            listener.closing(this);
        }
    }

    /** Which virtual threads wait for it, or null if none ever did. */
    public HandleWaiters waiters() {
        return waiters;
    }

    /** Set by the registry of waiters under its lock, null when they have left. */
    public void waiters(HandleWaiters registered) {
        waiters = registered;
    }

    // The mode.

    /** Whether no other owner has the open file. Never again, once the number was asked for, duplicated, passed or given away. */
    public boolean isPrivate() {
        return ((int) STATE.getOpaque(this) & PRIVATE) != 0;
    }

    /** The library has made the number, close-on-exec, and has shown it to no caller. */
    public void markPrivate() {
        STATE.getAndBitwiseOr(this, PRIVATE);
    }

    /** From here on other owners may have the open file: its mode is what the user has set. */
    public void publish() {
        if (isPrivate()) {
            leavePrivacy();
        }
    }

    /** Waits for tries that rely on a forced mode: they are made under the same lock. */
    private synchronized void leavePrivacy() {
        STATE.getAndBitwiseAnd(this, ~PRIVATE);
        if (isForcedNonBlocking() && enterCounted() != NONE) {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                restoreMode(thread);
            } finally {
                thread.release();
                leaveCounted();
            }
        }
    }

    /** SO_RCVLOWAT was set: a recv waits for more than a byte. */
    public void setLowWater() {
        STATE.getAndBitwiseOr(this, LOW_WATER);
    }

    boolean hasLowWater() {
        return ((int) STATE.getOpaque(this) & LOW_WATER) != 0;
    }

    /** Whether a call on it can block: the mode that the user has set, of a handle that is not private as it was seen last. */
    public boolean blocks() {
        return ((int) STATE.getOpaque(this) & NON_BLOCKING) == 0;
    }

    /** The mode that the user has set, so that calls which cannot block are spared what blocking calls need. */
    public void setNonBlocking(boolean on) {
        STATE.getAndBitwiseAnd(this, ~FORCED_NON_BLOCKING);
        if (on) {
            STATE.getAndBitwiseOr(this, NON_BLOCKING);
        } else {
            STATE.getAndBitwiseAnd(this, ~NON_BLOCKING);
        }
    }

    /** Asks the system for the mode that other owners may have set, and remembers it. Not where a system cannot be asked. */
    void askMode(ThreadBlock thread, long s) {
        if (isPrivate()) {
            return;
        }
        int nonBlocking = Host.sockets().isNonBlocking(thread.waiting(), s);
        if (nonBlocking >= 0 && nonBlocking == 0 != blocks()) {
            setNonBlocking(nonBlocking != 0);
        }
    }

    /** The mode of the socket is that which another handle of the same socket has. */
    public void shareMode(HandleState other) {
        STATE.getAndBitwiseOr(this, other.state & NON_BLOCKING);
    }

    boolean isForcedNonBlocking() {
        return (state & FORCED_NON_BLOCKING) != 0;
    }

    /** Makes the socket itself non-blocking where a call has no flag for it, while the user's mode stays. 0 or a negative error. */
    int forceNonBlocking(ThreadBlock thread, long s) {
        if ((state & FORCED_NON_BLOCKING) != 0) {
            return 0;
        }
        int result = Host.sockets().setNonBlocking(thread.waiting(), s, true);
        if (result >= 0) {
            STATE.getAndBitwiseOr(this, FORCED_NON_BLOCKING);
        }
        return result;
    }

    /** The mode is again that of the user. */
    void restoreMode(ThreadBlock thread) {
        if ((state & FORCED_NON_BLOCKING) != 0
                && Host.sockets().setNonBlocking(thread.waiting(), number, false) >= 0) {
            STATE.getAndBitwiseAnd(this, ~FORCED_NON_BLOCKING);
        }
    }
}

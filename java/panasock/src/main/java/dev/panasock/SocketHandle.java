package dev.panasock;

import dev.panasock.platform.CallBlock;
import dev.panasock.platform.Report;
import dev.panasock.platform.SocketApi;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;

/**
 * A SOCKET or descriptor: a 64-bit number and its life cycle.
 *
 * <p>A closed number is given to the next socket at once, so a call that still uses it would reach a stranger. Every call
 * of the library therefore holds the handle while it runs ({@link #enter}, {@link #leave}), and the number goes back to
 * the system when the handle is closed <em>and</em> the last call has left. Exactly one close reaches the system,
 * whatever the number of threads that ask for it.
 *
 * <p>A handle is <em>owned</em> (closing it closes the socket), or <em>borrowed</em> (closing it only ends its use here).
 * {@link #release} gives an owned number away.
 *
 * <p>Sockets made by the library are not inherited by child processes.
 *
 * <p>Closing does not wake a thread that is blocked in a call on Linux and macOS: the call ends when the system ends it,
 * and the number is given back then. On Windows pending calls are cancelled.
 *
 * <p>All methods may be called by any thread at any time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">closesocket</a>
 */
public final class SocketHandle implements AutoCloseable {
    /** No socket: all 64 bits set, INVALID_SOCKET of Winsock and -1 of POSIX. */
    public static final long INVALID = -1L;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(SocketHandle.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * What holds a handle for longer than a call: membership in a poller, an operation in flight.
     *
     * @see #hold
     */
    @FunctionalInterface
    public interface Holder {
        /**
         * The handle was closed. Told once, by the closing thread, before {@code close} returns. The number is still that of the
         * socket: who holds it stops using it and then calls {@link #drop}, here or later. A holder that drops the handle at the same
         * moment may be told all the same, and then must not use the number. Must not throw.
         *
         * @param handle the handle that was held
         */
        void closing(SocketHandle handle);
    }

    private static final Holder[] NOBODY = {};

    /** Set by the close or release that won; the rest of the state counts the calls inside. */
    private static final int CLOSED = 1 << 31;

    private final long number;
    private final boolean owned;
    private volatile int state;
    /** Who is told of the close; guarded by this. */
    private Holder[] holders = NOBODY;

    private SocketHandle(long number, boolean owned) {
        if (number == INVALID) {
            throw new IllegalArgumentException("INVALID is not a socket");
        }
        this.number = number;
        this.owned = owned;
    }

    /**
     * Takes over a number: from now on only this handle closes it.
     *
     * @param number a SOCKET or descriptor
     * @return an open handle
     * @throws IllegalArgumentException for {@link #INVALID}
     */
    public static SocketHandle adopt(long number) {
        return new SocketHandle(number, true);
    }

    /**
     * Uses a number that belongs to someone else, who keeps it open meanwhile. Closing the handle leaves the socket open.
     *
     * @param number a SOCKET or descriptor
     * @return an open handle
     * @throws IllegalArgumentException for {@link #INVALID}
     */
    public static SocketHandle borrow(long number) {
        return new SocketHandle(number, false);
    }

    /**
     * Begins a call on the socket: until the matching {@link #leave} the number stays this socket's.
     *
     * @return the number, or {@link #INVALID} if the handle is closed; then there is nothing to leave
     */
    public long enter() {
        while (true) {
            int before = state;
            if (before < 0) {
                return INVALID;
            }
            if (STATE.weakCompareAndSet(this, before, before + 1)) {
                return number;
            }
        }
    }

    /** Ends a call that {@link #enter} began. The last one to leave a closed handle gives the number back. */
    public void leave() {
        int before = (int) STATE.getAndAdd(this, -1);
        if (before == (CLOSED | 1)) {
            int result = closeNumber();
            if (result < 0) {
                Report.closeFailed(number, -result);
            }
        }
    }

    /**
     * Holds the handle for longer than a call, until the matching {@link #drop}: the number stays this socket's, and a close of the handle is told.
     *
     * @param holder who holds it; one object may hold a handle more than once
     * @return the number, or {@link #INVALID} if the handle is closed; then it is not held
     */
    public long hold(Holder holder) {
        Objects.requireNonNull(holder, "holder");
        if (enter() == INVALID) {
            return INVALID;
        }
        synchronized (this) {
            // Marked closed before the holders were told: either they are told of this one, or it is seen here.
            if (isOpen()) {
                holders = Arrays.copyOf(holders, holders.length + 1);
                holders[holders.length - 1] = holder;
                return number;
            }
        }
        leave();
        return INVALID;
    }

    /**
     * Ends what {@link #hold} began. The last one to drop or leave a closed handle gives the number back.
     *
     * @param holder who held it
     */
    public void drop(Holder holder) {
        forget(holder);
        leave();
    }

    private synchronized void forget(Holder holder) {
        for (int i = 0; i < holders.length; i++) {
            if (holders[i] == holder) {
                Holder last = holders[holders.length - 1];
                holders = holders.length == 1 ? NOBODY : Arrays.copyOf(holders, holders.length - 1);
                if (i < holders.length) {
                    holders[i] = last;
                }
                return;
            }
        }
    }

    private synchronized Holder[] takeHolders() {
        Holder[] told = holders;
        holders = NOBODY;
        return told;
    }

    /**
     * The number, for display and comparison. Someone else may have it a moment later if the handle is not held by {@link #enter}.
     *
     * @return the SOCKET or descriptor, also after close
     */
    public long number() {
        return number;
    }

    /**
     * Whether the handle can be used.
     *
     * @return false once it was closed or released
     */
    public boolean isOpen() {
        return state >= 0;
    }

    /**
     * Whether closing the handle closes the socket.
     *
     * @return false for a borrowed one
     */
    public boolean isOwned() {
        return owned;
    }

    /**
     * Closes the handle: {@code close}, on Windows {@code closesocket}, once the last call has left. Closing it again does nothing.
     * An error of the system is not thrown; {@link #closeWithResult} returns it, and one that a later last call meets is logged.
     */
    @Override
    public void close() {
        closeWithResult();
    }

    /**
     * Closes the handle as {@link #close} does and tells what the system said.
     *
     * @return 0 if the socket was closed, or will be when the last call has left, or is borrowed; the negative error of
     *         the system; {@link Integer#MIN_VALUE} if the handle was closed before
     */
    public int closeWithResult() {
        int before = (int) STATE.getAndBitwiseOr(this, CLOSED);
        if (before < 0) {
            return Integer.MIN_VALUE;
        }
        if (before == 0) {
            return closeNumber();
        }
        for (Holder holder : takeHolders()) {
            holder.closing(this);
        }
        if (owned) {
            wakeCalls();
        }
        return 0;
    }

    private int closeNumber() {
        if (!owned) {
            return 0;
        }
        CallBlock call = CallBlock.take();
        try {
            return SocketApi.host().close(call, number);
        } finally {
            call.give();
        }
    }

    /** The number is still ours: at least one call was inside when the handle was marked closed, and if it left meanwhile it closed the number itself. */
    private void wakeCalls() {
        int inside = (int) STATE.getVolatile(this);
        if (inside == CLOSED) {
            return;
        }
        // Held as one more call, so that the last of the others cannot give the number back while we cancel.
        if (!STATE.compareAndSet(this, inside, inside + 1)) {
            wakeCalls();
            return;
        }
        CallBlock call = CallBlock.take();
        try {
            SocketApi.host().unblock(call, number);
        } finally {
            call.give();
            leave();
        }
    }

    /**
     * Gives the number away: the handle is closed, the socket stays open, and whoever takes the number closes it.
     *
     * @return the number
     * @throws IllegalStateException if the handle is closed, borrowed, or a call is running on it, or something holds it
     */
    public long release() {
        if (!owned) {
            throw new IllegalStateException("socket " + number + " is borrowed and cannot be given away");
        }
        if (!STATE.compareAndSet(this, 0, CLOSED)) {
            throw new IllegalStateException("socket " + number + (isOpen() ? " is in use" : " is closed"));
        }
        return number;
    }

    /**
     * The number and the state.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "socket " + number + (isOpen() ? owned ? "" : " (borrowed)" : " (closed)");
    }
}

package dev.panasock;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleListener;
import dev.panasock.platform.blocking.HandleState;
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
 * <p>Closing wakes the threads that are blocked in a call on the handle, and no other owner of the socket notices. Linux: a
 * placeholder takes the number's place and the threads get a signal (which the system property {@code panasock.wake-signal}
 * chooses or refuses). Windows: the calls are cancelled. macOS, and wherever no signal reaches a thread: it polls with a
 * socket of the library's as well (never run on macOS). Close does not wait for them.
 *
 * <p>A handle that is never closed keeps its socket open; {@link LeakReport} tells of those.
 *
 * <p>All methods may be called by any thread at any time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">closesocket</a>
 */
public final class SocketHandle implements AutoCloseable {
    /** No socket: all 64 bits set, INVALID_SOCKET of Winsock and -1 of POSIX. */
    public static final long INVALID = -1L;

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

    /** A constant for the compiler: without the property there is nothing more to do for a handle, and no class more to load. */
    private static final boolean MAY_BE_WATCHED = System.getProperty(LeakReport.PROPERTY) != null;

    static {
        // Not a lambda: it would cost milliseconds at start-up.
        HandleAccess.give(new HandleAccess.Reader() {
            @Override
            public HandleState state(AutoCloseable handle) {
                return ((SocketHandle) handle).state;
            }
        });
    }

    final HandleState state;

    private SocketHandle(HandleState state) {
        this.state = state;
    }

    /** The state of a number that the library has made, and that no other owner has. */
    static HandleState made(long number) {
        HandleState state = state(number, true);
        state.markPrivate();
        return state;
    }

    /** A state of its own for a number that is adopted or borrowed; its public handle is made when it is asked for. */
    static HandleState state(long number, boolean owned) {
        if (number == INVALID) {
            throw new IllegalArgumentException("INVALID is not a socket");
        }
        HandleState state = HandleState.ofSocket(number, owned);
        if (MAY_BE_WATCHED && owned) {
            LeakReport.watch(state);
        }
        return state;
    }

    /** The one public handle of a state. */
    static SocketHandle of(HandleState state) {
        Object owner = state.owner();
        return (SocketHandle) (owner != null ? owner : state.owner(new SocketHandle(state)));
    }

    /**
     * Takes over a number: from now on only this handle closes it.
     *
     * @param number a SOCKET or descriptor
     * @return an open handle
     * @throws IllegalArgumentException for {@link #INVALID}
     */
    public static SocketHandle adopt(long number) {
        return of(state(number, true));
    }

    /**
     * Uses a number that belongs to someone else, who keeps it open meanwhile. Closing the handle leaves the socket open.
     *
     * @param number a SOCKET or descriptor
     * @return an open handle
     * @throws IllegalArgumentException for {@link #INVALID}
     */
    public static SocketHandle borrow(long number) {
        return of(state(number, false));
    }

    /**
     * Begins a call on the socket: until the matching {@link #leave} the number stays this socket's.
     *
     * @return the number, or {@link #INVALID} if the handle is closed; then there is nothing to leave
     */
    public long enter() {
        state.publish();
        return state.enterCounted();
    }

    /** Ends a call that {@link #enter} began, in this thread or another. The last one to leave a closed handle gives the number back. */
    public void leave() {
        state.leaveCounted();
    }

    /**
     * Holds the handle for longer than a call, until the matching {@link #drop}: the number stays this socket's, and a close of the handle is told.
     *
     * @param holder who holds it; one object may hold a handle more than once
     * @return the number, or {@link #INVALID} if the handle is closed; then it is not held
     */
    public long hold(Holder holder) {
        state.publish();
        return state.hold(new Held(Objects.requireNonNull(holder, "holder")));
    }

    /** A holder as a listener; two of one holder are the same. */
    private record Held(Holder holder) implements HandleListener {
        @Override
        public void closing(HandleState closed) {
            holder.closing(of(closed));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Held held && held.holder == holder;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(holder);
        }
    }

    /**
     * Ends what {@link #hold} began. The last one to drop or leave a closed handle gives the number back.
     *
     * @param holder who held it
     */
    public void drop(Holder holder) {
        state.drop(new Held(holder));
    }

    /**
     * The number, for display and comparison. Someone else may have it a moment later if the handle is not held by {@link #enter}.
     *
     * @return the SOCKET or descriptor, also after close
     */
    public long number() {
        state.publish();
        return state.number();
    }

    /**
     * Whether the handle can be used.
     *
     * @return false once it was closed or released
     */
    public boolean isOpen() {
        return state.isOpen();
    }

    /**
     * Whether closing the handle closes the socket.
     *
     * @return false for a borrowed one
     */
    public boolean isOwned() {
        return state.isOwned();
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
        int result = state.close();
        return result == Results.CLOSED_BEFORE ? Integer.MIN_VALUE : result;
    }

    /**
     * Gives the number away: the handle is closed, the socket stays open, and whoever takes the number closes it.
     *
     * @return the number
     * @throws IllegalStateException if the handle is closed, borrowed, or a call is running on it, or something holds it
     */
    public long release() {
        if (!isOwned()) {
            throw new IllegalStateException("socket " + state.number() + " is borrowed and cannot be given away");
        }
        if (!state.giveAway()) {
            throw new IllegalStateException("socket " + state.number() + (isOpen() ? " is in use" : " is closed"));
        }
        if (MAY_BE_WATCHED) {
            // Nothing holds it, or it could not be given away: what is reported is that it is not lost.
            state.callListeners();
        }
        return number();
    }

    /**
     * The number and the state.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "socket " + state.number() + (isOpen() ? isOwned() ? "" : " (borrowed)" : " (closed)");
    }
}

package dev.panasock.winsock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * {@code WSAEVENT}: an event of Windows, set or not, which {@link Winsock2#WSACreateEvent} makes.
 *
 * <p>As a SOCKET it stands for one event for ever: closed it gives WSA_INVALID_HANDLE (6), and its HANDLE goes back to the
 * system when the last call on it has ended, so a call never reaches a stranger. Closing wakes nobody: set it first.
 *
 * <p>Any thread may use one at any time.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-event-objects-2">Event objects</a>
 */
public final class WSAEVENT {
    /** The one WSA_INVALID_EVENT. */
    static final WSAEVENT INVALID = new WSAEVENT(0);

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(WSAEVENT.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Set by the close that won; the rest of the state counts the calls inside. */
    private static final int CLOSED = 1 << 31;

    private final long handle;
    private volatile int state;

    private WSAEVENT(long handle) {
        this.handle = handle;
        this.state = handle == 0 ? CLOSED : 0;
    }

    /** An event that was just made. */
    static WSAEVENT made(long handle) {
        return new WSAEVENT(handle);
    }

    /**
     * The HANDLE, for functions of the system that this library does not have.
     *
     * @return the number, also after close; 0 for WSA_INVALID_EVENT
     */
    public long handle() {
        return handle;
    }

    /** Begins a call; 0 for one that is invalid or closed. */
    long enter() {
        while (true) {
            int before = state;
            if (before < 0) {
                return 0;
            }
            if (STATE.weakCompareAndSet(this, before, before + 1)) {
                return handle;
            }
        }
    }

    /** Ends a call; true if this was the last one and the HANDLE is to be closed. */
    boolean leave() {
        return (int) STATE.getAndAdd(this, -1) == (CLOSED | 1);
    }

    /** Marks it closed, from inside a call; false if it was before. */
    boolean close() {
        return (int) STATE.getAndBitwiseOr(this, CLOSED) >= 0;
    }

    /**
     * The HANDLE.
     *
     * @return the number in hexadecimal, as Windows shows it
     */
    @Override
    public String toString() {
        return "0x" + Long.toHexString(handle);
    }
}

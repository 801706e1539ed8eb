package dev.panasock.winsock;

import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code SOCKET}: a socket of the C-shaped face.
 *
 * <p>{@link Winsock2#INVALID_SOCKET} is the one that functions return when they fail, so
 * {@code ClientSocket == INVALID_SOCKET} reads as in C. Any other stands for one socket for ever: closed it gives
 * WSAENOTSOCK (10038), and a call can never reach a stranger who was given the same number later, because the number
 * is held by a {@link SocketHandle}.
 *
 * <p>Any thread may use one at any time.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/socket-data-type-2">Socket data type</a>
 */
public final class SOCKET {
    /** The one INVALID_SOCKET. */
    static final SOCKET INVALID = new SOCKET(null);

    /** How far a stream socket has come. POSIX does not tell a fresh socket from one whose connection is over. */
    enum Stage {
        /** Made by {@code socket()}, not connected, not listening. */
        FRESH,
        /** A connect that did not wait has begun. */
        CONNECTING,
        /** A connect that did not wait has failed. */
        FAILED,
        /** Connected once; its connection may be over. Also a socket that came from elsewhere. */
        CONNECTED,
        /** A listener. */
        LISTENING
    }

    private final SocketHandle handle;
    /** What the handle stands on; null for INVALID_SOCKET. */
    final HandleState state;

    // What Winsock knows of a socket and POSIX does not tell. On Windows nobody looks at it.

    /** AF_INET and so on, Winsock's number; valid once {@link #type} is known. */
    volatile int family;
    /** SOCK_STREAM and so on; 0 until the first call looks. */
    volatile int type;
    volatile Stage stage = Stage.CONNECTED;
    volatile boolean bound;
    volatile boolean nonBlocking;
    /** This program has shut down receiving. */
    volatile boolean receivingEnded;
    /** This program has shut down sending. */
    volatile boolean sendingEnded;
    /** Winsock's code of a failed connect, which SO_ERROR keeps telling. */
    volatile int error;
    /** Connections that a condition put off; null while there was none. */
    private volatile Deferred deferred;
    /** Options that read back as they were set, by their Winsock numbers; null while there is none. */
    private volatile Map<Long, Integer> kept;

    private SOCKET(SocketHandle handle) {
        this.handle = handle;
        this.state = handle == null ? null : HandleAccess.of(handle);
    }

    /**
     * The socket of a handle: the way in from {@code NativeSocket} and from raw numbers.
     *
     * @param handle the handle; closing either closes both
     * @return a new SOCKET on it
     */
    public static SOCKET of(SocketHandle handle) {
        return new SOCKET(Objects.requireNonNull(handle));
    }

    /** A socket that this face made and knows all about. */
    static SOCKET made(long number, int family, int type, Stage stage) {
        SOCKET s = of(SocketHandle.adopt(number));
        s.state.markPrivate();
        s.family = family;
        s.type = type;
        s.stage = stage;
        return s;
    }

    /**
     * The handle: the way out.
     *
     * @return the handle that holds the number
     * @throws IllegalStateException for INVALID_SOCKET
     */
    public SocketHandle handle() {
        if (handle == null) {
            throw new IllegalStateException("INVALID_SOCKET has no handle");
        }
        return handle;
    }

    long number() {
        return state == null ? SocketHandle.INVALID : state.number();
    }

    /** Begins a call; INVALID for a socket that is invalid or closed. */
    long enter(ThreadBlock thread) {
        return state == null ? SocketHandle.INVALID : state.enter(thread);
    }

    /** Begins one of several calls of this thread at a time; the rest as {@link #enter(ThreadBlock)}. */
    long enter() {
        return state == null ? SocketHandle.INVALID : state.enterCounted();
    }

    void leave() {
        state.leaveCounted();
    }

    /** The mode as the program has set it. */
    void setNonBlocking(boolean on) {
        nonBlocking = on;
        state.setNonBlocking(on);
    }

    void leave(ThreadBlock thread) {
        state.leave(thread);
    }

    boolean isStream() {
        return type == WinsockConstants.SOCK_STREAM;
    }

    boolean isInternet() {
        return family == WinsockConstants.AF_INET || family == WinsockConstants.AF_INET6;
    }

    /** Keeps a connection until the next accept; false if this socket is closed. */
    boolean defer(SOCKET connection) {
        synchronized (this) {
            if (deferred == null) {
                deferred = new Deferred();
            }
        }
        return deferred.add(this, connection);
    }

    boolean hasDeferred() {
        Deferred connections = deferred;
        return connections != null && !connections.isEmpty();
    }

    /** The connection that was put off first, or null. */
    SOCKET takeDeferred() {
        Deferred connections = deferred;
        return connections == null ? null : connections.take(this);
    }

    synchronized void keep(long option, int value) {
        if (kept == null) {
            kept = new ConcurrentHashMap<>();
        }
        kept.put(option, value);
    }

    /** What was kept, or null. */
    Integer kept(long option) {
        Map<Long, Integer> options = kept;
        return options == null ? null : options.get(option);
    }

    /** An accepted connection has the properties of its listener. */
    void inherit(SOCKET listener) {
        setNonBlocking(listener.nonBlocking);
        Map<Long, Integer> options = listener.kept;
        if (options != null) {
            kept = new ConcurrentHashMap<>(options);
        }
    }

    /**
     * The number, for printing it as C programs print a SOCKET.
     *
     * @return the number in decimal
     */
    @Override
    public String toString() {
        return Long.toUnsignedString(number());
    }
}

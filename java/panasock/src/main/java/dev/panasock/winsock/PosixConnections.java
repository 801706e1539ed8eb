package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.AF_INET6;
import static dev.panasock.winsock.WinsockConstants.SD_RECEIVE;
import static dev.panasock.winsock.WinsockConstants.SD_SEND;
import static dev.panasock.winsock.WinsockConstants.WSAEADDRNOTAVAIL;
import static dev.panasock.winsock.WinsockConstants.WSAEAFNOSUPPORT;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAEISCONN;
import static dev.panasock.winsock.WinsockConstants.WSAENOTCONN;
import static dev.panasock.winsock.WinsockConstants.WSAESOCKTNOSUPPORT;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.SharedAccept;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.MemorySegment;

/** How sockets begin, find each other and end by Winsock's meaning, over the calls of POSIX. */
final class PosixConnections {
    private static final int WOULD_BLOCK = ErrorNumbers.WOULD_BLOCK.here();
    private static final int CONNECT_BEGUN = ErrorNumbers.CONNECT_BEGUN.here();
    private static final int ALREADY = ErrorNumbers.ALREADY.here();
    private static final int ABORTED = ErrorNumbers.ABORTED.here();
    private static final int IN_USE = ErrorNumbers.IN_USE.here();
    private static final SockaddrCodec CODEC = SockaddrCodec.host();

    private final PosixWinsock winsock;
    private final PosixOptions options;
    private final SocketApi api;

    PosixConnections(PosixWinsock winsock, PosixOptions options) {
        this.winsock = winsock;
        this.options = options;
        this.api = winsock.api;
    }

    SOCKET socket(CallBlock call, int family, int type, int protocol) {
        int systemFamily = PosixNumbers.family(family);
        int systemType = PosixNumbers.type(type);
        if (systemFamily == Numbers.ABSENT || systemType == Numbers.ABSENT) {
            LastError.fail(systemFamily == Numbers.ABSENT ? WSAEAFNOSUPPORT : WSAESOCKTNOSUPPORT);
            return SOCKET.INVALID;
        }
        long fd = api.socket(call, systemFamily, systemType, protocol);
        if (fd < 0) {
            winsock.fail(Function.socket, null, fd);
            return SOCKET.INVALID;
        }
        if (family == AF_INET6) {
            options.systemInt(call, fd, SocketNumbers.IPPROTO_IPV6, SocketNumbers.IPV6_V6ONLY, 1);
        }
        return SOCKET.made(fd, family, type, Stage.FRESH);
    }

    int bind(CallBlock call, SOCKET s, long fd, MemorySegment name, int length) {
        int systemLength = PosixAddresses.toSystem(call, name, length);
        if (systemLength < 0) {
            return LastError.fail(-systemLength);
        }
        int result = api.bind(call, fd, call.address, systemLength);
        if (result == -IN_USE && options.mayShareOldConnections(s)) {
            // Only connections that are over may be in the way; POSIX asks for SO_REUSEADDR to pass them. Not set
            // before: two sockets that have it could both bind.
            options.shareOldConnections(call, s, fd, true);
            result = api.bind(call, fd, call.address, systemLength);
            options.shareOldConnections(call, s, fd, false);
        }
        if (result < 0) {
            return winsock.fail(Function.bind, s, result);
        }
        s.bound = true;
        return 0;
    }

    int listen(CallBlock call, SOCKET s, long fd, int backlog) {
        if (s.isInternet() && s.isStream() && s.stage == Stage.FRESH && !isBound(call, s, fd)) {
            return LastError.fail(WSAEINVAL);
        }
        if (options.mayShareOldConnections(s)) {
            options.shareOldConnections(call, s, fd, true);
        }
        int result = api.listen(call, fd, backlog);
        if (result < 0) {
            return winsock.fail(Function.listen, s, result);
        }
        s.stage = Stage.LISTENING;
        return 0;
    }

    /** POSIX gives an unbound socket the name 0.0.0.0:0, and port 0 is no other's. */
    boolean isBound(CallBlock call, SOCKET s, long fd) {
        if (!s.bound && s.isInternet()) {
            call.length(CallBlock.ADDRESS_SIZE);
            s.bound = api.getsockname(call, fd, call.address, call.length) == 0 && CODEC.port(call.address) != 0;
        }
        return s.bound || !s.isInternet();
    }

    SOCKET accept(ThreadBlock thread, long deadline, SOCKET s, long fd, sockaddr name, int[] length) {
        CallBlock call = thread.call;
        if (!hasRoom(s, name, length)) {
            LastError.fail(WSAEFAULT);
            return SOCKET.INVALID;
        }
        SOCKET deferred = s.takeDeferred();
        if (deferred != null) {
            return named(call, deferred, name, length);
        }
        long accepted;
        do {
            call.length(CallBlock.ADDRESS_SIZE);
            accepted = Blocking.accept(s.state, thread, deadline, fd, name == null ? NULL : call.address,
                    name == null ? NULL : call.length);
            if (accepted == Results.SHARED) {
                accepted = shared(call, s, name);
            }
            // On Linux SO_RCVTIMEO ends an accept too.
        } while (accepted == -WOULD_BLOCK && !s.nonBlocking && deadline == Deadlines.NEVER);
        if (accepted < 0) {
            winsock.fail(Function.accept, s, accepted);
            return SOCKET.INVALID;
        }
        if (name != null) {
            length[0] = Math.max(0, PosixAddresses.toWinsock(call, name.memory, PosixAddresses.capacity(name, length)));
        }
        SOCKET connection = SOCKET.made(accepted, s.family, s.type, Stage.CONNECTED);
        connection.bound = true;
        connection.inherit(s);
        if (s.nonBlocking) {
            api.setNonBlocking(call, accepted, true);
        }
        return connection;
    }

    /** A listener that others may have is waited for by a thread of the library; the address follows. */
    private long shared(CallBlock call, SOCKET s, sockaddr name) {
        long accepted = SharedAccept.accept(s.state, Deadlines.NEVER);
        if (accepted >= 0 && name != null) {
            call.length(CallBlock.ADDRESS_SIZE);
            if (api.getpeername(call, accepted, call.address, call.length) < 0) {
                call.length(0);
            }
        }
        return accepted;
    }

    static boolean hasRoom(SOCKET s, sockaddr name, int[] length) {
        return name == null || length != null && length[0] >= PosixAddresses.size(s.family);
    }

    /** A connection that was accepted before: its peer has not changed. */
    private SOCKET named(CallBlock call, SOCKET connection, sockaddr name, int[] length) {
        if (name != null) {
            call.length(CallBlock.ADDRESS_SIZE);
            int result = api.getpeername(call, connection.number(), call.address, call.length);
            // It may have gone away meanwhile, as it may before it is accepted for the first time.
            length[0] = result < 0 ? 0
                    : Math.max(0, PosixAddresses.toWinsock(call, name.memory, PosixAddresses.capacity(name, length)));
        }
        return connection;
    }

    /** Closes a connection so that the peer sees a reset, as far as its family has such a thing. */
    static void reset(SOCKET connection) {
        long fd = connection.enter();
        if (fd == SocketHandle.INVALID) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            OptionCodec.LINGER.write(call.value, new OptionCodec.LingerValue(true, 0));
            Host.sockets().setsockopt(call, fd, SocketNumbers.SOL_SOCKET.here(),
                    SocketNumbers.SO_LINGER.here(), call.value,
                    OptionCodec.LINGER.size());
        } finally {
            thread.release();
            connection.leave();
        }
        connection.handle().close();
    }

    /** What the system did, or FAILED with the last error set. */
    long connect(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment name, int length) {
        CallBlock call = thread.call;
        int systemLength = PosixAddresses.toSystem(call, name, length);
        int refused = systemLength < 0 ? -systemLength
                : s.stage == Stage.LISTENING ? WSAEINVAL : PosixAddresses.isNowhere(name) ? WSAEADDRNOTAVAIL : 0;
        if (refused != 0) {
            LastError.fail(refused);
            return Results.FAILED;
        }
        if (s.isStream() && (s.stage == Stage.CONNECTED || s.stage == Stage.CONNECTING)) {
            // After one that did not wait, POSIX lets one further connect succeed.
            if (isConnected(call, fd)) {
                s.stage = Stage.CONNECTED;
                LastError.fail(WSAEISCONN);
                return Results.FAILED;
            }
            PosixAddresses.toSystem(call, name, length);
        }
        if (s.bound && options.mayShareOldConnections(s)) {
            options.shareOldConnections(call, s, fd, true);
        }
        int result = Blocking.connect(s.state, thread, deadline, fd, call.address, systemLength);
        if (result == -ABORTED && s.stage == Stage.FAILED) {
            // Linux reports the failure once more before the socket can be used again.
            result = Blocking.connect(s.state, thread, deadline, fd, call.address, systemLength);
        }
        return result;
    }

    /** Ends a connect. */
    int connected(SOCKET s, int result) {
        if (result == 0 || result == -CONNECT_BEGUN) {
            s.bound = true;
            s.error = 0;
            s.stage = result == 0 ? Stage.CONNECTED : Stage.CONNECTING;
        }
        if (result == 0) {
            return 0;
        }
        boolean ended = s.stage == Stage.CONNECTING && result != -CONNECT_BEGUN && result != -ALREADY;
        int failed = winsock.fail(Function.connect, s, result);
        if (ended) {
            failed(s, LastError.code());
        }
        return failed;
    }

    private boolean isConnected(CallBlock call, long fd) {
        call.length(CallBlock.ADDRESS_SIZE);
        return api.getpeername(call, fd, call.address, call.length) == 0;
    }

    /** A connect that did not wait has failed: SO_ERROR keeps telling it, and select shows it in exceptfds. */
    private static void failed(SOCKET s, int code) {
        s.error = code;
        s.stage = Stage.FAILED;
    }

    /** Finds out what became of a connect that did not wait, outside of a call on the socket. */
    void settle(SOCKET s) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long fd = s.enter(thread);
            if (fd != SocketHandle.INVALID) {
                settle(thread.call, s, fd);
                s.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** Finds out what became of a connect that did not wait. */
    void settle(CallBlock call, SOCKET s, long fd) {
        if (isConnected(call, fd)) {
            s.stage = Stage.CONNECTED;
            return;
        }
        int error = options.systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_ERROR);
        if (error > 0) {
            failed(s, Overlay.code(Function.connect, s, error));
        }
    }

    int shutdown(CallBlock call, SOCKET s, long fd, int how) {
        // POSIX would end the listening, and shut down a UNIX socket that was never connected.
        if (s.stage == Stage.LISTENING || s.stage == Stage.FRESH && s.isStream()) {
            return LastError.fail(WSAENOTCONN);
        }
        int result = api.shutdown(call, fd, how);
        boolean connectionless = !s.isStream() && result == -ErrorNumbers.NOT_CONNECTED.here();
        if (result < 0 && !connectionless) {
            return winsock.fail(Function.shutdown, s, result);
        }
        s.receivingEnded |= how != SD_SEND;
        s.sendingEnded |= how != SD_RECEIVE;
        return 0;
    }
}

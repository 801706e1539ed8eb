package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Guard;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Objects;

/**
 * A socket of the operating system: one method, one call, with the C function's name.
 *
 * <p>Arguments go to the system as they are, and its answer comes back as it is. What is expected comes as a value
 * ({@link #END_OF_STREAM}, {@link #WOULD_BLOCK}, a connect that is pending); everything else is an {@link IOException} that
 * is a {@link SocketFailure} and tells the C function, the number of the system and the address. Nothing is retried: a call
 * that a signal interrupts throws with {@link SocketError#interrupted}. Methods that make several calls say so:
 * {@link #sendAll}, {@link #recvFully}, {@link #finishConnect}.
 *
 * <p>Sockets are not inherited by child processes, and no call raises SIGPIPE.
 *
 * <p>All methods may be called by any thread. The socket stays open while a call is running on it; a call on a closed
 * socket throws {@link SocketClosedException}, and closing ends those that are blocked. {@link #within} and {@link #until} limit how long calls wait.
 *
 * {@snippet :
 * try (NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
 *     socket.connect(InetSockaddr.loopback(27015));
 *     socket.sendAll("this is a test".getBytes(StandardCharsets.UTF_8));
 *     socket.shutdown(Shutdown.SEND);
 *     byte[] buffer = new byte[512];
 *     int n;
 *     while ((n = socket.recv(buffer)) != NativeSocket.END_OF_STREAM) {
 *         System.out.write(buffer, 0, n);
 *     }
 * }
 * }
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-functions">Winsock Functions</a>
 */
public final class NativeSocket extends SocketTransfers implements Closeable {
    /** SOMAXCONN: the longest queue that {@link #listen} can have on this system; Windows chooses a reasonable one. */
    public static final int SOMAXCONN = SocketNumbers.SOMAXCONN.here();

    private static final int CONNECT_BEGUN_ERROR = ErrorNumbers.CONNECT_BEGUN.here();
    private static final int NOT_CONNECTED_ERROR = ErrorNumbers.NOT_CONNECTED.here();

    private NativeSocket(SocketHandle handle, int type) {
        this(handle, type, UNLIMITED, null);
    }

    private NativeSocket(SocketHandle handle, int type, long most, Deadline deadline) {
        super(handle, type, most, deadline);
    }

    /**
     * {@code socket}: creates a socket of the default protocol of its type.
     *
     * @param family the address family
     * @param type the socket type
     * @return an open socket, to be closed by the caller
     * @throws IOException with the error of the system, see {@link #open(int, int, int)}
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     */
    public static NativeSocket open(AddressFamily family, SocketType type) throws IOException {
        return open(family, type, Protocol.DEFAULT);
    }

    /**
     * {@code socket}: creates a socket.
     *
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol
     * @return an open socket, to be closed by the caller
     * @throws IOException with the error of the system, see {@link #open(int, int, int)}
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     */
    public static NativeSocket open(AddressFamily family, SocketType type, Protocol protocol) throws IOException {
        return open(family.number(), type.number(), protocol.number());
    }

    /**
     * {@code socket}, on Windows {@code WSASocketW} with WSA_FLAG_OVERLAPPED: creates a socket. Child processes do not inherit it:
     * atomically on Linux and Windows, on macOS by a second call.
     *
     * <p>Errors among others: EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT or EINVAL for what the system does not know; EPROTOTYPE;
     * EMFILE and ENFILE when there are too many descriptors; EACCES or EPERM for raw sockets.
     *
     * @param family AF_ number of this system
     * @param type SOCK_ number of this system, on Linux also with SOCK_NONBLOCK
     * @param protocol IPPROTO_ number, or 0 for the default of the type
     * @return an open socket, to be closed by the caller
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasocketw">WSASocketW</a>
     */
    public static NativeSocket open(int family, int type, int protocol) throws IOException {
        SocketApi api = Host.sockets();
        CallBlock call = CallBlock.take();
        long s;
        try {
            s = api.socket(call, family, type, protocol);
        } finally {
            call.give();
        }
        if (s < 0) {
            throw Failures.of("socket", SocketError.of((int) -s),
                    AddressFamily.of(family) + ", " + SocketType.of(type) + ", " + Protocol.of(protocol));
        }
        return new NativeSocket(SocketHandle.adopt(s), type);
    }

    /**
     * {@code socketpair}: creates two sockets that are connected with each other, in Linux and macOS usually of AF_UNIX. Windows
     * has no such function and gives WSAEOPNOTSUPP.
     *
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol
     * @return both, to be closed by the caller
     * @throws IOException with the {@link SocketFailure error} of the system: EOPNOTSUPP for families that have no pairs
     * @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
     */
    public static SocketPair pair(AddressFamily family, SocketType type, Protocol protocol) throws IOException {
        SocketApi api = Host.sockets();
        long[] pair = new long[2];
        CallBlock call = CallBlock.take();
        int result;
        try {
            result = api.socketpair(call, family.number(), type.number(), protocol.number(), pair);
        } finally {
            call.give();
        }
        if (result < 0) {
            throw Failures.of("socketpair", SocketError.of(-result), family + ", " + type + ", " + protocol);
        }
        return new SocketPair(new NativeSocket(SocketHandle.adopt(pair[0]), type.number()),
                new NativeSocket(SocketHandle.adopt(pair[1]), type.number()));
    }

    /**
     * A socket on a handle that exists: adopted (closing the socket closes it), or borrowed (it stays open).
     *
     * @param handle the handle
     * @return the socket; closing it closes the handle
     */
    public static NativeSocket of(SocketHandle handle) {
        return new NativeSocket(Objects.requireNonNull(handle, "handle"), 0);
    }

    /**
     * {@code fcntl(F_DUPFD_CLOEXEC)}, on Windows {@code WSADuplicateSocketW} for this process and {@code WSASocketW}: a second SOCKET or
     * descriptor of the same socket. Data, addresses, options and the blocking mode are shared, the handles are not: each is closed by
     * itself, closing one ends only the calls that are blocked on that one, and the connection ends with the last. Child processes do not inherit it.
     *
     * <p>The mode is to be set before: what {@link #setNonBlocking} does later through one handle the other does not know of.
     *
     * <p>Errors among others: EMFILE when there are too many descriptors.
     *
     * @return an open socket of its own, to be closed by the caller, without a limit of time
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaduplicatesocketw">WSADuplicateSocketW</a>
     */
    public NativeSocket duplicate() throws IOException {
        long[] made = {SocketHandle.INVALID};
        long s = SocketCalls.guarded(handle, (api, call, number) -> made[0] = api.duplicate(call, number, 0));
        if (s < 0 && made[0] >= 0) {
            SocketHandle.adopt(made[0]).close(); // this one was closed meanwhile
        }
        check("dup", s, null);
        NativeSocket duplicate = new NativeSocket(SocketHandle.adopt(s), knownType());
        Guard.shareMode(duplicate.handle, handle);
        return duplicate;
    }

    /**
     * The handle: its number, its state, and the way to give it away ({@link SocketHandle#release}).
     *
     * @return the handle that all calls of this socket use
     */
    public SocketHandle handle() {
        return handle;
    }

    /**
     * This socket with a limit on time: a view whose calls wait at most so long, each for itself ({@link #sendAll}, {@link #recvFully} and the
     * calls of the streams as a whole). It shares the handle: closing it closes the socket, and a socket that it accepts has no limit.
     * To be kept and used again.
     *
     * <p>A call whose time is up throws {@link NativeTimeoutException#isDeadline NativeTimeoutException}, never early, with the bytes
     * transferred so far; but a send or recv that has transferred some returns their number, and a {@link #poll} returns 0. Signals do not
     * end the wait. What does not have to wait is done even with no time left. SO_RCVTIMEO and SO_SNDTIMEO count beside the limit; of a
     * non-blocking socket only {@link #sendAll} and {@link #recvFully} wait. The call costs what it costs without a limit, plus a {@code poll} for
     * each wait.
     *
     * <p>After a {@link #connect} whose time was up <b>the socket is closed</b>, since the systems may go on making the connection.
     * A borrowed one is disconnected instead (on Windows it is left as it is) and its handle closed.
     *
     * <p>A call that the system cannot be asked not to wait in makes the socket non-blocking behind the user's back: accept on Linux and macOS
     * (not of a borrowed socket, where it can wait longer if somebody else takes the connection first), sendfile there, each on Windows. Other calls
     * on the socket go on waiting, at the cost of a {@code poll}, and {@link SocketHandle#release} restores the mode on Linux and macOS.
     *
     * @param limit how long; zero and less only tries
     * @return the view
     */
    public NativeSocket within(Duration limit) {
        return new NativeSocket(handle, knownType(), Math.max(Deadline.nanos(limit), 0), null);
    }

    /**
     * This socket with a deadline: a view whose calls wait no longer than up to a moment that they share. See {@link #within}.
     *
     * @param deadline the moment
     * @return the view
     */
    public NativeSocket until(Deadline deadline) {
        return new NativeSocket(handle, knownType(), UNLIMITED, Objects.requireNonNull(deadline, "deadline"));
    }

    /**
     * {@code bind}: gives the socket its local address. For a UNIX path a file is made, which nobody removes.
     *
     * <p>Errors among others: EADDRINUSE; EADDRNOTAVAIL; EACCES for a port or a path without permission; EINVAL if it is bound already;
     * EAFNOSUPPORT or EINVAL for an address of another family.
     *
     * @param name the address; port 0 asks the system for a free one, which {@link #getsockname} tells
     * @throws IOException a {@link java.net.BindException} with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-bind">bind</a>
     */
    public void bind(SocketName name) throws IOException {
        Objects.requireNonNull(name, "name");
        // Here, for listen and for getsockname no lambda: they are on the way of a start, where each costs what the making of a class does.
        check("bind", SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                int length = SocketCalls.length(call, name);
                return api.bind(call, s, SocketCalls.memory(call, name), length);
            }
        }), name);
    }

    /**
     * {@code listen}: from now on connections are taken in and wait to be accepted.
     *
     * <p>Errors among others: EOPNOTSUPP for a socket type without connections; EADDRINUSE; EINVAL if it is connected, on Windows also if
     * it is not bound (elsewhere it gets a free port).
     *
     * @param backlog how many may wait; the system has limits of its own, {@link #SOMAXCONN} asks for the longest
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-listen">listen</a>
     */
    public void listen(int backlog) throws IOException {
        check("listen", SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                return api.listen(call, s, backlog);
            }
        }), null);
    }

    /**
     * {@code accept} without an address, see {@link #accept(SockaddrBuffer)}.
     *
     * @return the connection, to be closed by the caller; null if nobody is waiting
     * @throws IOException with the error of the system
     */
    public NativeSocket accept() throws IOException {
        return accepted(acceptHandle(null));
    }

    /**
     * {@code accept}, on Linux {@code accept4}: takes the first connection that is waiting. A blocking call waits for one.
     *
     * <p>The new socket is blocking, except that on Windows and macOS it inherits the mode of the listener. Child processes do not
     * inherit it: atomically on Linux, by a second call on Windows and macOS.
     *
     * <p>Errors among others: EINVAL if the socket does not listen; ECONNABORTED for a connection that ended while it waited, and on
     * Linux other errors of that connection: go on and accept the next; EMFILE and ENFILE when there are too many descriptors: the
     * connection goes on waiting; EINTR after a signal.
     *
     * @param peer takes the address of the peer
     * @return the connection, to be closed by the caller; null if nobody is waiting: on a non-blocking socket, and on Linux and macOS
     *         also when SO_RCVTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">accept</a>
     */
    public NativeSocket accept(SockaddrBuffer peer) throws IOException {
        return accepted(acceptHandle(Objects.requireNonNull(peer, "peer")));
    }

    private NativeSocket accepted(long s) {
        return s == WOULD_BLOCK ? null : new NativeSocket(SocketHandle.adopt(s), knownType());
    }

    /**
     * {@code accept} for the bare number, which allocates nothing. See {@link #accept(SockaddrBuffer)}.
     *
     * @param peer takes the address of the peer, or null
     * @return the SOCKET or descriptor of the connection, which belongs to the caller ({@link SocketHandle#adopt}); or
     *         {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long acceptHandle(SockaddrBuffer peer) throws IOException {
        long s = SocketCalls.accept(handle, peer, end());
        if (s >= 0) {
            return s;
        }
        if (s == -WOULD_BLOCK_ERROR) {
            return WOULD_BLOCK;
        }
        throw failure("accept", s, null);
    }

    /**
     * {@code connect}: connects a stream with its peer; for datagrams sets where they go and whose are received.
     *
     * <p>A blocking call returns when the connection stands. A non-blocking one usually begins and returns false: wait with
     * {@link #poll poll(Poll.OUT, ...)}, then ask {@link #finishConnect}. For a UNIX socket on Linux false means that the
     * listener's queue is full and nothing has begun: connect again later.
     *
     * <p>Errors among others: ECONNREFUSED, as {@link NativeConnectException}; ETIMEDOUT, as {@link NativeTimeoutException}; ENETUNREACH,
     * EHOSTUNREACH; EISCONN; EALREADY while one is pending; EINTR after a signal: the connection goes on being made, as if pending.
     *
     * @param name the address of the peer; with family AF_UNSPEC a datagram socket is disconnected, except on Windows
     * @return true if connected, false if pending
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">connect</a>
     */
    public boolean connect(SocketName name) throws IOException {
        Objects.requireNonNull(name, "name");
        long result = SocketCalls.connect(handle, name, end());
        if (result == -CONNECT_BEGUN_ERROR || result == -WOULD_BLOCK_ERROR) {
            return false;
        }
        check("connect", result, name);
        return true;
    }

    /**
     * Asks how a pending connect ended: {@code getsockopt(SO_ERROR)}, and where that says nothing {@code getpeername}, for an
     * undecided connect has no error either.
     *
     * @return true if connected, false if still pending
     * @throws IOException with the {@link SocketFailure error} of the connect, as {@link #connect} throws it
     */
    public boolean finishConnect() throws IOException {
        SocketError error = get(SoOption.SO_ERROR).orElse(null);
        if (error != null) {
            throw Failures.of("connect", error, null);
        }
        long result = SocketCalls.guarded(handle, (api, call, s) -> {
            call.length(CallBlock.ADDRESS_SIZE);
            return api.getpeername(call, s, call.address, call.length);
        });
        if (result == -NOT_CONNECTED_ERROR) {
            return false;
        }
        check("getpeername", result, null);
        return true;
    }

    /**
     * {@code shutdown}: ends one direction of a connection, or both. The socket stays open.
     *
     * <p>Errors among others: ENOTCONN; EINVAL for a direction that the system does not know.
     *
     * @param how which direction
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-shutdown">shutdown</a>
     */
    public void shutdown(Shutdown how) throws IOException {
        int number = how.number();
        check("shutdown", SocketCalls.guarded(handle, (api, call, s) -> api.shutdown(call, s, number)), how);
    }

    /**
     * {@code close}, on Windows {@code closesocket}: ends the use of the socket; what was sent goes on to the peer. If calls
     * are running on it, the system is told when the last of them has left. Closing again does nothing.
     *
     * @throws IOException with the {@link SocketFailure error} of the system, for example EINTR; the socket is closed all the same and
     *         never closed twice
     * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">closesocket</a>
     */
    @Override
    public void close() throws IOException {
        int result = handle.closeWithResult();
        if (result < 0 && result != SocketCalls.CLOSED) {
            throw Failures.of("close", SocketError.of(-result), null);
        }
    }

    /**
     * Whether the socket can be used.
     *
     * @return false once it was closed, or its handle was closed or released
     */
    public boolean isOpen() {
        return handle.isOpen();
    }

    /**
     * {@code getsockname}: the local address.
     *
     * @return the address; an unspecified one if the socket is not bound, where Windows throws with WSAEINVAL
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">getsockname(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockname">getsockname</a>
     */
    public Sockaddr getsockname() throws IOException {
        Sockaddr[] name = new Sockaddr[1];
        check("getsockname", SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                call.length(CallBlock.ADDRESS_SIZE);
                int result = api.getsockname(call, s, call.address, call.length);
                name[0] = result < 0 ? null : Sockaddr.decode(call.address, call.length());
                return result;
            }
        }), null);
        return name[0];
    }

    /**
     * {@code getpeername}: the address of the peer.
     *
     * <p>Errors among others: ENOTCONN.
     *
     * @return the address
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">getpeername(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getpeername">getpeername</a>
     */
    public Sockaddr getpeername() throws IOException {
        Sockaddr[] name = new Sockaddr[1];
        check("getpeername", SocketCalls.guarded(handle, (api, call, s) -> {
            call.length(CallBlock.ADDRESS_SIZE);
            int result = api.getpeername(call, s, call.address, call.length);
            name[0] = result < 0 ? null : Sockaddr.decode(call.address, call.length());
            return result;
        }), null);
        return name[0];
    }

    /**
     * {@code getsockopt}: the value of an option.
     *
     * @param <T> the type of the value
     * @param option the option
     * @return its value
     * @throws IOException with the {@link SocketFailure error} of the system, ENOPROTOOPT for an option that this kind of socket
     *         does not have
     * @throws UnsupportedOperationException if this system does not have the option
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public <T> T get(SocketOption<T> option) throws IOException {
        int number = option.number();
        MemorySegment value = MemorySegment.ofArray(new byte[option.size()]);
        int length = getsockopt("getsockopt", option.level(), number, value, option);
        return option.read(value, length);
    }

    /**
     * {@code setsockopt}: sets the value of an option.
     *
     * @param <T> the type of the value
     * @param option the option
     * @param value its new value
     * @throws IOException with the {@link SocketFailure error} of the system, ENOPROTOOPT for an option that this kind of socket
     *         does not have or that cannot be set
     * @throws IllegalArgumentException for a value that the system's type cannot express
     * @throws UnsupportedOperationException if this system does not have the option
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">setsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-setsockopt">setsockopt</a>
     */
    public <T> void set(SocketOption<T> option, T value) throws IOException {
        int number = option.number();
        MemorySegment bytes = MemorySegment.ofArray(new byte[option.size(Objects.requireNonNull(value, "value"))]);
        option.write(bytes, value);
        setsockopt(option.level(), number, bytes, option + " = " + value);
    }

    /**
     * {@code getsockopt} with bytes in the layout of the system.
     *
     * <p>Errors among others: ENOPROTOOPT for an unknown option, EINVAL or ENOPROTOOPT for an unknown level, on Windows WSAEFAULT for a
     * value that is too short.
     *
     * @param level the level, for example SOL_SOCKET
     * @param name the option
     * @param value takes the value; what is in it is given to the system, for options that read it
     * @return the length of the value, which may be shorter than the memory
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if the segment is read-only, or longer than an int can say
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public int getsockopt(int level, int name, MemorySegment value) throws IOException {
        if (value.isReadOnly()) {
            throw new IllegalArgumentException("the segment is read-only");
        }
        int size = optionLength(value);
        long result = SocketCalls.getsockopt(handle, level, name, value, size);
        // The text for the message is made only for a failure: the call allocates nothing.
        return (int) (result < 0 ? check("getsockopt", result, subject(level, name)) : result);
    }

    /**
     * {@code getsockopt} with bytes in the layout of the system, see {@link #getsockopt(int, int, MemorySegment)}.
     *
     * @param level the level
     * @param name the option
     * @param value takes the value
     * @return the length of the value
     * @throws IOException with the error of the system
     */
    public int getsockopt(int level, int name, byte[] value) throws IOException {
        return getsockopt(level, name, MemorySegment.ofArray(value));
    }

    private int getsockopt(String operation, int level, int name, MemorySegment value, Object subject)
            throws IOException {
        int size = optionLength(value);
        return (int) check(operation, SocketCalls.getsockopt(handle, level, name, value, size), subject);
    }

    /**
     * {@code setsockopt} with bytes in the layout of the system.
     *
     * @param level the level, for example SOL_SOCKET
     * @param name the option
     * @param value the value
     * @throws IOException with the {@link SocketFailure error} of the system: ENOPROTOOPT for an unknown option or level, EINVAL or
     *         WSAEFAULT for a value of the wrong size
     * @throws IllegalArgumentException if the segment is longer than an int can say
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">setsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-setsockopt">setsockopt</a>
     */
    public void setsockopt(int level, int name, MemorySegment value) throws IOException {
        setsockopt(level, name, value, subject(level, name));
    }

    /**
     * {@code setsockopt} with bytes in the layout of the system, see {@link #setsockopt(int, int, MemorySegment)}.
     *
     * @param level the level
     * @param name the option
     * @param value the value
     * @throws IOException with the error of the system
     */
    public void setsockopt(int level, int name, byte[] value) throws IOException {
        setsockopt(level, name, MemorySegment.ofArray(value));
    }

    void setsockopt(int level, int name, MemorySegment value, Object subject) throws IOException {
        int size = optionLength(value);
        check("setsockopt", SocketCalls.guarded(handle, (api, call, s) -> {
            MemorySegment memory = value.isNative() ? value : call.scratch(size);
            MemorySegment.copy(value, 0, memory, 0, value.isNative() ? 0 : size);
            int result = api.setsockopt(call, s, level, name, memory, size);
            Parking.limitsChanged(handle, call, s);
            return result;
        }), subject);
    }

    private static int optionLength(MemorySegment value) {
        if (value.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an option of " + value.byteSize() + " bytes");
        }
        return (int) value.byteSize();
    }

    private static String subject(int level, int name) {
        return "level " + level + ", option " + name;
    }

    /**
     * {@code ioctl(FIONBIO)}, on Windows {@code ioctlsocket(FIONBIO)}: whether calls on the socket return instead of waiting. On Linux and
     * macOS the mode belongs to the open file and counts for everyone who shares it.
     *
     * @param on true for non-blocking
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     */
    public void setNonBlocking(boolean on) throws IOException {
        check("ioctl", SocketCalls.guarded(handle, (api, call, s) -> api.setNonBlocking(call, s, on)), "FIONBIO");
        Guard.setNonBlocking(handle, on);
    }

    /**
     * {@code ioctl(FIONREAD)}, on Windows {@code ioctlsocket(FIONREAD)}: how many bytes have arrived.
     *
     * @return the bytes that can be received without waiting; on Linux of the next datagram, elsewhere of all datagrams
     * @throws IOException with the {@link SocketFailure error} of the system: EINVAL for a listener
     * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     */
    public int available() throws IOException {
        return (int) check("ioctl", SocketCalls.guarded(handle, (api, call, s) -> api.available(call, s)), "FIONREAD");
    }

    /**
     * {@code poll}, on Windows {@code WSAPoll}, for this one socket: waits until one of some events happens.
     *
     * <p>Errors among others: EINTR after a signal; EINVAL on Windows for events that cannot be asked for.
     *
     * @param events a combination of {@link Poll} to wait for
     * @param millis at most how long; 0 only looks, a negative number waits for ever
     * @return what happened, {@link Poll#ERR}, {@link Poll#HUP} and {@link Poll#NVAL} also without being asked for; 0 if the time is up
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
     */
    public int poll(int events, int millis) throws IOException {
        int happened = SocketCalls.poll(handle, events, millis, end());
        if (happened < 0) {
            throw failure("poll", happened, null);
        }
        return happened;
    }

    /**
     * The socket as a stream of what it receives: each read is one {@link #recv}. When nothing comes (SO_RCVTIMEO has expired, or
     * the socket is non-blocking) a read throws {@link NativeTimeoutException}. Closing the stream closes the socket.
     *
     * @return a new view
     */
    public InputStream inputStream() {
        return new SocketInputStream(this);
    }

    /**
     * The socket as a stream of what it sends: each write is one {@link #sendAll}. Closing the stream closes the socket.
     *
     * @return a new view
     */
    public OutputStream outputStream() {
        return new SocketOutputStream(this);
    }

    /**
     * The socket as a channel: each read is one {@link #recv}, each write one {@link #send}; both return 0 where the call would
     * have to wait. Closing the channel closes the socket.
     *
     * @return a new view
     */
    public ByteChannel byteChannel() {
        return new SocketByteChannel(this);
    }

    @Override
    void await(String operation, int events, SocketOption<Duration> limit, long end) throws IOException {
        Duration most = get(limit);
        int millis = most.isZero() ? -1 : (int) Math.min(most.plusNanos(999_999).toMillis(), Integer.MAX_VALUE);
        int happened = SocketCalls.poll(handle, events, millis, end);
        if (happened < 0) {
            throw failure("poll", happened, null);
        }
        if (happened == 0 && Moment.left(end) <= 0) {
            throw failure(operation, SocketCalls.TIMED_OUT, null);
        }
        if (happened == 0) {
            throw new NativeTimeoutException(operation, SocketError.of(WOULD_BLOCK_ERROR), null);
        }
    }

    @Override
    int askType() throws IOException {
        return get(SoOption.SO_TYPE).number();
    }

    private long check(String operation, long result, Object subject) throws IOException {
        if (result < 0) {
            throw failure(operation, result, subject);
        }
        return result;
    }

    @Override
    IOException failure(String operation, long result, Object subject) {
        if (result == SocketCalls.INTERRUPTED) {
            return new SocketInterruptedException(operation, subject);
        }
        if (result == SocketCalls.TIMED_OUT) {
            return NativeTimeoutException.atDeadline(operation, subject);
        }
        int number = (int) -result;
        SocketError error = result == SocketCalls.CLOSED ? SocketError.closed()
                : isOpen() ? SocketError.of(number) : SocketError.closedDuring(number);
        return Failures.of(operation, error, subject);
    }

    /**
     * The handle.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "NativeSocket[" + handle + "]";
    }
}

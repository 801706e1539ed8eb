package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.Deadlines;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Objects;

/**
 * A socket of the operating system: one method, one call, with the C function's name.
 *
 * <p>Arguments go to the system as they are, and its answer comes back as it is. What is expected comes as a value
 * ({@link #END_OF_STREAM}, {@link #WOULD_BLOCK}, a connect that is pending); everything else is an {@link IOException}
 * that is a {@link SocketFailure} and tells the C function, the number of the system and the address. Nothing is
 * retried: a call that a signal interrupts throws with {@link SocketError#interrupted}. Methods that make several calls
 * say so: {@link #sendAll}, {@link #recvFully}, {@link #finishConnect}. They, the views as streams and as a channel, and
 * calls with a limit of time go on after a signal, with the time that is left.
 *
 * <p>Sockets are not inherited by child processes, and no call raises SIGPIPE.
 *
 * <p>All methods may be called by any thread. The socket stays open while a call is running on it; a call on a closed
 * socket throws {@link SocketClosedException}, and closing ends those that are blocked. {@link #within} and
 * {@link #until} limit how long calls wait.
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
public final class NativeSocket implements Closeable {
    /**
     * What {@link #recv} returns at the end of a stream: the peer has shut down its side and everything it sent was
     * received.
     */
    public static final int END_OF_STREAM = -1;
    /** What a call returns that would have to wait: EWOULDBLOCK, WSAEWOULDBLOCK. */
    public static final int WOULD_BLOCK = -2;
    /** SOMAXCONN: the longest queue that {@link #listen} can have on this system; Windows chooses a reasonable one. */
    public static final int SOMAXCONN = SocketNumbers.SOMAXCONN.here();

    final HandleState state;
    /** How long the calls of this view may wait, or null: as long as the system lets them. */
    private final WaitLimit limit;
    /**
     * The number of the socket type; of a socket that was not opened by this class it is asked when it matters first.
     */
    private int type;

    NativeSocket(HandleState state, WaitLimit limit, int type) {
        this.state = state;
        this.limit = limit;
        this.type = TypeNumbers.known(type);
    }

    // Open and close.

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
     * {@code socket}, on Windows {@code WSASocketW} with WSA_FLAG_OVERLAPPED: creates a socket. Child processes do not
     * inherit it: atomically on Linux and Windows, on macOS by a second call.
     *
     * <p>Errors among others: EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT or EINVAL for what the system does not
     * know; EPROTOTYPE; EMFILE and ENFILE when there are too many descriptors; EACCES or EPERM for raw sockets.
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
        return SocketCreation.open(family, type, protocol);
    }

    /**
     * {@code socketpair}: creates two sockets that are connected with each other, in Linux and macOS usually of
     * AF_UNIX. Windows has no such function and gives WSAEOPNOTSUPP.
     *
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol
     * @return both, to be closed by the caller
     * @throws IOException with the {@link SocketFailure error} of the system: EOPNOTSUPP for families that have no
     *         pairs
     * @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
     */
    public static SocketPair pair(AddressFamily family, SocketType type, Protocol protocol) throws IOException {
        return SocketCreation.pair(family, type, protocol);
    }

    /**
     * A socket on a handle that exists: adopted (closing the socket closes it), or borrowed (it stays open).
     *
     * @param handle the handle
     * @return the socket; closing it closes the handle
     */
    public static NativeSocket of(SocketHandle handle) {
        return new NativeSocket(Objects.requireNonNull(handle, "handle").state, null, TypeNumbers.UNKNOWN);
    }

    /**
     * {@code fcntl(F_DUPFD_CLOEXEC)}, on Windows {@code WSADuplicateSocketW} for this process and {@code WSASocketW}: a
     * second SOCKET or descriptor of the same socket. Data, addresses, options and the blocking mode are shared, the
     * handles are not: each is closed by itself, closing one ends only the calls that are blocked on that one, and the
     * connection ends with the last. Child processes do not inherit it.
     *
     * <p>What {@link #setNonBlocking} sets through one of them counts for both, except on Windows, which does not report
     * the mode: set it before there.
     *
     * <p>Errors among others: EMFILE when there are too many descriptors.
     *
     * @return an open socket of its own, to be closed by the caller, without a limit of time
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaduplicatesocketw">WSADuplicateSocketW</a>
     */
    public NativeSocket duplicate() throws IOException {
        return SocketCreation.duplicate(state, type);
    }

    /**
     * The handle: its number, its state, and the way to give it away ({@link SocketHandle#release}).
     *
     * @return the handle that all calls of this socket use
     */
    public SocketHandle handle() {
        return SocketHandle.of(state);
    }

    /**
     * This socket with a limit on time: a view whose calls wait at most so long, each for itself ({@link #sendAll},
     * {@link #recvFully} and the calls of the streams as a whole). It shares the handle: closing it closes the socket,
     * and a socket that it accepts has no limit. To be kept and used again.
     *
     * <p>A call whose time is up throws {@link NativeTimeoutException#isDeadline NativeTimeoutException}, never early,
     * with the bytes transferred so far; but a send or recv that has transferred some returns their number, and a
     * {@link #poll} returns 0. Signals do not end the wait. What does not have to wait is done even with no time left.
     * SO_RCVTIMEO and SO_SNDTIMEO count beside the limit; of a non-blocking socket only {@link #sendAll} and
     * {@link #recvFully} wait. The call costs what it costs without a limit, plus a {@code poll} for each wait.
     *
     * <p>After a {@link #connect} whose time was up <b>the socket is closed</b>, since the systems may go on making the
     * connection. A borrowed one is disconnected instead (on Windows it is left as it is) and its handle closed.
     *
     * <p>On Linux and macOS other owners of the same open file find its mode as they set it: calls that carry data have a
     * flag, and an accept on a socket that others may have is made by a thread of the library. connect, sendfile and
     * splice set O_NONBLOCK for the length of one call, and on a socket that no other owner has accept keeps it until its
     * number is asked for. On Windows the socket is made non-blocking for good.
     *
     * @param limit how long; zero and less only tries
     * @return the view
     */
    public NativeSocket within(Duration limit) {
        return new NativeSocket(state, WaitLimit.within(limit), type);
    }

    /**
     * This socket with a deadline: a view whose calls wait no longer than up to a moment that they share. See
     * {@link #within}.
     *
     * @param deadline the moment
     * @return the view
     */
    public NativeSocket until(Deadline deadline) {
        return new NativeSocket(state, Objects.requireNonNull(deadline, "deadline").limit(), type);
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
        SocketConnections.shutdown(state, how);
    }

    /**
     * {@code close}, on Windows {@code closesocket}: ends the use of the socket; what was sent goes on to the peer. If
     * calls are running on it, the system closes it when the last of them has left. Closing again does nothing.
     *
     * @throws IOException with the {@link SocketFailure error} of the system, for example EINTR; the socket is closed
     *         all the same and never closed twice
     * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">closesocket</a>
     */
    @Override
    public void close() throws IOException {
        SocketResults.checkClosed(state.close());
    }

    /**
     * Whether the socket can be used.
     *
     * @return false once it was closed, or its handle was closed or released
     */
    public boolean isOpen() {
        return state.isOpen();
    }

    // Addresses.

    /**
     * {@code bind}: gives the socket its local address. For a UNIX path a file is made, which the library does not remove.
     *
     * <p>Errors among others: EADDRINUSE; EADDRNOTAVAIL; EACCES for a port or a path without permission; EINVAL if it
     * is bound already; EAFNOSUPPORT or EINVAL for an address of another family.
     *
     * @param name the address; port 0 asks the system for a free one, which {@link #getsockname} tells
     * @throws IOException a {@link java.net.BindException} with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-bind">bind</a>
     */
    public void bind(SocketName name) throws IOException {
        SocketNames.bind(state, name);
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
        return SocketNames.getsockname(state);
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
        return SocketNames.getpeername(state);
    }

    // Connections.

    /**
     * {@code listen}: from now on connections are taken in and wait to be accepted.
     *
     * <p>Errors among others: EOPNOTSUPP for a socket type without connections; EADDRINUSE; EINVAL if it is connected,
     * on Windows also if it is not bound (elsewhere it gets a free port).
     *
     * @param backlog how many may wait; the system has limits of its own, {@link #SOMAXCONN} asks for the longest
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-listen">listen</a>
     */
    public void listen(int backlog) throws IOException {
        SocketConnections.listen(state, backlog);
    }

    /**
     * {@code accept} without an address, see {@link #accept(SockaddrBuffer)}.
     *
     * @return the connection, to be closed by the caller; null if no client is waiting
     * @throws IOException with the error of the system
     */
    public NativeSocket accept() throws IOException {
        return SocketConnections.socket(state, acceptHandle(null), type);
    }

    /**
     * {@code accept}, on Linux {@code accept4}: takes the first connection that is waiting. A blocking call waits for
     * one.
     *
     * <p>The new socket is blocking, except that on Windows and macOS it inherits the mode of the listener. Child
     * processes do not inherit it: atomically on Linux, by a second call on Windows and macOS.
     *
     * <p>Errors among others: EINVAL if the socket does not listen; ECONNABORTED for a connection that ended while it
     * waited, and on Linux other errors of that connection: go on and accept the next; EMFILE and ENFILE when there are
     * too many descriptors: the connection goes on waiting; EINTR after a signal.
     *
     * @param peer takes the address of the peer
     * @return the connection, to be closed by the caller; null if no client is waiting: on a non-blocking socket, and on
     *         Linux and macOS also when SO_RCVTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">accept</a>
     */
    public NativeSocket accept(SockaddrBuffer peer) throws IOException {
        return SocketConnections.socket(state, acceptHandle(Objects.requireNonNull(peer, "peer")), type);
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
        return SocketConnections.accept(state, peer, deadline());
    }

    /**
     * {@code connect}: connects a stream with its peer; for datagrams sets where they go and whose are received.
     *
     * <p>A blocking call returns when the connection stands. A non-blocking one usually begins and returns false: wait
     * with {@link #poll poll(Poll.OUT, ...)}, then ask {@link #finishConnect}. For a UNIX socket on Linux false means
     * that the listener's queue is full and nothing has begun: connect again later.
     *
     * <p>Errors among others: ECONNREFUSED, as {@link NativeConnectException}; ETIMEDOUT, as
     * {@link NativeTimeoutException}; ENETUNREACH, EHOSTUNREACH; EISCONN; EALREADY while one is pending; EINTR after a
     * signal: the connection goes on being made, as if pending.
     *
     * @param name the address of the peer; with family AF_UNSPEC a datagram socket is disconnected, except on Windows
     * @return true if connected, false if pending
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">connect</a>
     */
    public boolean connect(SocketName name) throws IOException {
        return SocketConnections.connect(state, name, deadline());
    }

    /**
     * Asks how a pending connect ended: {@code getsockopt(SO_ERROR)}, and where that says nothing {@code getpeername},
     * for an undecided connect has no error either.
     *
     * @return true if connected, false if still pending
     * @throws IOException with the {@link SocketFailure error} of the connect, as {@link #connect} throws it
     */
    public boolean finishConnect() throws IOException {
        return SocketConnections.finishConnect(state);
    }

    // Data.

    /**
     * {@code send}: gives bytes to the system, which sends them to the peer. One call; it may take fewer than given.
     *
     * <p>A blocking call waits for room. On a stream POSIX systems then take all bytes, unless SO_SNDTIMEO ends the
     * wait; {@link #sendAll} goes on in any case. A datagram is taken whole or not at all. On Windows at most 2^31-1
     * bytes are taken at once, on Linux 2^31-4096.
     *
     * <p>Errors among others: EPIPE (WSAESHUTDOWN, WSAECONNABORTED) after the own side was shut down or the peer has
     * gone, without a signal; ECONNRESET; ENOTCONN, EDESTADDRREQ without a peer; EMSGSIZE for a datagram that is too
     * long; EINTR after a signal, with nothing sent: the call is not repeated.
     *
     * @param data the bytes: native memory is sent as it is, heap memory is copied first (on Linux not arrays of 4 to
     *        256 KiB, as far as there is room for them at once). It must stay allocated and accessible to this thread
     * @param offset the first byte
     * @param length how many; 0 sends nothing on a stream and an empty datagram otherwise
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK} if there is no room: on a non-blocking socket, and on Linux
     *         and macOS also when SO_SNDTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws UnsupportedOperationException for a flag that this system does not have
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     */
    public long send(MemorySegment data, long offset, long length, int flags) throws IOException {
        return DataTransfer.send(state, data, offset, length, flags, null, deadline());
    }

    /**
     * {@code send} of a whole segment, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long send(MemorySegment data, int flags) throws IOException {
        return DataTransfer.send(state, data, 0, data.byteSize(), flags, null, deadline());
    }

    /**
     * {@code send} of a whole segment without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long send(MemorySegment data) throws IOException {
        return send(data, Msg.NONE);
    }

    /**
     * {@code send} of the bytes between position and limit, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes, in a direct, heap or read-only buffer; its position moves over those that were taken
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(ByteBuffer data, int flags) throws IOException {
        return DataTransfer.send(state, data, flags, null, deadline());
    }

    /**
     * {@code send} of the bytes between position and limit without flags, see {@link #send(ByteBuffer, int)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(ByteBuffer data) throws IOException {
        return send(data, Msg.NONE);
    }

    /**
     * {@code send} of a part of an array, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data, int offset, int length, int flags) throws IOException {
        return DataTransfer.send(state, data, offset, length, flags, null, deadline());
    }

    /**
     * {@code send} of a part of an array without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data, int offset, int length) throws IOException {
        return send(data, offset, length, Msg.NONE);
    }

    /**
     * {@code send} of an array without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data) throws IOException {
        return send(data, 0, data.length, Msg.NONE);
    }

    /**
     * {@code sendto}: sends a datagram to an address. As {@link #send(MemorySegment, long, long, int)} otherwise.
     *
     * <p>Errors among others: EISCONN (Linux: none, the address wins) on a connected socket; EACCES for a broadcast
     * address without SO_BROADCAST; EAFNOSUPPORT or EINVAL for an address of another family; ENETUNREACH; EMSGSIZE.
     *
     * @param data the bytes
     * @param offset the first byte
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">sendto(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-sendto">sendto</a>
     */
    public long sendto(MemorySegment data, long offset, long length, int flags, SocketName to) throws IOException {
        return DataTransfer.send(state, data, offset, length, flags, Objects.requireNonNull(to, "to"), deadline());
    }

    /**
     * {@code sendto} of a whole segment, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendto(MemorySegment data, int flags, SocketName to) throws IOException {
        return DataTransfer.send(state, data, 0, data.byteSize(), flags, Objects.requireNonNull(to, "to"), deadline());
    }

    /**
     * {@code sendto} of a whole segment without flags, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendto(MemorySegment data, SocketName to) throws IOException {
        return sendto(data, Msg.NONE, to);
    }

    /**
     * {@code sendto} of the bytes between position and limit, see
     * {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(ByteBuffer data, int flags, SocketName to) throws IOException {
        return DataTransfer.send(state, data, flags, Objects.requireNonNull(to, "to"), deadline());
    }

    /**
     * {@code sendto} of the bytes between position and limit without flags, see
     * {@link #sendto(ByteBuffer, int, SocketName)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(ByteBuffer data, SocketName to) throws IOException {
        return sendto(data, Msg.NONE, to);
    }

    /**
     * {@code sendto} of a part of an array, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(byte[] data, int offset, int length, int flags, SocketName to) throws IOException {
        return DataTransfer.send(state, data, offset, length, flags, Objects.requireNonNull(to, "to"), deadline());
    }

    /**
     * {@code sendto} of an array without flags, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(byte[] data, SocketName to) throws IOException {
        return sendto(data, 0, data.length, Msg.NONE, to);
    }

    /**
     * {@code recv}: takes bytes that have arrived. One call; a blocking one waits for the first and returns what is
     * there, with {@link Msg#WAITALL} it waits until the buffer is full.
     *
     * <p>Of a datagram longer than the buffer the rest is lost: silently on Linux and macOS, with WSAEMSGSIZE on
     * Windows. On Windows at most 2^31-1 bytes are received at once, on Linux 2^31-4096.
     *
     * <p>Errors among others: ECONNRESET, which on Windows UDP also reports an earlier datagram that no socket received;
     * ENOTCONN without a peer; EINTR after a signal, with nothing received: the call is not repeated; WSAETIMEDOUT on
     * Windows when SO_RCVTIMEO has expired, as {@link NativeTimeoutException}.
     *
     * @param buffer takes the bytes: native memory directly, heap memory by a copy, for which a stream is asked for at
     *        most 256 KiB at once unless with {@link Msg#WAITALL}. It must stay allocated and accessible to this thread
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received (with {@link Msg#TRUNC} on Linux it may be more than there was room for); 0 for an
     *         empty datagram or an empty buffer; {@link #END_OF_STREAM} on a stream or sequence of packets that has
     *         ended; {@link #WOULD_BLOCK} if nothing is there: on a non-blocking socket, and on Linux and macOS also
     *         when SO_RCVTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalArgumentException if the segment is read-only
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws UnsupportedOperationException for a flag that this system does not have
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-recv">recv</a>
     */
    public long recv(MemorySegment buffer, long offset, long length, int flags) throws IOException {
        return DataTransfer.recv(this, buffer, offset, length, flags, null, deadline());
    }

    /**
     * {@code recv} into a whole segment, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recv(MemorySegment buffer, int flags) throws IOException {
        return DataTransfer.recv(this, buffer, 0, buffer.byteSize(), flags, null, deadline());
    }

    /**
     * {@code recv} into a whole segment without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recv(MemorySegment buffer) throws IOException {
        return recv(buffer, Msg.NONE);
    }

    /**
     * {@code recv} between position and limit, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes, direct or on the heap; its position moves over those that were received
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recv(ByteBuffer buffer, int flags) throws IOException {
        return DataTransfer.recv(this, buffer, flags, null, deadline());
    }

    /**
     * {@code recv} between position and limit without flags, see {@link #recv(ByteBuffer, int)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recv(ByteBuffer buffer) throws IOException {
        return recv(buffer, Msg.NONE);
    }

    /**
     * {@code recv} into a part of an array, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer, int offset, int length, int flags) throws IOException {
        return DataTransfer.recv(this, buffer, offset, length, flags, null, deadline());
    }

    /**
     * {@code recv} into a part of an array without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer, int offset, int length) throws IOException {
        return recv(buffer, offset, length, Msg.NONE);
    }

    /**
     * {@code recv} into an array without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer) throws IOException {
        return recv(buffer, 0, buffer.length, Msg.NONE);
    }

    /**
     * {@code recvfrom}: takes a datagram and the address of its sender. As
     * {@link #recv(MemorySegment, long, long, int)} otherwise.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address; none on a connected stream and for a UNIX sender that is not bound
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalArgumentException if the segment is read-only
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recvfrom(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-recvfrom">recvfrom</a>
     */
    public long recvfrom(MemorySegment buffer, long offset, long length, int flags, SockaddrBuffer from)
            throws IOException {
        return DataTransfer.recv(this, buffer, offset, length, flags, Objects.requireNonNull(from, "from"), deadline());
    }

    /**
     * {@code recvfrom} into a whole segment, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvfrom(MemorySegment buffer, int flags, SockaddrBuffer from) throws IOException {
        return DataTransfer.recv(this, buffer, 0, buffer.byteSize(), flags, Objects.requireNonNull(from, "from"),
                deadline());
    }

    /**
     * {@code recvfrom} into a whole segment without flags, see
     * {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvfrom(MemorySegment buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, Msg.NONE, from);
    }

    /**
     * {@code recvfrom} between position and limit, see
     * {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvfrom(ByteBuffer buffer, int flags, SockaddrBuffer from) throws IOException {
        return DataTransfer.recv(this, buffer, flags, Objects.requireNonNull(from, "from"), deadline());
    }

    /**
     * {@code recvfrom} between position and limit without flags, see
     * {@link #recvfrom(ByteBuffer, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvfrom(ByteBuffer buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, Msg.NONE, from);
    }

    /**
     * {@code recvfrom} into a part of an array, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvfrom(byte[] buffer, int offset, int length, int flags, SockaddrBuffer from) throws IOException {
        return DataTransfer.recv(this, buffer, offset, length, flags, Objects.requireNonNull(from, "from"), deadline());
    }

    /**
     * {@code recvfrom} into an array without flags, see
     * {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvfrom(byte[] buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, 0, buffer.length, Msg.NONE, from);
    }

    /**
     * Sends all bytes of a segment: {@code send} as often as it takes, and {@code poll} for room whenever it would
     * block.
     *
     * <p>A wait for space ends when SO_SNDTIMEO, if one is set, has passed without any: then
     * {@link NativeTimeoutException} is thrown. A signal does not end the call, nor does it prolong a limit of time:
     * after it {@code poll} waits for what is left. How many bytes were sent before an error, a limit of time, an
     * interrupt or a close is in {@link SocketFailure#bytesTransferred} of the exception.
     *
     * @param data the bytes
     * @throws IOException with the error of the system
     */
    public void sendAll(MemorySegment data) throws IOException {
        DataTransfer.sendAll(state, data, deadline());
    }

    /**
     * Sends all bytes between position and limit, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes; its position moves over those that were sent, also when an error ends the call
     * @throws IOException with the error of the system
     */
    public void sendAll(ByteBuffer data) throws IOException {
        DataTransfer.sendAll(state, data, deadline());
    }

    /**
     * Sends all bytes of a part of an array, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @throws IOException with the error of the system
     */
    public void sendAll(byte[] data, int offset, int length) throws IOException {
        DataTransfer.sendAll(state, data, offset, length, deadline());
    }

    /**
     * Sends all bytes of an array, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes
     * @throws IOException with the error of the system
     */
    public void sendAll(byte[] data) throws IOException {
        sendAll(data, 0, data.length);
    }

    /**
     * Receives until a segment is full or the stream ends: {@code recv} as often as it takes, and {@code poll} for more
     * whenever it would block.
     *
     * <p>A wait ends when SO_RCVTIMEO, if one is set, has passed without anything: then {@link NativeTimeoutException}
     * is thrown. A signal does not end the call, as with {@link #sendAll(MemorySegment)}. How many bytes were received
     * before an error, a limit of time, an interrupt or a close is in {@link SocketFailure#bytesTransferred}.
     *
     * @param buffer takes the bytes
     * @return how many were received: all that there is room for, or fewer if the stream ended, or
     *         {@link #END_OF_STREAM} if it had ended before the first
     * @throws IOException with the error of the system
     */
    public long recvFully(MemorySegment buffer) throws IOException {
        return DataTransfer.recvFully(this, buffer, deadline());
    }

    /**
     * Receives until a buffer is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received, also when an error ends the call
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvFully(ByteBuffer buffer) throws IOException {
        return DataTransfer.recvFully(this, buffer, deadline());
    }

    /**
     * Receives until a part of an array is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length how many
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     */
    public int recvFully(byte[] buffer, int offset, int length) throws IOException {
        return DataTransfer.recvFully(this, buffer, offset, length, deadline());
    }

    /**
     * Receives until an array is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     */
    public int recvFully(byte[] buffer) throws IOException {
        return recvFully(buffer, 0, buffer.length);
    }

    // Messages.

    /**
     * {@code sendmsg} without flags, see {@link #sendmsg(Message, int)}.
     *
     * @param message what to send
     * @return the number of bytes sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendmsg(Message message) throws IOException {
        return sendmsg(message, Msg.NONE);
    }

    /**
     * {@code sendmsg}, on Windows {@code WSASendMsg}, or {@code WSASendTo} for a message without ancillary data: sends
     * the buffers of a message one after the other, with its ancillary data, to its address or to the peer. One call;
     * of a stream it may take fewer bytes than given.
     *
     * <p>A blocking call waits for room.
     *
     * <p>Errors among others: those of {@link #send} and {@link #sendto}; EMSGSIZE or EINVAL for too many buffers;
     * EINVAL for ancillary data that the socket does not know; ETOOMANYREFS and EBADF for descriptors; EPERM for the
     * credentials of others; on Windows WSAEOPNOTSUPP or WSAEINVAL for ancillary data on a stream.
     *
     * @param message what to send; its ancillary data is what was written since {@link Message#writeControl}
     * @param flags a combination of {@link Msg}
     * @return the number of bytes sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalStateException if memory of a buffer was freed
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">sendmsg(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendmsg">WSASendMsg</a>
     */
    public long sendmsg(Message message, int flags) throws IOException {
        return MessageTransfer.sendmsg(state, message, flags, deadline());
    }

    /**
     * {@code recvmsg} without flags, see {@link #recvmsg(Message, int)}.
     *
     * @param message what to fill
     * @return the number of bytes received, {@link #END_OF_STREAM}, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvmsg(Message message) throws IOException {
        return recvmsg(message, Msg.NONE);
    }

    /**
     * {@code recvmsg}, on Windows {@code WSARecvMsg}, or {@code WSARecvFrom} for a message without room for ancillary
     * data: fills the buffers of a message one after the other, its address, its ancillary data and its
     * {@link Message#flags flags}. One call.
     *
     * <p>A blocking call waits for a datagram, or for some bytes of a stream. What does not fit is lost: of a datagram
     * ({@link Message#isTruncated}; on Windows also an error, WSAEMSGSIZE) and of ancillary data
     * ({@link Message#isControlTruncated}). Descriptors that arrive are not inherited by child processes (atomically on
     * Linux, by a second call on macOS); what becomes of them says {@link Message}.
     *
     * <p>Errors among others: those of {@link #recv}; EMSGSIZE or EINVAL for too many buffers; EAGAIN, as
     * {@link #WOULD_BLOCK}, if the queue of errors is empty; on Windows WSAEOPNOTSUPP or WSAEINVAL for a stream with
     * room for ancillary data.
     *
     * @param message what to fill
     * @param flags a combination of {@link Msg}
     * @return the number of bytes received, {@link #END_OF_STREAM}, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalStateException if memory of a buffer was freed
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recvmsg(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nc-mswsock-lpfn_wsarecvmsg">WSARecvMsg</a>
     */
    public long recvmsg(Message message, int flags) throws IOException {
        return MessageTransfer.recvmsg(this, message, flags, deadline());
    }

    /**
     * {@code sendmmsg} of a whole batch without flags, see {@link #sendmmsg(MessageBatch, int, int, int)}.
     *
     * @param batch the messages
     * @return how many were sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system for the first of them
     */
    public int sendmmsg(MessageBatch batch) throws IOException {
        return sendmmsg(batch, 0, batch.size(), Msg.NONE);
    }

    /**
     * {@code sendmmsg}: sends several messages, each as {@link #sendmsg} does. One call on Linux, elsewhere a call for
     * each message with the same meaning: it ends with the first message that fails, and fails itself if that is the
     * first of all; the next call then meets the error again. How much of each message was sent says
     * {@link MessageBatch#bytes}.
     *
     * @param batch the messages
     * @param first the first to send, from 0
     * @param count how many; Linux takes 1024 at once
     * @param flags a combination of {@link Msg}
     * @return how many were sent, at least one if {@code count} is; or {@link #WOULD_BLOCK} if the first would have to
     *         wait
     * @throws IOException with the {@link SocketFailure error} of the system for the first message
     * @throws IllegalArgumentException if the buffers come from more than two arenas that can be closed, or a message
     *         passes sockets
     * @throws IndexOutOfBoundsException if the batch does not have these messages
     * @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
     */
    public int sendmmsg(MessageBatch batch, int first, int count, int flags) throws IOException {
        return MessageTransfer.sendmmsg(state, batch, first, count, flags, deadline());
    }

    /**
     * {@code recvmmsg} into a whole batch without flags, see {@link #recvmmsg(MessageBatch, int, int)}.
     *
     * @param batch the messages to fill
     * @return how many were received, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvmmsg(MessageBatch batch) throws IOException {
        return recvmmsg(batch, batch.size(), Msg.NONE);
    }

    /**
     * {@code recvmmsg} with MSG_WAITFORONE: receives the datagrams that are there, each as {@link #recvmsg} does. A
     * blocking call waits for the first of them only. One call on Linux, elsewhere one for each message with the same
     * meaning, and between them a poll that does not wait. How long each one is says {@link MessageBatch#bytes}.
     *
     * @param batch the messages to fill, from the first
     * @param count at most how many; Linux takes 1024 at once
     * @param flags a combination of {@link Msg}
     * @return how many were received, at least one if {@code count} is; or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system for the first message; one of a later
     *         message comes with the next call
     * @throws IllegalArgumentException if the buffers come from more than two arenas that can be closed
     * @throws IndexOutOfBoundsException if the batch does not have so many
     * @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
     */
    public int recvmmsg(MessageBatch batch, int count, int flags) throws IOException {
        return MessageTransfer.recvmmsg(state, batch, count, flags, deadline());
    }

    // Files and pipes.

    /**
     * {@code sendfile}, on Windows {@code TransmitFile}: sends bytes of a file. One call; it may send fewer than asked
     * for, and then goes on from {@code offset + result}. The position of the file itself stays where it is.
     *
     * <p>A blocking call waits for room, as {@link #send} does. What a call has sent before an error, a signal, an
     * interrupt or the end of its time counts: its result is that number, and the next call tells the error. At most
     * 2^31-4096 bytes are sent at once on Linux, 2^31-2 on Windows.
     *
     * <p>Differences: Windows has no call that sends what there is room for. Where the call must not wait in the system
     * (on a non-blocking socket, in a virtual thread, with a limit of time) the library there reads up to 64 KiB
     * ({@code ReadFile}) and sends them ({@code send}). Linux and macOS have no flag for not waiting: in a virtual
     * thread and with a limit of time the socket becomes non-blocking behind the user's back, as {@link #within} says
     * of accept; a borrowed one for the call. Linux raises SIGPIPE with EPIPE, which the JVM ignores. On macOS the
     * socket has to be a stream.
     *
     * <p>Errors among others: those of {@link #send}; EINVAL, on Linux also EBADF or ESPIPE, for a file that cannot be
     * sent, such as a directory; EIO. On Windows those of Win32 for the file: 6 (ERROR_INVALID_HANDLE).
     *
     * @param file the file; it may be closed meanwhile, which does not end the call
     * @param offset where in the file to begin
     * @param count at most how many bytes; 0 sends none
     * @return how many were sent; 0 if the file ends at {@code offset} or before; {@link #WOULD_BLOCK} if there is no
     *         room: on a non-blocking socket, and on Linux and macOS also when SO_SNDTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if offset or count is negative
     * @throws IllegalStateException if the file is closed
     * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-transmitfile">TransmitFile</a>
     */
    public long sendfile(FileHandle file, long offset, long count) throws IOException {
        return FileTransfer.sendfile(state, file, offset, count, deadline());
    }

    /**
     * Sends a part of a file: {@link #sendfile} as often as it takes, and {@code poll} for room whenever it would
     * block.
     *
     * <p>Signals, limits of time and the number of bytes that were sent before an error are those of
     * {@link #sendAll(MemorySegment)}.
     *
     * @param file the file
     * @param offset where in the file to begin
     * @param count how many bytes
     * @return how many were sent: fewer than asked for only if the file ended before
     * @throws IOException with the error of the system
     * @throws IllegalArgumentException if offset or count is negative
     * @throws IllegalStateException if the file is closed
     */
    public long sendAll(FileHandle file, long offset, long count) throws IOException {
        return FileTransfer.sendAll(state, file, offset, count, deadline());
    }

    /**
     * {@code splice} from this socket into a pipe: receives bytes without copying them. Linux. One call; it takes what
     * is there and what the pipe has room for.
     *
     * <p>A blocking call waits for bytes as {@link #recv} does. In a platform thread it also waits for room in the
     * pipe, as the system does; a virtual thread, and a call with a limit of time, return {@link #WOULD_BLOCK} then.
     * The socket becomes non-blocking behind the user's back as for {@link #sendfile}.
     *
     * <p>Errors among others: those of {@link #recv}; EINVAL for a pipe that is none, and for datagrams; EBADF for the
     * end of the pipe that is read.
     *
     * @param pipe the end of a pipe that is written, see {@code dev.panasock.linux.Pipe}
     * @param count at most how many bytes
     * @param flags 0 or a combination of the flags of {@code dev.panasock.linux.Pipe}
     * @return how many were received; {@link #END_OF_STREAM}; {@link #WOULD_BLOCK} if the call would have to wait
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if count is negative
     * @throws IllegalStateException if the pipe is closed
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public long spliceTo(SocketHandle pipe, long count, int flags) throws IOException {
        return FileTransfer.spliceTo(state, pipe, count, flags, deadline());
    }

    /**
     * {@code splice} from a pipe into this socket: sends bytes without copying them. Linux. One call; it may send fewer
     * than there are, and then the others stay in the pipe. What it has sent before an error, a signal or an interrupt
     * counts.
     *
     * <p>A blocking call waits for room as {@link #send} does. In a platform thread it also waits for bytes in the
     * pipe, as the system does; a virtual thread, and a call with a limit of time, return {@link #WOULD_BLOCK} then.
     * The socket becomes non-blocking behind the user's back as for {@link #sendfile}.
     *
     * <p>Errors among others: those of {@link #send}, with a SIGPIPE for EPIPE, which the JVM ignores; EINVAL for a
     * pipe that is none; EBADF for the end of the pipe that is written.
     *
     * @param pipe the end of a pipe that is read, see {@code dev.panasock.linux.Pipe}
     * @param count at most how many bytes
     * @param flags 0 or a combination of the flags of {@code dev.panasock.linux.Pipe}
     * @return how many were sent; 0 if the pipe is empty and its other end closed; {@link #WOULD_BLOCK} if the call
     *         would have to wait
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if count is negative
     * @throws IllegalStateException if the pipe is closed
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public long spliceFrom(SocketHandle pipe, long count, int flags) throws IOException {
        return FileTransfer.spliceFrom(state, pipe, count, flags, deadline());
    }

    // Options.

    /**
     * {@code getsockopt}: the value of an option.
     *
     * @param <T> the type of the value
     * @param option the option
     * @return its value
     * @throws IOException with the {@link SocketFailure error} of the system, ENOPROTOOPT for an option that this kind
     *         of socket does not have
     * @throws UnsupportedOperationException if this system does not have the option
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public <T> T get(SocketOption<T> option) throws IOException {
        return SocketOptions.get(state, option);
    }

    /**
     * {@code setsockopt}: sets the value of an option.
     *
     * @param <T> the type of the value
     * @param option the option
     * @param value its new value
     * @throws IOException with the {@link SocketFailure error} of the system, ENOPROTOOPT for an option that this kind
     *         of socket does not have or that cannot be set
     * @throws IllegalArgumentException for a value that the system's type cannot express
     * @throws UnsupportedOperationException if this system does not have the option
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">setsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-setsockopt">setsockopt</a>
     */
    public <T> void set(SocketOption<T> option, T value) throws IOException {
        SocketOptions.set(state, option, value);
    }

    /**
     * {@code getsockopt} with bytes in the layout of the system.
     *
     * <p>Errors among others: ENOPROTOOPT for an unknown option, EINVAL or ENOPROTOOPT for an unknown level, on Windows
     * WSAEFAULT for a value that is too short.
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
        return SocketOptions.getsockopt(state, level, name, value);
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

    /**
     * {@code setsockopt} with bytes in the layout of the system.
     *
     * @param level the level, for example SOL_SOCKET
     * @param name the option
     * @param value the value
     * @throws IOException with the {@link SocketFailure error} of the system: ENOPROTOOPT for an unknown option or
     *         level, EINVAL or WSAEFAULT for a value of the wrong size
     * @throws IllegalArgumentException if the segment is longer than an int can say
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">setsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-setsockopt">setsockopt</a>
     */
    public void setsockopt(int level, int name, MemorySegment value) throws IOException {
        SocketOptions.setsockopt(state, level, name, value);
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

    /**
     * {@code ioctl(FIONBIO)}, on Windows {@code ioctlsocket(FIONBIO)}: whether calls on the socket return instead of
     * waiting. On Linux and macOS the mode belongs to the open file and counts for everyone who shares it.
     *
     * @param on true for non-blocking
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     */
    public void setNonBlocking(boolean on) throws IOException {
        SocketIoctl.setNonBlocking(state, on);
    }

    // Queues.

    /**
     * {@code ioctl(FIONREAD)}, on Windows {@code ioctlsocket(FIONREAD)}: how many bytes have arrived.
     *
     * @return the bytes that can be received without waiting; on Linux of the next datagram, elsewhere of all datagrams
     * @throws IOException with the {@link SocketFailure error} of the system: EINVAL for a listener
     * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     */
    public int available() throws IOException {
        return SocketIoctl.available(state);
    }

    /**
     * {@code sockatmark}, which is {@code ioctl(SIOCATMARK)}: where urgent data is in the stream. The systems mean
     * different things: POSIX whether the next byte is the urgent one, Windows whether there is no urgent data before
     * the next byte.
     *
     * @return the answer of the system
     * @throws IOException with the {@link SocketFailure error} of the system: for sockets without urgent data ENOTTY or
     *         another
     * @see <a href="https://man7.org/linux/man-pages/man3/sockatmark.3.html">sockatmark(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-ioctls">SIOCATMARK</a>
     */
    public boolean sockatmark() throws IOException {
        return SocketIoctl.sockatmark(state);
    }

    /**
     * {@code ioctl(SIOCOUTQ)}: how many bytes the system has taken and still keeps, for TCP those that the peer has not
     * acknowledged. Linux; EOPNOTSUPP elsewhere.
     *
     * @return the number of bytes
     * @throws IOException with the {@link SocketFailure error} of the system: EINVAL for a listener
     * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
     */
    public int unsent() throws IOException {
        return SocketIoctl.unsent(state);
    }

    /**
     * {@code poll}, on Windows {@code WSAPoll}, for this one socket: waits until one of some events happens.
     *
     * <p>Errors among others: EINTR after a signal; EINVAL on Windows for events that cannot be asked for.
     *
     * @param events a combination of {@link Poll} to wait for
     * @param millis at most how long; 0 only looks, a negative number waits for ever
     * @return what happened, {@link Poll#ERR}, {@link Poll#HUP} and {@link Poll#NVAL} also without being asked for; 0
     *         if the time is up
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
     */
    public int poll(int events, int millis) throws IOException {
        return SocketWait.poll(state, events, millis, deadline());
    }

    // Views.

    /**
     * The socket as a stream of what it receives: each read is one {@link #recv}, made again after a signal. When
     * nothing comes (SO_RCVTIMEO has expired, or the socket is non-blocking) a read throws
     * {@link NativeTimeoutException}. Closing the stream closes the socket.
     *
     * @return a new view
     */
    public InputStream inputStream() {
        return new SocketInputStream(this);
    }

    /**
     * The socket as a stream of what it sends: each write is one {@link #sendAll}. Closing the stream closes the
     * socket.
     *
     * @return a new view
     */
    public OutputStream outputStream() {
        return new SocketOutputStream(this);
    }

    /**
     * The socket as a channel: each read is one {@link #recv}, each write one {@link #send}, made again after a signal;
     * both return 0 where the call would have to wait. Closing the channel closes the socket.
     *
     * @return a new view
     */
    public ByteChannel byteChannel() {
        return new SocketByteChannel(this);
    }

    /**
     * The handle.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "NativeSocket[" + handle() + "]";
    }

    /** The deadline of a call that begins now. */
    long deadline() {
        return limit == null ? Deadlines.NEVER : limit.deadline();
    }

    /** The number of the socket type. */
    int type() throws IOException {
        return type != TypeNumbers.UNKNOWN ? type : (type = SocketOptions.get(state, SoOption.SO_TYPE).number());
    }
}

package dev.panasock.windows;

import dev.panasock.AddressFamily;
import dev.panasock.FileHandle;
import dev.panasock.NativeSocket;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketError;
import dev.panasock.SocketName;
import dev.panasock.SocketType;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;
import dev.panasock.platform.system.windows.OverlappedApi;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A Windows socket whose operations go on after their call has returned. Each is started on an {@link Overlapped} and returns
 * true if it ended at once and no completion will come: then its outcome can be asked for. It returns false if a completion
 * comes, to the {@link CompletionPort} of the socket or to the event of the Overlapped. An operation that ends at once also sends a completion to
 * the port, unless {@link #skipPortOnSuccess} was called. A call that fails throws, and nothing is in flight then.
 *
 * <p>The system uses the memory of an operation until its completion. Memory of an automatic or global arena, and of direct
 * buffers, is used as it is and kept reachable; memory of a shared arena, which may be closed at any time, is copied, received bytes when the
 * completion is seen; memory on the heap or of a confined arena is refused.
 *
 * <p>Closing the socket, or the handle it stands on, cancels the operations in flight. The number of the socket is given back to
 * the system when their completions were seen; those with an event are seen by the close itself.
 *
 * <p>All methods may be called by any thread. To bind, listen, set options and so on see {@link #socket()}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/overlapped-i-o-and-event-objects-2">Overlapped I/O and Event Objects</a>
 */
public final class OverlappedSocket implements Closeable {
    private static final long NOT_CONNECTED = 0xffff_ffffL;

    private final NativeSocket socket;
    private final OperationsInFlight inFlight;
    private final long number;
    private volatile CompletionPort port;
    private volatile boolean skipPort;

    private OverlappedSocket(NativeSocket socket) throws IOException {
        this.socket = socket;
        this.inFlight = new OperationsInFlight(socket.handle(), this::gone);
        this.number = inFlight.number();
        if (!inFlight.isOpen()) {
            throw closedFailure("WSASocketW");
        }
    }

    /**
     * {@code WSASocketW} with WSA_FLAG_OVERLAPPED and WSA_FLAG_NO_HANDLE_INHERIT: a new socket.
     *
     * @param family the address family
     * @param type the socket type
     * @return an open socket, to be closed by the caller
     * @throws IOException with the error of the system
     * @throws UnsupportedOperationException elsewhere than on Windows
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasocketw">WSASocketW</a>
     */
    public static OverlappedSocket open(AddressFamily family, SocketType type) throws IOException {
        WindowsOnly.require();
        return new OverlappedSocket(NativeSocket.open(family, type));
    }

    /**
     * A socket that exists. It must have been made for overlapped operations, as those of this library and of {@code socket} are.
     *
     * @param socket the socket; closing it closes the result
     * @return the socket with its overlapped operations
     * @throws SocketClosedException if it is closed
     * @throws IOException never otherwise
     * @throws UnsupportedOperationException elsewhere than on Windows
     */
    public static OverlappedSocket of(NativeSocket socket) throws IOException {
        WindowsOnly.require();
        return new OverlappedSocket(socket);
    }

    /**
     * The socket itself, for all other calls.
     *
     * @return the socket
     */
    public NativeSocket socket() {
        return socket;
    }

    /**
     * Whether operations can be started.
     *
     * @return false once it was closed
     */
    public boolean isOpen() {
        return inFlight.isOpen();
    }

    /**
     * The port that the completions go to.
     *
     * @return the port, or null
     */
    public CompletionPort port() {
        return port;
    }

    long number() {
        return number;
    }

    boolean skipsPort() {
        return skipPort;
    }

    // Operations

    /**
     * {@code WSASend} of one buffer, see {@link #send(Overlapped, MemorySegment[], int)}.
     *
     * @param operation the operation
     * @param data the bytes
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     */
    public boolean send(Overlapped operation, MemorySegment data, int flags) throws IOException {
        return transfer(Operation.SEND, operation, data, flags, null);
    }

    /**
     * {@code WSASend}: sends the buffers one after the other. A stream takes all bytes before the operation ends, unless it fails.
     *
     * <p>Errors among others: WSAENOTCONN; WSAECONNRESET, WSAECONNABORTED; WSAESHUTDOWN after one's own shutdown; WSAENOBUFS.
     *
     * @param operation the operation
     * @param data at most 16 buffers; their memory as the class says
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the {@link dev.panasock.SocketFailure error} of the system
     * @throws IllegalStateException if the operation is in flight or freed, the memory was freed, the port closed; or if there is neither
     *         a port nor an event
     * @throws IllegalArgumentException for memory on the heap or of a confined arena, or too many buffers
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasend">WSASend</a>
     */
    public boolean send(Overlapped operation, MemorySegment[] data, int flags) throws IOException {
        return transfer(Operation.SEND, operation, data, flags, null, MemorySegment.NULL);
    }

    /**
     * {@code WSARecv} into one buffer, see {@link #recv(Overlapped, MemorySegment[], int)}.
     *
     * @param operation the operation
     * @param target takes the bytes; of no bytes to be told when there are some
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     */
    public boolean recv(Overlapped operation, MemorySegment target, int flags) throws IOException {
        return transfer(Operation.RECV, operation, target, flags, null);
    }

    /**
     * {@code WSARecv}: receives into the buffers one after the other. A stream gives what there is; 0 bytes are its end.
     *
     * <p>Errors among others: WSAENOTCONN; WSAECONNRESET; WSAEMSGSIZE for a datagram that was cut (the buffers are filled).
     *
     * @param operation the operation
     * @param target at most 16 buffers; their memory as the class says
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the {@link dev.panasock.SocketFailure error} of the system
     * @throws IllegalStateException if the operation is in flight or freed, the memory was freed, the port closed; or if there is neither
     *         a port nor an event
     * @throws IllegalArgumentException for memory on the heap, of a confined arena or read-only, or too many buffers
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecv">WSARecv</a>
     */
    public boolean recv(Overlapped operation, MemorySegment[] target, int flags) throws IOException {
        return transfer(Operation.RECV, operation, target, flags, null, MemorySegment.NULL);
    }

    /**
     * {@code WSASendTo}: sends a datagram to an address.
     *
     * @param operation the operation
     * @param data the bytes
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @param to the address
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #send(Overlapped, MemorySegment[], int)}
     * @throws IllegalArgumentException as {@link #send(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendto">WSASendTo</a>
     */
    public boolean sendTo(Overlapped operation, MemorySegment data, int flags, SocketName to) throws IOException {
        return transfer(Operation.SEND_TO, operation, data, flags, Objects.requireNonNull(to, "to"));
    }

    /**
     * {@code WSARecvFrom}: receives a datagram; {@link Overlapped#address} tells its sender.
     *
     * @param operation the operation
     * @param target takes the bytes
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #recv(Overlapped, MemorySegment[], int)}
     * @throws IllegalArgumentException as {@link #recv(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecvfrom">WSARecvFrom</a>
     */
    public boolean recvFrom(Overlapped operation, MemorySegment target, int flags) throws IOException {
        return transfer(Operation.RECV_FROM, operation, target, flags, null);
    }

    /**
     * {@code WSASendMsg}: sends a datagram with ancillary data. Winsock has it for datagram and raw sockets.
     *
     * @param operation the operation
     * @param data at most 16 buffers
     * @param control WSACMSGHDRs, or {@link MemorySegment#NULL}
     * @param flags 0 or a combination of {@link dev.panasock.Msg}
     * @param to the address, or null for a connected socket
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #send(Overlapped, MemorySegment[], int)}
     * @throws IllegalArgumentException as {@link #send(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendmsg">WSASendMsg</a>
     */
    public boolean sendMsg(Overlapped operation, MemorySegment[] data, MemorySegment control, int flags, SocketName to)
            throws IOException {
        return transfer(Operation.SEND_MSG, operation, data, flags, to, control);
    }

    /**
     * {@code WSARecvMsg}: receives a datagram with its ancillary data. {@link Overlapped#address}, {@link Overlapped#flags} and
     * {@link Overlapped#controlLength} tell the rest.
     *
     * @param operation the operation
     * @param target at most 16 buffers
     * @param control takes WSACMSGHDRs, or {@link MemorySegment#NULL}
     * @param flags 0 or MSG_PEEK
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #recv(Overlapped, MemorySegment[], int)}
     * @throws IllegalArgumentException as {@link #recv(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nc-mswsock-lpfn_wsarecvmsg">WSARecvMsg</a>
     */
    public boolean recvMsg(Overlapped operation, MemorySegment[] target, MemorySegment control, int flags)
            throws IOException {
        return transfer(Operation.RECV_MSG, operation, target, flags, null, control);
    }

    /**
     * {@code AcceptEx}: waits for a client, takes it in as {@code connection}, and receives its first bytes if the buffer has room for some;
     * then a client that sends nothing keeps the operation waiting ({@link #connectTime}). When the completion is seen, {@code SO_UPDATE_ACCEPT_CONTEXT} has been set on the
     * connection.
     *
     * <p>Errors among others: WSAEINVAL if this socket does not listen or the connection is in use; of the outcome: WSAECONNRESET for a client that
     * has gone.
     *
     * @param operation the operation
     * @param connection a socket of the same family, open, neither bound nor connected
     * @param buffer takes first bytes and both addresses
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException if the operation is in flight or freed, the port closed, or there is neither a port nor an event
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-acceptex">AcceptEx</a>
     */
    public boolean acceptEx(Overlapped operation, OverlappedSocket connection, AcceptBuffer buffer) throws IOException {
        operation.claim(Operation.ACCEPT);
        try {
            MemorySegment output = operation.buffers.use(buffer.memory(), true);
            operation.accepted = Objects.requireNonNull(connection, "connection");
            return submit(operation, 0, 0, buffer.dataSize(), output, MemorySegment.NULL, MemorySegment.NULL);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    /**
     * {@code ConnectEx}: connects and sends first bytes. The socket must be bound. When the completion is seen,
     * {@code SO_UPDATE_CONNECT_CONTEXT} has been set.
     *
     * <p>Errors among others: WSAEINVAL if it is not bound, WSAEISCONN; of the outcome: WSAECONNREFUSED, WSAENETUNREACH, WSAETIMEDOUT.
     *
     * @param operation the operation; its {@link Overlapped#bytes} are those that were sent
     * @param name the address
     * @param data first bytes, or {@link MemorySegment#NULL}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #send(Overlapped, MemorySegment[], int)}
     * @throws IllegalArgumentException as {@link #send(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nc-mswsock-lpfn_connectex">ConnectEx</a>
     */
    public boolean connectEx(Overlapped operation, SocketName name, MemorySegment data) throws IOException {
        operation.claim(Operation.CONNECT);
        try {
            name(operation, Objects.requireNonNull(name, "name"));
            MemorySegment first = operation.buffers.use(data, false);
            return submit(operation, 0, 0, (int) data.byteSize(), first, MemorySegment.NULL, MemorySegment.NULL);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    /**
     * {@code DisconnectEx}: ends the connection when all data was sent, and with TF_REUSE_SOCKET makes the socket fit for another
     * {@link #acceptEx} or {@link #connectEx}.
     *
     * <p>Its completion goes to the port as every other does. Wine 8 sends none, whatever the outcome: there an Overlapped with an event is the
     * way.
     *
     * @param operation the operation
     * @param reuse whether the socket is to be used again
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system: WSAENOTCONN
     * @throws IllegalStateException as {@link #send(Overlapped, MemorySegment[], int)}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nc-mswsock-lpfn_disconnectex">DisconnectEx</a>
     */
    public boolean disconnectEx(Overlapped operation, boolean reuse) throws IOException {
        operation.claim(Operation.DISCONNECT);
        try {
            return submit(operation, reuse ? 1 : 0, 0, 0, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    /**
     * {@code TransmitFile}: sends a part of a file between two pieces of memory, without the bytes passing through this program.
     *
     * @param operation the operation
     * @param file the file, or null for head and tail only; it must stay open until the completion was seen
     * @param offset where in the file to begin
     * @param length how many bytes of it, 0 for all that follow; at most 2^31-2
     * @param head sent before it, or {@link MemorySegment#NULL}
     * @param tail sent after it, or {@link MemorySegment#NULL}
     * @param flags 0 or a combination of TF_ flags, see {@code Winsock2}
     * @return whether it ended at once and no completion will come
     * @throws IOException with the error of the system
     * @throws IllegalStateException as {@link #send(Overlapped, MemorySegment[], int)}, and if the file is closed
     * @throws IllegalArgumentException as {@link #send(Overlapped, MemorySegment[], int)}, and for a negative offset or length
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-transmitfile">TransmitFile</a>
     */
    public boolean transmitFile(Overlapped operation, FileHandle file, long offset, int length, MemorySegment head,
            MemorySegment tail, int flags) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset " + offset + ", length " + length);
        }
        operation.claim(Operation.TRANSMIT_FILE);
        try {
            MemorySegment first = operation.buffers.use(head, false);
            MemorySegment last = operation.buffers.use(tail, false);
            return file == null ? submit(operation, flags, offset, length, MemorySegment.NULL, first, last)
                    : transmit(operation, file, offset, length, first, last, flags);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    private boolean transmit(Overlapped operation, FileHandle file, long offset, int length, MemorySegment head,
            MemorySegment tail, int flags) throws IOException {
        MemorySegment handle = MemorySegment.ofAddress(file.enter());
        try {
            return submit(operation, flags, offset, length, handle, head, tail);
        } finally {
            file.leave();
        }
    }

    private boolean transfer(Operation kind, Overlapped operation, MemorySegment buffer, int flags, SocketName to)
            throws IOException {
        operation.claim(kind);
        try {
            operation.buffers.add(operation.slot.overlapped(), buffer, receives(kind));
            name(operation, to);
            return submit(operation, flags, 0, 0, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    private boolean transfer(Operation kind, Overlapped operation, MemorySegment[] data, int flags, SocketName to,
            MemorySegment control) throws IOException {
        operation.claim(kind);
        try {
            for (MemorySegment buffer : data) {
                operation.buffers.add(operation.slot.overlapped(), buffer, receives(kind));
            }
            name(operation, to);
            MemorySegment ancillary = operation.buffers.use(control, receives(kind));
            return submit(operation, flags, 0, 0, ancillary, MemorySegment.NULL, MemorySegment.NULL);
        } catch (RuntimeException | IOException failed) {
            operation.unclaim();
            throw failed;
        }
    }

    private static boolean receives(Operation kind) {
        return kind == Operation.RECV || kind == Operation.RECV_FROM || kind == Operation.RECV_MSG;
    }

    private static void name(Overlapped operation, SocketName name) {
        OverlappedApi.Slot slot = operation.slot;
        int length = 0;
        if (name != null) {
            SockaddrBuffer encoded = name instanceof SockaddrBuffer buffer ? buffer : encoded((Sockaddr) name);
            length = encoded.length();
            MemorySegment.copy(encoded.segment(), 0, slot.address(), 0, length);
        }
        OverlappedApi.addressLength(slot.overlapped(), length);
    }

    private static SockaddrBuffer encoded(Sockaddr name) {
        SockaddrBuffer buffer = new SockaddrBuffer();
        buffer.set(name);
        return buffer;
    }

    /** Starts what was made ready. From the launch on a completion may come to another thread, which may use the operation anew. */
    private boolean submit(Overlapped operation, int flags, long offset, int length, MemorySegment x, MemorySegment y,
            MemorySegment z) throws IOException {
        CompletionPort at = operation.hasEvent() ? null : port;
        if (at == null && !operation.hasEvent()) {
            throw new IllegalStateException("the socket has no completion port, and the operation no event");
        }
        OverlappedSocket connection = operation.accepted;
        // This call, which may still run when the operation has ended.
        if (!inFlight.enter()) {
            throw closedFailure(operation.operation.function());
        }
        try {
            return start(operation, connection, at, flags, offset, length, x, y, z);
        } finally {
            inFlight.leave();
        }
    }

    private boolean start(Overlapped operation, OverlappedSocket connection, CompletionPort at, int flags, long offset,
            int length, MemorySegment x, MemorySegment y, MemorySegment z) throws IOException {
        enter(operation, connection);
        if (at != null && !at.begin()) {
            finished(operation, connection);
            throw new IllegalStateException("the completion port is closed");
        }
        operation.socket = this;
        operation.port = at;
        Operation kind = operation.operation;
        int result = -1;
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            operation.launch(offset);
            result = call(call, kind, operation, flags, length, x, y, z);
        } finally {
            if (result != 0 && result != OverlappedApi.PENDING) {
                withdraw(operation, connection, at);
            } else if (!inFlight.isOpen() || at != null && !at.isOpen()) {
                OverlappedApi.cancel(call, number, operation.slot);
            }
            thread.release();
        }
        if (result != 0 && result != OverlappedApi.PENDING) {
            throw SocketError.of(-result).exception(kind.function(), null);
        }
        return result == 0 && (at == null || skipPort)
                && operation.settle(OverlappedApi.status(operation.slot.overlapped()),
                        OverlappedApi.transferred(operation.slot.overlapped()));
    }

    private void withdraw(Overlapped operation, OverlappedSocket connection, CompletionPort at) {
        operation.abandon();
        finished(operation, connection);
        if (at != null) {
            at.finished();
        }
    }

    private int call(CallBlock call, Operation kind, Overlapped operation, int flags, int length, MemorySegment x,
            MemorySegment y, MemorySegment z) {
        OverlappedApi.Slot slot = operation.slot;
        int count = operation.buffers.buffers();
        return switch (kind) {
            case SEND -> OverlappedApi.send(call, number, slot, count, flags);
            case RECV -> OverlappedApi.recv(call, number, slot, count, flags);
            case SEND_TO -> OverlappedApi.sendTo(call, number, slot, count, flags);
            case RECV_FROM -> OverlappedApi.recvFrom(call, number, slot, count, flags);
            case SEND_MSG -> OverlappedApi.sendMsg(call, number, slot, count, x, flags);
            case RECV_MSG -> OverlappedApi.recvMsg(call, number, slot, count, x, flags);
            case ACCEPT -> OverlappedApi.acceptEx(call, number, operation.accepted.number, slot, x, length);
            case CONNECT -> OverlappedApi.connectEx(call, number, slot, x, length);
            case DISCONNECT -> OverlappedApi.disconnectEx(call, number, slot, flags != 0);
            case TRANSMIT_FILE -> OverlappedApi.transmitFile(call, number, slot, x, length, y, z, flags);
        };
    }

    private static IOException closedFailure(String function) {
        return SocketError.closed().exception(function, null);
    }

    /** The operation is inside, and also in the connection that it waits for. */
    private void enter(Overlapped operation, OverlappedSocket connection) throws IOException {
        if (connection == null || connection.inFlight.await(operation)) {
            if (inFlight.add(operation)) {
                return;
            }
            if (connection != null) {
                connection.inFlight.awaited();
            }
        }
        throw closedFailure(operation.operation.function());
    }

    /** An operation has ended, or was not started. */
    void finished(Overlapped operation, OverlappedSocket connection) {
        inFlight.remove(operation);
        if (connection != null) {
            connection.inFlight.awaited();
        }
    }

    OperationsInFlight inFlight() {
        return inFlight;
    }

    private void gone() {
        CompletionPort at = port;
        if (at != null) {
            at.forget(this);
        }
    }

    /**
     * Closes the socket and its handle: cancels the operations in flight. Closing it again does nothing.
     */
    @Override
    public void close() {
        socket.handle().close();
    }

    // Other calls

    void associate(CompletionPort with, CallBlock call, MemorySegment handleOfPort, long key) throws IOException {
        if (!inFlight.enter()) {
            throw closedFailure("CreateIoCompletionPort");
        }
        try {
            WindowsOnly.check("CreateIoCompletionPort", CompletionApi.associate(call, handleOfPort, number, key), null);
            port = with;
        } finally {
            inFlight.leave();
        }
    }

    /**
     * {@code SetFileCompletionNotificationModes} with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS: from now on operations that end at once send no
     * completion to the port, and their call returns true. To be called before operations are started.
     *
     * @throws IOException with the error of the system
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setfilecompletionnotificationmodes">SetFileCompletionNotificationModes</a>
     */
    public void skipPortOnSuccess() throws IOException {
        notificationModes(CompletionApi.SKIP_PORT_ON_SUCCESS);
        skipPort = true;
    }

    /**
     * {@code SetFileCompletionNotificationModes} with FILE_SKIP_SET_EVENT_ON_HANDLE: the system does not set the event of the file
     * object at the end of an operation, which nobody here waits for. The events of operations are set all the same.
     *
     * @throws IOException with the error of the system
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setfilecompletionnotificationmodes">SetFileCompletionNotificationModes</a>
     */
    public void skipSetEventOnHandle() throws IOException {
        notificationModes(CompletionApi.SKIP_SET_EVENT);
    }

    private void notificationModes(int modes) throws IOException {
        guarded("SetFileCompletionNotificationModes", call -> CompletionApi.notificationModes(call, number, modes));
    }

    /**
     * {@code getsockopt} with SO_CONNECT_TIME: how long a socket has been connected, also one that still waits in {@link #acceptEx} for the first
     * bytes of its client.
     *
     * @return seconds, or -1 if it is not connected
     * @throws IOException with the error of the system
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET Socket Options</a>
     */
    public long connectTime() throws IOException {
        long seconds = guarded("getsockopt", call -> OverlappedApi.connectTime(call, number));
        return seconds == NOT_CONNECTED ? -1 : seconds;
    }

    /**
     * {@code WSAGetOverlappedResult}: the outcome of an operation with an event, which sees its completion.
     *
     * @param operation an operation of this socket
     * @param wait whether to wait for its end
     * @return the number of bytes, or -1 if it goes on
     * @throws IOException with the error of the operation
     * @throws IllegalStateException if it is not in flight on this socket, or has no event: then its completion comes to the port
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsagetoverlappedresult">WSAGetOverlappedResult</a>
     */
    public long getOverlappedResult(Overlapped operation, boolean wait) throws IOException {
        if (!operation.hasEvent() || operation.socket() != this || !operation.isInFlight() || !inFlight.enter()) {
            throw new IllegalStateException("no operation with an event that is in flight on this socket");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            OverlappedApi.overlappedResult(call, number, operation.slot, wait);
        } finally {
            thread.release();
            inFlight.leave();
        }
        operation.settleIfEnded();
        return operation.isInFlight() ? -1 : operation.result();
    }

    @FunctionalInterface
    private interface Call {
        long on(CallBlock call);
    }

    private long guarded(String function, Call body) throws IOException {
        if (!inFlight.enter()) {
            throw closedFailure(function);
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return WindowsOnly.check(function, body.on(call), null);
        } finally {
            thread.release();
            inFlight.leave();
        }
    }

    /**
     * The socket.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "overlapped " + socket.handle();
    }
}

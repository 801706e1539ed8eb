package dev.panasock.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.AddressFamily;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketError;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;
import dev.panasock.platform.system.windows.OverlappedApi;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * An {@code OVERLAPPED}: one operation that goes on after its call has returned, and its outcome. It serves one operation after
 * the other, without allocation.
 *
 * <p>From the call that starts an operation until its completion was <em>seen</em> it is in flight: it cannot be used for another
 * operation or freed, it and the memory of the operation stay where they are even if nobody refers to them any more, and the
 * socket's number is not given back to the system, also when the socket, the port or the arena of the memory is closed meanwhile.
 * A completion is seen by {@link CompletionPort#get}, or, for an Overlapped with an event, by {@link #await}, {@link #awaitAny} or
 * {@link OverlappedSocket#getOverlappedResult}; closing the port, or the socket of an operation with an event, sees it too.
 *
 * <p>After it was seen the outcome can be asked for: {@link #status}, {@link #bytes}, {@link #result}.
 *
 * <p>One operation at a time is started; {@link #cancel} and {@link #await} may be called by any thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/minwinbase/ns-minwinbase-overlapped">OVERLAPPED</a>
 */
public final class Overlapped implements AutoCloseable {
    private static final int IDLE = 0;
    /** Being made ready, or its outcome being written down. */
    private static final int CLAIMED = 1;
    private static final int IN_FLIGHT = 2;
    private static final int FREED = 3;

    private static final int ENDING_WAIT = 50;
    private static final int ENDING_WAITS = 200;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Overlapped.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final OverlappedApi.Slot slot;
    final TransferBuffers buffers = new TransferBuffers();
    /** The operation in flight, or the last. */
    Operation operation;
    OverlappedSocket socket;
    OverlappedSocket accepted;
    CompletionPort port;
    /** The other operations of the socket; guarded by it. */
    Overlapped next;
    Overlapped previous;

    private final int index;
    private final long event;
    private volatile int state;
    private int status;
    private long bytes;
    private int controlLength;
    private int contextError;
    private Object attachment;

    private Overlapped(long event) {
        this.event = event;
        this.index = OverlappedMemory.allocate();
        this.slot = new OverlappedApi.Slot(OverlappedMemory.at(index));
    }

    /**
     * For operations whose completion goes to the port of their socket.
     *
     * @return a new one, to be closed by the caller
     * @throws UnsupportedOperationException elsewhere than on Windows
     */
    public static Overlapped forPort() {
        WindowsOnly.require();
        return new Overlapped(0);
    }

    /**
     * For operations whose completion sets an event, {@code WSACreateEvent}; nothing goes to a port, also if the socket has one.
     *
     * @return a new one, to be closed by the caller
     * @throws IOException with the error of the system
     * @throws UnsupportedOperationException elsewhere than on Windows
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsacreateevent">WSACreateEvent</a>
     */
    public static Overlapped forEvent() throws IOException {
        WindowsOnly.require();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return new Overlapped(WindowsOnly.check("WSACreateEvent", CompletionApi.createEvent(call), null));
        } finally {
            thread.release();
        }
    }

    boolean hasEvent() {
        return event != 0;
    }

    /** Begins to make an operation ready. */
    void claim(Operation next) {
        if (!STATE.compareAndSet(this, IDLE, CLAIMED)) {
            throw new IllegalStateException(state == FREED ? "the operation was freed" : "the operation is in flight");
        }
        operation = next;
        status = OverlappedApi.STATUS_PENDING;
        bytes = 0;
        controlLength = 0;
        contextError = 0;
        buffers.clear();
    }

    /** Nothing was started after all. */
    void unclaim() {
        buffers.clear();
        socket = null;
        accepted = null;
        port = null;
        state = IDLE;
    }

    /** From here a completion may come at any time, to another thread. */
    void launch(long offset) {
        OverlappedApi.prepare(slot.overlapped(), event, offset);
        OverlappedMemory.inFlight(index, this);
        state = IN_FLIGHT;
    }

    /** The call failed: no completion comes. */
    void abandon() {
        state = CLAIMED;
        OverlappedMemory.inFlight(index, null);
    }

    /**
     * The completion was seen: writes the outcome down, and lets go of the memory, the sockets and the port.
     *
     * @return whether it was seen here, not by another thread
     */
    boolean settle(int ntStatus, long transferred) {
        if (!STATE.compareAndSet(this, IN_FLIGHT, CLAIMED)) {
            return false;
        }
        OverlappedMemory.inFlight(index, null);
        status = ntStatus;
        bytes = transferred;
        OverlappedSocket of = socket;
        OverlappedSocket connection = accepted;
        CompletionPort at = port;
        if (operation == Operation.RECV_MSG) {
            controlLength = OverlappedApi.received(slot);
        }
        buffers.deliver(transferred);
        buffers.clear();
        if (ntStatus >= 0) {
            updateContext();
        }
        accepted = null;
        port = null;
        of.finished(this, connection);
        // From here another thread may start the next operation.
        state = IDLE;
        synchronized (this) {
            notifyAll();
        }
        if (at != null) {
            at.finished();
        }
        return true;
    }

    /** What makes the socket of AcceptEx and ConnectEx a full one, always. */
    private void updateContext() {
        if (operation != Operation.ACCEPT && operation != Operation.CONNECT) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            contextError = operation == Operation.CONNECT ? OverlappedApi.updateConnectContext(call, socket.number())
                    : OverlappedApi.updateAcceptContext(call, accepted.number(), socket.number());
        } finally {
            thread.release();
        }
    }

    /** The system has written a status: nothing of it is in flight any more, whether or not somebody was told. */
    boolean hasEnded() {
        return state == IN_FLIGHT && OverlappedApi.status(slot.overlapped()) != OverlappedApi.STATUS_PENDING;
    }

    /** Sees the completion if the system has written a status. */
    boolean settleIfEnded() {
        return hasEnded()
                && settle(OverlappedApi.status(slot.overlapped()), OverlappedApi.transferred(slot.overlapped()));
    }

    /** Waits for the end of an operation with an event whose socket is closed. The system ends what was cancelled promptly; what it does not end stays in flight. */
    void seeEnd(OperationsInFlight of) {
        for (int i = 0; i < ENDING_WAITS && isInFlight() && socket.inFlight() == of; i++) {
            of.cancel(this);
            ThreadBlock thread = ThreadBlock.acquire();
            CallBlock call = thread.call;
            try {
                MemorySegment events = call.scratch(Long.BYTES);
                events.set(JAVA_LONG, 0, event);
                CompletionApi.waitAny(call, events, 1, ENDING_WAIT);
            } finally {
                thread.release();
            }
            settleIfEnded();
        }
    }

    /**
     * Whether an operation was started whose completion was not seen yet.
     *
     * @return whether it is so
     */
    public boolean isInFlight() {
        int now = state;
        return now == IN_FLIGHT || now == CLAIMED;
    }

    /**
     * How the last operation ended.
     *
     * @return the status
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public CompletionStatus status() {
        requireSeen();
        return CompletionStatus.ofNtStatus(status);
    }

    /**
     * Whether the last operation did what it was asked for, without an object.
     *
     * @return whether it is so
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public boolean succeeded() {
        requireSeen();
        return status >= 0 && contextError == 0;
    }

    /**
     * How many bytes the last operation transferred: 0 for a receive means the end of the stream. A datagram that was cut
     * has filled the buffers although its status is an error.
     *
     * @return the number
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public long bytes() {
        requireSeen();
        return bytes;
    }

    /**
     * How many bytes the last operation transferred, if it did what it was asked for.
     *
     * @return the number
     * @throws IOException with the error of the operation: a {@link dev.panasock.SocketClosedException} if its socket was closed here,
     *         otherwise the {@link dev.panasock.SocketFailure error} is that of {@link CompletionStatus#winsockCode}
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public long result() throws IOException {
        if (!succeeded()) {
            throw failure();
        }
        return bytes;
    }

    private IOException failure() {
        if (status >= 0) {
            return SocketError.of(-contextError).exception("setsockopt", operation);
        }
        CompletionStatus ended = status();
        boolean closed = ended.cancelled() && !socket.isOpen();
        return (closed ? SocketError.closedDuring(ended.winsockCode()) : ended.error()).exception(operation.function(),
                ended.name() + " " + ended.number());
    }

    /**
     * The flags that the last receive left.
     *
     * @return MSG_ flags
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public int flags() {
        requireSeen();
        return slot.flags().get(JAVA_INT, 0);
    }

    /**
     * The sender of what the last {@code recvFrom} or {@code recvMsg} received.
     *
     * @return a new object, or null if there is none
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public Sockaddr address() {
        requireSeen();
        int length = Math.clamp(slot.addressLength().get(JAVA_INT, 0), 0, OverlappedMemory.ADDRESS_SIZE);
        boolean named = operation == Operation.RECV_FROM || operation == Operation.RECV_MSG;
        SockaddrBuffer name = new SockaddrBuffer();
        name.set(slot.address(), named ? length : 0);
        return name.family().equals(AddressFamily.UNSPEC) ? null : name.address();
    }

    /**
     * How many bytes of ancillary data the last {@code recvMsg} received.
     *
     * @return the length
     * @throws IllegalStateException if the operation is in flight, or there was none
     */
    public int controlLength() {
        requireSeen();
        return controlLength;
    }

    private void requireSeen() {
        if (state != IDLE || operation == null) {
            throw new IllegalStateException(operation == null ? "nothing was started" : "the operation is "
                    + (state == FREED ? "freed" : "in flight"));
        }
    }

    /**
     * The socket of the operation.
     *
     * @return the socket of the operation in flight or the last one, or null
     */
    public OverlappedSocket socket() {
        return socket;
    }

    /**
     * Remembers an object of the caller's.
     *
     * @param object anything, or null
     */
    public void attach(Object object) {
        attachment = object;
    }

    /**
     * What {@link #attach} was given.
     *
     * @return the object, or null
     */
    public Object attachment() {
        return attachment;
    }

    /**
     * {@code CancelIoEx}: asks the system to end the operation. Its completion comes all the same and has to be seen; if it was faster,
     * it succeeded.
     *
     * @return whether the operation was in flight and the system was asked; false also if the system found that it had ended
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/cancelioex-func">CancelIoEx</a>
     */
    public boolean cancel() {
        OverlappedSocket of = socket;
        return state == IN_FLIGHT && of != null && of.inFlight().cancel(this);
    }

    /**
     * Waits until the completion was seen; that of an operation with an event is seen here. One that goes to a port has to
     * be taken from there by some thread.
     *
     * @param timeout how long to wait at most, or null for no limit
     * @return whether it was seen; false when the time was up
     * @throws IOException with the error of the system while waiting; the outcome is told by {@link #result}
     */
    public boolean await(Duration timeout) throws IOException {
        long deadline = WindowsOnly.deadline(timeout);
        while (isInFlight()) {
            int millis = WindowsOnly.left(deadline);
            if (event != 0) {
                awaitEvent(millis);
            } else {
                awaitOthers(millis);
            }
            if (millis == 0) {
                return !isInFlight();
            }
        }
        return true;
    }

    private void awaitEvent(int millis) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            MemorySegment events = call.scratch(Long.BYTES);
            events.set(JAVA_LONG, 0, event);
            WindowsOnly.check("WSAWaitForMultipleEvents", CompletionApi.waitAny(call, events, 1, millis), null);
        } finally {
            thread.release();
        }
        settleIfEnded();
    }

    private synchronized void awaitOthers(int millis) throws IOException {
        if (!isInFlight() || millis == 0) {
            return;
        }
        try {
            wait(millis < 0 ? 0 : millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while waiting for the completion");
        }
    }

    /**
     * {@code WSAWaitForMultipleEvents}: waits for one of some operations with an event, and sees its completion. Those that are
     * not in flight are passed over.
     *
     * @param operations the operations
     * @param count how many of them, at most 64
     * @param timeout how long to wait at most, or null for no limit
     * @return the index of the first that has ended, or -1 when the time was up
     * @throws IOException with the error of the system
     * @throws IllegalArgumentException for an operation without an event, or more than 64; also if none is in flight
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsawaitformultipleevents">WSAWaitForMultipleEvents</a>
     */
    public static int awaitAny(Overlapped[] operations, int count, Duration timeout) throws IOException {
        long deadline = WindowsOnly.deadline(timeout);
        while (true) {
            int millis = WindowsOnly.left(deadline);
            int index = waitAny(operations, count, millis);
            if (index >= 0 && operations[index].settleIfEnded()) {
                return index;
            }
            if (index < 0 && millis == 0) {
                return -1;
            }
        }
    }

    private static int waitAny(Overlapped[] operations, int count, int millis) throws IOException {
        if (count > CompletionApi.MAXIMUM_EVENTS) {
            throw new IllegalArgumentException(
                    count + " events are more than the " + CompletionApi.MAXIMUM_EVENTS + " of one wait");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            MemorySegment events = call.scratch((long) CompletionApi.MAXIMUM_EVENTS * Long.BYTES);
            int waiting = 0;
            for (int i = 0; i < count; i++) {
                if (operations[i].event == 0) {
                    throw new IllegalArgumentException("operation " + i + " has no event");
                }
                if (operations[i].isInFlight()) {
                    events.setAtIndex(JAVA_LONG, waiting++, operations[i].event);
                }
            }
            if (waiting == 0) {
                throw new IllegalArgumentException("none of the operations is in flight");
            }
            long set = WindowsOnly.check("WSAWaitForMultipleEvents",
                    CompletionApi.waitAny(call, events, waiting, millis), null);
            return set == waiting ? -1 : indexOf(operations, count, events.getAtIndex(JAVA_LONG, set));
        } finally {
            thread.release();
        }
    }

    private static int indexOf(Overlapped[] operations, int count, long event) {
        for (int i = 0; i < count; i++) {
            if (operations[i].event == event) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Frees it, and closes its event. Freeing it again does nothing.
     *
     * @throws IllegalStateException if the operation is in flight
     */
    @Override
    public void close() {
        if (state == FREED) {
            return;
        }
        if (!STATE.compareAndSet(this, IDLE, FREED)) {
            throw new IllegalStateException("the operation is in flight");
        }
        OverlappedMemory.free(index);
        if (event != 0) {
            ThreadBlock thread = ThreadBlock.acquire();
            CallBlock call = thread.call;
            try {
                CompletionApi.closeEvent(call, event);
            } finally {
                thread.release();
            }
        }
    }

    /**
     * What it does.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "overlapped " + (operation == null ? "operation" : operation.function())
                + (isInFlight() ? " (in flight)" : "");
    }
}

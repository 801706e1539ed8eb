package dev.panasock.windows;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An I/O completion port: the queue to which the completions of many sockets go, and from which threads take them.
 *
 * <p>All methods may be called by any thread. A thread that waits in {@link #get} is a platform thread that waits in the system;
 * a virtual thread would hold its carrier meanwhile.
 *
 * {@snippet :
 * try (CompletionPort port = CompletionPort.open(0); OverlappedSocket socket = OverlappedSocket.open(AddressFamily.INET, SocketType.DGRAM)) {
 *     port.associate(socket, 1);
 *     socket.recvFrom(operation, buffer, Msg.NONE);
 *     Completions batch = new Completions(64);
 *     while (port.get(batch, null) != CompletionPort.CLOSED) {
 *         for (int i = 0; i < batch.count(); i++) {
 *             long bytes = batch.operation(i).result();
 *         }
 *     }
 * }
 * }
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/i-o-completion-ports">I/O Completion Ports</a>
 */
public final class CompletionPort implements Closeable {
    /** What {@link #get} returns when the port is closed. */
    public static final int CLOSED = -1;

    private static final int CLOSED_BIT = 1 << 31;
    /** While a port is being closed: how long one look at its queue lasts, and after how many empty looks a packet is not expected any more. */
    private static final int LOOK_MILLIS = 20;
    private static final int EMPTY_LOOKS = 50;
    private static final int CLOSING_BATCH = 64;

    private final long number;
    private final MemorySegment handle;
    /** The address of packets that only wake: memory that no operation has. */
    private final int wakeSlot;
    private final long wake;
    /** Threads inside a call, and operations in flight; both with CLOSED_BIT when nothing new may begin. */
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();
    private final Set<OverlappedSocket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();

    private CompletionPort(long number) {
        this.number = number;
        this.handle = MemorySegment.ofAddress(number);
        this.wakeSlot = OverlappedMemory.allocate();
        this.wake = OverlappedMemory.at(wakeSlot).address();
    }

    /**
     * {@code CreateIoCompletionPort}: a new port.
     *
     * @param concurrency how many threads the system lets run at once while there are completions, 0 for the number of processors
     * @return an open port, to be closed by the caller
     * @throws IOException with the Win32 error of the system
     * @throws IllegalArgumentException if the number is negative
     * @throws UnsupportedOperationException elsewhere than on Windows
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/createiocompletionport">CreateIoCompletionPort</a>
     */
    public static CompletionPort open(int concurrency) throws IOException {
        WindowsOnly.require();
        if (concurrency < 0) {
            throw new IllegalArgumentException("concurrency " + concurrency);
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long port = CompletionApi.createPort(call, concurrency);
            return new CompletionPort(WindowsOnly.check("CreateIoCompletionPort", port, null));
        } finally {
            thread.release();
        }
    }

    /**
     * {@code CreateIoCompletionPort}: from now on the completions of a socket go here, for as long as the socket lives.
     *
     * @param socket the socket
     * @param key what comes with each of its completions, 64 bits of the caller's
     * @throws IOException with the Win32 error of the system: 87 if the socket has a port already, or was not made for overlapped operations
     * @throws IllegalStateException if the port is closed
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/createiocompletionport">CreateIoCompletionPort</a>
     */
    public void associate(OverlappedSocket socket, long key) throws IOException {
        requireEntered();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            socket.associate(this, call, handle, key);
            sockets.add(socket);
        } finally {
            thread.release();
            leave();
        }
        if (!socket.isOpen()) {
            forget(socket);
        }
    }

    /**
     * {@code GetQueuedCompletionStatusEx}: takes completions, waiting until there is at least one.
     *
     * @param batch takes them
     * @param timeout how long to wait at most, or null for no limit
     * @return how many there are, 0 when the time was up, {@link #CLOSED} when the port is closed
     * @throws IOException with the Win32 error of the system
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/getqueuedcompletionstatusex-func">GetQueuedCompletionStatusEx</a>
     */
    public int get(Completions batch, Duration timeout) throws IOException {
        batch.clear();
        if (!enter()) {
            return CLOSED;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long deadline = WindowsOnly.deadline(timeout);
            while (true) {
                int millis = WindowsOnly.left(deadline);
                int filled = CompletionApi.get(call, handle, batch.entries, batch.capacity(), millis);
                WindowsOnly.check("GetQueuedCompletionStatusEx", filled, null);
                passOn(call, batch.take(filled, wake));
                if (batch.count() > 0) {
                    return batch.count();
                }
                if (!isOpen()) {
                    return CLOSED;
                }
                if (millis == 0) {
                    return 0;
                }
            }
        } finally {
            thread.release();
            leave();
        }
    }

    /** One batch may have taken what was to wake several threads. */
    private void passOn(CallBlock call, int woken) {
        for (int i = 1; i < woken; i++) {
            CompletionApi.post(call, handle, 0, 0, wake);
        }
    }

    /**
     * {@code PostQueuedCompletionStatus}: puts a completion into the queue that belongs to no operation.
     *
     * @param bytes what {@link Completions#bytes} gives
     * @param key what {@link Completions#key} gives
     * @throws IOException with the Win32 error of the system
     * @throws IllegalStateException if the port is closed
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/postqueuedcompletionstatus">PostQueuedCompletionStatus</a>
     */
    public void post(int bytes, long key) throws IOException {
        post(bytes, key, 0);
    }

    /**
     * {@code PostQueuedCompletionStatus} with a number in the place of the OVERLAPPED.
     *
     * @param bytes what {@link Completions#bytes} gives
     * @param key what {@link Completions#key} gives
     * @param overlapped what {@link Completions#overlapped} gives: any number, but not the address of an OVERLAPPED of this library
     * @throws IOException with the Win32 error of the system
     * @throws IllegalStateException if the port is closed
     * @throws IllegalArgumentException for the address of an OVERLAPPED of this library
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/postqueuedcompletionstatus">PostQueuedCompletionStatus</a>
     */
    public void post(int bytes, long key, long overlapped) throws IOException {
        if (OverlappedMemory.contains(overlapped)) {
            throw new IllegalArgumentException("the address of an operation");
        }
        requireEntered();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            WindowsOnly.check("PostQueuedCompletionStatus", CompletionApi.post(call, handle, bytes, key, overlapped),
                    null);
        } finally {
            thread.release();
            leave();
        }
    }

    /**
     * Whether the port can be used.
     *
     * @return false once it was closed
     */
    public boolean isOpen() {
        return inside.get() >= 0;
    }

    /**
     * How many operations are in flight whose completion comes here.
     *
     * @return the number
     */
    public int inFlight() {
        return operations.get() & ~CLOSED_BIT;
    }

    private boolean enter() {
        return entered(inside);
    }

    private void leave() {
        inside.decrementAndGet();
    }

    private void requireEntered() {
        if (!enter()) {
            throw new IllegalStateException("the completion port is closed");
        }
    }

    /** An operation begins, unless the port is closed. */
    boolean begin() {
        return entered(operations);
    }

    void finished() {
        operations.decrementAndGet();
    }

    private static boolean entered(AtomicInteger counter) {
        while (true) {
            int now = counter.get();
            if (now < 0) {
                return false;
            }
            if (counter.weakCompareAndSetVolatile(now, now + 1)) {
                return true;
            }
        }
    }

    /** What is to be done when nothing is in flight any more. */
    void whenClosed(Runnable action) {
        whenClosed.add(action);
    }

    void forget(OverlappedSocket socket) {
        sockets.remove(socket);
    }

    /**
     * Closes the port: wakes the threads that wait in {@link #get}, cancels the operations in flight, and sees their completions as far as
     * those threads do not. Returns when nothing is in flight any more. Completions that were posted and not taken are lost. The
     * sockets stay open, but have no port any more and cannot get another. Closing it again does nothing.
     *
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-closehandle">CloseHandle</a>
     */
    @Override
    public void close() {
        if ((operations.getAndUpdate(now -> now | CLOSED_BIT) & CLOSED_BIT) != 0) {
            return;
        }
        inside.getAndUpdate(now -> now | CLOSED_BIT);
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            drain(call);
            CompletionApi.closeHandle(call, number);
        } finally {
            thread.release();
        }
        sockets.clear();
        OverlappedMemory.free(wakeSlot);
        whenClosed.forEach(Runnable::run);
    }

    private void drain(CallBlock call) {
        Completions batch = new Completions(CLOSING_BATCH);
        int empty = 0;
        while (inFlight() > 0 || (inside.get() & ~CLOSED_BIT) > 0) {
            sockets.forEach(socket -> socket.inFlight().cancelAll());
            int waiting = inside.get() & ~CLOSED_BIT;
            for (int i = 0; i < waiting; i++) {
                CompletionApi.post(call, handle, 0, 0, wake);
            }
            int filled = CompletionApi.get(call, handle, batch.entries, batch.capacity(), LOOK_MILLIS);
            batch.clear();
            batch.take(Math.max(filled, 0), wake);
            empty = batch.count() > 0 ? 0 : empty + 1;
            if (empty > EMPTY_LOOKS) {
                sockets.forEach(socket -> socket.inFlight().seeEnded());
            }
        }
    }

    /**
     * The port.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "completion port " + number + (isOpen() ? "" : " (closed)");
    }
}

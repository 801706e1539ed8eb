package dev.panasock.windows;

import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.OverlappedApi;
import java.util.ArrayList;
import java.util.List;

/**
 * What is inside a socket: its operations in flight, the AcceptEx that it waits in as the connection to be, and the calls that run. As long as there is
 * something the handle is held, so that the number cannot become another socket's; when the handle is closed the operations are cancelled.
 */
final class OperationsInFlight implements SocketHandle.Holder {
    private final SocketHandle handle;
    private final long number;
    private final Runnable gone;
    private volatile boolean closed;
    /** Operations and calls; guarded by this, like the rest. */
    private int inside;
    private Overlapped first;
    private Overlapped waitingIn;

    /**
     * Holds the handle.
     *
     * @param handle the handle of the socket
     * @param gone called when the handle was closed and nothing is inside any more
     */
    OperationsInFlight(SocketHandle handle, Runnable gone) {
        this.handle = handle;
        this.gone = gone;
        this.number = handle.hold(this);
        this.closed = number == SocketHandle.INVALID;
    }

    long number() {
        return number;
    }

    boolean isOpen() {
        return !closed;
    }

    /** A call begins. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside++;
        return true;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            inside--;
            last = inside == 0 && closed;
        }
        if (last) {
            gone.run();
            handle.drop(this);
        }
    }

    /** An operation begins. */
    synchronized boolean add(Overlapped operation) {
        if (!enter()) {
            return false;
        }
        operation.next = first;
        operation.previous = null;
        if (first != null) {
            first.previous = operation;
        }
        first = operation;
        return true;
    }

    /** An operation has ended, or was not started. */
    void remove(Overlapped operation) {
        synchronized (this) {
            if (operation.previous == null) {
                first = operation.next;
            } else {
                operation.previous.next = operation.next;
            }
            if (operation.next != null) {
                operation.next.previous = operation.previous;
            }
            operation.next = null;
            operation.previous = null;
        }
        leave();
    }

    /** The socket is to be the connection of an AcceptEx. */
    synchronized boolean await(Overlapped accept) {
        if (!enter()) {
            return false;
        }
        waitingIn = accept;
        return true;
    }

    void awaited() {
        synchronized (this) {
            waitingIn = null;
        }
        leave();
    }

    /** {@code CancelIoEx}: true if the system found it. */
    boolean cancel(Overlapped operation) {
        if (!enterEvenClosed()) {
            return false;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return OverlappedApi.cancel(call, number, operation.slot) == 0;
        } finally {
            thread.release();
            leave();
        }
    }

    void cancelAll() {
        if (!enterEvenClosed()) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            synchronized (this) {
                for (Overlapped operation = first; operation != null; operation = operation.next) {
                    OverlappedApi.cancel(call, number, operation.slot);
                }
            }
        } finally {
            thread.release();
            leave();
        }
    }

    /** Of a closed socket as long as something else is inside: until then it keeps its number. */
    private synchronized boolean enterEvenClosed() {
        if (closed && inside == 0) {
            return false;
        }
        inside++;
        return true;
    }

    @Override
    public void closing(SocketHandle closing) {
        Overlapped accept;
        synchronized (this) {
            closed = true;
            inside++;
            accept = waitingIn;
        }
        if (accept != null) {
            accept.cancel();
        }
        cancelAll();
        // Those with an event may have nobody who waits for them.
        for (Overlapped operation : operations(true)) {
            operation.seeEnd(this);
        }
        leave();
    }

    /** Sees the operations that have ended without a packet at the port. */
    void seeEnded() {
        for (Overlapped operation : operations(false)) {
            operation.settleIfEnded();
        }
    }

    private synchronized List<Overlapped> operations(boolean withEvent) {
        List<Overlapped> found = new ArrayList<>();
        for (Overlapped operation = first; operation != null; operation = operation.next) {
            if (operation.hasEvent() == withEvent) {
                found.add(operation);
            }
        }
        return found;
    }
}

package dev.panasock.windows;

import dev.panasock.AddressFamily;
import dev.panasock.Sockaddr;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * One of the AcceptEx of an {@link Acceptor}: what is attached to its {@link Overlapped}. Its completion is handled by one thread: {@link #take}, what
 * came with the client, and {@link #again}.
 */
public final class PendingAccept {
    private final Acceptor acceptor;
    private final AddressFamily family;
    private final Overlapped operation = Overlapped.forPort();
    private final AcceptBuffer buffer;
    /** The socket that waits for a client; guarded by this. */
    private OverlappedSocket connection;
    private boolean freed;

    PendingAccept(Acceptor acceptor, AddressFamily family, int firstBytes) {
        this.acceptor = acceptor;
        this.family = family;
        this.buffer = new AcceptBuffer(firstBytes);
        operation.attach(this);
    }

    /**
     * The client whose arrival the completion told, now the caller's to close.
     *
     * @return the connection; null if there is none: the client has gone, was dropped for its silence, or the listener was closed. {@link #status} says
     *         which
     */
    public synchronized OverlappedSocket take() {
        // One that was dropped may have arrived all the same: it is closed by now.
        if (freed || operation.isInFlight() || connection == null || !connection.isOpen()
                || !operation.succeeded()) {
            return null;
        }
        OverlappedSocket taken = connection;
        connection = null;
        return taken;
    }

    /**
     * How the AcceptEx ended.
     *
     * @return the status
     * @throws IllegalStateException if it is in flight
     */
    public CompletionStatus status() {
        return operation.status();
    }

    /**
     * The first bytes of the client that was taken, until {@link #again}.
     *
     * @return a part of memory of the acceptor's; empty if the client ended its side first, or no first bytes are waited for
     */
    public MemorySegment data() {
        return buffer.data(operation.bytes());
    }

    /**
     * The address of the client that was taken, until {@link #again}. No system call.
     *
     * @return a new object
     */
    public Sockaddr peer() {
        return buffer.peer();
    }

    /**
     * The address that the client connected to, until {@link #again}. No system call.
     *
     * @return a new object
     */
    public Sockaddr local() {
        return buffer.local();
    }

    /**
     * Waits for the next client. A client that has gone before it could be accepted is passed over.
     *
     * @return false if the acceptor, its listener or the port was closed: then this is freed, and no completion comes any more
     * @throws IOException with the error of the system, and nothing is in flight; calling it again is in order
     */
    public synchronized boolean again() throws IOException {
        while (!freed && acceptor.isOpen()) {
            try {
                renew();
                acceptor.listener().acceptEx(operation, connection, buffer);
                return true;
            } catch (IllegalStateException closed) {
                if (acceptor.isOpen()) {
                    throw closed;
                }
            } catch (IOException failed) {
                if (acceptor.isOpen() && !(failed instanceof SocketFailure failure
                        && failure.error().connectionReset())) {
                    throw failed;
                }
            }
        }
        free();
        return false;
    }

    /** A socket that an AcceptEx has touched is not used again. */
    private void renew() throws IOException {
        closeConnection();
        connection = OverlappedSocket.open(family, SocketType.STREAM);
    }

    private void closeConnection() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Seconds since a client is connected and silent, or -1. */
    synchronized long silence() throws IOException {
        return connection == null || !operation.isInFlight() ? -1 : connection.connectTime();
    }

    /** The completion comes with an error; the thread that takes it goes on. */
    synchronized void drop() {
        if (connection != null && operation.isInFlight()) {
            connection.close();
        }
    }

    /** Ends it, unless a completion is to come: then that does. */
    synchronized void freeIfIdle() {
        if (!operation.isInFlight()) {
            free();
        }
    }

    private void free() {
        if (!freed) {
            freed = true;
            closeConnection();
            operation.close();
            acceptor.freed();
        }
    }
}

package dev.panasock.winsock;

import dev.panasock.platform.blocking.HandleListener;
import dev.panasock.platform.blocking.HandleState;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The connections of a listener about which a condition has not decided yet. Winsock leaves them in the queue of the
 * listener; POSIX has to accept a connection to see who it is, so they wait here. The listener's handle is held once for
 * each, and when it is closed they go with it.
 */
final class Deferred implements HandleListener {
    private final Queue<SOCKET> waiting = new ArrayDeque<>();

    /** Keeps a connection; false if the listener is closed. */
    synchronized boolean add(SOCKET listener, SOCKET connection) {
        if (listener.state.hold(this) == HandleState.NONE) {
            return false;
        }
        waiting.add(connection);
        return true;
    }

    /** The one that waits longest, or null. */
    SOCKET take(SOCKET listener) {
        SOCKET connection = next();
        if (connection != null) {
            listener.state.drop(this);
        }
        return connection;
    }

    private synchronized SOCKET next() {
        return waiting.poll();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Told once for each connection that waits, unless somebody takes it just now. */
    @Override
    public void closing(HandleState listener) {
        SOCKET connection = next();
        if (connection != null) {
            PosixConnections.reset(connection);
            listener.drop(this);
        }
    }
}

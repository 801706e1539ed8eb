package dev.panasock.windows;

import dev.panasock.AddressFamily;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps several {@code AcceptEx} outstanding on a listener: sockets that are created ahead, not inheritable, and become connections without a further
 * system call but SO_UPDATE_ACCEPT_CONTEXT.
 *
 * <p>The completions go to the port of the listener, each with a {@link PendingAccept} attached to its Overlapped:
 *
 * {@snippet :
 * if (batch.operation(i).attachment() instanceof PendingAccept pending) {
 *     OverlappedSocket client = pending.take();
 *     if (client != null) {
 *         serve(client, pending.data(), pending.peer());
 *     }
 *     pending.again();
 * }
 * }
 *
 * <p>With room for first bytes a client that sends nothing keeps its AcceptEx, and as many of them as there are outstanding keep everybody out:
 * {@link #dropSilent} is to be called now and then.
 *
 * <p>All methods may be called by any thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-acceptex">AcceptEx</a>
 */
public final class Acceptor implements Closeable {
    private final OverlappedSocket listener;
    private final List<PendingAccept> pending = new ArrayList<>();
    private final AtomicInteger outstanding = new AtomicInteger();
    private volatile boolean closed;

    private Acceptor(OverlappedSocket listener) {
        this.listener = listener;
    }

    /**
     * Starts.
     *
     * @param listener a socket that listens and has a port; from now on it belongs to the acceptor
     * @param outstanding how many AcceptEx wait for clients
     * @param firstBytes room for the first bytes of a client, which are waited for; 0 to accept clients as soon as they are connected
     * @return an acceptor, to be closed by the caller
     * @throws IOException with the error of the system; the listener is closed then
     * @throws IllegalArgumentException if {@code outstanding} is less than 1 or {@code firstBytes} negative
     * @throws IllegalStateException if the listener has no port, or sends no completion to it for what ends at once
     */
    public static Acceptor start(OverlappedSocket listener, int outstanding, int firstBytes) throws IOException {
        if (outstanding < 1 || firstBytes < 0) {
            throw new IllegalArgumentException(outstanding + " outstanding, room for " + firstBytes + " bytes");
        }
        if (listener.port() == null || listener.skipsPort()) {
            throw new IllegalStateException("completions of the listener have to go to a port, all of them");
        }
        Acceptor acceptor = new Acceptor(listener);
        listener.port().whenClosed(acceptor::close);
        try {
            acceptor.begin(listener.socket().getsockname().family(), outstanding, firstBytes);
            return acceptor;
        } catch (IOException | RuntimeException failed) {
            acceptor.close();
            throw failed;
        }
    }

    private void begin(AddressFamily family, int count, int firstBytes) throws IOException {
        for (int i = 0; i < count; i++) {
            PendingAccept next = new PendingAccept(this, family, firstBytes);
            pending.add(next);
            outstanding.incrementAndGet();
        }
        for (PendingAccept each : pending) {
            each.again();
        }
    }

    OverlappedSocket listener() {
        return listener;
    }

    /**
     * Whether clients are accepted.
     *
     * @return false once it, its listener or the port was closed
     */
    public boolean isOpen() {
        return !closed && listener.isOpen() && listener.port().isOpen();
    }

    /**
     * How many {@link PendingAccept} there are: 0 when all completions were handled after a close.
     *
     * @return the number
     */
    public int outstanding() {
        return outstanding.get();
    }

    void freed() {
        outstanding.decrementAndGet();
    }

    /**
     * Drops the clients that have been connected for some time and sent nothing, by SO_CONNECT_TIME. Each gives a completion without a client.
     *
     * @param atLeast how long, in whole seconds
     * @return how many
     * @throws IOException with the error of the system
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET Socket Options</a>
     */
    public int dropSilent(Duration atLeast) throws IOException {
        int dropped = 0;
        for (PendingAccept each : pending) {
            long seconds = each.silence();
            if (seconds >= 0 && seconds >= atLeast.toSeconds()) {
                each.drop();
                dropped++;
            }
        }
        return dropped;
    }

    /**
     * Closes the listener. Each AcceptEx that waits gives a completion without a client, whose {@link PendingAccept#again} returns false. Closing the port
     * closes the acceptor, and frees what is left.
     */
    @Override
    public void close() {
        closed = true;
        listener.close();
        pending.forEach(PendingAccept::freeIfIdle);
    }
}

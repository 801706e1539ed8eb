package dev.panasock.bench.peer;

import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.work.Body;

/**
 * Accepts a hundred waiting clients, then closes what was accepted. All of it is held in between, where the compiler
 * does not see it.
 *
 * @param <S> what the peer accepts
 */
final class Accepting<S> implements Body.Prepared {
    /**
     * Takes one connection.
     *
     * @param <S> what the peer accepts
     */
    interface Accept<S> {
        S accept() throws Exception;
    }

    /**
     * Closes one.
     *
     * @param <S> what the peer accepts
     */
    interface Close<S> {
        void close(S socket) throws Exception;
    }

    private final Clients clients;
    private final Accept<S> accept;
    private final Close<S> close;
    private final Object[] held = new Object[Clients.COUNT];
    private final Closer other;

    /** The thread that accepts closes as well, and both are measured. */
    Accepting(Clients clients, Accept<S> accept, Close<S> close) {
        this(clients, accept, close, false);
    }

    /**
     * As told.
     *
     * @param elsewhere whether another thread closes, which is not measured
     */
    Accepting(Clients clients, Accept<S> accept, Close<S> close, boolean elsewhere) {
        this.clients = clients;
        this.accept = accept;
        this.close = close;
        this.other = elsewhere ? new Closer(this::closeAll) : null;
    }

    @SuppressWarnings("unchecked")
    private void closeAll() throws Exception {
        for (Object socket : held) {
            close.close((S) socket);
        }
    }

    @Override
    public int batch() {
        return Clients.COUNT;
    }

    @Override
    public void prepare() throws Exception {
        clients.connect();
    }

    @Override
    public long run() throws Exception {
        for (int i = 0; i < held.length; i++) {
            held[i] = accept.accept();
        }
        if (other == null) {
            closeAll();
        }
        return held.length;
    }

    @Override
    public void finish() throws Exception {
        if (other != null) {
            other.closeAll();
        }
        clients.close();
    }
}

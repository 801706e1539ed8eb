package dev.panasock.bench.peer;

import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.work.Body;

/** Accepts a hundred waiting clients as bare numbers, then closes them. */
final class AcceptingNumbers implements Body.Prepared {
    /** Takes one connection. */
    interface Accept {
        long accept() throws Exception;
    }

    /** Closes one. */
    interface Close {
        void close(long socket) throws Exception;
    }

    private final Clients clients;
    private final Accept accept;
    private final Close close;
    private final long[] held = new long[Clients.COUNT];
    private final Closer other;

    /** The thread that accepts closes as well, and both are measured. */
    AcceptingNumbers(Clients clients, Accept accept, Close close) {
        this(clients, accept, close, false);
    }

    /**
     * As told.
     *
     * @param elsewhere whether another thread closes, which is not measured
     */
    AcceptingNumbers(Clients clients, Accept accept, Close close, boolean elsewhere) {
        this.clients = clients;
        this.accept = accept;
        this.close = close;
        this.other = elsewhere ? new Closer(this::closeAll) : null;
    }

    private void closeAll() throws Exception {
        for (long socket : held) {
            close.close(socket);
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
        return held[0];
    }

    @Override
    public void finish() throws Exception {
        if (other != null) {
            other.closeAll();
        }
        clients.close();
    }
}

package dev.panasock.bench.peer;

import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.TcpOption;
import dev.panasock.bench.work.Body;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import dev.panasock.poll.Registration;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** An event loop on {@code Poller}. */
final class PollerLoop implements Answering.Loop {
    private static final int EVENTS = 512;

    private final NativeSocket listener = Loopback.listener(Answering.BACKLOG);
    private final Poller poller = Poller.open();
    private final ReadyEvents events = poller.newEvents(EVENTS);
    private final MemorySegment message = Memory.of(Answering.SIZE);

    PollerLoop() throws IOException {
    }

    static Body wakeup() throws IOException {
        Poller poller = Poller.open();
        ReadyEvents events = poller.newEvents(EVENTS);
        return () -> {
            poller.wakeup();
            return poller.await(events, -1);
        };
    }

    @Override
    public int port() throws IOException {
        return ((InetSockaddr) listener.getsockname()).port();
    }

    @Override
    public void accept() throws IOException {
        NativeSocket connection = listener.accept();
        connection.setNonBlocking(true);
        connection.set(TcpOption.TCP_NODELAY, true);
        poller.register(connection, Poller.READ, connection);
    }

    @Override
    public int answer() throws IOException {
        int ready = poller.await(events, -1);
        for (Registration it = events.next(); it != null; it = events.next()) {
            NativeSocket connection = (NativeSocket) it.attachment();
            long n = connection.recv(message);
            connection.send(message, 0, n, 0);
        }
        return ready;
    }
}

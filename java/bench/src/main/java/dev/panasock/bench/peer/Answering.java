package dev.panasock.bench.peer;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import dev.panasock.bench.work.Body;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An event loop on this thread: clients send a message on each of their connections, the loop answers them, the clients
 * hear the answers. The loop alone is measured.
 */
final class Answering implements Body.Prepared {
    static final int FEW = 64;
    static final int MANY = 1000;
    static final int IDLE = 10_000;
    /** A connection that finds no room in the queue is made a second later. */
    static final int BACKLOG = 1024;
    static final int SIZE = Memory.SMALL;

    /** The peer's part. */
    interface Loop {
        /** Where it listens. */
        int port() throws IOException;

        /** Takes the connection that was just made. */
        void accept() throws IOException;

        /** Answers what is ready, waiting for at least one message; their number. */
        int answer() throws IOException;
    }

    private final Loop loop;
    private final List<NativeSocket> clients = new ArrayList<>();
    private final MemorySegment message = Memory.of(SIZE);

    Answering(Loop loop, int active, int idle) throws IOException {
        this.loop = loop;
        Sockaddr server = InetSockaddr.loopback(loop.port());
        IdleClients.connect(loop.port(), idle);
        for (int i = 0; i < idle; i++) {
            loop.accept();
        }
        for (int i = 0; i < active; i++) {
            NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            client.connect(server);
            loop.accept();
            clients.add(client);
        }
        // Messages come in another order than the connections.
        Collections.shuffle(clients, new Random(1));
    }

    @Override
    public int batch() {
        return clients.size();
    }

    @Override
    public void prepare() throws IOException {
        for (NativeSocket client : clients) {
            client.send(message);
        }
    }

    @Override
    public long run() throws IOException {
        int answered = 0;
        while (answered < clients.size()) {
            answered += loop.answer();
        }
        return answered;
    }

    @Override
    public void finish() throws IOException {
        for (NativeSocket client : clients) {
            client.recvFully(message);
        }
    }
}

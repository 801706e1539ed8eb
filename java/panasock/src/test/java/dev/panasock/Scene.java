package dev.panasock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sockets in the states in which calls on them block. Closes what it has made. */
final class Scene implements AutoCloseable {
    private static final int MORE_THAN_THE_QUEUE_HOLDS = 8;

    private final List<NativeSocket> sockets = new ArrayList<>();
    /** The other end of what {@link #connected} gave. */
    NativeSocket peer;
    /** Where a connect does not come through. */
    Sockaddr full;
    /** What is sent, or null. */
    SampleFile file;

    NativeSocket keep(NativeSocket socket) {
        sockets.add(socket);
        return socket;
    }

    NativeSocket listener(Loopback family) throws IOException {
        NativeSocket listener = keep(family.bound(SocketType.STREAM));
        listener.listen(8);
        return listener;
    }

    NativeSocket connected(Loopback family) throws IOException {
        NativeSocket listener = listener(family);
        NativeSocket client = keep(family.open(SocketType.STREAM));
        client.connect(listener.getsockname());
        peer = keep(listener.accept());
        return client;
    }

    /** A listener that nobody accepts from, with a queue that is full: the system leaves a further connect waiting. */
    NativeSocket fillQueue(Loopback family) throws IOException {
        NativeSocket listener = keep(family.bound(SocketType.STREAM));
        listener.listen(0);
        full = listener.getsockname();
        for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
            NativeSocket client = keep(family.open(SocketType.STREAM));
            client.setNonBlocking(true);
            client.connect(full);
        }
        return listener;
    }

    NativeSocket withoutRoom(NativeSocket socket) throws IOException {
        byte[] data = new byte[1 << 16];
        socket.setNonBlocking(true);
        for (int full = 0; full < 2; full = socket.poll(Poll.OUT, 20) == 0 ? full + 1 : 0) {
            while (socket.send(data) != NativeSocket.WOULD_BLOCK) {
                // Until there is no room, here and at the peer.
            }
        }
        socket.setNonBlocking(false);
        return socket;
    }

    @Override
    public void close() throws IOException {
        for (NativeSocket socket : sockets) {
            socket.close();
        }
        if (file != null) {
            file.close();
        }
    }
}

package dev.panasock.poll;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.Linger;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.SoOption;
import dev.panasock.SocketType;
import java.io.IOException;

/**
 * Two connected streams on loopback that do not wait.
 *
 * @param near the side that connected
 * @param far the side that was accepted
 */
record Stream(NativeSocket near, NativeSocket far) implements AutoCloseable {
    private static final int BUFFER = 1 << 17;

    static NativeSocket socket() throws IOException {
        NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        socket.setNonBlocking(true);
        return socket;
    }

    static NativeSocket listener() throws IOException {
        NativeSocket listener = socket();
        listener.bind(InetSockaddr.loopback(0));
        listener.listen(NativeSocket.SOMAXCONN);
        return listener;
    }

    static Stream open() throws IOException {
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(NativeSocket.SOMAXCONN);
            NativeSocket near = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            near.connect(listener.getsockname());
            NativeSocket far = listener.accept();
            near.setNonBlocking(true);
            far.setNonBlocking(true);
            return new Stream(near, far);
        }
    }

    /** What fills the buffers of both sides, so that near can send no more: they have a size, or the system makes them larger later. */
    void fill() throws IOException {
        near.set(SoOption.SO_SNDBUF, BUFFER);
        far.set(SoOption.SO_RCVBUF, BUFFER);
        byte[] data = new byte[1 << 16];
        for (int full = 0; full < 2; full = near.poll(Poll.OUT, 60) == 0 ? full + 1 : 0) {
            while (near.send(data) >= 0) {
                continue;
            }
        }
    }

    /** Reads what has come; returns how much. */
    static int drain(NativeSocket socket) throws IOException {
        byte[] data = new byte[1 << 16];
        int all = 0;
        int n;
        while ((n = socket.recv(data)) > 0) {
            all += n;
        }
        return all;
    }

    /** Ends the connection without waiting and without leaving a trace. */
    static void reset(NativeSocket socket) throws IOException {
        socket.set(SoOption.SO_LINGER, Linger.RESET);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}

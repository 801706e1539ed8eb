package dev.panasock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;

/** A socket as a channel. */
final class SocketByteChannel implements ByteChannel {
    private final NativeSocket socket;

    SocketByteChannel(NativeSocket socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        try {
            int n = DataTransfer.read(socket, buffer);
            return n == NativeSocket.WOULD_BLOCK ? 0 : n;
        } catch (SocketClosedException closed) {
            throw asChannelsSayIt(closed);
        }
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        try {
            int n = DataTransfer.write(socket, data);
            return n == NativeSocket.WOULD_BLOCK ? 0 : n;
        } catch (SocketClosedException closed) {
            throw asChannelsSayIt(closed);
        }
    }

    private static IOException asChannelsSayIt(SocketClosedException closed) {
        return (IOException) new ClosedChannelException().initCause(closed);
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

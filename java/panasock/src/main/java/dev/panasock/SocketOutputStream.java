package dev.panasock;

import java.io.IOException;
import java.io.OutputStream;

/** What a socket sends, as a stream. */
final class SocketOutputStream extends OutputStream {
    private final NativeSocket socket;

    SocketOutputStream(NativeSocket socket) {
        this.socket = socket;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        socket.sendAll(data, offset, length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

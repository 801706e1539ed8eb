package dev.panasock;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What a socket receives, as a stream. */
final class SocketInputStream extends InputStream {
    private final NativeSocket socket;

    SocketInputStream(NativeSocket socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        int n = DataTransfer.read(socket, buffer, offset, length);
        if (n == NativeSocket.WOULD_BLOCK) {
            throw SocketWait.timeout("recv");
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return socket.available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

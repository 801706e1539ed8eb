package dev.panasock;

import java.io.Closeable;
import java.io.IOException;

/**
 * Two sockets that are connected with each other.
 *
 * @param first one end
 * @param second the other
 * @see NativeSocket#pair
 */
public record SocketPair(NativeSocket first, NativeSocket second) implements Closeable {
    /**
     * Closes both.
     *
     * @throws IOException if the system reports an error; both are closed all the same
     */
    @Override
    public void close() throws IOException {
        try {
            first.close();
        } finally {
            second.close();
        }
    }
}

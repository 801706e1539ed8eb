package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;
import java.util.stream.LongStream;

/**
 * Sockets that take the lowest numbers that are free. What is opened meanwhile has a higher one, and once both are closed
 * nobody gets that soon: the system gives the lowest.
 *
 * <p>Without them the number of what was just closed may be that of a file: the compiler threads of the JVM open some for a
 * moment, whenever they like, to see how much memory is left.
 */
public final class LowNumbers implements AutoCloseable {
    private static final int COUNT = 64;

    private final long[] numbers =
            LongStream.generate(() -> RawSocket.next(SocketNumbers.SOCK_STREAM)).limit(COUNT).toArray();

    @Override
    public void close() {
        for (long number : numbers) {
            SocketHandle.adopt(number).close();
        }
    }
}

package dev.panasock;

import dev.panasock.platform.host.Host;
import java.io.Closeable;
import java.io.IOException;

/**
 * Moves what one stream receives to another: a direction of a relay. On Linux by {@code splice} through a pipe, without a copy and without the bytes passing through
 * this program; elsewhere by {@code recv} and {@code send} through native memory that is used again and again. Allocates nothing.
 *
 * {@snippet :
 * try (SocketCopy copy = SocketCopy.of(from, to)) {
 *     copy.transferAll();
 *     to.shutdown(Shutdown.SEND);
 * }
 * }
 *
 * <p><b>Nothing is lost on the way.</b> Bytes that were taken from the source and have found no buffer at the target ({@link #pending}) stay here, whatever ended the call:
 * a full target, an error, an interrupt, a deadline. The next {@link #transfer} begins with them. Only {@link #close} drops them.
 *
 * <p>Waiting, errors, interrupts and limits of time are those of the two sockets: a blocking call waits on whichever it needs, a close of either ends it. On non-blocking
 * sockets {@link NativeSocket#WOULD_BLOCK} means to wait for {@link Poll#OUT} of the target if there is something pending, else for {@link Poll#IN} of the source.
 *
 * <p>One thread at a time; any number of copies, also the two directions of one pair of sockets. The sockets stay the caller's and open.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
 */
public final class SocketCopy implements Closeable {
    private final NativeSocket from;
    private final NativeSocket to;
    private final CopyBuffer buffer;
    private boolean ended;
    private volatile boolean closed;
    private long transferred;

    private SocketCopy(NativeSocket from, NativeSocket to, CopyBuffer buffer) {
        this.from = from;
        this.to = to;
        this.buffer = buffer;
    }

    /**
     * A copy from one stream to another. On Linux it takes two descriptors, for a pipe of 64 KiB.
     *
     * @param from where bytes are received: a stream, or a view of one with a limit of time
     * @param to where they are sent: a stream, or a view of one with a limit of time
     * @return the copy, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors; the error of a socket that is closed
     * @throws IllegalArgumentException if one of them is not of {@link SocketType#STREAM}
     */
    public static SocketCopy of(NativeSocket from, NativeSocket to) throws IOException {
        requireStream(from);
        requireStream(to);
        return new SocketCopy(from, to, Host.sockets().splices() ? PipeBuffer.open() : new MemoryBuffer());
    }

    private static void requireStream(NativeSocket socket) throws IOException {
        if (!socket.get(SoOption.SO_TYPE).equals(SocketType.STREAM)) {
            throw new IllegalArgumentException("not a stream: " + socket);
        }
    }

    /**
     * Sends what is pending, or, if nothing is, receives what there is and sends it: one call on the target, before it at most one on the source.
     *
     * <p>Errors are those of {@link NativeSocket#recv} of the source (C functions recv or splice), and of {@link NativeSocket#send} of the target (send or splice). After one of
     * the target the bytes are pending: {@link #pending} &gt; 0 tells the two apart.
     *
     * @param max at most how many bytes, 1 or more; of what is pending all are sent. At most 64 KiB are moved at once
     * @return how many the target took, maybe fewer than were received; {@link NativeSocket#END_OF_STREAM} if the source has ended and nothing is pending;
     *         {@link NativeSocket#WOULD_BLOCK} if a socket would have to wait, also after SO_RCVTIMEO or SO_SNDTIMEO on Linux and macOS
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws IllegalStateException if the copy is closed
     */
    public long transfer(long max) throws IOException {
        if (max < 1) {
            throw new IllegalArgumentException("max " + max);
        }
        if (closed) {
            throw new IllegalStateException("the copy is closed");
        }
        if (buffer.pending == 0) {
            long n = ended ? NativeSocket.END_OF_STREAM : buffer.fill(from, max);
            if (n < 0) {
                ended = n == NativeSocket.END_OF_STREAM;
                return n;
            }
        }
        long n = buffer.drain(to);
        transferred += Math.max(n, 0);
        return n;
    }

    /**
     * Transfers until the source ends: {@link #transfer} as often as it takes, and {@code poll} of the socket that is waited for whenever it would block, and after a
     * signal. The target is not shut down.
     *
     * @return {@link #transferred}
     * @throws IOException with the error of the system; the call can be made again, and goes on
     * @throws IllegalStateException if the copy is closed
     */
    public long transferAll() throws IOException {
        int inVain = 0;
        while (true) {
            long n = transferOrSignal();
            if (n == NativeSocket.END_OF_STREAM) {
                return transferred;
            }
            if (n == NativeSocket.WOULD_BLOCK) {
                awaitReady(inVain);
            }
            inVain = n > 0 ? 0 : inVain + 1;
        }
    }

    /** A signal is for no one: the wait goes on as where the call would have waited. */
    private long transferOrSignal() throws IOException {
        try {
            return transfer(Long.MAX_VALUE);
        } catch (NativeSocketException end) {
            if (SocketResults.isSignal(end)) {
                return NativeSocket.WOULD_BLOCK;
            }
            throw end;
        }
    }

    private void awaitReady(int inVain) throws IOException {
        if (buffer.pending > 0) {
            SocketWait.toSend(to.state, to.deadline(), inVain);
        } else {
            SocketWait.toRecv(from.state, from.deadline(), inVain);
        }
    }

    /**
     * How many bytes were taken from the source and not by the target.
     *
     * @return bytes
     */
    public long pending() {
        return buffer.pending;
    }

    /**
     * How many bytes the target took in all.
     *
     * @return bytes
     */
    public long transferred() {
        return transferred;
    }

    /** Drops what is pending. The sockets stay open. Closing it again does nothing. */
    @Override
    public void close() {
        closed = true;
        buffer.close();
    }
}

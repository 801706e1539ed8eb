package dev.panasock.linux;

import dev.panasock.NativeSocket;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.linux.PipeApi;
import java.io.Closeable;
import java.io.IOException;

/**
 * A pipe of Linux: what {@code splice} moves bytes through, from one socket to another, without a copy.
 *
 * {@snippet :
 * try (Pipe pipe = Pipe.open()) {
 *     long n;
 *     while ((n = from.spliceTo(pipe.writer(), 1 << 20, Pipe.NONE)) > 0) {
 *         for (long left = n; left > 0; left -= to.spliceFrom(pipe.reader(), left, Pipe.NONE)) {
 *         }
 *     }
 * }
 * }
 *
 * <p>{@link dev.panasock.SocketCopy} does this, with all that can happen in between, on every system.
 *
 * <p>All methods may be called by any thread.
 *
 * @see NativeSocket#spliceTo
 * @see NativeSocket#spliceFrom
 * @see <a href="https://man7.org/linux/man-pages/man7/pipe.7.html">pipe(7)</a>
 */
public final class Pipe implements Closeable {
    /** No flag of splice. */
    public static final int NONE = 0;
    /** SPLICE_F_MOVE: moves pages instead of copying where it can. Without effect since Linux 2.6.21. */
    public static final int MOVE = Constants.number(OperatingSystem.LINUX, "SPLICE_F_MOVE");
    /** SPLICE_F_NONBLOCK: does not wait for the pipe. */
    public static final int NONBLOCK = Constants.number(OperatingSystem.LINUX, "SPLICE_F_NONBLOCK");
    /** SPLICE_F_MORE: more follows, as {@link dev.panasock.Msg#MORE} says it. */
    public static final int MORE = Constants.number(OperatingSystem.LINUX, "SPLICE_F_MORE");

    private final SocketHandle reader;
    private final SocketHandle writer;

    private Pipe(SocketHandle reader, SocketHandle writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * {@code pipe2(O_CLOEXEC)}: makes a pipe, which child processes do not inherit. It holds 64 KiB, in 16 pieces, unless {@link #setCapacity} changes that.
     *
     * @return the pipe, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe2(2)</a>
     */
    public static Pipe open() throws IOException {
        Descriptor.requireLinux("pipe2");
        long[] ends = new long[2];
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            Descriptor.check("pipe2", Host.sockets().pipe(call, ends), null);
        } finally {
            thread.release();
        }
        return new Pipe(SocketHandle.adopt(ends[0]), SocketHandle.adopt(ends[1]));
    }

    /**
     * The end that is read: for {@link NativeSocket#spliceFrom}.
     *
     * @return the handle; it can be waited for
     */
    public SocketHandle reader() {
        return reader;
    }

    /**
     * The end that is written: for {@link NativeSocket#spliceTo}.
     *
     * @return the handle; closing it lets the other end see the end after the last byte
     */
    public SocketHandle writer() {
        return writer;
    }

    /**
     * {@code ioctl(FIONREAD)}: how much is in the pipe.
     *
     * @return bytes
     * @throws IOException {@link dev.panasock.SocketClosedException} if the end that is read is closed
     * @see <a href="https://man7.org/linux/man-pages/man2/FIONREAD.2const.html">FIONREAD</a>
     */
    public int available() throws IOException {
        return Descriptor.on(reader, "ioctl", (call, end) -> Host.sockets().available(call, end));
    }

    /**
     * {@code fcntl(F_GETPIPE_SZ)}: how much the pipe can hold at most. It is full with less if it has many small pieces.
     *
     * @return bytes
     * @throws IOException {@link dev.panasock.SocketClosedException} if the end that is read is closed
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     */
    public int capacity() throws IOException {
        return Descriptor.on(reader, "fcntl", PipeApi::capacity);
    }

    /**
     * {@code fcntl(F_SETPIPE_SZ)}: how much the pipe can hold.
     *
     * <p>Errors among others: EPERM above /proc/sys/fs/pipe-max-size (1 MiB unless changed); EBUSY if more is in it; EINVAL.
     *
     * @param bytes at least how much; the system takes the next power of two
     * @return how much it is now
     * @throws IOException with the error of the system; {@link dev.panasock.SocketClosedException} if the end that is read is closed
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     */
    public int setCapacity(int bytes) throws IOException {
        return Descriptor.on(reader, "fcntl", (call, end) -> PipeApi.setCapacity(call, end, bytes));
    }

    /** {@code close} of both ends; what is in the pipe is lost. Closing it again does nothing. */
    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}

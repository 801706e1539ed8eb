package dev.panasock;

import dev.panasock.platform.system.Ready;
import java.io.IOException;
import java.io.InterruptedIOException;

/** What a socket sends without the bytes passing through this program: this part of {@link NativeSocket} is kept in a file of its own. */
abstract sealed class SocketTransfers extends SocketQueues permits NativeSocket {
    SocketTransfers(SocketHandle handle, int type, long most, Deadline deadline) {
        super(handle, type, most, deadline);
    }

    /**
     * {@code sendfile}, on Windows {@code TransmitFile}: sends bytes of a file. One call; it may send fewer than asked for, and then goes on from
     * {@code offset + result}. The position of the file itself stays where it is.
     *
     * <p>A blocking call waits for room, as {@link #send} does. What a call has sent before an error, a signal, an interrupt or the end of its time counts: its result
     * is that number, and the next call tells the error. At most 2^31-4096 bytes are sent at once on Linux, 2^31-2 on Windows.
     *
     * <p>Differences: Windows has no call that sends what there is room for. Where the call must not wait in the system (on a non-blocking socket, in a virtual thread,
     * with a limit of time) the library there reads up to 64 KiB ({@code ReadFile}) and sends them ({@code send}). Linux and macOS have no flag for not waiting:
     * in a virtual thread and with a limit of time the socket becomes non-blocking behind the user's back, as {@link NativeSocket#within} says of accept;
     * a borrowed one for the call. Linux raises SIGPIPE with EPIPE, which the JVM ignores. On macOS the socket has to be a stream.
     *
     * <p>Errors among others: those of {@link #send}; EINVAL, on Linux also EBADF or ESPIPE, for a file that cannot be sent, such as a directory; EIO. On
     * Windows those of Win32 for the file: 6 (ERROR_INVALID_HANDLE).
     *
     * @param file the file; it may be closed meanwhile, which does not end the call
     * @param offset where in the file to begin
     * @param count at most how many bytes; 0 sends none
     * @return how many were sent; 0 if the file ends at {@code offset} or before; {@link #WOULD_BLOCK} if there is no room: on a non-blocking socket, and on
     *         Linux and macOS also when SO_SNDTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if offset or count is negative
     * @throws IllegalStateException if the file is closed
     * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-transmitfile">TransmitFile</a>
     */
    public long sendfile(FileHandle file, long offset, long count) throws IOException {
        return sendfile(file, offset, count, end());
    }

    private long sendfile(FileHandle file, long offset, long count, long end) throws IOException {
        if (offset < 0 || count < 0) {
            throw new IllegalArgumentException("offset " + offset + ", count " + count);
        }
        long n = TransferCalls.sendfile(handle, file, offset, count, end);
        return n >= 0 ? n : orWouldBlock("sendfile", n, file);
    }

    /**
     * {@code splice} from this socket into a pipe: receives bytes without copying them. Linux. One call; it takes what is there and what the pipe has room for.
     *
     * <p>A blocking call waits for bytes as {@link #recv} does. In a platform thread it also waits for room in the pipe, as the system does; a virtual thread,
     * and a call with a limit of time, return {@link #WOULD_BLOCK} then. The socket becomes non-blocking behind the user's back as for {@link #sendfile}.
     *
     * <p>Errors among others: those of {@link #recv}; EINVAL for a pipe that is none, and for datagrams; EBADF for the end of the pipe that is read.
     *
     * @param pipe the end of a pipe that is written, see {@code dev.panasock.linux.Pipe}
     * @param count at most how many bytes
     * @param flags 0 or a combination of the flags of {@code dev.panasock.linux.Pipe}
     * @return how many were received; {@link #END_OF_STREAM}; {@link #WOULD_BLOCK} if the call would have to wait
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if count is negative
     * @throws IllegalStateException if the pipe is closed
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public long spliceTo(SocketHandle pipe, long count, int flags) throws IOException {
        long n = TransferCalls.splice(handle, pipe, Ready.READ, checkCount(count), flags, end());
        return n > 0 ? n : n == 0 && count > 0 ? END_OF_STREAM : orWouldBlock("splice", n, pipe);
    }

    /**
     * {@code splice} from a pipe into this socket: sends bytes without copying them. Linux. One call; it may send fewer than there are, and then the others stay in the
     * pipe. What it has sent before an error, a signal or an interrupt counts.
     *
     * <p>A blocking call waits for room as {@link #send} does. In a platform thread it also waits for bytes in the pipe, as the system does; a virtual
     * thread, and a call with a limit of time, return {@link #WOULD_BLOCK} then. The socket becomes non-blocking behind the user's back as for
     * {@link #sendfile}.
     *
     * <p>Errors among others: those of {@link #send}, with a SIGPIPE for EPIPE, which the JVM ignores; EINVAL for a pipe that is none; EBADF for the end of the
     * pipe that is written.
     *
     * @param pipe the end of a pipe that is read, see {@code dev.panasock.linux.Pipe}
     * @param count at most how many bytes
     * @param flags 0 or a combination of the flags of {@code dev.panasock.linux.Pipe}
     * @return how many were sent; 0 if the pipe is empty and its other end closed; {@link #WOULD_BLOCK} if the call would have to wait
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalArgumentException if count is negative
     * @throws IllegalStateException if the pipe is closed
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public long spliceFrom(SocketHandle pipe, long count, int flags) throws IOException {
        long n = TransferCalls.splice(handle, pipe, Ready.WRITE, checkCount(count), flags, end());
        return n >= 0 ? n : orWouldBlock("splice", n, pipe);
    }

    private static long checkCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count);
        }
        return count;
    }

    /** What a call gives that has moved nothing. */
    private long orWouldBlock(String operation, long n, Object subject) throws IOException {
        if (n == 0) {
            return 0;
        }
        if (n == -WOULD_BLOCK_ERROR) {
            return WOULD_BLOCK;
        }
        throw failure(operation, n, subject);
    }

    /**
     * Sends a part of a file: {@link #sendfile} as often as it takes, and {@code poll} for room whenever it would block.
     *
     * <p>A wait for room ends as that of {@link #sendAll(java.lang.foreign.MemorySegment)}, with the number of bytes sent in
     * {@link InterruptedIOException#bytesTransferred}.
     *
     * @param file the file
     * @param offset where in the file to begin
     * @param count how many bytes
     * @return how many were sent: fewer than asked for only if the file ended before
     * @throws IOException with the error of the system, EINTR among them
     * @throws IllegalArgumentException if offset or count is negative
     * @throws IllegalStateException if the file is closed
     */
    public long sendAll(FileHandle file, long offset, long count) throws IOException {
        long end = end();
        long sent = 0;
        try {
            while (true) {
                long n = sendfile(file, offset + sent, count - sent, end);
                sent += Math.max(n, 0);
                if (n == 0 || sent == count) {
                    return sent;
                }
                orRoom(n, end);
            }
        } catch (InterruptedIOException timeout) {
            throw after(sent, timeout);
        }
    }
}

package dev.panasock.bindings.linux;

import static dev.panasock.bindings.link.Downcall.call;
import static dev.panasock.bindings.link.Downcall.callVariadic;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.generated.transfers_h;
import java.lang.foreign.MemorySegment;

/**
 * Moving data without a copy through this process: the functions of {@code sys/sendfile.h}, {@code fcntl.h} and {@code unistd.h} of libc on Linux
 * (glibc and musl). One method for one function; nothing is checked or translated.
 *
 * <p>The first argument takes {@code errno} and is read with {@link dev.panasock.bindings.CallState#errno} if the result says failure.
 */
public final class Transfers {
    private Transfers() {
    }

    /**
     * {@code ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);}
     *
     * @param callState takes the error
     * @param out_fd where to
     * @param in_fd where from: a file
     * @param offset where in the file, then where it ended; NULL for the position of the file itself
     * @param count how many bytes
     * @return the number of bytes, 0 at the end of the file, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile</a>
     */
    public static long sendfile(MemorySegment callState, int out_fd, int in_fd, MemorySegment offset, long count) {
        return call(transfers_h.sendfile$address(), callState, out_fd, in_fd, offset.address(), count, 0, 0, offset,
                NULL, NULL);
    }

    /**
     * {@code ssize_t splice(int fd_in, off64_t *off_in, int fd_out, off64_t *off_out, size_t len, unsigned int flags);}
     *
     * @param callState takes the error
     * @param fd_in where from
     * @param off_in where in it, or NULL
     * @param fd_out where to
     * @param off_out where in it, or NULL
     * @param len how many bytes
     * @param flags a combination of SPLICE_F flags
     * @return the number of bytes, 0 at the end, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice</a>
     */
    public static long splice(MemorySegment callState, int fd_in, MemorySegment off_in, int fd_out,
            MemorySegment off_out, long len, int flags) {
        return call(transfers_h.splice$address(), callState, fd_in, off_in.address(), fd_out, off_out.address(), len,
                flags, off_in, off_out, NULL);
    }

    /**
     * {@code int open(const char *pathname, int flags, ...);}
     *
     * @param callState takes the error
     * @param pathname the file
     * @param flags how
     * @param mode the mode of a new file
     * @return the descriptor, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open</a>
     */
    public static int open(MemorySegment callState, MemorySegment pathname, int flags, int mode) {
        return (int) callVariadic(transfers_h.open$address(), callState, pathname.address(), flags, mode, pathname);
    }

    /**
     * {@code int pipe2(int pipefd[2], int flags);}
     *
     * @param callState takes the error
     * @param pipefd takes two descriptors, 8 bytes: of the end that is read, of the end that is written
     * @param flags a combination of O_ flags
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe2</a>
     */
    public static int pipe2(MemorySegment callState, MemorySegment pipefd, int flags) {
        return (int) call(transfers_h.pipe2$address(), callState, pipefd.address(), flags, 0, 0, 0, 0, pipefd, NULL,
                NULL);
    }
}

package dev.panasock.linux;

import dev.panasock.NativeSocket;
import dev.panasock.SocketHandle;
import dev.panasock.platform.system.linux.PidFdApi;
import java.io.Closeable;
import java.io.IOException;

/**
 * A process as a descriptor, from which sockets can be taken: {@code pidfd_open} and {@code pidfd_getfd}. Unlike SCM_RIGHTS, the other process need not know of it.
 *
 * {@snippet :
 * try (PidFd process = PidFd.open(pid); NativeSocket listener = process.socket(7)) {
 *     listener.accept();
 * }
 * }
 *
 * <p>The descriptor is readable when the process has ended: {@link #handle} can be waited for. It never stands for another process, also if the pid is given
 * anew. Not inherited by child processes. All methods may be called by any thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">pidfd_getfd(2)</a>
 */
public final class PidFd implements Closeable {
    private final SocketHandle handle;

    private PidFd(SocketHandle handle) {
        this.handle = handle;
    }

    /**
     * {@code pidfd_open(pid, 0)}.
     *
     * @param pid the process
     * @return its descriptor, to be closed by the caller
     * @throws IOException ESRCH if there is no such process; EINVAL for 0, a negative number or a thread; EMFILE or ENFILE when there are too many
     *         descriptors; ENOSYS before Linux 5.3
     * @throws IllegalArgumentException if it is no pid_t
     * @throws UnsupportedOperationException on other systems
     */
    public static PidFd open(long pid) throws IOException {
        if (pid != (int) pid) {
            throw new IllegalArgumentException(pid + " is no pid_t");
        }
        return new PidFd(Descriptor.make("pidfd_open", (call, none) -> PidFdApi.open(call, (int) pid)));
    }

    /**
     * {@code pidfd_getfd}: takes a duplicate of a descriptor of the process, which keeps its own.
     *
     * @param descriptor a descriptor there
     * @return the descriptor here, to be closed by the caller
     * @throws IOException EBADF if there is no such descriptor; EPERM without the right to trace the process; ESRCH if it has ended; EMFILE when there are too many
     *         descriptors; ENOSYS before Linux 5.6; {@link dev.panasock.SocketClosedException} if this is closed
     */
    public SocketHandle getfd(int descriptor) throws IOException {
        return SocketHandle.adopt(
                Descriptor.on(handle, "pidfd_getfd", (call, pidfd) -> PidFdApi.getFd(call, pidfd, descriptor)));
    }

    /**
     * {@link #getfd} for a socket.
     *
     * @param descriptor a descriptor there
     * @return the socket here, to be closed by the caller; its mode and its data are shared with the process
     * @throws IOException as {@link #getfd}; that it is no socket is told by the first call on it
     */
    public NativeSocket socket(int descriptor) throws IOException {
        return NativeSocket.of(getfd(descriptor));
    }

    /**
     * {@code pidfd_send_signal}.
     *
     * @param signal the signal, or 0 to ask whether it could be sent
     * @throws IOException ESRCH if the process has ended; EPERM; EINVAL for an unknown signal; {@link dev.panasock.SocketClosedException} if this is closed
     */
    public void sendSignal(int signal) throws IOException {
        Descriptor.on(handle, "pidfd_send_signal", (call, pidfd) -> PidFdApi.sendSignal(call, pidfd, signal));
    }

    /**
     * The handle, to wait for.
     *
     * @return the handle; closing it closes this
     */
    public SocketHandle handle() {
        return handle;
    }

    /** {@code close}. Closing it again does nothing. */
    @Override
    public void close() {
        handle.close();
    }
}

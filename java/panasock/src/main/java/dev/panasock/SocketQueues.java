package dev.panasock;

import java.io.IOException;

/** What waits in the queues of a socket: this part of {@link NativeSocket} is kept in a file of its own. */
abstract sealed class SocketQueues extends SocketMessages permits SocketTransfers {
    SocketQueues(SocketHandle handle, int type, long most, Deadline deadline) {
        super(handle, type, most, deadline);
    }

    /**
     * {@code sockatmark}, which is {@code ioctl(SIOCATMARK)}: where urgent data stands in the stream. The systems mean different things:
     * POSIX whether the next byte is the urgent one, Windows whether there is no urgent data before the next byte.
     *
     * @return the answer of the system
     * @throws IOException with the {@link SocketFailure error} of the system: for sockets without urgent data ENOTTY or another
     * @see <a href="https://man7.org/linux/man-pages/man3/sockatmark.3.html">sockatmark(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-ioctls">SIOCATMARK</a>
     */
    public boolean sockatmark() throws IOException {
        return ask("SIOCATMARK", (api, call, s) -> api.atMark(call, s)) != 0;
    }

    /**
     * {@code ioctl(SIOCOUTQ)}: how many bytes the system has taken and still keeps, for TCP those that the peer has not acknowledged. Linux;
     * EOPNOTSUPP elsewhere.
     *
     * @return the number of bytes
     * @throws IOException with the {@link SocketFailure error} of the system: EINVAL for a listener
     * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
     */
    public int unsent() throws IOException {
        return (int) ask("SIOCOUTQ", (api, call, s) -> api.unsent(call, s));
    }

    private long ask(String command, SocketCalls.Call question) throws IOException {
        long result = SocketCalls.guarded(handle, question);
        if (result < 0) {
            throw failure("ioctl", result, command);
        }
        return result;
    }
}

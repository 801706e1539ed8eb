package dev.panasock;

import java.io.IOException;

/** Messages with several buffers and ancillary data: this part of {@link NativeSocket} is kept in a file of its own. */
abstract sealed class SocketMessages extends SocketData permits NativeSocket {
    SocketMessages(SocketHandle handle, int type) {
        super(handle, type);
    }

    /**
     * {@code sendmsg} without flags, see {@link #sendmsg(Message, int)}.
     *
     * @param message what to send
     * @return the number of bytes sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendmsg(Message message) throws IOException {
        return sendmsg(message, Msg.NONE);
    }

    /**
     * {@code sendmsg}, on Windows {@code WSASendMsg}, or {@code WSASendTo} for a message without ancillary data: sends the buffers of a message one
     * after the other, with its ancillary data, to its address or to the peer. One call; of a stream it may take fewer bytes than given.
     *
     * <p>A blocking call waits for room.
     *
     * <p>Errors among others: those of {@link #send} and {@link #sendto}; EMSGSIZE or EINVAL for too many buffers; EINVAL for ancillary data that
     * the socket does not know; ETOOMANYREFS and EBADF for descriptors; EPERM for the credentials of others; on Windows WSAEOPNOTSUPP or WSAEINVAL
     * for ancillary data on a stream.
     *
     * @param message what to send; its ancillary data is what was written since {@link Message#writeControl}
     * @param flags a combination of {@link Msg}
     * @return the number of bytes sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalStateException if memory of a buffer was freed
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">sendmsg(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendmsg">WSASendMsg</a>
     */
    public long sendmsg(Message message, int flags) throws IOException {
        return sent("sendmsg", MessageCalls.sendmsg(handle, message, Msg.check(flags)), message.name());
    }

    /**
     * {@code recvmsg} without flags, see {@link #recvmsg(Message, int)}.
     *
     * @param message what to fill
     * @return the number of bytes received, {@link #END_OF_STREAM}, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvmsg(Message message) throws IOException {
        return recvmsg(message, Msg.NONE);
    }

    /**
     * {@code recvmsg}, on Windows {@code WSARecvMsg}, or {@code WSARecvFrom} for a message without room for ancillary data: fills the buffers of a
     * message one after the other, its address, its ancillary data and its {@link Message#flags flags}. One call.
     *
     * <p>A blocking call waits for a datagram, or for some bytes of a stream. What does not fit is lost: of a datagram
     * ({@link Message#isTruncated}; on Windows also an error, WSAEMSGSIZE) and of ancillary data ({@link Message#isControlTruncated}). Descriptors that
     * arrive are not inherited by child processes (atomically on Linux, by a second call on macOS); what becomes of them says {@link Message}.
     *
     * <p>Errors among others: those of {@link #recv}; EMSGSIZE or EINVAL for too many buffers; EAGAIN, as {@link #WOULD_BLOCK}, if the queue of
     * errors is empty; on Windows WSAEOPNOTSUPP or WSAEINVAL for a stream with room for ancillary data.
     *
     * @param message what to fill
     * @param flags a combination of {@link Msg}
     * @return the number of bytes received, {@link #END_OF_STREAM}, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalStateException if memory of a buffer was freed
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recvmsg(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nc-mswsock-lpfn_wsarecvmsg">WSARecvMsg</a>
     */
    public long recvmsg(Message message, int flags) throws IOException {
        return received("recvmsg", MessageCalls.recvmsg(handle, message, Msg.check(flags)), message.length());
    }
}

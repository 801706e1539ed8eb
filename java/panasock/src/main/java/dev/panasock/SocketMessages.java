package dev.panasock;

import java.io.IOException;
import java.util.Objects;

/** Messages with several buffers and ancillary data: this part of {@link NativeSocket} is kept in a file of its own. */
abstract sealed class SocketMessages extends SocketData permits SocketQueues {
    SocketMessages(SocketHandle handle, int type, long most, Deadline deadline) {
        super(handle, type, most, deadline);
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
        return sent("sendmsg", MessageCalls.sendmsg(handle, message, Msg.check(flags), end()), message.name());
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
        return received("recvmsg", MessageCalls.recvmsg(handle, message, Msg.check(flags), end()), message.length());
    }

    /**
     * {@code sendmmsg} of a whole batch without flags, see {@link #sendmmsg(MessageBatch, int, int, int)}.
     *
     * @param batch the messages
     * @return how many were sent, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system for the first of them
     */
    public int sendmmsg(MessageBatch batch) throws IOException {
        return sendmmsg(batch, 0, batch.size(), Msg.NONE);
    }

    /**
     * {@code sendmmsg}: sends several messages, each as {@link #sendmsg} does. One call on Linux, elsewhere a call for each message with the same
     * meaning: it ends with the first message that fails, and fails itself if that is the first of all; the next call then meets the error again. How
     * much of each message was sent says {@link MessageBatch#bytes}.
     *
     * @param batch the messages
     * @param first the first to send, from 0
     * @param count how many; Linux takes 1024 at once
     * @param flags a combination of {@link Msg}
     * @return how many were sent, at least one if {@code count} is; or {@link #WOULD_BLOCK} if the first would have to wait
     * @throws IOException with the {@link SocketFailure error} of the system for the first message
     * @throws IllegalArgumentException if the buffers come from more than two arenas that can be closed, or a message passes sockets
     * @throws IndexOutOfBoundsException if the batch does not have these messages
     * @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
     */
    public int sendmmsg(MessageBatch batch, int first, int count, int flags) throws IOException {
        Objects.checkFromIndexSize(first, count, batch.size());
        return (int) sent("sendmmsg", MessageCalls.sendmmsg(handle, batch, first, count, Msg.check(flags), end()),
                null);
    }

    /**
     * {@code recvmmsg} into a whole batch without flags, see {@link #recvmmsg(MessageBatch, int, int)}.
     *
     * @param batch the messages to fill
     * @return how many were received, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvmmsg(MessageBatch batch) throws IOException {
        return recvmmsg(batch, batch.size(), Msg.NONE);
    }

    /**
     * {@code recvmmsg} with MSG_WAITFORONE: receives the datagrams that are there, each as {@link #recvmsg} does. A blocking call waits for the first of
     * them only. One call on Linux, elsewhere one for each message with the same meaning, and between them a poll that does not wait.
     * How long each one is says {@link MessageBatch#bytes}.
     *
     * @param batch the messages to fill, from the first
     * @param count at most how many; Linux takes 1024 at once
     * @param flags a combination of {@link Msg}
     * @return how many were received, at least one if {@code count} is; or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system for the first message; one of a later message comes with the next call
     * @throws IllegalArgumentException if the buffers come from more than two arenas that can be closed
     * @throws IndexOutOfBoundsException if the batch does not have so many
     * @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
     */
    public int recvmmsg(MessageBatch batch, int count, int flags) throws IOException {
        Objects.checkFromIndexSize(0, count, batch.size());
        return (int) received("recvmmsg", MessageCalls.recvmmsg(handle, batch, count, Msg.check(flags), end()), 0);
    }
}

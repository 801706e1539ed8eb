package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import java.io.IOException;
import java.util.Objects;

/** The calls that send and receive messages: sendmsg, recvmsg, and batches of them. */
final class MessageTransfer {
    private MessageTransfer() {
    }

    static long sendmsg(HandleState handle, Message message, int flags, long deadline) throws IOException {
        long n = MessageCalls.sendmsg(handle, message, Msg.check(flags), deadline);
        return SocketResults.orWouldBlock(handle, "sendmsg", n, message.name());
    }

    static long recvmsg(NativeSocket socket, Message message, int flags, long deadline) throws IOException {
        long n = MessageCalls.recvmsg(socket.state, message, Msg.check(flags), deadline);
        return SocketResults.received(socket, "recvmsg", n, message.length());
    }

    static int sendmmsg(HandleState handle, MessageBatch batch, int first, int count, int flags, long deadline)
            throws IOException {
        Objects.checkFromIndexSize(first, count, batch.size());
        long n = MessageCalls.sendmmsg(handle, batch, first, count, Msg.check(flags), deadline);
        return (int) SocketResults.orWouldBlock(handle, "sendmmsg", n, null);
    }

    static int recvmmsg(HandleState handle, MessageBatch batch, int count, int flags, long deadline)
            throws IOException {
        Objects.checkFromIndexSize(0, count, batch.size());
        long n = MessageCalls.recvmmsg(handle, batch, count, Msg.check(flags), deadline);
        return (int) SocketResults.orWouldBlock(handle, "recvmmsg", n, null);
    }
}

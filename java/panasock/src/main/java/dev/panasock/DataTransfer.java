package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;

/**
 * The calls that send and receive bytes, with an address sendto and recvfrom, and the methods that repeat them until
 * all are transferred. None allocates.
 *
 * <p>The methods {@code make...} return what {@link SocketCalls} returns. A call makes a value or an exception of it; a
 * method of several calls waits after a signal as where a call would have waited, and goes on.
 */
final class DataTransfer {
    private DataTransfer() {
    }

    static long send(HandleState handle, MemorySegment data, long offset, long length, int flags, SocketName to,
            long deadline) throws IOException {
        return sent(handle, makeSend(handle, data, offset, length, flags, to, deadline), to);
    }

    static int send(HandleState handle, ByteBuffer data, int flags, SocketName to, long deadline)
            throws IOException {
        return (int) sent(handle, makeSend(handle, data, flags, to, deadline), to);
    }

    static int send(HandleState handle, byte[] data, int offset, int length, int flags, SocketName to, long deadline)
            throws IOException {
        return (int) sent(handle, makeSend(handle, data, offset, length, flags, to, deadline), to);
    }

    private static long makeSend(HandleState handle, MemorySegment data, long offset, long length, int flags,
            SocketName to, long deadline) {
        Objects.checkFromIndexSize(offset, length, data.byteSize());
        int checked = data.isNative() ? Msg.check(flags) : checkCopied(flags);
        return SocketCalls.send(handle, data, offset, length, checked, to, deadline);
    }

    private static long makeSend(HandleState handle, ByteBuffer data, int flags, SocketName to, long deadline) {
        long n;
        if (data.hasArray()) {
            int first = data.arrayOffset() + data.position();
            n = makeSend(handle, data.array(), first, data.remaining(), flags, to, deadline);
        } else if (data.isDirect()) {
            n = SocketCalls.send(handle, data, Msg.check(flags), to, deadline);
        } else {
            n = makeSend(handle, MemorySegment.ofBuffer(data), 0, data.remaining(), flags, to, deadline);
        }
        if (n > 0) {
            data.position(data.position() + (int) n);
        }
        return n;
    }

    private static long makeSend(HandleState handle, byte[] data, int offset, int length, int flags, SocketName to,
            long deadline) {
        Objects.checkFromIndexSize(offset, length, data.length);
        return SocketCalls.send(handle, data, offset, length, checkCopied(flags), to, deadline);
    }

    /** The flags of a send from the heap, which passes through memory that others use afterwards. */
    private static int checkCopied(int flags) {
        if ((Msg.check(flags) & Msg.ZEROCOPY) != 0) {
            throw new IllegalArgumentException("MSG_ZEROCOPY sends from native memory only");
        }
        return flags;
    }

    private static long sent(HandleState handle, long n, SocketName to) throws IOException {
        return n >= 0 ? n : SocketResults.orWouldBlock(handle, to == null ? "send" : "sendto", n, to);
    }

    static long recv(NativeSocket socket, MemorySegment buffer, long offset, long length, int flags,
            SockaddrBuffer from, long deadline) throws IOException {
        return received(socket, makeRecv(socket, buffer, offset, length, flags, from, deadline), length, from);
    }

    static int recv(NativeSocket socket, ByteBuffer buffer, int flags, SockaddrBuffer from, long deadline)
            throws IOException {
        int length = buffer.remaining();
        return (int) received(socket, makeRecv(socket, buffer, flags, from, deadline), length, from);
    }

    static int recv(NativeSocket socket, byte[] buffer, int offset, int length, int flags, SockaddrBuffer from,
            long deadline) throws IOException {
        return (int) received(socket, makeRecv(socket, buffer, offset, length, flags, from, deadline), length, from);
    }

    private static long makeRecv(NativeSocket socket, MemorySegment buffer, long offset, long length, int flags,
            SockaddrBuffer from, long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.byteSize());
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("the segment is read-only");
        }
        long most = buffer.isNative() ? length : bounded(socket, length, flags);
        int checked = checkReceived(socket, flags);
        return !PeekOfAll.applies(socket, checked, deadline)
                ? SocketCalls.recv(socket.state, buffer, offset, most, checked, from, deadline)
                : PeekOfAll.run(socket.state, most, deadline,
                        done -> SocketCalls.recv(socket.state, buffer, offset, most, PeekOfAll.FLAGS, from, deadline));
    }

    private static long makeRecv(NativeSocket socket, ByteBuffer buffer, int flags, SockaddrBuffer from, long deadline)
            throws IOException {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        long n;
        if (buffer.hasArray()) {
            int first = buffer.arrayOffset() + buffer.position();
            n = makeRecv(socket, buffer.array(), first, buffer.remaining(), flags, from, deadline);
        } else {
            int length = buffer.remaining();
            int checked = checkReceived(socket, flags);
            n = !PeekOfAll.applies(socket, checked, deadline)
                    ? SocketCalls.recv(socket.state, buffer, checked, from, deadline)
                    : PeekOfAll.run(socket.state, length, deadline,
                            done -> SocketCalls.recv(socket.state, buffer, PeekOfAll.FLAGS, from, deadline));
        }
        if (n > 0) {
            // With MSG_TRUNC more may be reported than the buffer holds.
            buffer.position(buffer.position() + (int) Math.min(n, buffer.remaining()));
        }
        return n;
    }

    private static long makeRecv(NativeSocket socket, byte[] buffer, int offset, int length, int flags,
            SockaddrBuffer from, long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int most = length > CallBlock.SCRATCH_KEPT ? (int) bounded(socket, length, flags) : length;
        int checked = checkReceived(socket, flags);
        return !PeekOfAll.applies(socket, checked, deadline)
                ? SocketCalls.recv(socket.state, buffer, offset, most, checked, from, deadline)
                : PeekOfAll.run(socket.state, most, deadline,
                        done -> SocketCalls.recv(socket.state, buffer, offset, most, PeekOfAll.FLAGS, from, deadline));
    }

    /** Only a stream waits for all, and a UNIX stream not for what is only looked at: of datagrams and packets the system returns one. */
    private static int checkReceived(NativeSocket socket, int flags) throws IOException {
        int checked = Msg.check(flags);
        boolean isOne = (checked & Msg.WAITALL) != 0
                && (!TypeNumbers.isStream(socket.type()) || PeekOfAll.isOfUnix(socket, checked));
        return isOne ? checked & ~Msg.WAITALL : checked;
    }

    /** A stream fills a large heap buffer by several calls: one would make and zero native memory of its size. */
    private static long bounded(NativeSocket socket, long length, int flags) throws IOException {
        boolean whole = length <= CallBlock.SCRATCH_KEPT || (flags & Msg.WAITALL) != 0
                || !TypeNumbers.isStream(socket.type());
        return whole ? length : CallBlock.SCRATCH_KEPT;
    }

    private static long received(NativeSocket socket, long n, long length, SockaddrBuffer from) throws IOException {
        return n > 0 ? n : SocketResults.received(socket, from == null ? "recv" : "recvfrom", n, length);
    }

    static void sendAll(HandleState handle, MemorySegment data, long deadline) throws IOException {
        long length = data.byteSize();
        long sent = 0;
        int inVain = 0;
        try {
            while (sent < length) {
                long n = makeSend(handle, data, sent, length - sent, Msg.NONE, null, deadline);
                sent += sentOrWait(handle, n, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
            }
        } catch (IOException end) {
            throw SocketResults.after(sent, end);
        }
    }

    static void sendAll(HandleState handle, ByteBuffer data, long deadline) throws IOException {
        int start = data.position();
        int inVain = 0;
        try {
            while (data.hasRemaining()) {
                int n = (int) makeSend(handle, data, Msg.NONE, null, deadline);
                sentOrWait(handle, n, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
            }
        } catch (IOException end) {
            throw SocketResults.after(data.position() - start, end);
        }
    }

    static void sendAll(HandleState handle, byte[] data, int offset, int length, long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        int sent = 0;
        int inVain = 0;
        try {
            while (sent < length) {
                long n = makeSend(handle, data, offset + sent, length - sent, Msg.NONE, null, deadline);
                sent += (int) sentOrWait(handle, n, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
            }
        } catch (IOException end) {
            throw SocketResults.after(sent, end);
        }
    }

    /** The bytes sent; where there was no buffer space for any, or a signal came first, 0 when there is space. */
    private static long sentOrWait(HandleState handle, long n, long deadline, int inVain) throws IOException {
        if (n >= 0) {
            return n;
        }
        if (!SocketResults.isSignal(n)) {
            SocketResults.orWouldBlock(handle, "send", n, null);
        }
        SocketWait.toSend(handle, deadline, inVain);
        return 0;
    }

    static long recvFully(NativeSocket socket, MemorySegment buffer, long deadline) throws IOException {
        long length = buffer.byteSize();
        long received = 0;
        int inVain = 0;
        try {
            while (received < length) {
                long most = length - received;
                long n = makeRecv(socket, buffer, received, most, Msg.NONE, null, deadline);
                n = receivedOrWait(socket, n, most, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
                if (n == NativeSocket.END_OF_STREAM) {
                    return orEnd(received);
                }
                received += n;
            }
            return received;
        } catch (IOException end) {
            throw SocketResults.after(received, end);
        }
    }

    static int recvFully(NativeSocket socket, ByteBuffer buffer, long deadline) throws IOException {
        int start = buffer.position();
        int inVain = 0;
        try {
            while (buffer.hasRemaining()) {
                int most = buffer.remaining();
                long n = makeRecv(socket, buffer, Msg.NONE, null, deadline);
                n = receivedOrWait(socket, n, most, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
                if (n == NativeSocket.END_OF_STREAM) {
                    return (int) orEnd(buffer.position() - start);
                }
            }
            return buffer.position() - start;
        } catch (IOException end) {
            throw SocketResults.after(buffer.position() - start, end);
        }
    }

    static int recvFully(NativeSocket socket, byte[] buffer, int offset, int length, long deadline)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int received = 0;
        int inVain = 0;
        try {
            while (received < length) {
                int most = length - received;
                long n = makeRecv(socket, buffer, offset + received, most, Msg.NONE, null, deadline);
                n = receivedOrWait(socket, n, most, deadline, inVain);
                inVain = n > 0 ? 0 : inVain + 1;
                if (n == NativeSocket.END_OF_STREAM) {
                    return (int) orEnd(received);
                }
                received += (int) n;
            }
            return received;
        } catch (IOException end) {
            throw SocketResults.after(received, end);
        }
    }

    /** The bytes received, or the end of the stream; where there were none, or a signal came first, 0 when there are. */
    private static long receivedOrWait(NativeSocket socket, long n, long length, long deadline, int inVain)
            throws IOException {
        if (n > 0) {
            return n;
        }
        long result = SocketResults.isSignal(n) ? NativeSocket.WOULD_BLOCK : received(socket, n, length, null);
        if (result != NativeSocket.WOULD_BLOCK) {
            return result;
        }
        SocketWait.toRecv(socket.state, deadline, inVain);
        return 0;
    }

    private static long orEnd(long received) {
        return received == 0 ? NativeSocket.END_OF_STREAM : received;
    }

    /** One read of a view: a recv, made again after a signal. */
    static int read(NativeSocket socket, byte[] buffer, int offset, int length) throws IOException {
        long deadline = socket.deadline();
        long n = makeRecv(socket, buffer, offset, length, Msg.NONE, null, deadline);
        while (SocketResults.isSignal(n)) {
            if (!SocketWait.isReadyToRecv(socket.state, deadline)) {
                return NativeSocket.WOULD_BLOCK;
            }
            n = makeRecv(socket, buffer, offset, length, Msg.NONE, null, deadline);
        }
        return (int) received(socket, n, length, null);
    }

    /** The same into a buffer. */
    static int read(NativeSocket socket, ByteBuffer buffer) throws IOException {
        long deadline = socket.deadline();
        int length = buffer.remaining();
        long n = makeRecv(socket, buffer, Msg.NONE, null, deadline);
        while (SocketResults.isSignal(n)) {
            if (!SocketWait.isReadyToRecv(socket.state, deadline)) {
                return NativeSocket.WOULD_BLOCK;
            }
            n = makeRecv(socket, buffer, Msg.NONE, null, deadline);
        }
        return (int) received(socket, n, length, null);
    }

    /** One write of a view: a send, made again after a signal. */
    static int write(NativeSocket socket, ByteBuffer data) throws IOException {
        long deadline = socket.deadline();
        long n = makeSend(socket.state, data, Msg.NONE, null, deadline);
        while (SocketResults.isSignal(n)) {
            if (!SocketWait.isReadyToSend(socket.state, deadline)) {
                return NativeSocket.WOULD_BLOCK;
            }
            n = makeSend(socket.state, data, Msg.NONE, null, deadline);
        }
        return (int) sent(socket.state, n, null);
    }
}

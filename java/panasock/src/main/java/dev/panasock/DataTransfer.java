package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;

/**
 * The calls that send and receive bytes, with an address sendto and recvfrom, and the methods that repeat them until
 * all are transferred. None allocates.
 */
final class DataTransfer {
    private DataTransfer() {
    }

    static long send(HandleState handle, MemorySegment data, long offset, long length, int flags, SocketName to,
            long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.byteSize());
        int checked = data.isNative() ? Msg.check(flags) : checkCopied(flags);
        return sent(handle, SocketCalls.send(handle, data, offset, length, checked, to, deadline), to);
    }

    static int send(HandleState handle, ByteBuffer data, int flags, SocketName to, long deadline)
            throws IOException {
        int n;
        if (data.hasArray()) {
            int first = data.arrayOffset() + data.position();
            n = send(handle, data.array(), first, data.remaining(), flags, to, deadline);
        } else if (data.isDirect()) {
            n = (int) sent(handle, SocketCalls.send(handle, data, Msg.check(flags), to, deadline), to);
        } else {
            n = (int) send(handle, MemorySegment.ofBuffer(data), 0, data.remaining(), flags, to, deadline);
        }
        if (n > 0) {
            data.position(data.position() + n);
        }
        return n;
    }

    static int send(HandleState handle, byte[] data, int offset, int length, int flags, SocketName to, long deadline)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        int checked = checkCopied(flags);
        return (int) sent(handle, SocketCalls.send(handle, data, offset, length, checked, to, deadline), to);
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
        Objects.checkFromIndexSize(offset, length, buffer.byteSize());
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("the segment is read-only");
        }
        long most = buffer.isNative() ? length : bounded(socket, length, flags);
        int checked = checkReceived(socket, flags);
        long n = !PeekOfAll.applies(socket, checked, deadline)
                ? SocketCalls.recv(socket.state, buffer, offset, most, checked, from, deadline)
                : PeekOfAll.run(socket.state, most, deadline,
                        done -> SocketCalls.recv(socket.state, buffer, offset, most, PeekOfAll.FLAGS, from, deadline));
        return received(socket, n, length, from);
    }

    static int recv(NativeSocket socket, ByteBuffer buffer, int flags, SockaddrBuffer from, long deadline)
            throws IOException {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        int n;
        if (buffer.hasArray()) {
            int first = buffer.arrayOffset() + buffer.position();
            n = recv(socket, buffer.array(), first, buffer.remaining(), flags, from, deadline);
        } else {
            int length = buffer.remaining();
            int checked = checkReceived(socket, flags);
            n = (int) received(socket, !PeekOfAll.applies(socket, checked, deadline)
                    ? SocketCalls.recv(socket.state, buffer, checked, from, deadline)
                    : PeekOfAll.run(socket.state, length, deadline,
                            done -> SocketCalls.recv(socket.state, buffer, PeekOfAll.FLAGS, from, deadline)),
                    length, from);
        }
        if (n > 0) {
            // With MSG_TRUNC more may be reported than the buffer holds.
            buffer.position(buffer.position() + Math.min(n, buffer.remaining()));
        }
        return n;
    }

    static int recv(NativeSocket socket, byte[] buffer, int offset, int length, int flags, SockaddrBuffer from,
            long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int most = length > CallBlock.SCRATCH_KEPT ? (int) bounded(socket, length, flags) : length;
        int checked = checkReceived(socket, flags);
        long n = !PeekOfAll.applies(socket, checked, deadline)
                ? SocketCalls.recv(socket.state, buffer, offset, most, checked, from, deadline)
                : PeekOfAll.run(socket.state, most, deadline,
                        done -> SocketCalls.recv(socket.state, buffer, offset, most, PeekOfAll.FLAGS, from, deadline));
        return (int) received(socket, n, length, from);
    }

    /** Only a stream waits for all: of datagrams and packets the system returns one. */
    private static int checkReceived(NativeSocket socket, int flags) throws IOException {
        int checked = Msg.check(flags);
        return (checked & Msg.WAITALL) != 0 && !TypeNumbers.isStream(socket.type()) ? checked & ~Msg.WAITALL : checked;
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
        try {
            while (sent < length) {
                long n = send(handle, data, sent, length - sent, Msg.NONE, null, deadline);
                sent += sentOrWait(handle, n, deadline);
            }
        } catch (InterruptedIOException end) {
            throw SocketResults.after(sent, end);
        }
    }

    static void sendAll(HandleState handle, ByteBuffer data, long deadline) throws IOException {
        int start = data.position();
        try {
            while (data.hasRemaining()) {
                sentOrWait(handle, send(handle, data, Msg.NONE, null, deadline), deadline);
            }
        } catch (InterruptedIOException end) {
            throw SocketResults.after(data.position() - start, end);
        }
    }

    static void sendAll(HandleState handle, byte[] data, int offset, int length, long deadline) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        int sent = 0;
        try {
            while (sent < length) {
                int n = send(handle, data, offset + sent, length - sent, Msg.NONE, null, deadline);
                sent += (int) sentOrWait(handle, n, deadline);
            }
        } catch (InterruptedIOException end) {
            throw SocketResults.after(sent, end);
        }
    }

    /** The bytes sent; where there was no room for any, 0 when there is. */
    private static long sentOrWait(HandleState handle, long n, long deadline) throws IOException {
        if (n != NativeSocket.WOULD_BLOCK) {
            return n;
        }
        SocketWait.toSend(handle, deadline);
        return 0;
    }

    static long recvFully(NativeSocket socket, MemorySegment buffer, long deadline) throws IOException {
        long length = buffer.byteSize();
        long received = 0;
        try {
            while (received < length) {
                long n = recv(socket, buffer, received, length - received, Msg.NONE, null, deadline);
                if (n == NativeSocket.END_OF_STREAM) {
                    return orEnd(received);
                }
                received += receivedOrWait(socket, n, deadline);
            }
            return received;
        } catch (InterruptedIOException end) {
            throw SocketResults.after(received, end);
        }
    }

    static int recvFully(NativeSocket socket, ByteBuffer buffer, long deadline) throws IOException {
        int start = buffer.position();
        try {
            while (buffer.hasRemaining()) {
                long n = recv(socket, buffer, Msg.NONE, null, deadline);
                if (n == NativeSocket.END_OF_STREAM) {
                    return (int) orEnd(buffer.position() - start);
                }
                receivedOrWait(socket, n, deadline);
            }
            return buffer.position() - start;
        } catch (InterruptedIOException end) {
            throw SocketResults.after(buffer.position() - start, end);
        }
    }

    static int recvFully(NativeSocket socket, byte[] buffer, int offset, int length, long deadline)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int received = 0;
        try {
            while (received < length) {
                int n = recv(socket, buffer, offset + received, length - received, Msg.NONE, null, deadline);
                if (n == NativeSocket.END_OF_STREAM) {
                    return (int) orEnd(received);
                }
                received += (int) receivedOrWait(socket, n, deadline);
            }
            return received;
        } catch (InterruptedIOException end) {
            throw SocketResults.after(received, end);
        }
    }

    /** The bytes received; where there were none, 0 when there are. */
    private static long receivedOrWait(NativeSocket socket, long n, long deadline) throws IOException {
        if (n != NativeSocket.WOULD_BLOCK) {
            return n;
        }
        SocketWait.toRecv(socket.state, deadline);
        return 0;
    }

    private static long orEnd(long received) {
        return received == 0 ? NativeSocket.END_OF_STREAM : received;
    }
}

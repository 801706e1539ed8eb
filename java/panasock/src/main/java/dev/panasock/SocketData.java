package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.Objects;

/** Sending and receiving: this half of {@link NativeSocket} is kept in a file of its own. */
abstract sealed class SocketData permits SocketMessages {
    /** What {@link #recv} returns at the end of a stream: the peer has shut down its side and everything it sent was received. */
    public static final int END_OF_STREAM = -1;
    /** What a call returns that would have to wait: EWOULDBLOCK, WSAEWOULDBLOCK. */
    public static final int WOULD_BLOCK = -2;

    static final int WOULD_BLOCK_ERROR = ErrorNumbers.WOULD_BLOCK.here();

    private static final int UNKNOWN = 0;
    private static final int STREAM = SocketNumbers.SOCK_STREAM.here();
    private static final int SEQPACKET = SocketNumbers.SOCK_SEQPACKET.here();
    private static final int DGRAM = SocketNumbers.SOCK_DGRAM.here();
    private static final int RAW = SocketNumbers.SOCK_RAW.here();

    /** For {@link #most}: as long as the system lets a call wait. */
    static final long UNLIMITED = Long.MIN_VALUE;

    final SocketHandle handle;
    /** How long a call of this view may wait, in nanoseconds. */
    private final long most;
    /** Up to when, or null. */
    private final Deadline deadline;
    /** The number of the socket type; of a socket that was not opened here it is asked when it matters first. */
    private int type;

    SocketData(SocketHandle handle, int type, long most, Deadline deadline) {
        this.handle = handle;
        this.most = most;
        this.deadline = deadline;
        // On Linux the number may carry flags: then the socket is asked.
        this.type = type == STREAM || type == DGRAM || type == SEQPACKET || type == RAW ? type : UNKNOWN;
    }

    /**
     * {@code send}: gives bytes to the system, which sends them to the peer. One call; it may take fewer than given.
     *
     * <p>A blocking call waits for room. On a stream POSIX systems then take all bytes, unless SO_SNDTIMEO ends the wait;
     * {@link #sendAll} goes on in any case. A datagram is taken whole or not at all. On Windows at most 2^31-1 bytes are
     * taken at once, on Linux 2^31-4096.
     *
     * <p>Errors among others: EPIPE (WSAESHUTDOWN, WSAECONNABORTED) after the own side was shut down or the peer has gone, without a
     * signal; ECONNRESET; ENOTCONN, EDESTADDRREQ without a peer; EMSGSIZE for a datagram that is too long; EINTR after a signal, with
     * nothing sent: the call is not repeated.
     *
     * @param data the bytes: native memory is sent as it is, heap memory is copied first (on Linux not arrays of 4 to 256 KiB, as far as
     *        there is room for them at once). It must stay allocated and accessible to this thread
     * @param offset the first byte
     * @param length how many; 0 sends nothing on a stream and an empty datagram otherwise
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK} if there is no room: on a non-blocking socket, and on Linux and
     *         macOS also when SO_SNDTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws UnsupportedOperationException for a flag that this system does not have
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     */
    public long send(MemorySegment data, long offset, long length, int flags) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.byteSize());
        return send("send", data, offset, length, flags, null, end());
    }

    /**
     * {@code send} of a whole segment, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long send(MemorySegment data, int flags) throws IOException {
        return send("send", data, flags, null, end());
    }

    /**
     * {@code send} of a whole segment without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long send(MemorySegment data) throws IOException {
        return send("send", data, Msg.NONE, null, end());
    }

    /**
     * {@code send} of the bytes between position and limit, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes, in a direct, heap or read-only buffer; its position moves over those that were taken
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(ByteBuffer data, int flags) throws IOException {
        return send("send", data, flags, null, end());
    }

    /**
     * {@code send} of the bytes between position and limit without flags, see {@link #send(ByteBuffer, int)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(ByteBuffer data) throws IOException {
        return send("send", data, Msg.NONE, null, end());
    }

    /**
     * {@code send} of a part of an array, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data, int offset, int length, int flags) throws IOException {
        return send("send", data, offset, length, flags, null, end());
    }

    /**
     * {@code send} of a part of an array without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data, int offset, int length) throws IOException {
        return send(data, offset, length, Msg.NONE);
    }

    /**
     * {@code send} of an array without flags, see {@link #send(MemorySegment, long, long, int)}.
     *
     * @param data the bytes
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int send(byte[] data) throws IOException {
        return send(data, 0, data.length, Msg.NONE);
    }

    /**
     * {@code sendto}: sends a datagram to an address. As {@link #send(MemorySegment, long, long, int)} otherwise.
     *
     * <p>Errors among others: EISCONN (Linux: none, the address wins) on a connected socket; EACCES for a broadcast address without
     * SO_BROADCAST; EAFNOSUPPORT or EINVAL for an address of another family; ENETUNREACH; EMSGSIZE.
     *
     * @param data the bytes
     * @param offset the first byte
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">sendto(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-sendto">sendto</a>
     */
    public long sendto(MemorySegment data, long offset, long length, int flags, SocketName to) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.byteSize());
        return send("sendto", data, offset, length, flags, Objects.requireNonNull(to, "to"), end());
    }

    /**
     * {@code sendto} of a whole segment, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendto(MemorySegment data, int flags, SocketName to) throws IOException {
        return send("sendto", data, flags, Objects.requireNonNull(to, "to"), end());
    }

    /**
     * {@code sendto} of a whole segment without flags, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long sendto(MemorySegment data, SocketName to) throws IOException {
        return sendto(data, Msg.NONE, to);
    }

    /**
     * {@code sendto} of the bytes between position and limit, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(ByteBuffer data, int flags, SocketName to) throws IOException {
        return send("sendto", data, flags, Objects.requireNonNull(to, "to"), end());
    }

    /**
     * {@code sendto} of the bytes between position and limit without flags, see {@link #sendto(ByteBuffer, int, SocketName)}.
     *
     * @param data the bytes; the position moves over those that were taken
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(ByteBuffer data, SocketName to) throws IOException {
        return sendto(data, Msg.NONE, to);
    }

    /**
     * {@code sendto} of a part of an array, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(byte[] data, int offset, int length, int flags, SocketName to) throws IOException {
        return send("sendto", data, offset, length, flags, Objects.requireNonNull(to, "to"), end());
    }

    /**
     * {@code sendto} of an array without flags, see {@link #sendto(MemorySegment, long, long, int, SocketName)}.
     *
     * @param data the bytes
     * @param to the destination
     * @return how many were taken, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int sendto(byte[] data, SocketName to) throws IOException {
        return sendto(data, 0, data.length, Msg.NONE, to);
    }

    /**
     * {@code recv}: takes bytes that have arrived. One call; a blocking one waits for the first and returns what is there,
     * with {@link Msg#WAITALL} it waits until the buffer is full.
     *
     * <p>Of a datagram longer than the buffer the rest is lost: silently on Linux and macOS, with WSAEMSGSIZE on Windows. On
     * Windows at most 2^31-1 bytes are received at once, on Linux 2^31-4096.
     *
     * <p>Errors among others: ECONNRESET, which on Windows UDP also tells of an earlier datagram that nobody took; ENOTCONN without a
     * peer; EINTR after a signal, with nothing received: the call is not repeated; WSAETIMEDOUT on Windows when SO_RCVTIMEO has
     * expired, as {@link NativeTimeoutException}.
     *
     * @param buffer takes the bytes: native memory directly, heap memory by a copy, for which a stream is asked for at most 256 KiB
     *        at once unless with {@link Msg#WAITALL}. It must stay allocated and accessible to this thread
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received (with {@link Msg#TRUNC} on Linux it may be more than there was room for); 0 for an empty datagram or an
     *         empty buffer; {@link #END_OF_STREAM} on a stream or sequence of packets that has ended;
     *         {@link #WOULD_BLOCK} if nothing is there: on a non-blocking socket, and on Linux and macOS also when
     *         SO_RCVTIMEO has expired
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalArgumentException if the segment is read-only
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws UnsupportedOperationException for a flag that this system does not have
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-recv">recv</a>
     */
    public long recv(MemorySegment buffer, long offset, long length, int flags) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.byteSize());
        return recv("recv", buffer, offset, length, flags, null, end());
    }

    /**
     * {@code recv} into a whole segment, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recv(MemorySegment buffer, int flags) throws IOException {
        return recv("recv", buffer, flags, null, end());
    }

    /**
     * {@code recv} into a whole segment without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recv(MemorySegment buffer) throws IOException {
        return recv("recv", buffer, Msg.NONE, null, end());
    }

    /**
     * {@code recv} between position and limit, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes, direct or on the heap; its position moves over those that were received
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recv(ByteBuffer buffer, int flags) throws IOException {
        return recv("recv", buffer, flags, null, end());
    }

    /**
     * {@code recv} between position and limit without flags, see {@link #recv(ByteBuffer, int)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recv(ByteBuffer buffer) throws IOException {
        return recv("recv", buffer, Msg.NONE, null, end());
    }

    /**
     * {@code recv} into a part of an array, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer, int offset, int length, int flags) throws IOException {
        return recv("recv", buffer, offset, length, flags, null, end());
    }

    /**
     * {@code recv} into a part of an array without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer, int offset, int length) throws IOException {
        return recv(buffer, offset, length, Msg.NONE);
    }

    /**
     * {@code recv} into an array without flags, see {@link #recv(MemorySegment, long, long, int)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recv(byte[] buffer) throws IOException {
        return recv(buffer, 0, buffer.length, Msg.NONE);
    }

    /**
     * {@code recvfrom}: takes a datagram and the address of its sender. As {@link #recv(MemorySegment, long, long, int)} otherwise.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address; none on a connected stream and for a UNIX sender that is not bound
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     * @throws IllegalArgumentException if the segment is read-only
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recvfrom(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-recvfrom">recvfrom</a>
     */
    public long recvfrom(MemorySegment buffer, long offset, long length, int flags, SockaddrBuffer from)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.byteSize());
        return recv("recvfrom", buffer, offset, length, flags, Objects.requireNonNull(from, "from"), end());
    }

    /**
     * {@code recvfrom} into a whole segment, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvfrom(MemorySegment buffer, int flags, SockaddrBuffer from) throws IOException {
        return recv("recvfrom", buffer, flags, Objects.requireNonNull(from, "from"), end());
    }

    /**
     * {@code recvfrom} into a whole segment without flags, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public long recvfrom(MemorySegment buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, Msg.NONE, from);
    }

    /**
     * {@code recvfrom} between position and limit, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvfrom(ByteBuffer buffer, int flags, SockaddrBuffer from) throws IOException {
        return recv("recvfrom", buffer, flags, Objects.requireNonNull(from, "from"), end());
    }

    /**
     * {@code recvfrom} between position and limit without flags, see {@link #recvfrom(ByteBuffer, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvfrom(ByteBuffer buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, Msg.NONE, from);
    }

    /**
     * {@code recvfrom} into a part of an array, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length at most how many
     * @param flags 0 or a combination of {@link Msg}
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvfrom(byte[] buffer, int offset, int length, int flags, SockaddrBuffer from) throws IOException {
        return recv("recvfrom", buffer, offset, length, flags, Objects.requireNonNull(from, "from"), end());
    }

    /**
     * {@code recvfrom} into an array without flags, see {@link #recvfrom(MemorySegment, long, long, int, SockaddrBuffer)}.
     *
     * @param buffer takes the bytes
     * @param from takes the address of the sender
     * @return how many were received, {@link #END_OF_STREAM} or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system
     */
    public int recvfrom(byte[] buffer, SockaddrBuffer from) throws IOException {
        return recvfrom(buffer, 0, buffer.length, Msg.NONE, from);
    }

    /**
     * Sends all bytes of a segment: {@code send} as often as it takes, and {@code poll} for room whenever it would block.
     *
     * <p>A wait for room ends when SO_SNDTIMEO, if one is set, has passed without any: then {@link NativeTimeoutException} is
     * thrown, with the number of bytes sent in {@link InterruptedIOException#bytesTransferred}. After any other error it is not
     * known how many were sent.
     *
     * @param data the bytes
     * @throws IOException with the error of the system, EINTR among them
     */
    public void sendAll(MemorySegment data) throws IOException {
        long end = end();
        long length = data.byteSize();
        long sent = 0;
        try {
            while (sent < length) {
                sent += orRoom(send("send", data, sent, length - sent, Msg.NONE, null, end), end);
            }
        } catch (InterruptedIOException timeout) {
            throw after(sent, timeout);
        }
    }

    /**
     * Sends all bytes between position and limit, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes; its position moves over those that were sent, also when an error ends the call
     * @throws IOException with the error of the system
     */
    public void sendAll(ByteBuffer data) throws IOException {
        long end = end();
        int start = data.position();
        try {
            while (data.hasRemaining()) {
                orRoom(send("send", data, Msg.NONE, null, end), end);
            }
        } catch (InterruptedIOException timeout) {
            throw after(data.position() - start, timeout);
        }
    }

    /**
     * Sends all bytes of a part of an array, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes
     * @param offset the first
     * @param length how many
     * @throws IOException with the error of the system
     */
    public void sendAll(byte[] data, int offset, int length) throws IOException {
        long end = end();
        Objects.checkFromIndexSize(offset, length, data.length);
        int sent = 0;
        try {
            while (sent < length) {
                sent += (int) orRoom(send("send", data, offset + sent, length - sent, Msg.NONE, null, end), end);
            }
        } catch (InterruptedIOException timeout) {
            throw after(sent, timeout);
        }
    }

    /**
     * Sends all bytes of an array, see {@link #sendAll(MemorySegment)}.
     *
     * @param data the bytes
     * @throws IOException with the error of the system
     */
    public void sendAll(byte[] data) throws IOException {
        sendAll(data, 0, data.length);
    }

    final long orRoom(long n, long end) throws IOException {
        if (n != WOULD_BLOCK) {
            return n;
        }
        await("send", Poll.OUT, SoOption.SO_SNDTIMEO, end);
        return 0;
    }

    static InterruptedIOException after(long transferred, InterruptedIOException timeout) {
        timeout.bytesTransferred = (int) Math.min(transferred, Integer.MAX_VALUE);
        return timeout;
    }

    /**
     * Receives until a segment is full or the stream ends: {@code recv} as often as it takes, and {@code poll} for more whenever it
     * would block.
     *
     * <p>A wait ends when SO_RCVTIMEO, if one is set, has passed without anything: then {@link NativeTimeoutException} is thrown, with
     * the number of bytes received in {@link InterruptedIOException#bytesTransferred}.
     *
     * @param buffer takes the bytes
     * @return how many were received: all that there is room for, or fewer if the stream ended, or {@link #END_OF_STREAM} if it had
     *         ended before the first
     * @throws IOException with the error of the system, EINTR among them
     */
    public long recvFully(MemorySegment buffer) throws IOException {
        long end = end();
        long length = buffer.byteSize();
        long received = 0;
        try {
            while (received < length) {
                long n = orSome(recv("recv", buffer, received, length - received, Msg.NONE, null, end), end);
                if (n == END_OF_STREAM) {
                    return received == 0 ? END_OF_STREAM : received;
                }
                received += n;
            }
            return received;
        } catch (InterruptedIOException timeout) {
            throw after(received, timeout);
        }
    }

    /**
     * Receives until a buffer is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes; its position moves over those that were received, also when an error ends the call
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int recvFully(ByteBuffer buffer) throws IOException {
        long end = end();
        int start = buffer.position();
        try {
            while (buffer.hasRemaining()) {
                long n = orSome(recv("recv", buffer, Msg.NONE, null, end), end);
                if (n == END_OF_STREAM) {
                    return buffer.position() == start ? END_OF_STREAM : buffer.position() - start;
                }
            }
            return buffer.position() - start;
        } catch (InterruptedIOException timeout) {
            throw after(buffer.position() - start, timeout);
        }
    }

    /**
     * Receives until a part of an array is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes
     * @param offset where the first goes
     * @param length how many
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     */
    public int recvFully(byte[] buffer, int offset, int length) throws IOException {
        long end = end();
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int received = 0;
        try {
            while (received < length) {
                long n = orSome(recv("recv", buffer, offset + received, length - received, Msg.NONE, null, end), end);
                if (n == END_OF_STREAM) {
                    return received == 0 ? END_OF_STREAM : received;
                }
                received += (int) n;
            }
            return received;
        } catch (InterruptedIOException timeout) {
            throw after(received, timeout);
        }
    }

    /**
     * Receives until an array is full or the stream ends, see {@link #recvFully(MemorySegment)}.
     *
     * @param buffer takes the bytes
     * @return how many were received, or {@link #END_OF_STREAM} if the stream had ended before the first
     * @throws IOException with the error of the system
     */
    public int recvFully(byte[] buffer) throws IOException {
        return recvFully(buffer, 0, buffer.length);
    }

    private long orSome(long n, long end) throws IOException {
        if (n != WOULD_BLOCK) {
            return n;
        }
        await("recv", Poll.IN, SoOption.SO_RCVTIMEO, end);
        return 0;
    }

    /** Up to when a call that begins now may wait. */
    final long end() {
        return most != UNLIMITED ? Moment.after(most) : deadline != null ? deadline.moment() : Moment.NEVER;
    }

    /** Waits until a call on the socket would not block, at most for the time that is set for such calls. */
    abstract void await(String operation, int events, SocketOption<Duration> limit, long end) throws IOException;

    /** The exception of a failed call. */
    abstract IOException failure(String operation, long result, Object subject);

    abstract int askType() throws IOException;

    final int type() throws IOException {
        if (type == UNKNOWN) {
            type = askType();
        }
        return type;
    }

    /** The number of the type if it is known without asking, else 0. */
    final int knownType() {
        return type;
    }

    private static void checkWritable(ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
    }

    private int send(String operation, ByteBuffer data, int flags, SocketName to, long end) throws IOException {
        int n;
        if (data.hasArray()) {
            int first = data.arrayOffset() + data.position();
            n = send(operation, data.array(), first, data.remaining(), flags, to, end);
        } else if (data.isDirect()) {
            n = (int) sent(operation, SocketCalls.send(handle, data, Msg.check(flags), to, end), to);
        } else {
            n = (int) send(operation, MemorySegment.ofBuffer(data), flags, to, end);
        }
        if (n > 0) {
            data.position(data.position() + n);
        }
        return n;
    }

    private int send(String operation, byte[] data, int offset, int length, int flags, SocketName to, long end)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        return (int) sent(operation, SocketCalls.send(handle, data, offset, length, checkCopied(flags), to, end), to);
    }

    private long send(String operation, MemorySegment data, int flags, SocketName to, long end) throws IOException {
        return send(operation, data, 0, data.byteSize(), flags, to, end);
    }

    private long send(String operation, MemorySegment data, long offset, long length, int flags, SocketName to,
            long end) throws IOException {
        int checked = data.isNative() ? Msg.check(flags) : checkCopied(flags);
        return sent(operation, SocketCalls.send(handle, data, offset, length, checked, to, end), to);
    }

    /** The flags of a send from the heap, which passes through memory that others use afterwards. */
    private static int checkCopied(int flags) {
        if ((Msg.check(flags) & Msg.ZEROCOPY) != 0) {
            throw new IllegalArgumentException("MSG_ZEROCOPY sends from native memory only");
        }
        return flags;
    }

    final long sent(String operation, long n, SocketName to) throws IOException {
        if (n >= 0) {
            return n;
        }
        if (n == -WOULD_BLOCK_ERROR) {
            return WOULD_BLOCK;
        }
        throw failure(operation, n, to);
    }

    private int recv(String operation, ByteBuffer buffer, int flags, SockaddrBuffer from, long end) throws IOException {
        checkWritable(buffer);
        int n;
        if (buffer.hasArray()) {
            int first = buffer.arrayOffset() + buffer.position();
            n = recv(operation, buffer.array(), first, buffer.remaining(), flags, from, end);
        } else {
            n = (int) received(operation, SocketCalls.recv(handle, buffer, Msg.check(flags), from, end),
                    buffer.remaining());
        }
        if (n > 0) {
            // With MSG_TRUNC more may be reported than there was room for.
            buffer.position(buffer.position() + Math.min(n, buffer.remaining()));
        }
        return n;
    }

    private int recv(String operation, byte[] buffer, int offset, int length, int flags, SockaddrBuffer from, long end)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int room = length > CallBlock.SCRATCH_KEPT ? (int) bounded(length, flags) : length;
        return (int) received(operation, SocketCalls.recv(handle, buffer, offset, room, Msg.check(flags), from, end),
                length);
    }

    private long recv(String operation, MemorySegment buffer, int flags, SockaddrBuffer from, long end)
            throws IOException {
        return recv(operation, buffer, 0, buffer.byteSize(), flags, from, end);
    }

    private long recv(String operation, MemorySegment buffer, long offset, long length, int flags, SockaddrBuffer from,
            long end) throws IOException {
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("the segment is read-only");
        }
        long room = buffer.isNative() ? length : bounded(length, flags);
        return received(operation, SocketCalls.recv(handle, buffer, offset, room, Msg.check(flags), from, end), length);
    }

    final long received(String operation, long n, long length) throws IOException {
        if (n > 0) {
            return n;
        }
        if (n == 0) {
            return length > 0 && isStreamLike() ? END_OF_STREAM : 0;
        }
        if (n == -WOULD_BLOCK_ERROR) {
            return WOULD_BLOCK;
        }
        throw failure(operation, n, null);
    }

    /** A large heap buffer for a stream is not filled by one call: native memory of its size would be made and zeroed in vain. */
    private long bounded(long length, int flags) throws IOException {
        boolean whole = length <= CallBlock.SCRATCH_KEPT || (flags & Msg.WAITALL) != 0 || type() != STREAM;
        return whole ? length : CallBlock.SCRATCH_KEPT;
    }

    private boolean isStreamLike() throws IOException {
        int type = type();
        return type == STREAM || type == SEQPACKET;
    }
}

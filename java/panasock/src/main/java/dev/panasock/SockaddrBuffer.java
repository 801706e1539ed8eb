package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory for one socket address ({@code sockaddr_storage} and its length): what {@code accept} and {@code recvfrom} fill
 * in and {@code sendto} can send back to, without an object per call. The address is decoded when it is asked for.
 *
 * <p>The memory is freed when the buffer is no longer reachable. Not thread-safe: one buffer serves one call at a time.
 */
public final class SockaddrBuffer implements SocketName {
    private static final int LENGTH_OFFSET = Sockaddr.MAX_LENGTH;
    private static final int ALIGNMENT = 16;

    private final MemorySegment address;
    private final MemorySegment length;

    /** A buffer without an address. */
    public SockaddrBuffer() {
        MemorySegment memory = Arena.ofAuto().allocate(LENGTH_OFFSET + Integer.BYTES, ALIGNMENT);
        this.address = memory.asSlice(0, Sockaddr.MAX_LENGTH);
        this.length = memory.asSlice(LENGTH_OFFSET, Integer.BYTES);
    }

    /**
     * Puts an address in.
     *
     * @param name the address
     */
    public void set(Sockaddr name) {
        length.set(JAVA_INT, 0, name.encode(address));
    }

    /**
     * Puts an encoded address in.
     *
     * @param encoded its memory, in the layout of this system
     * @param bytes its length
     * @throws IndexOutOfBoundsException if that is longer than the memory or {@link Sockaddr#MAX_LENGTH}
     */
    public void set(MemorySegment encoded, int bytes) {
        MemorySegment.copy(encoded, 0, address, 0, bytes);
        length.set(JAVA_INT, 0, bytes);
    }

    /** Takes the address out. */
    public void clear() {
        length.set(JAVA_INT, 0, 0);
    }

    /**
     * The address.
     *
     * @return a new object, or null if there is none: nothing was filled in, the call failed, or the sender has no address
     */
    public Sockaddr address() {
        return length() == 0 ? null : Sockaddr.decode(address, length());
    }

    /**
     * The address family, without decoding the rest.
     *
     * @return the family, AF_UNSPEC if there is no address
     */
    public AddressFamily family() {
        return length() == 0 ? AddressFamily.UNSPEC : AddressFamily.of(SockaddrCodec.host().family(address));
    }

    /**
     * The port, without decoding the rest.
     *
     * @return 0 to 65535, or -1 for an address without a port
     */
    public int port() {
        SockaddrCodec codec = SockaddrCodec.host();
        int family = length() == 0 ? 0 : codec.family(address);
        return family == codec.inet() || family == codec.inet6() ? codec.port(address) : -1;
    }

    /**
     * The length of the address.
     *
     * @return bytes of {@link #segment} that the address takes, 0 if there is none
     */
    public int length() {
        return Math.min(length.get(JAVA_INT, 0), Sockaddr.MAX_LENGTH);
    }

    /**
     * The memory of the address in the layout of this system.
     *
     * @return {@link Sockaddr#MAX_LENGTH} bytes, of which {@link #length} are the address
     */
    public MemorySegment segment() {
        return address;
    }

    /** The memory of the length: what the system reads before a call and writes in it. */
    MemorySegment lengthSegment() {
        return length;
    }

    /** The length that a call left elsewhere. */
    void length(int bytes) {
        length.set(JAVA_INT, 0, bytes);
    }

    /** Offers all of the memory to a call. Windows leaves both as they are where it has no address to tell, hence the zero. */
    void offer() {
        address.set(JAVA_SHORT, 0, (short) 0);
        length.set(JAVA_INT, 0, Sockaddr.MAX_LENGTH);
    }

    /** Looks at what a call left: an address if it succeeded and filled one in. */
    void accept(boolean succeeded) {
        if (!succeeded || length() < SockaddrCodec.HEADER_LENGTH || address.get(JAVA_SHORT, 0) == 0) {
            clear();
        }
    }

    /**
     * The address.
     *
     * @return its usual form, or {@code (none)}
     */
    @Override
    public String toString() {
        Sockaddr decoded = address();
        return decoded == null ? "(none)" : decoded.toString();
    }
}

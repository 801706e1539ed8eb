package dev.panasock;

import dev.panasock.platform.SockaddrCodec;
import java.lang.foreign.MemorySegment;

/**
 * A socket address: {@link InetSockaddr}, {@link Inet6Sockaddr}, {@link UnixSockaddr}, or the bytes of any other family in a
 * {@link RawSockaddr}.
 *
 * <p>Immutable. Encoded and decoded exactly: what the system gave comes back byte for byte.
 */
public sealed interface Sockaddr permits InetSockaddr, Inet6Sockaddr, UnixSockaddr, RawSockaddr {
    /** The largest encoded address in bytes: the size of sockaddr_storage. */
    int MAX_LENGTH = 128;

    /**
     * The address family.
     *
     * @return the family
     */
    AddressFamily family();

    /**
     * Writes the address in the layout of this system.
     *
     * @param to memory of at least {@link #MAX_LENGTH} bytes
     * @return the length of the address
     */
    int encode(MemorySegment to);

    /**
     * Reads an address in the layout of this system.
     *
     * @param from the memory
     * @param length the length that the system told; 0 gives null
     * @return the address; one that is shorter than its family needs comes back raw
     */
    static Sockaddr decode(MemorySegment from, int length) {
        if (length < SockaddrCodec.HEADER_LENGTH) {
            return null;
        }
        int available = (int) Math.min(length, from.byteSize());
        SockaddrCodec codec = SockaddrCodec.host();
        int family = codec.family(from);
        if (family == codec.inet() && available >= SockaddrCodec.INET_LENGTH) {
            return InetSockaddr.decode(from);
        }
        if (family == codec.inet6() && available >= SockaddrCodec.INET6_LENGTH) {
            return Inet6Sockaddr.decode(from);
        }
        if (family == codec.unix()) {
            return UnixSockaddr.decode(from, available);
        }
        return RawSockaddr.decode(from, available);
    }
}

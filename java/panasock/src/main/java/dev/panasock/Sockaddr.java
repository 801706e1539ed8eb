package dev.panasock;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * A socket address: {@link InetSockaddr}, {@link Inet6Sockaddr}, {@link UnixSockaddr}, those of Linux or Windows alone
 * ({@link VsockSockaddr}, {@link NetlinkSockaddr}, {@link PacketSockaddr}, {@link CanSockaddr}, {@link RfcommSockaddr},
 * {@link L2capSockaddr}, {@link HypervSockaddr}), or the bytes of any other family in a {@link RawSockaddr}.
 *
 * <p>Immutable. Encoded and decoded exactly: what the system gave comes back byte for byte.
 */
public sealed interface Sockaddr extends SocketName
        permits InetSockaddr, Inet6Sockaddr, UnixSockaddr, VsockSockaddr, NetlinkSockaddr,
        PacketSockaddr, CanSockaddr, RfcommSockaddr, L2capSockaddr, HypervSockaddr, RawSockaddr {
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
        Sockaddr other = FamilyFields.read(codec.system(), family, from, available);
        return other != null ? other : RawSockaddr.decode(from, available);
    }

    /**
     * The address of a java.net one.
     *
     * @param address an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}
     * @return the address
     * @throws IllegalArgumentException for a host name that was not resolved, another class of
     *         address, or a UNIX path that is too long
     */
    static Sockaddr of(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            return UnixSockaddr.of(unix);
        }
        if (address instanceof InetSocketAddress inet) {
            return switch (inet.getAddress()) {
                case Inet4Address v4 -> InetSockaddr.of(v4, inet.getPort());
                case Inet6Address v6 -> Inet6Sockaddr.of(v6, inet.getPort());
                case null, default -> throw new IllegalArgumentException("not resolved: " + inet);
            };
        }
        throw new IllegalArgumentException("no address of a known kind: " + address);
    }

    /**
     * The address as a java.net one. No name is looked up.
     *
     * @return an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}
     * @throws UnsupportedOperationException for an address that java.net cannot express: abstract, or of another family
     */
    default SocketAddress toSocketAddress() {
        return switch (this) {
            case InetSockaddr inet -> inet.toInetSocketAddress();
            case Inet6Sockaddr inet6 -> inet6.toInetSocketAddress();
            case UnixSockaddr unix -> unix.toUnixDomainSocketAddress();
            default -> throw new UnsupportedOperationException("java.net has no such address: " + this);
        };
    }
}

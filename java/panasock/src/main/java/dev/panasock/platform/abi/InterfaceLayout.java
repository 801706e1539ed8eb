package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panasock.bindings.NativeMemory;
import dev.panasock.bindings.linux.generated.ifaddrs;
import dev.panasock.bindings.linux.generated.sockaddr_ll;
import java.lang.foreign.MemorySegment;

/**
 * Reads a list of {@code ifaddrs}. The struct is the same on Linux and macOS, which a test compares; Windows has
 * another function.
 *
 * @param system whose addresses
 */
public record InterfaceLayout(OperatingSystem system) {
    private static final InterfaceLayout HOST = new InterfaceLayout(OperatingSystem.current());
    private static final int NO_ADDRESS = 0;

    /** The layout of this system. */
    public static InterfaceLayout host() {
        return HOST;
    }

    /** The element of the list that the system made, by its address. */
    public MemorySegment element(long at) {
        return NativeMemory.at(at, ifaddrs.sizeof());
    }

    /** ifa_next: the address of the next element, or 0. */
    public long next(MemorySegment from) {
        return from.get(JAVA_LONG_UNALIGNED, ifaddrs.ifa_next$offset());
    }

    /** What ifa_name points to. */
    public String name(MemorySegment from) {
        return NativeMemory.string(from.get(JAVA_LONG_UNALIGNED, ifaddrs.ifa_name$offset()));
    }

    /** ifa_flags. */
    public int flags(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, ifaddrs.ifa_flags$offset());
    }

    /** What ifa_addr points to, no bytes if there is no address. */
    public MemorySegment address(MemorySegment from) {
        return sockaddr(from.get(JAVA_LONG_UNALIGNED, ifaddrs.ifa_addr$offset()));
    }

    /** What ifa_netmask points to: an address whose bits are the mask, no bytes if there is none. */
    public MemorySegment netmask(MemorySegment from) {
        return sockaddr(from.get(JAVA_LONG_UNALIGNED, ifaddrs.ifa_netmask$offset()));
    }

    private MemorySegment sockaddr(long at) {
        return at == 0 ? MemorySegment.NULL
                : NativeMemory.at(at, length(NativeMemory.at(at, SockaddrCodec.HEADER_LENGTH)));
    }

    /** BSD writes it into the address; Linux has it known by the family. */
    private int length(MemorySegment header) {
        SockaddrCodec codec = SockaddrCodec.of(system);
        if (codec.lengthByte()) {
            return Byte.toUnsignedInt(header.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0));
        }
        int family = codec.family(header);
        if (family == codec.inet()) {
            return SockaddrCodec.INET_LENGTH;
        }
        if (family == codec.inet6()) {
            return SockaddrCodec.INET6_LENGTH;
        }
        return family == LinuxSockaddrLayout.FAMILY_PACKET ? (int) sockaddr_ll.sizeof() : NO_ADDRESS;
    }
}

package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The structs in ancillary data, in the layout of a system: {@code in_pktinfo}, {@code in6_pktinfo}, {@code ucred},
 * {@code timeval} and {@code timespec}. What a system does not have is laid out as on Linux and never met.
 *
 * @param infoSize the size of an in_pktinfo
 * @param infoIndex the offset of the index of the interface
 * @param infoSource the offset of the address that a datagram is sent from
 * @param infoAddress the offset of the address that a datagram was sent to
 * @param info6Size the size of an in6_pktinfo
 * @param info6Index the offset of the index of the interface
 * @param info6Address the offset of the address
 * @param micros the offset of the microseconds in a timeval, an int on macOS and a long of a small number on Linux
 */
public record ControlValues(long infoSize, long infoIndex, long infoSource, long infoAddress, long info6Size,
        long info6Index, long info6Address, long micros) {
    /** An int in network byte order. */
    public static final ValueLayout.OfInt BIG_INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    /** A long in network byte order. */
    public static final ValueLayout.OfLong BIG_LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final ControlValues HOST = of(OperatingSystem.current());
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MICRO = 1000;

    /** The layout of this system. */
    public static ControlValues host() {
        return HOST;
    }

    /** The layout of a system. */
    public static ControlValues of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new ControlValues(dev.panasock.bindings.linux.generated.in_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.in_pktinfo.ipi_ifindex$offset(),
                    dev.panasock.bindings.linux.generated.in_pktinfo.ipi_spec_dst$offset(),
                    dev.panasock.bindings.linux.generated.in_pktinfo.ipi_addr$offset(),
                    dev.panasock.bindings.linux.generated.in6_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.in6_pktinfo.ipi6_ifindex$offset(),
                    dev.panasock.bindings.linux.generated.in6_pktinfo.ipi6_addr$offset(),
                    dev.panasock.bindings.linux.generated.timeval.tv_usec$offset());
            case MACOS -> new ControlValues(dev.panasock.bindings.macos.generated.in_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.in_pktinfo.ipi_ifindex$offset(),
                    dev.panasock.bindings.macos.generated.in_pktinfo.ipi_spec_dst$offset(),
                    dev.panasock.bindings.macos.generated.in_pktinfo.ipi_addr$offset(),
                    dev.panasock.bindings.macos.generated.in6_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.in6_pktinfo.ipi6_ifindex$offset(),
                    dev.panasock.bindings.macos.generated.in6_pktinfo.ipi6_addr$offset(),
                    dev.panasock.bindings.macos.generated.timeval.tv_usec$offset());
            // One address, which is the source when sending and the destination when receiving.
            case WINDOWS -> new ControlValues(dev.panasock.bindings.windows.generated.in_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.in_pktinfo.ipi_ifindex$offset(),
                    dev.panasock.bindings.windows.generated.in_pktinfo.ipi_addr$offset(),
                    dev.panasock.bindings.windows.generated.in_pktinfo.ipi_addr$offset(),
                    dev.panasock.bindings.windows.generated.in6_pktinfo.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.in6_pktinfo.ipi6_ifindex$offset(),
                    dev.panasock.bindings.windows.generated.in6_pktinfo.ipi6_addr$offset(),
                    dev.panasock.bindings.linux.generated.timeval.tv_usec$offset());
        };
    }

    /** The size of a timeval, and of a timespec. */
    public long timeSize() {
        return dev.panasock.bindings.linux.generated.timespec.layout().byteSize();
    }

    /** The nanoseconds of the timeval at an offset. */
    public long timevalNanos(MemorySegment from, long at) {
        return from.get(JAVA_LONG_UNALIGNED, at) * NANOS_PER_SECOND
                + from.get(JAVA_INT_UNALIGNED, at + micros) * NANOS_PER_MICRO;
    }

    /** The nanoseconds of the timespec at an offset. */
    public long timespecNanos(MemorySegment from, long at) {
        return from.get(JAVA_LONG_UNALIGNED, at) * NANOS_PER_SECOND
                + from.get(JAVA_LONG_UNALIGNED,
                        at + dev.panasock.bindings.linux.generated.timespec.tv_nsec$offset());
    }

    /** The size of a ucred. */
    public long credentialsSize() {
        return dev.panasock.bindings.linux.generated.ucred.layout().byteSize();
    }

    /** The offset of the process in a ucred. */
    public long pid() {
        return dev.panasock.bindings.linux.generated.ucred.pid$offset();
    }

    /** The offset of the user in a ucred. */
    public long uid() {
        return dev.panasock.bindings.linux.generated.ucred.uid$offset();
    }

    /** The offset of the group in a ucred. */
    public long gid() {
        return dev.panasock.bindings.linux.generated.ucred.gid$offset();
    }
}

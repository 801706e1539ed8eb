package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The structs that stand in ancillary data, in the layout of a system: {@code in_pktinfo}, {@code in6_pktinfo}, {@code ucred}, {@code timeval} and
 * {@code timespec}. What a system does not have is laid out as on Linux and never met.
 *
 * @param infoSize the size of an in_pktinfo
 * @param infoIndex where the index of the interface stands in it
 * @param infoSource where the address stands that a datagram is sent from
 * @param infoAddress where the address stands that a datagram was sent to
 * @param info6Size the size of an in6_pktinfo
 * @param info6Index where the index of the interface stands in it
 * @param info6Address where the address stands
 * @param micros where the microseconds stand in a timeval, an int on macOS and a long of a small number on Linux
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

    /**
     * The layout of this system.
     *
     * @return the layout
     */
    public static ControlValues host() {
        return HOST;
    }

    /**
     * The layout of a system.
     *
     * @param system the system
     * @return the layout
     */
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

    /**
     * The size of a timeval, and of a timespec.
     *
     * @return bytes
     */
    public long timeSize() {
        return dev.panasock.bindings.linux.generated.timespec.layout().byteSize();
    }

    /**
     * Reads a timeval.
     *
     * @param from memory
     * @param at where it begins
     * @return nanoseconds
     */
    public long timevalNanos(MemorySegment from, long at) {
        return from.get(JAVA_LONG_UNALIGNED, at) * NANOS_PER_SECOND
                + from.get(JAVA_INT_UNALIGNED, at + micros) * NANOS_PER_MICRO;
    }

    /**
     * Reads a timespec.
     *
     * @param from memory
     * @param at where it begins
     * @return nanoseconds
     */
    public long timespecNanos(MemorySegment from, long at) {
        return from.get(JAVA_LONG_UNALIGNED, at) * NANOS_PER_SECOND
                + from.get(JAVA_LONG_UNALIGNED,
                        at + dev.panasock.bindings.linux.generated.timespec.tv_nsec$offset());
    }

    /**
     * The size of a ucred.
     *
     * @return bytes
     */
    public long credentialsSize() {
        return dev.panasock.bindings.linux.generated.ucred.layout().byteSize();
    }

    /**
     * Where the process stands in a ucred.
     *
     * @return the offset
     */
    public long pid() {
        return dev.panasock.bindings.linux.generated.ucred.pid$offset();
    }

    /**
     * Where the user stands in a ucred.
     *
     * @return the offset
     */
    public long uid() {
        return dev.panasock.bindings.linux.generated.ucred.uid$offset();
    }

    /**
     * Where the group stands in a ucred.
     *
     * @return the offset
     */
    public long gid() {
        return dev.panasock.bindings.linux.generated.ucred.gid$offset();
    }
}

package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panasock.bindings.NativeMemory;
import java.lang.foreign.MemorySegment;

/**
 * The layout of an {@code addrinfo}: the hints that {@code getaddrinfo} takes and an element of the list that it makes.
 *
 * <p>What pointers lead to belongs to the system until the list is freed.
 *
 * @param size the size
 * @param flags where ai_flags stands
 * @param family where ai_family stands
 * @param type where ai_socktype stands
 * @param protocol where ai_protocol stands
 * @param length where ai_addrlen stands; its low four bytes are enough
 * @param address where ai_addr stands
 * @param name where ai_canonname stands
 * @param next where ai_next stands
 */
public record AddrinfoLayout(long size, long flags, long family, long type, long protocol, long length, long address,
        long name, long next) {
    private static final AddrinfoLayout HOST = of(OperatingSystem.current());

    /**
     * The layout of this system.
     *
     * @return the layout
     */
    public static AddrinfoLayout host() {
        return HOST;
    }

    /**
     * The layout of a system.
     *
     * @param system the system
     * @return the layout
     */
    public static AddrinfoLayout of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new AddrinfoLayout(dev.panasock.bindings.linux.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_family$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_socktype$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_protocol$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_addrlen$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_next$offset());
            case MACOS -> new AddrinfoLayout(dev.panasock.bindings.macos.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_family$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_socktype$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_protocol$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_addrlen$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_next$offset());
            case WINDOWS -> new AddrinfoLayout(dev.panasock.bindings.windows.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_family$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_socktype$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_protocol$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_addrlen$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_next$offset());
        };
    }

    /**
     * An element of the list that the system made.
     *
     * @param pointer where it stands
     * @return the element
     */
    public MemorySegment element(long pointer) {
        return NativeMemory.at(pointer, size);
    }

    /**
     * Writes hints.
     *
     * @param to zeroed memory of {@link #size} bytes
     * @param wantedFlags ai_flags
     * @param wantedFamily ai_family
     * @param wantedType ai_socktype
     * @param wantedProtocol ai_protocol
     */
    public void hints(MemorySegment to, int wantedFlags, int wantedFamily, int wantedType, int wantedProtocol) {
        to.set(JAVA_INT, flags, wantedFlags);
        to.set(JAVA_INT, family, wantedFamily);
        to.set(JAVA_INT, type, wantedType);
        to.set(JAVA_INT, protocol, wantedProtocol);
    }

    /**
     * ai_flags.
     *
     * @param from an element
     * @return the flags
     */
    public int flags(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, flags);
    }

    /**
     * ai_family.
     *
     * @param from an element
     * @return the number of the family
     */
    public int family(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, family);
    }

    /**
     * ai_socktype.
     *
     * @param from an element
     * @return the number of the type
     */
    public int type(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, type);
    }

    /**
     * ai_protocol.
     *
     * @param from an element
     * @return the number of the protocol
     */
    public int protocol(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, protocol);
    }

    /**
     * ai_addrlen.
     *
     * @param from an element
     * @return the length of the address
     */
    public int length(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, length);
    }

    /**
     * What ai_addr points to.
     *
     * @param from an element
     * @return the address, of {@link #length} bytes
     */
    public MemorySegment address(MemorySegment from) {
        return NativeMemory.at(from.get(JAVA_LONG_UNALIGNED, address), length(from));
    }

    /**
     * What ai_canonname points to.
     *
     * @param from an element
     * @return the name, or null
     */
    public String name(MemorySegment from) {
        return NativeMemory.string(from.get(JAVA_LONG_UNALIGNED, name));
    }

    /**
     * ai_next.
     *
     * @param from an element
     * @return where the next element stands, or 0
     */
    public long next(MemorySegment from) {
        return from.get(JAVA_LONG_UNALIGNED, next);
    }
}

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
 * @param flags the offset of ai_flags
 * @param family the offset of ai_family
 * @param type the offset of ai_socktype
 * @param protocol the offset of ai_protocol
 * @param length the offset of ai_addrlen; its low four bytes are enough
 * @param address the offset of ai_addr
 * @param name the offset of ai_canonname
 * @param next the offset of ai_next
 */
public record AddrinfoLayout(long size, long flags, long family, long type, long protocol, long length, long address,
        long name, long next) {
    private static final AddrinfoLayout HOST = of(OperatingSystem.current());

    /** The layout of this system. */
    public static AddrinfoLayout host() {
        return HOST;
    }

    /** The layout of a system. */
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

    /** The element of the list that the system made, by its address. */
    public MemorySegment element(long pointer) {
        return NativeMemory.at(pointer, size);
    }

    /** Writes hints into zeroed memory of {@link #size} bytes. */
    public void hints(MemorySegment to, int wantedFlags, int wantedFamily, int wantedType, int wantedProtocol) {
        to.set(JAVA_INT, flags, wantedFlags);
        to.set(JAVA_INT, family, wantedFamily);
        to.set(JAVA_INT, type, wantedType);
        to.set(JAVA_INT, protocol, wantedProtocol);
    }

    /** ai_flags. */
    public int flags(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, flags);
    }

    /** ai_family. */
    public int family(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, family);
    }

    /** ai_socktype. */
    public int type(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, type);
    }

    /** ai_protocol. */
    public int protocol(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, protocol);
    }

    /** ai_addrlen. */
    public int length(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, length);
    }

    /** What ai_addr points to, {@link #length} bytes. */
    public MemorySegment address(MemorySegment from) {
        return NativeMemory.at(from.get(JAVA_LONG_UNALIGNED, address), length(from));
    }

    /** What ai_canonname points to, or null. */
    public String name(MemorySegment from) {
        return NativeMemory.string(from.get(JAVA_LONG_UNALIGNED, name));
    }

    /** ai_next: the address of the next element, or 0. */
    public long next(MemorySegment from) {
        return from.get(JAVA_LONG_UNALIGNED, next);
    }
}

package dev.panasock.platform;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.NativeMemory;
import java.lang.foreign.MemorySegment;

/**
 * Reads and writes addrinfo in the layout of a system. What a list points to belongs to the resolver until
 * {@code freeaddrinfo}.
 *
 * @param size the size of an addrinfo
 * @param flags the offset of ai_flags; family, socktype, protocol and addrlen follow as ints on every system
 * @param addressPointer the offset of ai_addr
 * @param namePointer the offset of ai_canonname
 * @param nextPointer the offset of ai_next
 */
public record AddrinfoCodec(long size, long flags, long addressPointer, long namePointer, long nextPointer) {
    private static final AddrinfoCodec HOST = of(OperatingSystem.current());

    /**
     * The codec of this system.
     *
     * @return the codec
     */
    public static AddrinfoCodec host() {
        return HOST;
    }

    /**
     * The codec of a system.
     *
     * @param system the system
     * @return the codec
     */
    public static AddrinfoCodec of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new AddrinfoCodec(dev.panasock.bindings.linux.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.linux.generated.addrinfo.ai_next$offset());
            case MACOS -> new AddrinfoCodec(dev.panasock.bindings.macos.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.macos.generated.addrinfo.ai_next$offset());
            case WINDOWS -> new AddrinfoCodec(dev.panasock.bindings.windows.generated.addrinfo.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_flags$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_addr$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_canonname$offset(),
                    dev.panasock.bindings.windows.generated.addrinfo.ai_next$offset());
        };
    }

    /**
     * Writes the four numbers of hints and clears the rest.
     *
     * @param to where, {@link #size} bytes
     * @param aiFlags a combination of AI_ flags
     * @param family the address family
     * @param type the socket type, or 0
     * @param protocol the protocol, or 0
     */
    public void hints(MemorySegment to, int aiFlags, int family, int type, int protocol) {
        to.asSlice(0, size).fill((byte) 0);
        to.set(JAVA_INT, flags, aiFlags);
        to.set(JAVA_INT, flags + Integer.BYTES, family);
        to.set(JAVA_INT, flags + 2 * Integer.BYTES, type);
        to.set(JAVA_INT, flags + 3 * Integer.BYTES, protocol);
    }

    /**
     * The element of a list.
     *
     * @param address where it is
     * @return its memory, or null for address 0
     */
    public MemorySegment at(long address) {
        return address == 0 ? null : NativeMemory.at(address, size);
    }

    /**
     * The element that follows.
     *
     * @param element an element
     * @return the next, or null
     */
    public MemorySegment next(MemorySegment element) {
        return at(element.get(ADDRESS, nextPointer).address());
    }

    /**
     * ai_family.
     *
     * @param element an element
     * @return the address family
     */
    public int family(MemorySegment element) {
        return element.get(JAVA_INT, flags + Integer.BYTES);
    }

    /**
     * ai_socktype.
     *
     * @param element an element
     * @return the socket type
     */
    public int type(MemorySegment element) {
        return element.get(JAVA_INT, flags + 2 * Integer.BYTES);
    }

    /**
     * ai_protocol.
     *
     * @param element an element
     * @return the protocol
     */
    public int protocol(MemorySegment element) {
        return element.get(JAVA_INT, flags + 3 * Integer.BYTES);
    }

    /**
     * ai_addr with the length ai_addrlen, whose low half holds it where it is a size_t.
     *
     * @param element an element
     * @return the sockaddr
     */
    public MemorySegment sockaddr(MemorySegment element) {
        return NativeMemory.at(element.get(ADDRESS, addressPointer).address(),
                element.get(JAVA_INT, flags + 4 * Integer.BYTES));
    }

    /**
     * ai_canonname.
     *
     * @param element an element
     * @return the text, or null
     */
    public String canonicalName(MemorySegment element) {
        return NativeMemory.string(element.get(ADDRESS, namePointer).address());
    }
}

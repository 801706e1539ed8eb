package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/**
 * {@code struct sockaddr}: an address of any family. The others extend it, so that {@code bind(s, service,
 * sizeof(service))} needs no cast, and where C casts a {@code sockaddr *} that a function returned, Java casts as
 * well: {@link #of} makes the view that fits the family.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sockaddr-2">sockaddr</a>
 */
public sealed class sockaddr extends Struct permits sockaddr_in, sockaddr_in6, sockaddr_un, sockaddr_storage {
    private static final int INET = WinsockConstants.AF_INET;
    private static final int INET6 = WinsockConstants.AF_INET6;
    private static final int UNIX = WinsockConstants.AF_UNIX;

    /** A zeroed one of 16 bytes. */
    public sockaddr() {
        super(dev.panasock.bindings.windows.generated.sockaddr.layout());
    }

    /**
     * A view over an address of any length.
     *
     * @param memory at least the two bytes of the family
     */
    public sockaddr(MemorySegment memory) {
        super(memory);
        family();
    }

    sockaddr(MemoryLayout layout) {
        super(layout);
    }

    sockaddr(MemorySegment memory, MemoryLayout layout) {
        super(memory, layout);
    }

    /**
     * The view that fits the family.
     *
     * @param memory an address
     * @return a sockaddr_in, sockaddr_in6 or sockaddr_un if the family says so and the memory is long enough
     */
    public static sockaddr of(MemorySegment memory) {
        sockaddr any = new sockaddr(memory);
        long size = memory.byteSize();
        if (any.family() == INET && size >= dev.panasock.bindings.windows.generated.sockaddr_in.sizeof()) {
            return new sockaddr_in(memory);
        }
        if (any.family() == INET6 && size >= dev.panasock.bindings.windows.generated.sockaddr_in6.sizeof()) {
            return new sockaddr_in6(memory);
        }
        if (any.family() == UNIX && size >= dev.panasock.bindings.windows.generated.sockaddr_un.sizeof()) {
            return new sockaddr_un(memory);
        }
        return any;
    }

    /**
     * {@code sa_family}.
     *
     * @return AF_INET and so on
     */
    public final int sa_family() {
        return family();
    }

    /**
     * Sets {@code sa_family}.
     *
     * @param family AF_INET and so on
     */
    public final void sa_family(int family) {
        memory.set(JAVA_SHORT, 0, (short) family);
    }

    private int family() {
        return Short.toUnsignedInt(memory.get(JAVA_SHORT, 0));
    }
}

package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct in6_addr}: an IPv6 address.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/in6addr/ns-in6addr-in6_addr">in6_addr</a>
 */
public final class in6_addr extends Struct {
    /** A zeroed one: {@code in6addr_any}. */
    public in6_addr() {
        super(dev.panasock.bindings.windows.generated.in6_addr.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 16 bytes
     */
    public in6_addr(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.in6_addr.layout());
    }

    /**
     * {@code s6_addr}.
     *
     * @return a copy of the 16 bytes, in network byte order
     */
    public byte[] s6_addr() {
        return memory.toArray(JAVA_BYTE);
    }

    /**
     * Sets {@code s6_addr}.
     *
     * @param address 16 bytes in network byte order
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public void s6_addr(byte[] address) {
        MemorySegment.copy(address, 0, memory, JAVA_BYTE, 0, sizeof());
    }
}

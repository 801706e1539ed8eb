package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct in_addr}: an IPv4 address.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-in_addr">in_addr</a>
 */
public final class in_addr extends Struct {
    /** A zeroed one: 0.0.0.0. */
    public in_addr() {
        super(dev.panasock.bindings.windows.generated.in_addr.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 4 bytes
     */
    public in_addr(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.in_addr.layout());
    }

    /**
     * {@code S_un.S_addr}, which C programs call s_addr.
     *
     * @return the address in network byte order
     */
    public int s_addr() {
        return dev.panasock.bindings.windows.generated.in_addr.S_un.S_addr(
                dev.panasock.bindings.windows.generated.in_addr.S_un(memory));
    }

    /**
     * Sets {@code s_addr}.
     *
     * @param address in network byte order: {@code htonl(INADDR_LOOPBACK)}
     */
    public void s_addr(int address) {
        dev.panasock.bindings.windows.generated.in_addr.S_un.S_addr(
                dev.panasock.bindings.windows.generated.in_addr.S_un(memory), address);
    }
}

package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct sockaddr_in}: an IPv4 address and a port, 16 bytes.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-sockaddr_in">sockaddr_in</a>
 */
public final class sockaddr_in extends sockaddr {
    /** A zeroed one. */
    public sockaddr_in() {
        super(dev.panasock.bindings.windows.generated.sockaddr_in.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 16 bytes
     */
    public sockaddr_in(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.sockaddr_in.layout());
    }

    /**
     * {@code sin_family}.
     *
     * @return AF_INET, if it was set
     */
    public int sin_family() {
        return sa_family();
    }

    /**
     * Sets {@code sin_family}.
     *
     * @param family AF_INET
     */
    public void sin_family(int family) {
        sa_family(family);
    }

    /**
     * {@code sin_port}.
     *
     * @return the port in network byte order: {@code ntohs(name.sin_port())} is the number
     */
    public int sin_port() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.sockaddr_in.sin_port(memory));
    }

    /**
     * Sets {@code sin_port}.
     *
     * @param port in network byte order: {@code htons(27015)}
     */
    public void sin_port(int port) {
        dev.panasock.bindings.windows.generated.sockaddr_in.sin_port(memory, (short) port);
    }

    /**
     * {@code sin_addr}.
     *
     * @return a view of the address within this struct
     */
    public in_addr sin_addr() {
        return new in_addr(dev.panasock.bindings.windows.generated.sockaddr_in.sin_addr(memory));
    }
}

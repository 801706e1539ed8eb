package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct sockaddr_in6}: an IPv6 address, a port and a scope, 28 bytes.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2ipdef/ns-ws2ipdef-sockaddr_in6_lh">sockaddr_in6</a>
 */
public final class sockaddr_in6 extends sockaddr {
    /** A zeroed one. */
    public sockaddr_in6() {
        super(dev.panasock.bindings.windows.generated.sockaddr_in6.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 28 bytes
     */
    public sockaddr_in6(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.sockaddr_in6.layout());
    }

    /**
     * {@code sin6_family}.
     *
     * @return AF_INET6, if it was set
     */
    public int sin6_family() {
        return sa_family();
    }

    /**
     * Sets {@code sin6_family}.
     *
     * @param family AF_INET6
     */
    public void sin6_family(int family) {
        sa_family(family);
    }

    /**
     * {@code sin6_port}.
     *
     * @return the port in network byte order
     */
    public int sin6_port() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_port(memory));
    }

    /**
     * Sets {@code sin6_port}.
     *
     * @param port in network byte order: {@code htons(27015)}
     */
    public void sin6_port(int port) {
        dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_port(memory, (short) port);
    }

    /**
     * {@code sin6_flowinfo}.
     *
     * @return traffic class and flow label in network byte order
     */
    public int sin6_flowinfo() {
        return dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_flowinfo(memory);
    }

    /**
     * Sets {@code sin6_flowinfo}.
     *
     * @param flowinfo in network byte order
     */
    public void sin6_flowinfo(int flowinfo) {
        dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_flowinfo(memory, flowinfo);
    }

    /**
     * {@code sin6_addr}.
     *
     * @return a view of the address within this struct
     */
    public in6_addr sin6_addr() {
        return new in6_addr(dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_addr(memory));
    }

    /**
     * {@code sin6_scope_id}.
     *
     * @return the scope in host byte order: the index of an interface for a link-local address
     */
    public int sin6_scope_id() {
        return dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_scope_id(memory);
    }

    /**
     * Sets {@code sin6_scope_id}.
     *
     * @param scope in host byte order
     */
    public void sin6_scope_id(int scope) {
        dev.panasock.bindings.windows.generated.sockaddr_in6.sin6_scope_id(memory, scope);
    }
}

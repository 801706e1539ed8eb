package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;

/**
 * The flags of {@code getaddrinfo} ({@code AI_...}) with the numbers of this system.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
 */
public final class Ai {
    /** AI_PASSIVE: addresses to bind; without a host every address of this machine. */
    public static final int PASSIVE = SocketNumbers.AI_PASSIVE.here();
    /** AI_CANONNAME: the first answer tells the host's name. */
    public static final int CANONNAME = SocketNumbers.AI_CANONNAME.here();
    /** AI_NUMERICHOST: the host is an address as text; nothing is looked up. */
    public static final int NUMERICHOST = SocketNumbers.AI_NUMERICHOST.here();
    /** AI_NUMERICSERV: the service is a port as text. */
    public static final int NUMERICSERV = SocketNumbers.AI_NUMERICSERV.here();
    /** AI_V4MAPPED: with INET6, IPv4 addresses mapped into IPv6 where there are no others. */
    public static final int V4MAPPED = SocketNumbers.AI_V4MAPPED.here();
    /** AI_ALL: with {@link #V4MAPPED}, both kinds. */
    public static final int ALL = SocketNumbers.AI_ALL.here();
    /** AI_ADDRCONFIG: only families of which this machine has an address, apart from loopback. */
    public static final int ADDRCONFIG = SocketNumbers.AI_ADDRCONFIG.here();

    private Ai() {
    }
}

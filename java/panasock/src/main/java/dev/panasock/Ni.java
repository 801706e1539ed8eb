package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;

/**
 * The flags of {@code getnameinfo} ({@code NI_...}) with the numbers of this system.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getnameinfo">getnameinfo</a>
 */
public final class Ni {
    /** NI_NUMERICHOST: the address as text; nothing is looked up. */
    public static final int NUMERICHOST = SocketNumbers.NI_NUMERICHOST.here();
    /** NI_NUMERICSERV: the port as text. */
    public static final int NUMERICSERV = SocketNumbers.NI_NUMERICSERV.here();
    /** NI_NOFQDN: without the domain for hosts of the own one. */
    public static final int NOFQDN = SocketNumbers.NI_NOFQDN.here();
    /** NI_NAMEREQD: an error instead of the address as text where there is no name. */
    public static final int NAMEREQD = SocketNumbers.NI_NAMEREQD.here();
    /** NI_DGRAM: the service of datagrams where it differs from that of streams. */
    public static final int DGRAM = SocketNumbers.NI_DGRAM.here();

    private Ni() {
    }
}

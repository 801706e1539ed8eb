package dev.panasock;

import static dev.panasock.SocketOption.of;
import static dev.panasock.platform.abi.OptionLevel.UDP;

/**
 * Options of level IPPROTO_UDP.
 *
 * <p>Which of them this system has says {@link SocketOption#isSupported}, and whether a socket takes one
 * {@link SocketOption#whyUnsupported}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/udp.7.html">udp(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-udp-socket-options">IPPROTO_UDP Socket Options</a>
 */
public final class UdpOption {
    /** UDP_CORK: what is sent is collected to one datagram, until it is switched off. Linux. */
    public static final SocketOption<Boolean> UDP_CORK = of(UDP.flag("UDP_CORK"));
    /** UDP_ENCAP: what the datagrams carry, for IPsec. Linux. */
    public static final SocketOption<Integer> UDP_ENCAP = of(UDP.number("UDP_ENCAP"));
    /** UDP_SEGMENT: the size of the datagrams that a longer one is cut into, 0 for none. Linux. */
    public static final SocketOption<Integer> UDP_SEGMENT = of(UDP.number("UDP_SEGMENT"));
    /** UDP_GRO: datagrams of one sender arrive joined, with {@link ControlType#UDP_GRO}. Linux. */
    public static final SocketOption<Boolean> UDP_GRO = of(UDP.flag("UDP_GRO"));
    /** UDP_NO_CHECK6_TX: UDP over IPv6 is sent without a checksum. Linux. */
    public static final SocketOption<Boolean> UDP_NO_CHECK6_TX = of(UDP.flag("UDP_NO_CHECK6_TX"));
    /** UDP_NO_CHECK6_RX: UDP over IPv6 is received without a checksum. Linux. */
    public static final SocketOption<Boolean> UDP_NO_CHECK6_RX = of(UDP.flag("UDP_NO_CHECK6_RX"));
    /** UDP_NOCHECKSUM: UDP over IPv4 is sent without a checksum. Windows. */
    public static final SocketOption<Boolean> UDP_NOCHECKSUM = of(UDP.flag("UDP_NOCHECKSUM"));
    /** UDP_CHECKSUM_COVERAGE: datagrams are sent with a checksum. Windows. */
    public static final SocketOption<Boolean> UDP_CHECKSUM_COVERAGE = of(UDP.flag("UDP_CHECKSUM_COVERAGE"));
    /**
     * UDP_SEND_MSG_SIZE: the size of the datagrams that a longer one is cut into, 0 for none; Windows 10 2004. Windows.
     */
    public static final SocketOption<Integer> UDP_SEND_MSG_SIZE = of(UDP.number("UDP_SEND_MSG_SIZE"));
    /**
     * UDP_RECV_MAX_COALESCED_SIZE: how many bytes of joined datagrams may arrive at once, 0 for none; Windows 10 2004.
     * Windows.
     */
    public static final SocketOption<Integer> UDP_RECV_MAX_COALESCED_SIZE =
            of(UDP.number("UDP_RECV_MAX_COALESCED_SIZE"));

    private UdpOption() {
    }
}

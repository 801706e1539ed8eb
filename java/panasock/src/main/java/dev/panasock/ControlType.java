package dev.panasock;

import dev.panasock.platform.abi.ControlNumbers;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.SocketNumbers;

/**
 * What a piece of ancillary data is, by its level and its type ({@code cmsg_level}, {@code cmsg_type}). The set is open: any numbers can be
 * sent and are received.
 *
 * @param name its name, for messages
 * @param level the level on this system
 * @param type the type on this system
 * @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-wsacmsghdr">WSACMSGHDR</a>
 */
public record ControlType(String name, int level, int type) {
    /** SCM_RIGHTS: descriptors that are passed on. Written by {@link ControlWriter#rights}. Linux and macOS. */
    public static final ControlType RIGHTS = of("RIGHTS", SocketNumbers.SOL_SOCKET, ControlNumbers.RIGHTS);
    /** SCM_CREDENTIALS: process, user and group of the sender, after SO_PASSCRED. Linux. */
    public static final ControlType CREDENTIALS =
            of("CREDENTIALS", SocketNumbers.SOL_SOCKET, ControlNumbers.CREDENTIALS);
    /** SCM_PIDFD: a descriptor of the sending process, after SO_PASSPIDFD. Linux 6.5. */
    public static final ControlType PIDFD = of("PIDFD", SocketNumbers.SOL_SOCKET, ControlNumbers.PIDFD);
    /** SO_TIMESTAMP: when the datagram arrived, to the microsecond. Linux and macOS. */
    public static final ControlType TIMESTAMP = of("TIMESTAMP", SocketNumbers.SOL_SOCKET, ControlNumbers.TIMESTAMP);
    /** SO_TIMESTAMPNS: when the datagram arrived, to the nanosecond. Linux. */
    public static final ControlType TIMESTAMPNS =
            of("TIMESTAMPNS", SocketNumbers.SOL_SOCKET, ControlNumbers.TIMESTAMPNS);
    /** SO_TIMESTAMPING: times of software and hardware. Linux. */
    public static final ControlType TIMESTAMPING =
            of("TIMESTAMPING", SocketNumbers.SOL_SOCKET, ControlNumbers.TIMESTAMPING);
    /** SCM_TXTIME: when to send, after SO_TXTIME; eight bytes of nanoseconds. Linux. */
    public static final ControlType TXTIME = of("TXTIME", SocketNumbers.SOL_SOCKET, ControlNumbers.TXTIME);
    /** SO_RXQ_OVFL: how many datagrams were dropped so far. Linux. */
    public static final ControlType RXQ_OVFL = of("RXQ_OVFL", SocketNumbers.SOL_SOCKET, ControlNumbers.RXQ_OVFL);
    /** SO_MARK: the mark of a datagram. Linux. */
    public static final ControlType MARK = of("MARK", SocketNumbers.SOL_SOCKET, ControlNumbers.MARK);
    /** IP_PKTINFO: the interface and the local address of an IPv4 datagram. */
    public static final ControlType PKTINFO = of("PKTINFO", SocketNumbers.IPPROTO_IP, ControlNumbers.PKTINFO);
    /** IP_TTL: the time to live of an IPv4 datagram; received after IP_RECVTTL. */
    public static final ControlType TTL = of("TTL", SocketNumbers.IPPROTO_IP, ControlNumbers.TTL);
    /** IP_TOS: the type of service of an IPv4 datagram, its low two bits ECN; received after IP_RECVTOS. */
    public static final ControlType TOS = of("TOS", SocketNumbers.IPPROTO_IP, ControlNumbers.TOS);
    /** IP_ECN: the congestion bits of an IPv4 datagram, after IP_RECVECN. Windows. */
    public static final ControlType ECN = of("ECN", SocketNumbers.IPPROTO_IP, ControlNumbers.ECN);
    /** IP_RECVERR: an error of an IPv4 datagram that was sent, with {@link Msg#ERRQUEUE}. Linux. */
    public static final ControlType RECVERR = of("RECVERR", SocketNumbers.IPPROTO_IP, ControlNumbers.RECVERR);
    /** IP_ORIGDSTADDR: where an IPv4 datagram was meant to go, after IP_RECVORIGDSTADDR. Linux. */
    public static final ControlType ORIGDSTADDR =
            of("ORIGDSTADDR", SocketNumbers.IPPROTO_IP, ControlNumbers.ORIGDSTADDR);
    /** IPV6_PKTINFO: the interface and the local address of an IPv6 datagram; received after IPV6_RECVPKTINFO. */
    public static final ControlType PKTINFO6 = of("PKTINFO6", SocketNumbers.IPPROTO_IPV6, ControlNumbers.PKTINFO6);
    /** IPV6_HOPLIMIT: the hop limit of an IPv6 datagram; received after IPV6_RECVHOPLIMIT. */
    public static final ControlType HOPLIMIT = of("HOPLIMIT", SocketNumbers.IPPROTO_IPV6, ControlNumbers.HOPLIMIT);
    /** IPV6_TCLASS: the traffic class of an IPv6 datagram, its low two bits ECN; received after IPV6_RECVTCLASS. */
    public static final ControlType TCLASS = of("TCLASS", SocketNumbers.IPPROTO_IPV6, ControlNumbers.TCLASS);
    /** IPV6_ECN: the congestion bits of an IPv6 datagram, after IPV6_RECVECN. Windows. */
    public static final ControlType ECN6 = of("ECN6", SocketNumbers.IPPROTO_IPV6, ControlNumbers.ECN6);
    /** IPV6_RECVERR: an error of an IPv6 datagram that was sent, with {@link Msg#ERRQUEUE}. Linux. */
    public static final ControlType RECVERR6 = of("RECVERR6", SocketNumbers.IPPROTO_IPV6, ControlNumbers.RECVERR6);
    /** IPV6_ORIGDSTADDR: where an IPv6 datagram was meant to go, after IPV6_RECVORIGDSTADDR. Linux. */
    public static final ControlType ORIGDSTADDR6 =
            of("ORIGDSTADDR6", SocketNumbers.IPPROTO_IPV6, ControlNumbers.ORIGDSTADDR6);
    /** UDP_SEGMENT, on Windows UDP_SEND_MSG_SIZE: the system cuts what is sent into datagrams of this size. Written by {@link ControlWriter#segmentSize}. */
    public static final ControlType UDP_SEGMENT =
            of("UDP_SEGMENT", SocketNumbers.IPPROTO_UDP, ControlNumbers.UDP_SEGMENT);
    /** UDP_GRO, on Windows UDP_COALESCED_INFO: the size of the datagrams that the system has joined. */
    public static final ControlType UDP_GRO = of("UDP_GRO", SocketNumbers.IPPROTO_UDP, ControlNumbers.UDP_GRO);

    private static ControlType of(String name, Numbers level, Numbers type) {
        return new ControlType(name, level.here(), type.here());
    }

    /**
     * Whether this system has it.
     *
     * @return false for what only other systems send and receive
     */
    public boolean isSupported() {
        return type != Numbers.ABSENT;
    }

    /**
     * The name.
     *
     * @return {@link #name}
     */
    @Override
    public String toString() {
        return name;
    }
}

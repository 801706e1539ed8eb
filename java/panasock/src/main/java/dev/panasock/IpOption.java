package dev.panasock;

import static dev.panasock.SocketOption.of;
import static dev.panasock.platform.abi.OperatingSystem.MACOS;
import static dev.panasock.platform.abi.OptionLevel.IP;

/**
 * Options of level IPPROTO_IP.
 *
 * <p>Which of them this system has says {@link SocketOption#isSupported}, and whether a socket takes one
 * {@link SocketOption#whyUnsupported}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-ip-socket-options">IPPROTO_IP Socket Options</a>
 */
public final class IpOption {
    /** IP_TTL: the time to live of what is sent, 1 to 255. */
    public static final SocketOption<Integer> IP_TTL = of(IP.number("IP_TTL"));
    /** IP_TOS: the type of service of what is sent, its low two bits ECN, which TCP sets itself; Windows ignores it. */
    public static final SocketOption<Integer> IP_TOS = of(IP.number("IP_TOS"));
    /** IP_OPTIONS: the options of the IP header. */
    public static final SocketOption<byte[]> IP_OPTIONS = of(IP.raw("IP_OPTIONS", 40));
    /** IP_HDRINCL: a raw socket sends the IP header itself. */
    public static final SocketOption<Boolean> IP_HDRINCL = of(IP.flag("IP_HDRINCL"));
    /** IP_RECVOPTS: datagrams bring their options. Linux, macOS. */
    public static final SocketOption<Boolean> IP_RECVOPTS = of(IP.flag("IP_RECVOPTS"));
    /** IP_RETOPTS: datagrams bring their options as for an answer. Linux, macOS. */
    public static final SocketOption<Boolean> IP_RETOPTS = of(IP.flag("IP_RETOPTS"));
    /** IP_PKTINFO: datagrams bring {@link ControlType#PKTINFO}. */
    public static final SocketOption<Boolean> IP_PKTINFO = of(IP.flag("IP_PKTINFO").named(MACOS, "IP_RECVPKTINFO"));
    /** IP_RECVTTL: datagrams bring {@link ControlType#TTL}. */
    public static final SocketOption<Boolean> IP_RECVTTL = of(IP.flag("IP_RECVTTL"));
    /** IP_RECVTOS: datagrams bring {@link ControlType#TOS}. */
    public static final SocketOption<Boolean> IP_RECVTOS = of(IP.flag("IP_RECVTOS"));
    /** IP_RECVECN: datagrams bring {@link ControlType#ECN}. Windows. */
    public static final SocketOption<Boolean> IP_RECVECN = of(IP.flag("IP_RECVECN"));
    /** IP_RECVDSTADDR: datagrams bring the address that they were sent to. macOS, Windows. */
    public static final SocketOption<Boolean> IP_RECVDSTADDR = of(IP.flag("IP_RECVDSTADDR"));
    /** IP_RECVIF: datagrams bring the interface that they came by. macOS, Windows. */
    public static final SocketOption<Boolean> IP_RECVIF = of(IP.flag("IP_RECVIF"));
    /**
     * IP_RECVERR: errors come with the queue of errors, {@link ControlType#RECVERR}; on Windows ICMP errors are
     * received. Linux, Windows.
     */
    public static final SocketOption<Boolean> IP_RECVERR = of(IP.flag("IP_RECVERR"));
    /** IP_RECVERR_RFC4884: errors bring the extensions of RFC 4884; Linux 5.9. Linux. */
    public static final SocketOption<Boolean> IP_RECVERR_RFC4884 = of(IP.flag("IP_RECVERR_RFC4884"));
    /** IP_RECVORIGDSTADDR: datagrams bring {@link ControlType#ORIGDSTADDR}. Linux. */
    public static final SocketOption<Boolean> IP_RECVORIGDSTADDR = of(IP.flag("IP_RECVORIGDSTADDR"));
    /** IP_RECVFRAGSIZE: datagrams bring the size of their largest fragment. Linux. */
    public static final SocketOption<Boolean> IP_RECVFRAGSIZE = of(IP.flag("IP_RECVFRAGSIZE"));
    /** IP_CHECKSUM: datagrams bring their checksum. Linux. */
    public static final SocketOption<Boolean> IP_CHECKSUM = of(IP.flag("IP_CHECKSUM"));
    /** IP_MTU_DISCOVER: whether datagrams may be fragmented, IP_PMTUDISC_ number. Linux, Windows. */
    public static final SocketOption<Integer> IP_MTU_DISCOVER = of(IP.number("IP_MTU_DISCOVER"));
    /** IP_MTU: the MTU of the path of a connected socket. Linux, Windows. Read only. */
    public static final SocketOption<Integer> IP_MTU = of(IP.number("IP_MTU").readOnly());
    /** IP_USER_MTU: the largest MTU. Windows. */
    public static final SocketOption<Integer> IP_USER_MTU = of(IP.number("IP_USER_MTU"));
    /** IP_DONTFRAGMENT: datagrams are not fragmented. Windows. */
    public static final SocketOption<Boolean> IP_DONTFRAGMENT = of(IP.flag("IP_DONTFRAGMENT"));
    /** IP_DONTFRAG: datagrams are not fragmented. macOS. */
    public static final SocketOption<Boolean> IP_DONTFRAG = of(IP.flag("IP_DONTFRAG"));
    /** IP_FREEBIND: addresses can be bound that this machine does not have. Linux. */
    public static final SocketOption<Boolean> IP_FREEBIND = of(IP.flag("IP_FREEBIND"));
    /** IP_TRANSPARENT: transparent proxying; needs CAP_NET_ADMIN. Linux. */
    public static final SocketOption<Boolean> IP_TRANSPARENT = of(IP.flag("IP_TRANSPARENT"));
    /** IP_MINTTL: what arrives with a lower time to live is dropped, 0 to 255. Linux. */
    public static final SocketOption<Integer> IP_MINTTL = of(IP.number("IP_MINTTL"));
    /** IP_NODEFRAG: a raw socket gets fragments as they are. Linux. */
    public static final SocketOption<Boolean> IP_NODEFRAG = of(IP.flag("IP_NODEFRAG"));
    /** IP_BIND_ADDRESS_NO_PORT: the port is chosen when the socket connects. Linux. */
    public static final SocketOption<Boolean> IP_BIND_ADDRESS_NO_PORT = of(IP.flag("IP_BIND_ADDRESS_NO_PORT"));
    /** IP_LOCAL_PORT_RANGE: the ports to choose from, the lowest and, 16 bits higher, the highest; Linux 6.3. Linux. */
    public static final SocketOption<Integer> IP_LOCAL_PORT_RANGE = of(IP.number("IP_LOCAL_PORT_RANGE"));
    /** IP_PROTOCOL: the protocol of the socket; Linux 6.7. Linux. Read only. */
    public static final SocketOption<Integer> IP_PROTOCOL = of(IP.number("IP_PROTOCOL").readOnly());
    /** IP_PORTRANGE: which range the system chooses a port from. macOS. */
    public static final SocketOption<Integer> IP_PORTRANGE = of(IP.number("IP_PORTRANGE"));
    /** IP_BOUND_IF: the index of the interface that the socket is bound to. macOS. */
    public static final SocketOption<Integer> IP_BOUND_IF = of(IP.number("IP_BOUND_IF"));
    /** IP_UNICAST_IF: the index of the interface for what is sent, in network byte order in memory. Linux, Windows. */
    public static final SocketOption<Integer> IP_UNICAST_IF = of(IP.network("IP_UNICAST_IF"));
    /** IP_RECEIVE_BROADCAST: broadcasts are received. Windows. */
    public static final SocketOption<Boolean> IP_RECEIVE_BROADCAST = of(IP.flag("IP_RECEIVE_BROADCAST"));
    /** IP_MULTICAST_TTL: the time to live of multicast. */
    public static final SocketOption<Integer> IP_MULTICAST_TTL = of(IP.number("IP_MULTICAST_TTL"));
    /** IP_MULTICAST_LOOP: multicast comes back to this machine; Windows: a matter of the receiver. */
    public static final SocketOption<Boolean> IP_MULTICAST_LOOP = of(IP.flag("IP_MULTICAST_LOOP"));
    /** IP_MULTICAST_ALL: what another socket has joined arrives here too. Linux. */
    public static final SocketOption<Boolean> IP_MULTICAST_ALL = of(IP.flag("IP_MULTICAST_ALL"));
    /** IP_MULTICAST_IFINDEX: the index of the interface for multicast. macOS. */
    public static final SocketOption<Integer> IP_MULTICAST_IFINDEX = of(IP.number("IP_MULTICAST_IFINDEX"));
    /** SO_ORIGINAL_DST: where a redirected connection was meant to go, a sockaddr_in. Linux. Read only. */
    public static final SocketOption<byte[]> SO_ORIGINAL_DST = of(IP.raw("SO_ORIGINAL_DST", 16).readOnly());

    private IpOption() {
    }
}

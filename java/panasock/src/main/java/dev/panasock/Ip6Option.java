package dev.panasock;

import static dev.panasock.SocketOption.of;
import static dev.panasock.platform.abi.OperatingSystem.WINDOWS;
import static dev.panasock.platform.abi.OptionLevel.IPV6;

/**
 * Options of level IPPROTO_IPV6.
 *
 * <p>Which of them this system has says {@link SocketOption#isSupported}, and whether a socket takes one
 * {@link SocketOption#whyUnsupported}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-ipv6-socket-options">IPPROTO_IPV6 Socket Options</a>
 */
public final class Ip6Option {
    /**
     * IPV6_V6ONLY: an INET6 socket does not serve IPv4. On by default on Windows, off on macOS and usually on Linux.
     */
    public static final SocketOption<Boolean> IPV6_V6ONLY = of(IPV6.flag("IPV6_V6ONLY"));
    /** IPV6_UNICAST_HOPS: the hop limit of what is sent, -1 for the system's own. */
    public static final SocketOption<Integer> IPV6_UNICAST_HOPS = of(IPV6.number("IPV6_UNICAST_HOPS"));
    /** IPV6_TCLASS: the traffic class of what is sent, its low two bits ECN. */
    public static final SocketOption<Integer> IPV6_TCLASS = of(IPV6.number("IPV6_TCLASS"));
    /** IPV6_MULTICAST_HOPS: the hop limit of multicast. */
    public static final SocketOption<Integer> IPV6_MULTICAST_HOPS = of(IPV6.number("IPV6_MULTICAST_HOPS"));
    /** IPV6_MULTICAST_LOOP: multicast comes back to this machine; Windows: a matter of the receiver. */
    public static final SocketOption<Boolean> IPV6_MULTICAST_LOOP = of(IPV6.flag("IPV6_MULTICAST_LOOP"));
    /** IPV6_MULTICAST_IF: the index of the interface for multicast. */
    public static final SocketOption<Integer> IPV6_MULTICAST_IF = of(IPV6.number("IPV6_MULTICAST_IF"));
    /** IPV6_MULTICAST_ALL: what another socket has joined arrives here too. Linux. */
    public static final SocketOption<Boolean> IPV6_MULTICAST_ALL = of(IPV6.flag("IPV6_MULTICAST_ALL"));
    /** IPV6_MTU_DISCOVER: whether datagrams may be fragmented, IPV6_PMTUDISC_ number. Linux, Windows. */
    public static final SocketOption<Integer> IPV6_MTU_DISCOVER = of(IPV6.number("IPV6_MTU_DISCOVER"));
    /** IPV6_MTU: the MTU of the path of a connected socket. Linux, Windows. */
    public static final SocketOption<Integer> IPV6_MTU = of(IPV6.number("IPV6_MTU"));
    /** IPV6_USER_MTU: the largest MTU. Windows. */
    public static final SocketOption<Integer> IPV6_USER_MTU = of(IPV6.number("IPV6_USER_MTU"));
    /** IPV6_USE_MIN_MTU: whether the smallest MTU is used. macOS. */
    public static final SocketOption<Integer> IPV6_USE_MIN_MTU = of(IPV6.number("IPV6_USE_MIN_MTU"));
    /** IPV6_DONTFRAG: datagrams are not fragmented. */
    public static final SocketOption<Boolean> IPV6_DONTFRAG = of(IPV6.flag("IPV6_DONTFRAG"));
    /**
     * IPV6_RECVERR: errors come with the queue of errors, {@link ControlType#RECVERR6}; on Windows ICMP errors are
     * received. Linux, Windows.
     */
    public static final SocketOption<Boolean> IPV6_RECVERR = of(IPV6.flag("IPV6_RECVERR"));
    /** IPV6_RECVERR_RFC4884: errors bring the extensions of RFC 4884; Linux 5.9. Linux. */
    public static final SocketOption<Boolean> IPV6_RECVERR_RFC4884 = of(IPV6.flag("IPV6_RECVERR_RFC4884"));
    /** IPV6_RECVPKTINFO: datagrams bring {@link ControlType#PKTINFO6}; IPV6_PKTINFO on Windows. */
    public static final SocketOption<Boolean> IPV6_RECVPKTINFO =
            of(IPV6.flag("IPV6_RECVPKTINFO").named(WINDOWS, "IPV6_PKTINFO"));
    /** IPV6_RECVHOPLIMIT: datagrams bring {@link ControlType#HOPLIMIT}; IPV6_HOPLIMIT on Windows. */
    public static final SocketOption<Boolean> IPV6_RECVHOPLIMIT =
            of(IPV6.flag("IPV6_RECVHOPLIMIT").named(WINDOWS, "IPV6_HOPLIMIT"));
    /** IPV6_RECVTCLASS: datagrams bring {@link ControlType#TCLASS}. */
    public static final SocketOption<Boolean> IPV6_RECVTCLASS = of(IPV6.flag("IPV6_RECVTCLASS"));
    /** IPV6_RECVECN: datagrams bring {@link ControlType#ECN6}. Windows. */
    public static final SocketOption<Boolean> IPV6_RECVECN = of(IPV6.flag("IPV6_RECVECN"));
    /** IPV6_RECVHOPOPTS: datagrams bring their hop-by-hop options. Linux, macOS. */
    public static final SocketOption<Boolean> IPV6_RECVHOPOPTS = of(IPV6.flag("IPV6_RECVHOPOPTS"));
    /** IPV6_RECVDSTOPTS: datagrams bring their destination options. Linux, macOS. */
    public static final SocketOption<Boolean> IPV6_RECVDSTOPTS = of(IPV6.flag("IPV6_RECVDSTOPTS"));
    /** IPV6_RECVRTHDR: datagrams bring their routing header. */
    public static final SocketOption<Boolean> IPV6_RECVRTHDR = of(IPV6.flag("IPV6_RECVRTHDR"));
    /** IPV6_RECVPATHMTU: messages report a change of the MTU. Linux, macOS. */
    public static final SocketOption<Boolean> IPV6_RECVPATHMTU = of(IPV6.flag("IPV6_RECVPATHMTU"));
    /** IPV6_RECVORIGDSTADDR: datagrams bring {@link ControlType#ORIGDSTADDR6}. Linux. */
    public static final SocketOption<Boolean> IPV6_RECVORIGDSTADDR = of(IPV6.flag("IPV6_RECVORIGDSTADDR"));
    /** IPV6_RECVFRAGSIZE: datagrams bring the size of their largest fragment. Linux. */
    public static final SocketOption<Boolean> IPV6_RECVFRAGSIZE = of(IPV6.flag("IPV6_RECVFRAGSIZE"));
    /** IPV6_RECVIF: datagrams bring the interface that they came by. Windows. */
    public static final SocketOption<Boolean> IPV6_RECVIF = of(IPV6.flag("IPV6_RECVIF"));
    /** IPV6_RECVDSTADDR: datagrams bring the address that they were sent to. Windows. */
    public static final SocketOption<Boolean> IPV6_RECVDSTADDR = of(IPV6.flag("IPV6_RECVDSTADDR"));
    /** IPV6_HDRINCL: a raw socket sends the IP header itself. Linux, Windows. */
    public static final SocketOption<Boolean> IPV6_HDRINCL = of(IPV6.flag("IPV6_HDRINCL"));
    /** IPV6_CHECKSUM: where a raw socket puts the checksum, -1 for none. */
    public static final SocketOption<Integer> IPV6_CHECKSUM = of(IPV6.number("IPV6_CHECKSUM"));
    /** IPV6_MINHOPCOUNT: what arrives with a lower hop limit is dropped. Linux. */
    public static final SocketOption<Integer> IPV6_MINHOPCOUNT = of(IPV6.number("IPV6_MINHOPCOUNT"));
    /** IPV6_TRANSPARENT: transparent proxying; needs CAP_NET_ADMIN. Linux. */
    public static final SocketOption<Boolean> IPV6_TRANSPARENT = of(IPV6.flag("IPV6_TRANSPARENT"));
    /** IPV6_FREEBIND: addresses can be bound that this machine does not have. Linux. */
    public static final SocketOption<Boolean> IPV6_FREEBIND = of(IPV6.flag("IPV6_FREEBIND"));
    /**
     * IPV6_UNICAST_IF: the index of the interface for what is sent, in network byte order in memory. Linux, Windows.
     */
    public static final SocketOption<Integer> IPV6_UNICAST_IF = of(IPV6.network("IPV6_UNICAST_IF"));
    /** IPV6_BOUND_IF: the index of the interface that the socket is bound to. macOS. */
    public static final SocketOption<Integer> IPV6_BOUND_IF = of(IPV6.number("IPV6_BOUND_IF"));
    /** IPV6_AUTOFLOWLABEL: flow labels are made. Linux, macOS. */
    public static final SocketOption<Boolean> IPV6_AUTOFLOWLABEL = of(IPV6.flag("IPV6_AUTOFLOWLABEL"));
    /** IPV6_FLOWINFO: datagrams bring their flow information. Linux. */
    public static final SocketOption<Boolean> IPV6_FLOWINFO = of(IPV6.flag("IPV6_FLOWINFO"));
    /** IPV6_FLOWINFO_SEND: the flow information of addresses is sent. Linux. */
    public static final SocketOption<Boolean> IPV6_FLOWINFO_SEND = of(IPV6.flag("IPV6_FLOWINFO_SEND"));
    /** IPV6_ADDR_PREFERENCES: which source address is preferred, IPV6_PREFER_SRC_ bits. Linux. */
    public static final SocketOption<Integer> IPV6_ADDR_PREFERENCES = of(IPV6.number("IPV6_ADDR_PREFERENCES"));
    /** IPV6_PREFER_TEMPADDR: temporary source addresses are preferred. macOS. */
    public static final SocketOption<Boolean> IPV6_PREFER_TEMPADDR = of(IPV6.flag("IPV6_PREFER_TEMPADDR"));
    /** IPV6_PROTECTION_LEVEL: from which networks the socket receives. Windows. */
    public static final SocketOption<Integer> IPV6_PROTECTION_LEVEL = of(IPV6.number("IPV6_PROTECTION_LEVEL"));
    /** IPV6_PORTRANGE: which range the system chooses a port from. macOS. */
    public static final SocketOption<Integer> IPV6_PORTRANGE = of(IPV6.number("IPV6_PORTRANGE"));
    /** IP6T_SO_ORIGINAL_DST: where a redirected connection was meant to go, a sockaddr_in6. Linux. Read only. */
    public static final SocketOption<byte[]> IP6T_SO_ORIGINAL_DST = of(IPV6.raw("IP6T_SO_ORIGINAL_DST", 28).readOnly());

    private Ip6Option() {
    }
}

package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.of;
import static dev.panasock.platform.abi.OperatingSystem.MACOS;
import static dev.panasock.platform.abi.OperatingSystem.WINDOWS;

/** The types of ancillary data, each with its number on every system where it is sent or received. */
public final class ControlNumbers {
    /** Descriptors. */
    public static final Numbers RIGHTS = of("SCM_RIGHTS");
    /** Pid, uid and gid. */
    public static final Numbers CREDENTIALS = of("SCM_CREDENTIALS");
    /** A pidfd of the sender. */
    public static final Numbers PIDFD = of("SCM_PIDFD");
    /** A timeval. */
    public static final Numbers TIMESTAMP = of("SCM_TIMESTAMP");
    /** A timespec. */
    public static final Numbers TIMESTAMPNS = of("SCM_TIMESTAMPNS");
    /** Three timespecs. */
    public static final Numbers TIMESTAMPING = of("SCM_TIMESTAMPING");
    /** When to send. */
    public static final Numbers TXTIME = of("SCM_TXTIME");
    /** Dropped datagrams. */
    public static final Numbers RXQ_OVFL = of("SO_RXQ_OVFL");
    /** The mark. */
    public static final Numbers MARK = of("SO_MARK");
    /** An in_pktinfo. */
    public static final Numbers PKTINFO = of("IP_PKTINFO");
    /** The time to live. */
    public static final Numbers TTL = of("IP_TTL").named(MACOS, "IP_RECVTTL");
    /** The type of service. */
    public static final Numbers TOS = of("IP_TOS").named(MACOS, "IP_RECVTOS");
    /** The congestion bits. */
    public static final Numbers ECN = of("IP_ECN");
    /** A sock_extended_err. */
    public static final Numbers RECVERR = of("IP_RECVERR").absentOn(WINDOWS);
    /** A sockaddr_in. */
    public static final Numbers ORIGDSTADDR = of("IP_ORIGDSTADDR");
    /** An in6_pktinfo. */
    public static final Numbers PKTINFO6 = of("IPV6_PKTINFO");
    /** The hop limit. */
    public static final Numbers HOPLIMIT = of("IPV6_HOPLIMIT");
    /** The traffic class. */
    public static final Numbers TCLASS = of("IPV6_TCLASS");
    /** The congestion bits. */
    public static final Numbers ECN6 = of("IPV6_ECN");
    /** A sock_extended_err. */
    public static final Numbers RECVERR6 = of("IPV6_RECVERR").absentOn(WINDOWS);
    /** A sockaddr_in6. */
    public static final Numbers ORIGDSTADDR6 = of("IPV6_ORIGDSTADDR");
    /** The size of each datagram. */
    public static final Numbers UDP_SEGMENT = of("UDP_SEGMENT").named(WINDOWS, "UDP_SEND_MSG_SIZE");
    /** The size of each datagram. */
    public static final Numbers UDP_GRO = of("UDP_GRO").named(WINDOWS, "UDP_COALESCED_INFO");

    private ControlNumbers() {
    }
}

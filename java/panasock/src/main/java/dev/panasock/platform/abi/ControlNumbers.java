package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.ABSENT;

/** The types of ancillary data that the library knows, each with its number on every system where it is sent or received. */
public final class ControlNumbers {
    /** Descriptors. */
    public static final Numbers RIGHTS = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_RIGHTS(),
            dev.panasock.bindings.macos.generated.sockets_h.SCM_RIGHTS(), ABSENT);
    /** Pid, uid and gid. */
    public static final Numbers CREDENTIALS =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_CREDENTIALS(), ABSENT, ABSENT);
    /** A pidfd of the sender. */
    public static final Numbers PIDFD =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_PIDFD(), ABSENT, ABSENT);
    /** A timeval. */
    public static final Numbers TIMESTAMP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_TIMESTAMP(),
            dev.panasock.bindings.macos.generated.sockets_h.SCM_TIMESTAMP(), ABSENT);
    /** A timespec. */
    public static final Numbers TIMESTAMPNS =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_TIMESTAMPNS(), ABSENT, ABSENT);
    /** Three timespecs. */
    public static final Numbers TIMESTAMPING =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_TIMESTAMPING(), ABSENT, ABSENT);
    /** When to send. */
    public static final Numbers TXTIME =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SCM_TXTIME(), ABSENT, ABSENT);
    /** Dropped datagrams. */
    public static final Numbers RXQ_OVFL =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_RXQ_OVFL(), ABSENT, ABSENT);
    /** The mark. */
    public static final Numbers MARK =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_MARK(), ABSENT, ABSENT);
    /** An in_pktinfo. */
    public static final Numbers PKTINFO = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IP_PKTINFO(),
            dev.panasock.bindings.macos.generated.sockets_h.IP_PKTINFO(),
            dev.panasock.bindings.windows.generated.sockets_h.IP_PKTINFO());
    /** The time to live. */
    public static final Numbers TTL = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IP_TTL(),
            dev.panasock.bindings.macos.generated.sockets_h.IP_RECVTTL(),
            dev.panasock.bindings.windows.generated.sockets_h.IP_TTL());
    /** The type of service. */
    public static final Numbers TOS = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IP_TOS(),
            dev.panasock.bindings.macos.generated.sockets_h.IP_RECVTOS(),
            dev.panasock.bindings.windows.generated.sockets_h.IP_TOS());
    /** The congestion bits. */
    public static final Numbers ECN =
            new Numbers(ABSENT, ABSENT, dev.panasock.bindings.windows.generated.sockets_h.IP_ECN());
    /** A sock_extended_err. */
    public static final Numbers RECVERR =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IP_RECVERR(), ABSENT, ABSENT);
    /** A sockaddr_in. */
    public static final Numbers ORIGDSTADDR =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IP_ORIGDSTADDR(), ABSENT, ABSENT);
    /** An in6_pktinfo. */
    public static final Numbers PKTINFO6 = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_PKTINFO(),
            dev.panasock.bindings.macos.generated.sockets_h.IPV6_PKTINFO(),
            dev.panasock.bindings.windows.generated.sockets_h.IPV6_PKTINFO());
    /** The hop limit. */
    public static final Numbers HOPLIMIT = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_HOPLIMIT(),
            dev.panasock.bindings.macos.generated.sockets_h.IPV6_HOPLIMIT(),
            dev.panasock.bindings.windows.generated.sockets_h.IPV6_HOPLIMIT());
    /** The traffic class. */
    public static final Numbers TCLASS = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_TCLASS(),
            dev.panasock.bindings.macos.generated.sockets_h.IPV6_TCLASS(),
            dev.panasock.bindings.windows.generated.sockets_h.IPV6_TCLASS());
    /** The congestion bits. */
    public static final Numbers ECN6 =
            new Numbers(ABSENT, ABSENT, dev.panasock.bindings.windows.generated.sockets_h.IPV6_ECN());
    /** A sock_extended_err. */
    public static final Numbers RECVERR6 =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_RECVERR(), ABSENT, ABSENT);
    /** A sockaddr_in6. */
    public static final Numbers ORIGDSTADDR6 =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_ORIGDSTADDR(), ABSENT, ABSENT);
    /** The size of each datagram. */
    public static final Numbers UDP_SEGMENT = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.UDP_SEGMENT(),
            ABSENT, dev.panasock.bindings.windows.generated.sockets_h.UDP_SEND_MSG_SIZE());
    /** The size of each datagram. */
    public static final Numbers UDP_GRO = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.UDP_GRO(), ABSENT,
            dev.panasock.bindings.windows.generated.sockets_h.UDP_COALESCED_INFO());

    private ControlNumbers() {
    }
}

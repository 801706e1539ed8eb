package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.ABSENT;


/** The constants that the library's types are made of, each with its number on every system. */
public final class SocketNumbers {
    // Families, types and protocols.
    /** AF_UNSPEC. */
    public static final Numbers AF_UNSPEC = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_UNSPEC(),
            dev.panasock.bindings.macos.generated.sockets_h.AF_UNSPEC(),
            dev.panasock.bindings.windows.generated.sockets_h.AF_UNSPEC());
    /** AF_UNIX. */
    public static final Numbers AF_UNIX = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_UNIX(),
            dev.panasock.bindings.macos.generated.sockets_h.AF_UNIX(),
            dev.panasock.bindings.windows.generated.sockets_h.AF_UNIX());
    /** AF_INET. */
    public static final Numbers AF_INET = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_INET(),
            dev.panasock.bindings.macos.generated.sockets_h.AF_INET(),
            dev.panasock.bindings.windows.generated.sockets_h.AF_INET());
    /** AF_INET6. */
    public static final Numbers AF_INET6 = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_INET6(),
            dev.panasock.bindings.macos.generated.sockets_h.AF_INET6(),
            dev.panasock.bindings.windows.generated.sockets_h.AF_INET6());
    /** SOCK_STREAM. */
    public static final Numbers SOCK_STREAM = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOCK_STREAM(),
            dev.panasock.bindings.macos.generated.sockets_h.SOCK_STREAM(),
            dev.panasock.bindings.windows.generated.sockets_h.SOCK_STREAM());
    /** SOCK_DGRAM. */
    public static final Numbers SOCK_DGRAM = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOCK_DGRAM(),
            dev.panasock.bindings.macos.generated.sockets_h.SOCK_DGRAM(),
            dev.panasock.bindings.windows.generated.sockets_h.SOCK_DGRAM());
    /** SOCK_RAW. */
    public static final Numbers SOCK_RAW = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOCK_RAW(),
            dev.panasock.bindings.macos.generated.sockets_h.SOCK_RAW(),
            dev.panasock.bindings.windows.generated.sockets_h.SOCK_RAW());
    /** SOCK_SEQPACKET. */
    public static final Numbers SOCK_SEQPACKET =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOCK_SEQPACKET(),
                    dev.panasock.bindings.macos.generated.sockets_h.SOCK_SEQPACKET(),
                    dev.panasock.bindings.windows.generated.sockets_h.SOCK_SEQPACKET());
    /** IPPROTO_IP. */
    public static final Numbers IPPROTO_IP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_IP(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_IP(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_IP());
    /** IPPROTO_TCP. */
    public static final Numbers IPPROTO_TCP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_TCP(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_TCP(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_TCP());
    /** IPPROTO_UDP. */
    public static final Numbers IPPROTO_UDP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_UDP(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_UDP(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_UDP());
    /** IPPROTO_IPV6. */
    public static final Numbers IPPROTO_IPV6 =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_IPV6(),
                    dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_IPV6(),
                    dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_IPV6());

    // Options.
    /** SOL_SOCKET. */
    public static final Numbers SOL_SOCKET = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOL_SOCKET(),
            dev.panasock.bindings.macos.generated.sockets_h.SOL_SOCKET(),
            dev.panasock.bindings.windows.generated.sockets_h.SOL_SOCKET());
    /** SO_REUSEADDR. */
    public static final Numbers SO_REUSEADDR =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_REUSEADDR(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_REUSEADDR(),
                    dev.panasock.bindings.windows.generated.sockets_h.SO_REUSEADDR());
    /** SO_EXCLUSIVEADDRUSE. */
    public static final Numbers SO_EXCLUSIVEADDRUSE = new Numbers(ABSENT, ABSENT,
            dev.panasock.bindings.windows.generated.sockets_h.SO_EXCLUSIVEADDRUSE());
    /** SO_REUSEPORT. */
    public static final Numbers SO_REUSEPORT =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_REUSEPORT(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_REUSEPORT(),
                    ABSENT);
    /** SO_ERROR. */
    public static final Numbers SO_ERROR = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_ERROR(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_ERROR(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_ERROR());
    /** SO_TYPE. */
    public static final Numbers SO_TYPE = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_TYPE(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_TYPE(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_TYPE());
    /** SO_RCVBUF. */
    public static final Numbers SO_RCVBUF = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_RCVBUF(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_RCVBUF(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_RCVBUF());
    /** SO_SNDBUF. */
    public static final Numbers SO_SNDBUF = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_SNDBUF(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_SNDBUF(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_SNDBUF());
    /** SO_LINGER. */
    public static final Numbers SO_LINGER = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_LINGER(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_LINGER(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_LINGER());
    /** SO_KEEPALIVE. */
    public static final Numbers SO_KEEPALIVE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_KEEPALIVE(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_KEEPALIVE(),
                    dev.panasock.bindings.windows.generated.sockets_h.SO_KEEPALIVE());
    /** SO_RCVTIMEO. */
    public static final Numbers SO_RCVTIMEO = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_RCVTIMEO(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_RCVTIMEO(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_RCVTIMEO());
    /** SO_SNDTIMEO. */
    public static final Numbers SO_SNDTIMEO = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_SNDTIMEO(),
            dev.panasock.bindings.macos.generated.sockets_h.SO_SNDTIMEO(),
            dev.panasock.bindings.windows.generated.sockets_h.SO_SNDTIMEO());
    /** SO_BROADCAST. */
    public static final Numbers SO_BROADCAST =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_BROADCAST(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_BROADCAST(),
                    dev.panasock.bindings.windows.generated.sockets_h.SO_BROADCAST());
    /** SO_ACCEPTCONN. */
    public static final Numbers SO_ACCEPTCONN =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SO_ACCEPTCONN(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_ACCEPTCONN(),
                    dev.panasock.bindings.windows.generated.sockets_h.SO_ACCEPTCONN());
    /** TCP_NODELAY. */
    public static final Numbers TCP_NODELAY = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.TCP_NODELAY(),
            dev.panasock.bindings.macos.generated.sockets_h.TCP_NODELAY(),
            dev.panasock.bindings.windows.generated.sockets_h.TCP_NODELAY());
    /** IPV6_V6ONLY. */
    public static final Numbers IPV6_V6ONLY = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPV6_V6ONLY(),
            dev.panasock.bindings.macos.generated.sockets_h.IPV6_V6ONLY(),
            dev.panasock.bindings.windows.generated.sockets_h.IPV6_V6ONLY());

    // Flags of send and recv.
    /** MSG_OOB. */
    public static final Numbers MSG_OOB = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_OOB(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_OOB(),
            dev.panasock.bindings.windows.generated.sockets_h.MSG_OOB());
    /** MSG_PEEK. */
    public static final Numbers MSG_PEEK = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_PEEK(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_PEEK(),
            dev.panasock.bindings.windows.generated.sockets_h.MSG_PEEK());
    /** MSG_DONTROUTE. */
    public static final Numbers MSG_DONTROUTE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_DONTROUTE(),
                    dev.panasock.bindings.macos.generated.sockets_h.MSG_DONTROUTE(),
                    dev.panasock.bindings.windows.generated.sockets_h.MSG_DONTROUTE());
    /** MSG_WAITALL. */
    public static final Numbers MSG_WAITALL = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_WAITALL(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_WAITALL(),
            dev.panasock.bindings.windows.generated.sockets_h.MSG_WAITALL());
    /** MSG_DONTWAIT. */
    public static final Numbers MSG_DONTWAIT =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_DONTWAIT(),
                    dev.panasock.bindings.macos.generated.sockets_h.MSG_DONTWAIT(),
                    ABSENT);
    /** MSG_TRUNC. */
    public static final Numbers MSG_TRUNC = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_TRUNC(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_TRUNC(),
            dev.panasock.bindings.windows.generated.sockets_h.MSG_TRUNC());

    /** MSG_CTRUNC: ancillary data was cut. */
    public static final Numbers MSG_CTRUNC = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_CTRUNC(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_CTRUNC(),
            dev.panasock.bindings.windows.generated.sockets_h.MSG_CTRUNC());
    /** MSG_EOR: the end of a record. */
    public static final Numbers MSG_EOR = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_EOR(),
            dev.panasock.bindings.macos.generated.sockets_h.MSG_EOR(), ABSENT);
    /** MSG_ERRQUEUE: from the queue of errors. */
    public static final Numbers MSG_ERRQUEUE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_ERRQUEUE(), ABSENT, ABSENT);
    /** MSG_MORE: more follows. */
    public static final Numbers MSG_MORE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_MORE(), ABSENT, ABSENT);
    /** MSG_CONFIRM: the neighbour has answered. */
    public static final Numbers MSG_CONFIRM =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_CONFIRM(), ABSENT, ABSENT);
    /** MSG_WAITFORONE: waits for the first message only. */
    public static final Numbers MSG_WAITFORONE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_WAITFORONE(), ABSENT, ABSENT);
    /** MSG_ZEROCOPY: sends without copying. */
    public static final Numbers MSG_ZEROCOPY =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_ZEROCOPY(), ABSENT, ABSENT);
    /** MSG_FASTOPEN: connects with data. */
    public static final Numbers MSG_FASTOPEN =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.MSG_FASTOPEN(), ABSENT, ABSENT);

    // Readiness.
    /** POLLIN. */
    public static final Numbers POLLIN = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLIN(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLIN(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLIN());
    /** POLLPRI. */
    public static final Numbers POLLPRI = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLPRI(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLPRI(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLPRI());
    /** POLLOUT. */
    public static final Numbers POLLOUT = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLOUT(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLOUT(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLOUT());
    /** POLLERR. */
    public static final Numbers POLLERR = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLERR(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLERR(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLERR());
    /** POLLHUP. */
    public static final Numbers POLLHUP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLHUP(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLHUP(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLHUP());
    /** POLLNVAL. */
    public static final Numbers POLLNVAL = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLNVAL(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLNVAL(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLNVAL());
    /** POLLRDNORM. */
    public static final Numbers POLLRDNORM = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLRDNORM(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLRDNORM(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLRDNORM());
    /** POLLRDBAND. */
    public static final Numbers POLLRDBAND = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLRDBAND(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLRDBAND(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLRDBAND());
    /** POLLWRNORM. */
    public static final Numbers POLLWRNORM = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.POLLWRNORM(),
            dev.panasock.bindings.macos.generated.sockets_h.POLLWRNORM(),
            dev.panasock.bindings.windows.generated.sockets_h.POLLWRNORM());

    // The resolver.
    /** AI_PASSIVE. */
    public static final Numbers AI_PASSIVE = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_PASSIVE(),
            dev.panasock.bindings.macos.generated.sockets_h.AI_PASSIVE(),
            dev.panasock.bindings.windows.generated.sockets_h.AI_PASSIVE());
    /** AI_CANONNAME. */
    public static final Numbers AI_CANONNAME =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_CANONNAME(),
                    dev.panasock.bindings.macos.generated.sockets_h.AI_CANONNAME(),
                    dev.panasock.bindings.windows.generated.sockets_h.AI_CANONNAME());
    /** AI_NUMERICHOST. */
    public static final Numbers AI_NUMERICHOST =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_NUMERICHOST(),
                    dev.panasock.bindings.macos.generated.sockets_h.AI_NUMERICHOST(),
                    dev.panasock.bindings.windows.generated.sockets_h.AI_NUMERICHOST());
    /** AI_NUMERICSERV. */
    public static final Numbers AI_NUMERICSERV =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_NUMERICSERV(),
                    dev.panasock.bindings.macos.generated.sockets_h.AI_NUMERICSERV(),
                    dev.panasock.bindings.windows.generated.sockets_h.AI_NUMERICSERV());
    /** AI_V4MAPPED. */
    public static final Numbers AI_V4MAPPED = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_V4MAPPED(),
            dev.panasock.bindings.macos.generated.sockets_h.AI_V4MAPPED(),
            dev.panasock.bindings.windows.generated.sockets_h.AI_V4MAPPED());
    /** AI_ALL. */
    public static final Numbers AI_ALL = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_ALL(),
            dev.panasock.bindings.macos.generated.sockets_h.AI_ALL(),
            dev.panasock.bindings.windows.generated.sockets_h.AI_ALL());
    /** AI_ADDRCONFIG. */
    public static final Numbers AI_ADDRCONFIG =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AI_ADDRCONFIG(),
                    dev.panasock.bindings.macos.generated.sockets_h.AI_ADDRCONFIG(),
                    dev.panasock.bindings.windows.generated.sockets_h.AI_ADDRCONFIG());
    /** NI_NUMERICHOST. */
    public static final Numbers NI_NUMERICHOST =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_NUMERICHOST(),
                    dev.panasock.bindings.macos.generated.sockets_h.NI_NUMERICHOST(),
                    dev.panasock.bindings.windows.generated.sockets_h.NI_NUMERICHOST());
    /** NI_NUMERICSERV. */
    public static final Numbers NI_NUMERICSERV =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_NUMERICSERV(),
                    dev.panasock.bindings.macos.generated.sockets_h.NI_NUMERICSERV(),
                    dev.panasock.bindings.windows.generated.sockets_h.NI_NUMERICSERV());
    /** NI_NOFQDN. */
    public static final Numbers NI_NOFQDN = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_NOFQDN(),
            dev.panasock.bindings.macos.generated.sockets_h.NI_NOFQDN(),
            dev.panasock.bindings.windows.generated.sockets_h.NI_NOFQDN());
    /** NI_NAMEREQD. */
    public static final Numbers NI_NAMEREQD = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_NAMEREQD(),
            dev.panasock.bindings.macos.generated.sockets_h.NI_NAMEREQD(),
            dev.panasock.bindings.windows.generated.sockets_h.NI_NAMEREQD());
    /** NI_DGRAM. */
    public static final Numbers NI_DGRAM = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_DGRAM(),
            dev.panasock.bindings.macos.generated.sockets_h.NI_DGRAM(),
            dev.panasock.bindings.windows.generated.sockets_h.NI_DGRAM());
    /** NI_MAXHOST. */
    public static final Numbers NI_MAXHOST = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_MAXHOST(),
            dev.panasock.bindings.macos.generated.sockets_h.NI_MAXHOST(),
            dev.panasock.bindings.windows.generated.sockets_h.NI_MAXHOST());
    /** NI_MAXSERV. */
    public static final Numbers NI_MAXSERV = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.NI_MAXSERV(),
            dev.panasock.bindings.macos.generated.sockets_h.NI_MAXSERV(),
            dev.panasock.bindings.windows.generated.sockets_h.NI_MAXSERV());

    // Listening.
    /** SOMAXCONN. */
    public static final Numbers SOMAXCONN = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.SOMAXCONN(),
            dev.panasock.bindings.macos.generated.sockets_h.SOMAXCONN(),
            dev.panasock.bindings.windows.generated.sockets_h.SOMAXCONN());

    private SocketNumbers() {
    }
}

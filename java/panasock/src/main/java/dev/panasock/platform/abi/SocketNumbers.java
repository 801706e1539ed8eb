package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.of;
import static dev.panasock.platform.abi.OperatingSystem.MACOS;

/** The constants that the library's types are made of, each with its number on every system. */
public final class SocketNumbers {
    // Families, types and protocols.
    /** AF_UNSPEC. */
    public static final Numbers AF_UNSPEC = of("AF_UNSPEC");
    /** AF_UNIX. */
    public static final Numbers AF_UNIX = of("AF_UNIX");
    /** AF_INET. */
    public static final Numbers AF_INET = of("AF_INET");
    /** AF_INET6. */
    public static final Numbers AF_INET6 = of("AF_INET6");
    /** SOCK_STREAM. */
    public static final Numbers SOCK_STREAM = of("SOCK_STREAM");
    /** SOCK_DGRAM. */
    public static final Numbers SOCK_DGRAM = of("SOCK_DGRAM");
    /** SOCK_RAW. */
    public static final Numbers SOCK_RAW = of("SOCK_RAW");
    /** SOCK_SEQPACKET. */
    public static final Numbers SOCK_SEQPACKET = of("SOCK_SEQPACKET");
    /** IPPROTO_IP. */
    public static final Numbers IPPROTO_IP = of("IPPROTO_IP");
    /** IPPROTO_TCP. */
    public static final Numbers IPPROTO_TCP = of("IPPROTO_TCP");
    /** IPPROTO_UDP. */
    public static final Numbers IPPROTO_UDP = of("IPPROTO_UDP");
    /** IPPROTO_IPV6. */
    public static final Numbers IPPROTO_IPV6 = of("IPPROTO_IPV6");

    // Options.
    /** SOL_SOCKET. */
    public static final Numbers SOL_SOCKET = of("SOL_SOCKET");
    /** SO_REUSEADDR. */
    public static final Numbers SO_REUSEADDR = of("SO_REUSEADDR");
    /** SO_EXCLUSIVEADDRUSE. */
    public static final Numbers SO_EXCLUSIVEADDRUSE = of("SO_EXCLUSIVEADDRUSE");
    /** SO_REUSEPORT. */
    public static final Numbers SO_REUSEPORT = of("SO_REUSEPORT");
    /** SO_ERROR. */
    public static final Numbers SO_ERROR = of("SO_ERROR");
    /** SO_TYPE. */
    public static final Numbers SO_TYPE = of("SO_TYPE");
    /** SO_RCVBUF. */
    public static final Numbers SO_RCVBUF = of("SO_RCVBUF");
    /** SO_SNDBUF. */
    public static final Numbers SO_SNDBUF = of("SO_SNDBUF");
    /** SO_LINGER in seconds; that of macOS counts ticks of the clock, and SO_LINGER_SEC seconds. */
    public static final Numbers SO_LINGER = of("SO_LINGER").named(MACOS, "SO_LINGER_SEC");
    /** SO_KEEPALIVE. */
    public static final Numbers SO_KEEPALIVE = of("SO_KEEPALIVE");
    /** SO_RCVTIMEO. */
    public static final Numbers SO_RCVTIMEO = of("SO_RCVTIMEO");
    /** SO_SNDTIMEO. */
    public static final Numbers SO_SNDTIMEO = of("SO_SNDTIMEO");
    /** SO_BROADCAST. */
    public static final Numbers SO_BROADCAST = of("SO_BROADCAST");
    /** SO_ACCEPTCONN. */
    public static final Numbers SO_ACCEPTCONN = of("SO_ACCEPTCONN");
    /** TCP_NODELAY. */
    public static final Numbers TCP_NODELAY = of("TCP_NODELAY");
    /** TCP_KEEPIDLE, on macOS TCP_KEEPALIVE. */
    public static final Numbers TCP_KEEPIDLE = of("TCP_KEEPIDLE").named(MACOS, "TCP_KEEPALIVE");
    /** TCP_KEEPINTVL. */
    public static final Numbers TCP_KEEPINTVL = of("TCP_KEEPINTVL");
    /** IPV6_V6ONLY. */
    public static final Numbers IPV6_V6ONLY = of("IPV6_V6ONLY");

    // Flags of send and recv.
    /** MSG_OOB. */
    public static final Numbers MSG_OOB = of("MSG_OOB");
    /** MSG_PEEK. */
    public static final Numbers MSG_PEEK = of("MSG_PEEK");
    /** MSG_DONTROUTE. */
    public static final Numbers MSG_DONTROUTE = of("MSG_DONTROUTE");
    /** MSG_WAITALL. */
    public static final Numbers MSG_WAITALL = of("MSG_WAITALL");
    /** MSG_DONTWAIT. */
    public static final Numbers MSG_DONTWAIT = of("MSG_DONTWAIT");
    /** MSG_TRUNC. */
    public static final Numbers MSG_TRUNC = of("MSG_TRUNC");

    /** MSG_CTRUNC: ancillary data was cut. */
    public static final Numbers MSG_CTRUNC = of("MSG_CTRUNC");
    /** MSG_EOR: the end of a record. */
    public static final Numbers MSG_EOR = of("MSG_EOR");
    /** MSG_ERRQUEUE: from the queue of errors. */
    public static final Numbers MSG_ERRQUEUE = of("MSG_ERRQUEUE");
    /** MSG_MORE: more follows. */
    public static final Numbers MSG_MORE = of("MSG_MORE");
    /** MSG_CONFIRM: the neighbour has answered. */
    public static final Numbers MSG_CONFIRM = of("MSG_CONFIRM");
    /** MSG_WAITFORONE: waits for the first message only. */
    public static final Numbers MSG_WAITFORONE = of("MSG_WAITFORONE");
    /** MSG_ZEROCOPY: sends without copying. */
    public static final Numbers MSG_ZEROCOPY = of("MSG_ZEROCOPY");
    /** MSG_FASTOPEN: connects with data. */
    public static final Numbers MSG_FASTOPEN = of("MSG_FASTOPEN");

    // Readiness.
    /** POLLIN. */
    public static final Numbers POLLIN = of("POLLIN");
    /** POLLPRI. */
    public static final Numbers POLLPRI = of("POLLPRI");
    /** POLLRDHUP: the peer has ended its direction; Linux. */
    public static final Numbers POLLRDHUP = of("POLLRDHUP");
    /** POLLOUT. */
    public static final Numbers POLLOUT = of("POLLOUT");
    /** POLLERR. */
    public static final Numbers POLLERR = of("POLLERR");
    /** POLLHUP. */
    public static final Numbers POLLHUP = of("POLLHUP");
    /** POLLNVAL. */
    public static final Numbers POLLNVAL = of("POLLNVAL");
    /** POLLRDNORM. */
    public static final Numbers POLLRDNORM = of("POLLRDNORM");
    /** POLLRDBAND. */
    public static final Numbers POLLRDBAND = of("POLLRDBAND");
    /** POLLWRNORM. */
    public static final Numbers POLLWRNORM = of("POLLWRNORM");

    // The resolver.
    /** AI_PASSIVE. */
    public static final Numbers AI_PASSIVE = of("AI_PASSIVE");
    /** AI_CANONNAME. */
    public static final Numbers AI_CANONNAME = of("AI_CANONNAME");
    /** AI_NUMERICHOST. */
    public static final Numbers AI_NUMERICHOST = of("AI_NUMERICHOST");
    /** AI_NUMERICSERV. */
    public static final Numbers AI_NUMERICSERV = of("AI_NUMERICSERV");
    /** AI_V4MAPPED. */
    public static final Numbers AI_V4MAPPED = of("AI_V4MAPPED");
    /** AI_ALL. */
    public static final Numbers AI_ALL = of("AI_ALL");
    /** AI_ADDRCONFIG. */
    public static final Numbers AI_ADDRCONFIG = of("AI_ADDRCONFIG");
    /** NI_NUMERICHOST. */
    public static final Numbers NI_NUMERICHOST = of("NI_NUMERICHOST");
    /** NI_NUMERICSERV. */
    public static final Numbers NI_NUMERICSERV = of("NI_NUMERICSERV");
    /** NI_NOFQDN. */
    public static final Numbers NI_NOFQDN = of("NI_NOFQDN");
    /** NI_NAMEREQD. */
    public static final Numbers NI_NAMEREQD = of("NI_NAMEREQD");
    /** NI_DGRAM. */
    public static final Numbers NI_DGRAM = of("NI_DGRAM");
    /** NI_MAXHOST. */
    public static final Numbers NI_MAXHOST = of("NI_MAXHOST");
    /** NI_MAXSERV. */
    public static final Numbers NI_MAXSERV = of("NI_MAXSERV");

    // Listening.
    /** SOMAXCONN. */
    public static final Numbers SOMAXCONN = of("SOMAXCONN");

    private SocketNumbers() {
    }
}

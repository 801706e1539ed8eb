package dev.panasock;

import static dev.panasock.SocketOption.of;
import static dev.panasock.platform.abi.OperatingSystem.MACOS;
import static dev.panasock.platform.abi.OperatingSystem.WINDOWS;
import static dev.panasock.platform.abi.OptionLevel.SOCKET;

import dev.panasock.platform.abi.MappedCodec;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.OptionCodec.LingerValue;
import dev.panasock.platform.abi.SocketNumbers;
import java.time.Duration;
import java.util.Optional;

/**
 * Options of level SOL_SOCKET.
 *
 * <p>Which of them this system has says {@link SocketOption#isSupported}, and whether a socket takes one
 * {@link SocketOption#whyUnsupported}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET Socket Options</a>
 */
public final class SoOption {
    private static final OptionCodec<Optional<SocketError>> ERROR = new MappedCodec<>(OptionCodec.INT) {
        @Override
        protected Optional<SocketError> value(Integer stored) {
            return stored == 0 ? Optional.empty() : Optional.of(SocketError.of(stored));
        }

        @Override
        protected Integer stored(Optional<SocketError> value) {
            return value.isPresent() ? value.get().number() : 0;
        }
    };
    private static final OptionCodec<SocketType> TYPE = new MappedCodec<>(OptionCodec.INT) {
        @Override
        protected SocketType value(Integer stored) {
            return SocketType.of(stored);
        }

        @Override
        protected Integer stored(SocketType value) {
            return value.number();
        }
    };
    private static final OptionCodec<Linger> LINGER = new MappedCodec<>(OptionCodec.LINGER) {
        @Override
        protected Linger value(LingerValue stored) {
            return new Linger(stored.on(), stored.seconds());
        }

        @Override
        protected LingerValue stored(Linger value) {
            return new LingerValue(value.on(), value.seconds());
        }
    };

    /**
     * SO_REUSEADDR. Linux and macOS: the address can be bound although connections of an earlier listener linger in
     * TIME_WAIT. Windows: it can be bound although another socket, even of another program, uses it; servers on
     * Windows want {@link #SO_EXCLUSIVEADDRUSE}.
     */
    public static final SocketOption<Boolean> SO_REUSEADDR = of(SOCKET.flag("SO_REUSEADDR"));
    /** SO_EXCLUSIVEADDRUSE: no other socket can bind the address. Windows only. */
    public static final SocketOption<Boolean> SO_EXCLUSIVEADDRUSE = of(SOCKET.flag("SO_EXCLUSIVEADDRUSE"));
    /** SO_REUSEPORT: several sockets of one user share the address. Linux and macOS only. */
    public static final SocketOption<Boolean> SO_REUSEPORT = of(SOCKET.flag("SO_REUSEPORT"));
    /**
     * SO_ERROR: the pending error of the socket. Reading it takes it away on Linux and macOS, on Windows it stays. Read
     * only.
     */
    public static final SocketOption<Optional<SocketError>> SO_ERROR = of(SOCKET.option("SO_ERROR", ERROR).readOnly());
    /** SO_TYPE: the type that the socket was opened with. Read only. */
    public static final SocketOption<SocketType> SO_TYPE = of(SOCKET.option("SO_TYPE", TYPE).readOnly());
    /** SO_ACCEPTCONN: whether the socket listens. Read only. */
    public static final SocketOption<Boolean> SO_ACCEPTCONN = of(SOCKET.flag("SO_ACCEPTCONN").readOnly());
    /** SO_RCVBUF: the size of the receive buffer in bytes. Linux doubles what is set and reads back the double. */
    public static final SocketOption<Integer> SO_RCVBUF = of(SOCKET.number("SO_RCVBUF"));
    /** SO_SNDBUF: the size of the send buffer in bytes. Linux doubles what is set and reads back the double. */
    public static final SocketOption<Integer> SO_SNDBUF = of(SOCKET.number("SO_SNDBUF"));
    /**
     * SO_LINGER: what close does with bytes not sent yet. On macOS SO_LINGER_SEC, because its SO_LINGER counts clock
     * ticks.
     */
    public static final SocketOption<Linger> SO_LINGER = of(SOCKET.option(SocketNumbers.SO_LINGER, LINGER));
    /** SO_KEEPALIVE: whether an idle connection is probed. */
    public static final SocketOption<Boolean> SO_KEEPALIVE = of(SOCKET.flag("SO_KEEPALIVE"));
    /**
     * SO_RCVTIMEO: how long a receiving call waits; zero is for ever. Parts of a microsecond (of a millisecond on
     * Windows) round up; the system may round up further. When the time is up the call gives
     * {@link NativeSocket#WOULD_BLOCK} on Linux and macOS and throws {@link NativeTimeoutException} on Windows.
     */
    public static final SocketOption<Duration> SO_RCVTIMEO = of(SOCKET.option("SO_RCVTIMEO", OptionCodec.TIMEOUT));
    /** SO_SNDTIMEO: how long a sending call waits, as {@link #SO_RCVTIMEO} for receiving. */
    public static final SocketOption<Duration> SO_SNDTIMEO = of(SOCKET.option("SO_SNDTIMEO", OptionCodec.TIMEOUT));
    /** SO_BROADCAST: whether datagrams may be sent to broadcast addresses. */
    public static final SocketOption<Boolean> SO_BROADCAST = of(SOCKET.flag("SO_BROADCAST"));
    /** SO_DEBUG: the system records what the socket does; Linux needs CAP_NET_ADMIN to switch it on. */
    public static final SocketOption<Boolean> SO_DEBUG = of(SOCKET.flag("SO_DEBUG"));
    /** SO_DONTROUTE: only to hosts of directly connected networks. */
    public static final SocketOption<Boolean> SO_DONTROUTE = of(SOCKET.flag("SO_DONTROUTE"));
    /** SO_OOBINLINE: urgent data stays in the stream. */
    public static final SocketOption<Boolean> SO_OOBINLINE = of(SOCKET.flag("SO_OOBINLINE"));
    /** SO_RCVLOWAT: how many bytes make a receiving call return and the socket readable. */
    public static final SocketOption<Integer> SO_RCVLOWAT = of(SOCKET.number("SO_RCVLOWAT"));
    /** SO_SNDLOWAT: how many free bytes make the socket writable; Linux always 1, read only. */
    public static final SocketOption<Integer> SO_SNDLOWAT = of(SOCKET.number("SO_SNDLOWAT"));
    /** SO_PROTOCOL: the protocol that the socket was opened with. Linux. Read only. */
    public static final SocketOption<Integer> SO_PROTOCOL = of(SOCKET.number("SO_PROTOCOL").readOnly());
    /** SO_DOMAIN: the address family that the socket was opened with. Linux. Read only. */
    public static final SocketOption<Integer> SO_DOMAIN = of(SOCKET.number("SO_DOMAIN").readOnly());
    /**
     * SO_SNDBUFFORCE: the size of the send buffer in bytes beyond the system's limit; needs CAP_NET_ADMIN. Linux. Write
     * only.
     */
    public static final SocketOption<Integer> SO_SNDBUFFORCE = of(SOCKET.number("SO_SNDBUFFORCE").writeOnly());
    /**
     * SO_RCVBUFFORCE: the size of the receive buffer in bytes beyond the system's limit; needs CAP_NET_ADMIN. Linux.
     * Write only.
     */
    public static final SocketOption<Integer> SO_RCVBUFFORCE = of(SOCKET.number("SO_RCVBUFFORCE").writeOnly());
    /** SO_NO_CHECK: UDP over IPv4 is sent without a checksum. Linux. */
    public static final SocketOption<Boolean> SO_NO_CHECK = of(SOCKET.flag("SO_NO_CHECK"));
    /** SO_PRIORITY: the priority of what is sent, 0 to 6; more need CAP_NET_ADMIN. Linux. */
    public static final SocketOption<Integer> SO_PRIORITY = of(SOCKET.number("SO_PRIORITY"));
    /** SO_PASSCRED: messages bring the credentials of their sender, {@link ControlType#CREDENTIALS}. Linux. */
    public static final SocketOption<Boolean> SO_PASSCRED = of(SOCKET.flag("SO_PASSCRED"));
    /** SO_PASSPIDFD: messages bring a pidfd of their sender, {@link ControlType#PIDFD}; Linux 6.5. Linux. */
    public static final SocketOption<Boolean> SO_PASSPIDFD = of(SOCKET.flag("SO_PASSPIDFD"));
    /** SO_PASSSEC: messages bring the security context of their sender. Linux. */
    public static final SocketOption<Boolean> SO_PASSSEC = of(SOCKET.flag("SO_PASSSEC"));
    /** SO_PASSRIGHTS: descriptors may arrive; Linux 6.16. Linux. */
    public static final SocketOption<Boolean> SO_PASSRIGHTS = of(SOCKET.flag("SO_PASSRIGHTS"));
    /** SO_PEERCRED: process, user and group of the peer of a UNIX socket, a struct ucred. Linux. Read only. */
    public static final SocketOption<byte[]> SO_PEERCRED = of(SOCKET.raw("SO_PEERCRED", 12).readOnly());
    /** SO_PEERGROUPS: the supplementary groups of the peer of a UNIX socket, four bytes each. Linux. Read only. */
    public static final SocketOption<byte[]> SO_PEERGROUPS = of(SOCKET.raw("SO_PEERGROUPS", 256).readOnly());
    /** SO_PEERSEC: the security context of the peer of a UNIX socket. Linux. Read only. */
    public static final SocketOption<String> SO_PEERSEC = of(SOCKET.text("SO_PEERSEC", 256).readOnly());
    /** SO_BINDTODEVICE: the name of the interface that the socket is bound to, empty for none. Linux. */
    public static final SocketOption<String> SO_BINDTODEVICE = of(SOCKET.text("SO_BINDTODEVICE", 16).absentOn(MACOS));
    /** SO_BINDTOIFINDEX: the index of the interface that the socket is bound to, 0 for none; Linux 5.0. Linux. */
    public static final SocketOption<Integer> SO_BINDTOIFINDEX = of(SOCKET.number("SO_BINDTOIFINDEX"));
    /**
     * SO_TIMESTAMP: datagrams bring the time of their arrival, {@link ControlType#TIMESTAMP}; on Windows another option
     * of this name, with another number. Linux, macOS.
     */
    public static final SocketOption<Boolean> SO_TIMESTAMP = of(SOCKET.flag("SO_TIMESTAMP").absentOn(WINDOWS));
    /**
     * SO_TIMESTAMPNS: datagrams bring the time of their arrival in nanoseconds, {@link ControlType#TIMESTAMPNS}. Linux.
     */
    public static final SocketOption<Boolean> SO_TIMESTAMPNS = of(SOCKET.flag("SO_TIMESTAMPNS"));
    /** SO_TIMESTAMPING: which times are taken, SOF_TIMESTAMPING_ bits. Linux. */
    public static final SocketOption<Integer> SO_TIMESTAMPING = of(SOCKET.number("SO_TIMESTAMPING"));
    /** SO_TIMESTAMP_MONOTONIC: datagrams bring the time of their arrival by the monotonic clock. macOS. */
    public static final SocketOption<Boolean> SO_TIMESTAMP_MONOTONIC = of(SOCKET.flag("SO_TIMESTAMP_MONOTONIC"));
    /** SO_MARK: the mark of what is sent, for routing and filters; needs CAP_NET_ADMIN. Linux. */
    public static final SocketOption<Integer> SO_MARK = of(SOCKET.number("SO_MARK"));
    /** SO_RCVMARK: datagrams bring their mark, {@link ControlType#MARK}; Linux 5.19. Linux. */
    public static final SocketOption<Boolean> SO_RCVMARK = of(SOCKET.flag("SO_RCVMARK"));
    /** SO_RCVPRIORITY: datagrams bring their priority; Linux 6.14. Linux. */
    public static final SocketOption<Boolean> SO_RCVPRIORITY = of(SOCKET.flag("SO_RCVPRIORITY"));
    /** SO_RXQ_OVFL: datagrams bring the number of those that were dropped, {@link ControlType#RXQ_OVFL}. Linux. */
    public static final SocketOption<Boolean> SO_RXQ_OVFL = of(SOCKET.flag("SO_RXQ_OVFL"));
    /** SO_PEEK_OFF: where MSG_PEEK begins, -1 for the start of the queue. Linux. */
    public static final SocketOption<Integer> SO_PEEK_OFF = of(SOCKET.number("SO_PEEK_OFF"));
    /** SO_LOCK_FILTER: the filter of the socket cannot be changed any more. Linux. */
    public static final SocketOption<Boolean> SO_LOCK_FILTER = of(SOCKET.flag("SO_LOCK_FILTER"));
    /** SO_DETACH_FILTER: takes the filter away; the value means nothing. Linux. Write only. */
    public static final SocketOption<Integer> SO_DETACH_FILTER = of(SOCKET.number("SO_DETACH_FILTER").writeOnly());
    /** SO_ATTACH_FILTER: a filter of classic BPF, a struct sock_fprog with a pointer. Linux. Write only. */
    public static final SocketOption<byte[]> SO_ATTACH_FILTER = of(SOCKET.raw("SO_ATTACH_FILTER", 16).writeOnly());
    /**
     * SO_ATTACH_REUSEPORT_CBPF: which of the sockets of an address gets what arrives, by a classic BPF program, a
     * struct sock_fprog with a pointer. Linux. Write only.
     */
    public static final SocketOption<byte[]> SO_ATTACH_REUSEPORT_CBPF =
            of(SOCKET.raw("SO_ATTACH_REUSEPORT_CBPF", 16).writeOnly());
    /** SO_ATTACH_REUSEPORT_EBPF: the same by a program of bpf(2), its descriptor. Linux. Write only. */
    public static final SocketOption<Integer> SO_ATTACH_REUSEPORT_EBPF =
            of(SOCKET.number("SO_ATTACH_REUSEPORT_EBPF").writeOnly());
    /** SO_DETACH_REUSEPORT_BPF: takes that program away; Linux 5.3. Linux. Write only. */
    public static final SocketOption<Integer> SO_DETACH_REUSEPORT_BPF =
            of(SOCKET.number("SO_DETACH_REUSEPORT_BPF").writeOnly());
    /** SO_ATTACH_BPF: a filter by a program of bpf(2), its descriptor. Linux. Write only. */
    public static final SocketOption<Integer> SO_ATTACH_BPF = of(SOCKET.number("SO_ATTACH_BPF").writeOnly());
    /** SO_SELECT_ERR_QUEUE: poll says POLLPRI when the queue of errors has something. Linux. */
    public static final SocketOption<Boolean> SO_SELECT_ERR_QUEUE = of(SOCKET.flag("SO_SELECT_ERR_QUEUE"));
    /**
     * SO_BUSY_POLL: how long a blocking call polls the device; more than net.core.busy_read needs CAP_NET_ADMIN. Linux.
     */
    public static final SocketOption<Duration> SO_BUSY_POLL = of(SOCKET.micros("SO_BUSY_POLL"));
    /** SO_PREFER_BUSY_POLL: busy polling is preferred to interrupts; needs CAP_NET_ADMIN; Linux 5.11. Linux. */
    public static final SocketOption<Boolean> SO_PREFER_BUSY_POLL = of(SOCKET.flag("SO_PREFER_BUSY_POLL"));
    /**
     * SO_BUSY_POLL_BUDGET: how many packets one round of busy polling takes; needs CAP_NET_ADMIN above 8; Linux 5.11.
     * Write only. Linux.
     */
    public static final SocketOption<Integer> SO_BUSY_POLL_BUDGET =
            of(SOCKET.number("SO_BUSY_POLL_BUDGET").writeOnly());
    /** SO_MAX_PACING_RATE: the most bytes per second that are sent. Linux. */
    public static final SocketOption<Long> SO_MAX_PACING_RATE = of(SOCKET.wide("SO_MAX_PACING_RATE").absentOn(MACOS));
    /** SO_INCOMING_CPU: the CPU that takes what arrives. Linux. */
    public static final SocketOption<Integer> SO_INCOMING_CPU = of(SOCKET.number("SO_INCOMING_CPU"));
    /** SO_INCOMING_NAPI_ID: the queue of the device that the last packet came from. Linux. Read only. */
    public static final SocketOption<Integer> SO_INCOMING_NAPI_ID = of(SOCKET.number("SO_INCOMING_NAPI_ID").readOnly());
    /** SO_MEMINFO: what the socket uses of memory, nine unsigned ints. Linux. Read only. */
    public static final SocketOption<byte[]> SO_MEMINFO = of(SOCKET.raw("SO_MEMINFO", 36).readOnly());
    /** SO_COOKIE: a number of the socket that no other has. Linux. Read only. */
    public static final SocketOption<Long> SO_COOKIE = of(SOCKET.wide("SO_COOKIE").readOnly());
    /** SO_NETNS_COOKIE: a number of the network namespace; Linux 5.14. Linux. Read only. */
    public static final SocketOption<Long> SO_NETNS_COOKIE = of(SOCKET.wide("SO_NETNS_COOKIE").readOnly());
    /** SO_ZEROCOPY: {@link Msg#ZEROCOPY} may be used. Linux. */
    public static final SocketOption<Boolean> SO_ZEROCOPY = of(SOCKET.flag("SO_ZEROCOPY"));
    /** SO_TXTIME: {@link ControlType#TXTIME} may be used: a struct sock_txtime of clock and flags. Linux. */
    public static final SocketOption<byte[]> SO_TXTIME = of(SOCKET.raw("SO_TXTIME", 8));
    /** SO_BUF_LOCK: which sizes of buffers the system leaves alone, 1 send and 2 receive; Linux 5.14. Linux. */
    public static final SocketOption<Integer> SO_BUF_LOCK = of(SOCKET.number("SO_BUF_LOCK"));
    /** SO_RESERVE_MEM: bytes of memory that are kept for the socket; Linux 5.16. Linux. */
    public static final SocketOption<Integer> SO_RESERVE_MEM = of(SOCKET.number("SO_RESERVE_MEM"));
    /** SO_TXREHASH: whether another path is tried after time-outs, -1 for the system's choice; Linux 5.18. Linux. */
    public static final SocketOption<Integer> SO_TXREHASH = of(SOCKET.number("SO_TXREHASH"));
    /** SO_NOSIGPIPE: no signal when the peer has gone; the library sets it. macOS. */
    public static final SocketOption<Boolean> SO_NOSIGPIPE = of(SOCKET.flag("SO_NOSIGPIPE"));
    /** SO_NREAD: bytes that can be read. macOS. Read only. */
    public static final SocketOption<Integer> SO_NREAD = of(SOCKET.number("SO_NREAD").readOnly());
    /** SO_NWRITE: bytes that were not sent yet. macOS. Read only. */
    public static final SocketOption<Integer> SO_NWRITE = of(SOCKET.number("SO_NWRITE").readOnly());
    /** SO_USELOOPBACK: a routing socket sees what it sent itself. macOS, Windows. */
    public static final SocketOption<Boolean> SO_USELOOPBACK = of(SOCKET.flag("SO_USELOOPBACK"));
    /** SO_REUSESHAREUID: sockets of several users of a process share the address. macOS. */
    public static final SocketOption<Boolean> SO_REUSESHAREUID = of(SOCKET.flag("SO_REUSESHAREUID"));
    /** SO_NOADDRERR: no error when the local address goes away. macOS. */
    public static final SocketOption<Boolean> SO_NOADDRERR = of(SOCKET.flag("SO_NOADDRERR"));
    /** SO_NUMRCVPKT: datagrams that can be received. macOS. Read only. */
    public static final SocketOption<Integer> SO_NUMRCVPKT = of(SOCKET.number("SO_NUMRCVPKT").readOnly());
    /** SO_RANDOMPORT: a random port is chosen. macOS. */
    public static final SocketOption<Boolean> SO_RANDOMPORT = of(SOCKET.flag("SO_RANDOMPORT"));
    /** SO_NET_SERVICE_TYPE: the class of service of what is sent. macOS. */
    public static final SocketOption<Integer> SO_NET_SERVICE_TYPE = of(SOCKET.number("SO_NET_SERVICE_TYPE"));
    /** SO_NETSVC_MARKING_LEVEL: how the class of service is marked. macOS. Read only. */
    public static final SocketOption<Integer> SO_NETSVC_MARKING_LEVEL =
            of(SOCKET.number("SO_NETSVC_MARKING_LEVEL").readOnly());
    /** SO_DONTTRUNC: what does not fit of a record is kept. macOS. */
    public static final SocketOption<Boolean> SO_DONTTRUNC = of(SOCKET.flag("SO_DONTTRUNC"));
    /** SO_WANTMORE: a hint that more data has arrived. macOS. */
    public static final SocketOption<Boolean> SO_WANTMORE = of(SOCKET.flag("SO_WANTMORE"));
    /** SO_WANTOOBFLAG: MSG_OOB is reported. macOS. */
    public static final SocketOption<Boolean> SO_WANTOOBFLAG = of(SOCKET.flag("SO_WANTOOBFLAG"));
    /** SO_CONDITIONAL_ACCEPT: a connection is not answered before it is accepted; before listen. Windows. */
    public static final SocketOption<Boolean> SO_CONDITIONAL_ACCEPT = of(SOCKET.flag("SO_CONDITIONAL_ACCEPT"));
    /** SO_MAX_MSG_SIZE: the largest datagram. Windows. Read only. */
    public static final SocketOption<Integer> SO_MAX_MSG_SIZE = of(SOCKET.number("SO_MAX_MSG_SIZE").readOnly());
    /** SO_CONNECT_TIME: for how many seconds the socket is connected, -1 if it is not. Windows. Read only. */
    public static final SocketOption<Integer> SO_CONNECT_TIME = of(SOCKET.number("SO_CONNECT_TIME").readOnly());
    /** SO_UPDATE_ACCEPT_CONTEXT: a SOCKET of AcceptEx takes over what its listener has. Windows. Write only. */
    public static final SocketOption<byte[]> SO_UPDATE_ACCEPT_CONTEXT =
            of(SOCKET.raw("SO_UPDATE_ACCEPT_CONTEXT", 8).writeOnly());
    /** SO_UPDATE_CONNECT_CONTEXT: a SOCKET of ConnectEx can be used as any other. Windows. Write only. */
    public static final SocketOption<Boolean> SO_UPDATE_CONNECT_CONTEXT =
            of(SOCKET.flag("SO_UPDATE_CONNECT_CONTEXT").writeOnly());
    /** SO_PORT_SCALABILITY: a local port may be used with each local address. Windows. */
    public static final SocketOption<Boolean> SO_PORT_SCALABILITY = of(SOCKET.flag("SO_PORT_SCALABILITY"));
    /** SO_RANDOMIZE_PORT: a random port is chosen when the address is bound; before bind. Windows. */
    public static final SocketOption<Boolean> SO_RANDOMIZE_PORT = of(SOCKET.flag("SO_RANDOMIZE_PORT"));
    /** SO_REUSE_UNICASTPORT: the port of a connection is chosen when it connects; Windows 10. Windows. */
    public static final SocketOption<Boolean> SO_REUSE_UNICASTPORT = of(SOCKET.flag("SO_REUSE_UNICASTPORT"));
    /** SO_REUSE_MULTICASTPORT: multicast and unicast sockets share a port; Windows 10. Windows. */
    public static final SocketOption<Boolean> SO_REUSE_MULTICASTPORT = of(SOCKET.flag("SO_REUSE_MULTICASTPORT"));
    /** SO_PAUSE_ACCEPT: connections are not answered for a while. Windows. */
    public static final SocketOption<Boolean> SO_PAUSE_ACCEPT = of(SOCKET.flag("SO_PAUSE_ACCEPT"));
    /** SO_COMPARTMENT_ID: the network compartment. Windows. */
    public static final SocketOption<Integer> SO_COMPARTMENT_ID = of(SOCKET.number("SO_COMPARTMENT_ID"));

    private SoOption() {
    }
}

package dev.panasock;

import static dev.panasock.SocketOption.of;
import static dev.panasock.platform.abi.OptionLevel.TCP;

import dev.panasock.platform.abi.OptionValues;
import dev.panasock.platform.abi.SocketNumbers;
import java.time.Duration;

/**
 * Options of level IPPROTO_TCP.
 *
 * <p>Which of them this system has says {@link SocketOption#isSupported}, and whether a socket takes one
 * {@link SocketOption#whyUnsupported}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-tcp-socket-options">IPPROTO_TCP Socket Options</a>
 */
public final class TcpOption {
    /** TCP_NODELAY: small segments are sent at once instead of being collected. */
    public static final SocketOption<Boolean> TCP_NODELAY = of(TCP.flag("TCP_NODELAY"));
    /** TCP_MAXSEG: the largest segment in bytes. */
    public static final SocketOption<Integer> TCP_MAXSEG = of(TCP.number("TCP_MAXSEG"));
    /** TCP_CORK: only full segments are sent, until it is switched off or 200 ms have passed. Linux. */
    public static final SocketOption<Boolean> TCP_CORK = of(TCP.flag("TCP_CORK"));
    /**
     * TCP_KEEPIDLE: after how long without data an idle connection is probed, if SO_KEEPALIVE is on; TCP_KEEPALIVE on
     * macOS; Windows 10 1709.
     */
    public static final SocketOption<Duration> TCP_KEEPIDLE =
            of(TCP.option(SocketNumbers.TCP_KEEPIDLE, OptionValues.SECONDS));
    /** TCP_KEEPINTVL: the time between two probes; Windows 10 1709. */
    public static final SocketOption<Duration> TCP_KEEPINTVL = of(TCP.seconds("TCP_KEEPINTVL"));
    /** TCP_KEEPCNT: after how many probes without an answer the connection is dropped; Windows 10 1703. */
    public static final SocketOption<Integer> TCP_KEEPCNT = of(TCP.number("TCP_KEEPCNT"));
    /** TCP_SYNCNT: how often a connect is tried. Linux. */
    public static final SocketOption<Integer> TCP_SYNCNT = of(TCP.number("TCP_SYNCNT"));
    /** TCP_LINGER2: how long a closed connection stays in FIN_WAIT2. Linux. */
    public static final SocketOption<Duration> TCP_LINGER2 = of(TCP.seconds("TCP_LINGER2"));
    /**
     * TCP_DEFER_ACCEPT: a connection is accepted when data has come, or after this time; rounded to retransmissions.
     * Linux.
     */
    public static final SocketOption<Duration> TCP_DEFER_ACCEPT = of(TCP.seconds("TCP_DEFER_ACCEPT"));
    /** TCP_WINDOW_CLAMP: the largest window in bytes. Linux. */
    public static final SocketOption<Integer> TCP_WINDOW_CLAMP = of(TCP.number("TCP_WINDOW_CLAMP"));
    /** TCP_INFO: the state of the connection, as dev.panasock.linux.TcpInfo reads it. Linux. Read only. */
    public static final SocketOption<byte[]> TCP_INFO = of(TCP.raw("TCP_INFO", 512).readOnly());
    /** TCP_QUICKACK: what arrives is acknowledged at once, until the system decides otherwise. Linux. */
    public static final SocketOption<Boolean> TCP_QUICKACK = of(TCP.flag("TCP_QUICKACK"));
    /** TCP_CONGESTION: the name of the congestion control. Linux. */
    public static final SocketOption<String> TCP_CONGESTION = of(TCP.text("TCP_CONGESTION", 16));
    /** TCP_THIN_LINEAR_TIMEOUTS: thin streams retransmit without doubling the time. Linux. */
    public static final SocketOption<Boolean> TCP_THIN_LINEAR_TIMEOUTS = of(TCP.flag("TCP_THIN_LINEAR_TIMEOUTS"));
    /** TCP_THIN_DUPACK: without effect since Linux 4.12. Linux. */
    public static final SocketOption<Boolean> TCP_THIN_DUPACK = of(TCP.flag("TCP_THIN_DUPACK"));
    /**
     * TCP_USER_TIMEOUT: how long sent data may stay unacknowledged before the connection is dropped, zero for the
     * system's own limit. Linux.
     */
    public static final SocketOption<Duration> TCP_USER_TIMEOUT = of(TCP.millis("TCP_USER_TIMEOUT"));
    /** TCP_REPAIR: the state can be read and set; needs CAP_NET_ADMIN. Linux. */
    public static final SocketOption<Integer> TCP_REPAIR = of(TCP.number("TCP_REPAIR"));
    /** TCP_REPAIR_QUEUE: which queue is repaired. Linux. */
    public static final SocketOption<Integer> TCP_REPAIR_QUEUE = of(TCP.number("TCP_REPAIR_QUEUE"));
    /** TCP_QUEUE_SEQ: the sequence number of that queue. Linux. */
    public static final SocketOption<Integer> TCP_QUEUE_SEQ = of(TCP.number("TCP_QUEUE_SEQ"));
    /** TCP_TIMESTAMP: the clock of TCP's time stamps; can be set under repair. Linux. */
    public static final SocketOption<Integer> TCP_TIMESTAMP = of(TCP.number("TCP_TIMESTAMP"));
    /** TCP_FASTOPEN: how many connections with data in their first packet wait, on macOS and Windows on or off. */
    public static final SocketOption<Integer> TCP_FASTOPEN = of(TCP.number("TCP_FASTOPEN"));
    /** TCP_FASTOPEN_CONNECT: a connect waits for the first data and goes out with it. Linux. */
    public static final SocketOption<Boolean> TCP_FASTOPEN_CONNECT = of(TCP.flag("TCP_FASTOPEN_CONNECT"));
    /** TCP_FASTOPEN_KEY: the key of fast open; one or two of 16 bytes. Linux. */
    public static final SocketOption<byte[]> TCP_FASTOPEN_KEY = of(TCP.raw("TCP_FASTOPEN_KEY", 16));
    /** TCP_FASTOPEN_NO_COOKIE: fast open without a cookie. Linux. */
    public static final SocketOption<Boolean> TCP_FASTOPEN_NO_COOKIE = of(TCP.flag("TCP_FASTOPEN_NO_COOKIE"));
    /** TCP_NOTSENT_LOWAT: how many unsent bytes there may be for the socket to count as writable. Linux, macOS. */
    public static final SocketOption<Integer> TCP_NOTSENT_LOWAT = of(TCP.number("TCP_NOTSENT_LOWAT"));
    /** TCP_SAVE_SYN: the first packets of connections are kept; set on the listener. Linux. */
    public static final SocketOption<Integer> TCP_SAVE_SYN = of(TCP.number("TCP_SAVE_SYN"));
    /** TCP_SAVED_SYN: the first packet of this connection, once. Linux. Read only. */
    public static final SocketOption<byte[]> TCP_SAVED_SYN = of(TCP.raw("TCP_SAVED_SYN", 512).readOnly());
    /** TCP_ULP: the name of the protocol above, for example tls. Linux. */
    public static final SocketOption<String> TCP_ULP = of(TCP.text("TCP_ULP", 16));
    /** TCP_INQ: messages bring the number of bytes that wait. Linux. */
    public static final SocketOption<Boolean> TCP_INQ = of(TCP.flag("TCP_INQ"));
    /** TCP_TX_DELAY: a delay of what is sent, for tests. Linux. */
    public static final SocketOption<Duration> TCP_TX_DELAY = of(TCP.micros("TCP_TX_DELAY"));
    /** TCP_RTO_MAX_MS: the longest time before a retransmission; Linux 6.15. Linux. */
    public static final SocketOption<Duration> TCP_RTO_MAX_MS = of(TCP.millis("TCP_RTO_MAX_MS"));
    /** TCP_RTO_MIN_US: the shortest time before a retransmission; Linux 6.16. Linux. */
    public static final SocketOption<Duration> TCP_RTO_MIN_US = of(TCP.micros("TCP_RTO_MIN_US"));
    /** TCP_DELACK_MAX_US: the longest delay of an acknowledgement; Linux 6.16. Linux. */
    public static final SocketOption<Duration> TCP_DELACK_MAX_US = of(TCP.micros("TCP_DELACK_MAX_US"));
    /** TCP_IS_MPTCP: whether this is MPTCP; Linux 5.16. Linux. Read only. */
    public static final SocketOption<Boolean> TCP_IS_MPTCP = of(TCP.flag("TCP_IS_MPTCP").readOnly());
    /** TCP_NOPUSH: only full segments are sent. macOS. */
    public static final SocketOption<Boolean> TCP_NOPUSH = of(TCP.flag("TCP_NOPUSH"));
    /** TCP_NOOPT: no options of TCP. macOS. */
    public static final SocketOption<Boolean> TCP_NOOPT = of(TCP.flag("TCP_NOOPT"));
    /** TCP_CONNECTIONTIMEOUT: the time for a connect. macOS. */
    public static final SocketOption<Duration> TCP_CONNECTIONTIMEOUT = of(TCP.seconds("TCP_CONNECTIONTIMEOUT"));
    /** TCP_RXT_CONNDROPTIME: how long retransmissions go on. macOS. */
    public static final SocketOption<Duration> TCP_RXT_CONNDROPTIME = of(TCP.seconds("TCP_RXT_CONNDROPTIME"));
    /** TCP_RXT_FINDROP: the connection is dropped after three retransmissions of its end. macOS. */
    public static final SocketOption<Boolean> TCP_RXT_FINDROP = of(TCP.flag("TCP_RXT_FINDROP"));
    /** TCP_SENDMOREACKS: every segment is acknowledged. macOS. */
    public static final SocketOption<Boolean> TCP_SENDMOREACKS = of(TCP.flag("TCP_SENDMOREACKS"));
    /** TCP_ENABLE_ECN: explicit congestion notification. macOS. */
    public static final SocketOption<Boolean> TCP_ENABLE_ECN = of(TCP.flag("TCP_ENABLE_ECN"));
    /** TCP_CONNECTION_INFO: the state of the connection, a struct tcp_connection_info. macOS. Read only. */
    public static final SocketOption<byte[]> TCP_CONNECTION_INFO = of(TCP.raw("TCP_CONNECTION_INFO", 112).readOnly());
    /** TCP_MAXRT: how long retransmissions go on, -1 for ever. Windows. */
    public static final SocketOption<Duration> TCP_MAXRT = of(TCP.seconds("TCP_MAXRT"));
    /** TCP_TIMESTAMPS: TCP's time stamps. Windows. */
    public static final SocketOption<Boolean> TCP_TIMESTAMPS = of(TCP.flag("TCP_TIMESTAMPS"));
    /** TCP_STDURG: urgent data as in RFC 1122. Windows. */
    public static final SocketOption<Boolean> TCP_STDURG = of(TCP.flag("TCP_STDURG"));
    /** TCP_BSDURGENT: urgent data as in BSD. Windows. */
    public static final SocketOption<Boolean> TCP_BSDURGENT = of(TCP.flag("TCP_BSDURGENT"));
    /** TCP_EXPEDITED_1122: urgent data as in RFC 1122. Windows. */
    public static final SocketOption<Boolean> TCP_EXPEDITED_1122 = of(TCP.flag("TCP_EXPEDITED_1122"));
    /** TCP_ATMARK: whether the next byte is behind the urgent one. Windows. Read only. */
    public static final SocketOption<Boolean> TCP_ATMARK = of(TCP.flag("TCP_ATMARK").readOnly());
    /** TCP_DELAY_FIN_ACK: the acknowledgement of the end waits for the own end. Windows. */
    public static final SocketOption<Boolean> TCP_DELAY_FIN_ACK = of(TCP.flag("TCP_DELAY_FIN_ACK"));
    /** TCP_FAIL_CONNECT_ON_ICMP_ERROR: a connect fails with the error that ICMP reports; Windows 10 1803. Windows. */
    public static final SocketOption<Boolean> TCP_FAIL_CONNECT_ON_ICMP_ERROR =
            of(TCP.flag("TCP_FAIL_CONNECT_ON_ICMP_ERROR"));

    private TcpOption() {
    }
}

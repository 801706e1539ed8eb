package dev.panasock.windows;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.panasock.NativeSocket;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.TcpInfoApi;
import dev.panasock.platform.system.windows.WindowsTcpInfoField;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * SIO_TCP_INFO: how a connection is doing ({@code TCP_INFO_v1}, Windows 10 1809; {@code TCP_INFO_v0}, Windows 10 1703). What an older system does not tell is -1, or
 * null for a time; what a newer one adds is left out. Wine 8 has no such call.
 *
 * @param state the state, a TCPSTATE: 4 is established
 * @param mss the largest segment, in bytes
 * @param connectionTime for how long it has been connected
 * @param timestamps whether segments carry time stamps
 * @param rtt the round-trip time
 * @param minRtt the shortest one
 * @param bytesInFlight bytes sent and not acknowledged
 * @param cwnd the congestion window in bytes
 * @param sendWindow the window of the peer in bytes
 * @param receiveWindow the own window in bytes
 * @param receiveBuffer the size of the receive buffer
 * @param bytesOut bytes sent
 * @param bytesIn bytes received
 * @param bytesReordered bytes received out of order
 * @param bytesRetrans bytes sent again
 * @param fastRetrans fast retransmissions
 * @param dupAcksIn repeated acknowledgements received
 * @param timeoutEpisodes how often the time for an acknowledgement was up
 * @param synRetrans how often the SYN was sent again
 * @param limitedByReceiver how long sending has waited for the window of the peer; version 1
 * @param limitedByCongestion how long it has waited for the congestion window; version 1
 * @param limitedBySender how long there was nothing to send; version 1
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sio-tcp-info">SIO_TCP_INFO</a>
 */
public record TcpInfo(int state, long mss, Duration connectionTime, boolean timestamps, Duration rtt, Duration minRtt,
        long bytesInFlight, long cwnd, long sendWindow, long receiveWindow, long receiveBuffer, long bytesOut,
        long bytesIn, long bytesReordered, long bytesRetrans, long fastRetrans, long dupAcksIn, long timeoutEpisodes,
        long synRetrans, Duration limitedByReceiver, Duration limitedByCongestion, Duration limitedBySender) {
    /**
     * {@code WSAIoctl(SIO_TCP_INFO)} of version 1, or where the system does not know it of version 0.
     *
     * @param socket a stream socket of TCP
     * @return how it is now
     * @throws IOException with the error of the system: WSAEOPNOTSUPP before Windows 10 1703; WSAENOTCONN
     * @throws UnsupportedOperationException on other systems
     */
    public static TcpInfo of(NativeSocket socket) throws IOException {
        WindowsOnly.require();
        SocketHandle handle = socket.handle();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                throw SocketError.closed().exception("WSAIoctl", "SIO_TCP_INFO");
            }
            try {
                long filled = WindowsOnly.check("WSAIoctl", TcpInfoApi.newest(call, s), "SIO_TCP_INFO");
                return of(call.value.asSlice(0, filled));
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /**
     * Reads a struct that came from elsewhere.
     *
     * @param bytes a {@code TCP_INFO_v0}, {@code TCP_INFO_v1} or a newer one, as long as that system filled it in
     * @return what it says
     */
    public static TcpInfo of(byte[] bytes) {
        return of(MemorySegment.ofArray(bytes));
    }

    private static TcpInfo of(MemorySegment info) {
        return new TcpInfo((int) WindowsTcpInfoField.STATE.read(info), WindowsTcpInfoField.MSS.read(info),
                time(WindowsTcpInfoField.CONNECTION_TIME.read(info), MILLIS),
                WindowsTcpInfoField.TIMESTAMPS.read(info) == 1,
                time(WindowsTcpInfoField.RTT.read(info), MICROS), time(WindowsTcpInfoField.MIN_RTT.read(info), MICROS),
                WindowsTcpInfoField.BYTES_IN_FLIGHT.read(info), WindowsTcpInfoField.CWND.read(info),
                WindowsTcpInfoField.SEND_WINDOW.read(info), WindowsTcpInfoField.RECEIVE_WINDOW.read(info),
                WindowsTcpInfoField.RECEIVE_BUFFER.read(info), WindowsTcpInfoField.BYTES_OUT.read(info),
                WindowsTcpInfoField.BYTES_IN.read(info), WindowsTcpInfoField.BYTES_REORDERED.read(info),
                WindowsTcpInfoField.BYTES_RETRANS.read(info), WindowsTcpInfoField.FAST_RETRANS.read(info),
                WindowsTcpInfoField.DUP_ACKS_IN.read(info), WindowsTcpInfoField.TIMEOUT_EPISODES.read(info),
                WindowsTcpInfoField.SYN_RETRANS.read(info),
                time(WindowsTcpInfoField.LIMITED_BY_RECEIVER.read(info), MILLIS),
                time(WindowsTcpInfoField.LIMITED_BY_CONGESTION.read(info), MILLIS),
                time(WindowsTcpInfoField.LIMITED_BY_SENDER.read(info), MILLIS));
    }

    private static Duration time(long value, ChronoUnit unit) {
        return value < 0 ? null : Duration.of(value, unit);
    }
}

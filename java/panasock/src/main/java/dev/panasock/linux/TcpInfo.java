package dev.panasock.linux;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.panasock.NativeSocket;
import dev.panasock.TcpOption;
import dev.panasock.platform.abi.TcpInfoField;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * TCP_INFO: how a connection is doing ({@code struct tcp_info}). What an older kernel does not tell is -1, or null for a time; what a newer one adds is
 * left out. The whole struct is read by {@link TcpOption#TCP_INFO}.
 *
 * @param state the state, TCP_ESTABLISHED is 1
 * @param retransmits how often the oldest segment was sent again without an answer
 * @param probes keep-alive and window probes without an answer
 * @param rto the time before the next retransmission
 * @param sendMss the largest segment that is sent, in bytes
 * @param receiveMss the largest segment that is received, in bytes
 * @param unacked segments sent and not acknowledged
 * @param lost segments taken for lost
 * @param retrans segments that were sent again and are not acknowledged
 * @param pathMtu the MTU of the path in bytes
 * @param rtt the smoothed round-trip time
 * @param rttVariance its mean deviation
 * @param sendSsthresh the slow-start threshold in segments
 * @param sendCwnd the congestion window in segments
 * @param totalRetrans segments sent again so far
 * @param pacingRate bytes per second that may be sent, -1 also for no limit
 * @param bytesAcked bytes that the peer has acknowledged
 * @param bytesReceived bytes received in order
 * @param segmentsOut segments sent
 * @param segmentsIn segments received
 * @param notSentBytes bytes that wait to be sent
 * @param minRtt the shortest round-trip time
 * @param deliveryRate bytes per second that arrived of late
 * @param bytesSent bytes sent, with retransmissions; Linux 4.19
 * @param bytesRetrans bytes sent again; Linux 4.19
 * @param sendWindow the window of the peer in bytes; Linux 5.4
 * @param receiveWindow the own window in bytes; Linux 6.2
 * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
 */
public record TcpInfo(int state, int retransmits, int probes, Duration rto, long sendMss, long receiveMss, long unacked,
        long lost, long retrans, long pathMtu, Duration rtt, Duration rttVariance, long sendSsthresh, long sendCwnd,
        long totalRetrans, long pacingRate, long bytesAcked, long bytesReceived, long segmentsOut, long segmentsIn,
        long notSentBytes, Duration minRtt, long deliveryRate, long bytesSent, long bytesRetrans, long sendWindow,
        long receiveWindow) {
    /**
     * {@code getsockopt(TCP_INFO)}.
     *
     * @param socket a stream socket of TCP
     * @return how it is now
     * @throws IOException with the error of the system
     * @throws UnsupportedOperationException on other systems
     */
    public static TcpInfo of(NativeSocket socket) throws IOException {
        return of(socket.get(TcpOption.TCP_INFO));
    }

    /**
     * Reads a struct that came from elsewhere.
     *
     * @param bytes a {@code struct tcp_info} of this or another kernel, as long as that one filled it in
     * @return what it says
     */
    public static TcpInfo of(byte[] bytes) {
        MemorySegment info = MemorySegment.ofArray(bytes);
        return new TcpInfo((int) TcpInfoField.STATE.read(info), (int) TcpInfoField.RETRANSMITS.read(info),
                (int) TcpInfoField.PROBES.read(info), time(TcpInfoField.RTO.read(info)),
                TcpInfoField.SEND_MSS.read(info), TcpInfoField.RECEIVE_MSS.read(info), TcpInfoField.UNACKED.read(info),
                TcpInfoField.LOST.read(info), TcpInfoField.RETRANS.read(info), TcpInfoField.PATH_MTU.read(info),
                time(TcpInfoField.RTT.read(info)), time(TcpInfoField.RTT_VARIANCE.read(info)),
                TcpInfoField.SEND_SSTHRESH.read(info), TcpInfoField.SEND_CWND.read(info),
                TcpInfoField.TOTAL_RETRANS.read(info), TcpInfoField.PACING_RATE.read(info),
                TcpInfoField.BYTES_ACKED.read(info), TcpInfoField.BYTES_RECEIVED.read(info),
                TcpInfoField.SEGMENTS_OUT.read(info), TcpInfoField.SEGMENTS_IN.read(info),
                TcpInfoField.NOT_SENT_BYTES.read(info), time(TcpInfoField.MIN_RTT.read(info)),
                TcpInfoField.DELIVERY_RATE.read(info), TcpInfoField.BYTES_SENT.read(info),
                TcpInfoField.BYTES_RETRANS.read(info), TcpInfoField.SEND_WINDOW.read(info),
                TcpInfoField.RECEIVE_WINDOW.read(info));
    }

    private static Duration time(long micros) {
        return micros < 0 ? null : Duration.of(micros, MICROS);
    }
}

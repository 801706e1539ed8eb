package dev.panasock.platform.abi;

import dev.panasock.bindings.linux.generated.tcp_info;
import java.lang.foreign.MemorySegment;

/**
 * The fields of a {@code tcp_info} of Linux that the library reads. The struct grows with the kernel: an older one
 * fills in less of it, a newer one more than the headers have.
 */
public enum TcpInfoField {
    /** tcpi_state: the state, TCP_ESTABLISHED is 1. */
    STATE("tcpi_state"),
    /** tcpi_retransmits: how often the oldest segment was sent again without an answer. */
    RETRANSMITS("tcpi_retransmits"),
    /** tcpi_probes: keep-alive and window probes without an answer. */
    PROBES("tcpi_probes"),
    /** tcpi_rto: the time before the next retransmission. */
    RTO("tcpi_rto"),
    /** tcpi_snd_mss: the largest segment that is sent, in bytes. */
    SEND_MSS("tcpi_snd_mss"),
    /** tcpi_rcv_mss: the largest segment that is received, in bytes. */
    RECEIVE_MSS("tcpi_rcv_mss"),
    /** tcpi_unacked: segments sent and not acknowledged. */
    UNACKED("tcpi_unacked"),
    /** tcpi_lost: segments taken for lost. */
    LOST("tcpi_lost"),
    /** tcpi_retrans: segments that were sent again and are not acknowledged. */
    RETRANS("tcpi_retrans"),
    /** tcpi_pmtu: the MTU of the path in bytes. */
    PATH_MTU("tcpi_pmtu"),
    /** tcpi_rtt: the smoothed round-trip time. */
    RTT("tcpi_rtt"),
    /** tcpi_rttvar: its mean deviation. */
    RTT_VARIANCE("tcpi_rttvar"),
    /** tcpi_snd_ssthresh: the slow-start threshold in segments. */
    SEND_SSTHRESH("tcpi_snd_ssthresh"),
    /** tcpi_snd_cwnd: the congestion window in segments. */
    SEND_CWND("tcpi_snd_cwnd"),
    /** tcpi_total_retrans: segments sent again so far. */
    TOTAL_RETRANS("tcpi_total_retrans"),
    /** tcpi_pacing_rate: bytes per second that may be sent, -1 also for no limit. */
    PACING_RATE("tcpi_pacing_rate"),
    /** tcpi_bytes_acked: bytes that the peer has acknowledged. */
    BYTES_ACKED("tcpi_bytes_acked"),
    /** tcpi_bytes_received: bytes received in order. */
    BYTES_RECEIVED("tcpi_bytes_received"),
    /** tcpi_segs_out: segments sent. */
    SEGMENTS_OUT("tcpi_segs_out"),
    /** tcpi_segs_in: segments received. */
    SEGMENTS_IN("tcpi_segs_in"),
    /** tcpi_notsent_bytes: bytes that wait to be sent. */
    NOT_SENT_BYTES("tcpi_notsent_bytes"),
    /** tcpi_min_rtt: the shortest round-trip time. */
    MIN_RTT("tcpi_min_rtt"),
    /** tcpi_delivery_rate: bytes per second that arrived of late. */
    DELIVERY_RATE("tcpi_delivery_rate"),
    /** tcpi_bytes_sent: bytes sent, with retransmissions; Linux 4.19. */
    BYTES_SENT("tcpi_bytes_sent"),
    /** tcpi_bytes_retrans: bytes sent again; Linux 4.19. */
    BYTES_RETRANS("tcpi_bytes_retrans"),
    /** tcpi_snd_wnd: the window of the peer in bytes; Linux 5.4. */
    SEND_WINDOW("tcpi_snd_wnd"),
    /** tcpi_rcv_wnd: the own window in bytes; Linux 6.2. */
    RECEIVE_WINDOW("tcpi_rcv_wnd");

    private final StructField place;

    TcpInfoField(String field) {
        this.place = StructField.of(tcp_info.layout(), field);
    }

    /** The unsigned value in as much of the struct as the kernel has filled in, or {@link StructField#ABSENT}. */
    public long read(MemorySegment info) {
        return place.read(info);
    }
}

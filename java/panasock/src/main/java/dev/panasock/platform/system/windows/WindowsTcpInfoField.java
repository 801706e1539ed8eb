package dev.panasock.platform.system.windows;

import dev.panasock.bindings.windows.generated._TCP_INFO_v1;
import dev.panasock.platform.abi.StructField;
import java.lang.foreign.MemorySegment;

/** The fields of a {@code TCP_INFO_v1} of Windows that the library reads. Version 0 is its beginning. */
public enum WindowsTcpInfoField {
    /** State: the state, a TCPSTATE: 4 is established. */
    STATE("State"),
    /** Mss: the largest segment, in bytes. */
    MSS("Mss"),
    /** ConnectionTimeMs: for how long it has been connected. */
    CONNECTION_TIME("ConnectionTimeMs"),
    /** TimestampsEnabled: whether segments carry time stamps. */
    TIMESTAMPS("TimestampsEnabled"),
    /** RttUs: the round-trip time. */
    RTT("RttUs"),
    /** MinRttUs: the shortest one. */
    MIN_RTT("MinRttUs"),
    /** BytesInFlight: bytes sent and not acknowledged. */
    BYTES_IN_FLIGHT("BytesInFlight"),
    /** Cwnd: the congestion window in bytes. */
    CWND("Cwnd"),
    /** SndWnd: the window of the peer in bytes. */
    SEND_WINDOW("SndWnd"),
    /** RcvWnd: the own window in bytes. */
    RECEIVE_WINDOW("RcvWnd"),
    /** RcvBuf: the size of the receive buffer. */
    RECEIVE_BUFFER("RcvBuf"),
    /** BytesOut: bytes sent. */
    BYTES_OUT("BytesOut"),
    /** BytesIn: bytes received. */
    BYTES_IN("BytesIn"),
    /** BytesReordered: bytes received out of order. */
    BYTES_REORDERED("BytesReordered"),
    /** BytesRetrans: bytes sent again. */
    BYTES_RETRANS("BytesRetrans"),
    /** FastRetrans: fast retransmissions. */
    FAST_RETRANS("FastRetrans"),
    /** DupAcksIn: repeated acknowledgements received. */
    DUP_ACKS_IN("DupAcksIn"),
    /** TimeoutEpisodes: how often the time for an acknowledgement was up. */
    TIMEOUT_EPISODES("TimeoutEpisodes"),
    /** SynRetrans: how often the SYN was sent again. */
    SYN_RETRANS("SynRetrans"),
    /** SndLimTimeRwin: how long sending has waited for the window of the peer; version 1. */
    LIMITED_BY_RECEIVER("SndLimTimeRwin"),
    /** SndLimTimeCwnd: how long it has waited for the congestion window; version 1. */
    LIMITED_BY_CONGESTION("SndLimTimeCwnd"),
    /** SndLimTimeSnd: how long there was nothing to send; version 1. */
    LIMITED_BY_SENDER("SndLimTimeSnd");

    private final StructField member;

    WindowsTcpInfoField(String field) {
        this.member = StructField.of(_TCP_INFO_v1.layout(), field);
    }

    /** Its value without a sign; {@link StructField#ABSENT} if the system has not filled in so much of the struct. */
    public long read(MemorySegment info) {
        return member.read(info);
    }
}

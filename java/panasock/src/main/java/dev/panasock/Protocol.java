package dev.panasock;

import dev.panasock.platform.abi.FamilyNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import java.util.Map;

/**
 * A protocol ({@code IPPROTO_...}), the third argument of {@code socket}, and as a number also the level of its options.
 * The set is open.
 *
 * @param number the number, the same on every system that has it, for the named ones
 * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">socket</a>
 */
public record Protocol(int number) {
    /** 0: the system chooses by family and type. */
    public static final Protocol DEFAULT = new Protocol(0);
    /** IPPROTO_TCP. */
    public static final Protocol TCP = new Protocol(SocketNumbers.IPPROTO_TCP.here());
    /** IPPROTO_UDP. */
    public static final Protocol UDP = new Protocol(SocketNumbers.IPPROTO_UDP.here());

    /** IPPROTO_ICMP: with SOCK_DGRAM echo requests, where the system allows them (Linux: ping_group_range); with SOCK_RAW all. */
    public static final Protocol ICMP = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.ICMP));
    /** IPPROTO_ICMPV6. */
    public static final Protocol ICMPV6 = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.ICMPV6));
    /** IPPROTO_RAW: packets that are sent with a header of one's own. */
    public static final Protocol RAW = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.RAW));
    /** IPPROTO_SCTP: with addresses of AF_INET and AF_INET6, where the system has it. */
    public static final Protocol SCTP = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.SCTP));
    /** IPPROTO_MPTCP: TCP over several paths. Linux; elsewhere a number that the system refuses. */
    public static final Protocol MPTCP = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.MPTCP));
    /** IPPROTO_UDPLITE: likewise. */
    public static final Protocol UDPLITE = new Protocol(FamilyNumbers.orUnknown(FamilyNumbers.UDPLITE));

    private static final Map<Integer, String> NAMES = Map.of(ICMP.number, "IPPROTO_ICMP", ICMPV6.number,
            "IPPROTO_ICMPV6", RAW.number, "IPPROTO_RAW", SCTP.number, "IPPROTO_SCTP", MPTCP.number, "IPPROTO_MPTCP",
            UDPLITE.number, "IPPROTO_UDPLITE");

    /**
     * The protocol of a number.
     *
     * @param number the number on this system
     * @return the protocol
     */
    public static Protocol of(int number) {
        return new Protocol(number);
    }

    /**
     * The C name.
     *
     * @return for example {@code IPPROTO_TCP}, or {@code IPPROTO_4711} for a number without a name here
     */
    @Override
    public String toString() {
        if (number == TCP.number) {
            return "IPPROTO_TCP";
        }
        return number == UDP.number ? "IPPROTO_UDP" : NAMES.getOrDefault(number, "IPPROTO_" + number);
    }
}

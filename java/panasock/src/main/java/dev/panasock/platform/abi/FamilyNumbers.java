package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.of;
import static dev.panasock.platform.abi.OperatingSystem.LINUX;
import static dev.panasock.platform.abi.OperatingSystem.WINDOWS;

/** Numbers of the address families that only some systems have, and what goes with them; on every host. */
public final class FamilyNumbers {
    /** AF_NETLINK of each system. */
    public static final Numbers NETLINK = of("AF_NETLINK");
    /** AF_PACKET of each system. */
    public static final Numbers PACKET = of("AF_PACKET");
    /** AF_CAN of each system. */
    public static final Numbers CAN = of("AF_CAN");
    /** AF_BLUETOOTH, on Windows AF_BTH. */
    public static final Numbers BLUETOOTH = of("AF_BLUETOOTH").named(WINDOWS, "AF_BTH");
    /** AF_VSOCK of each system. */
    public static final Numbers VSOCK = of("AF_VSOCK");
    /** AF_HYPERV of each system. */
    public static final Numbers HYPERV = of("AF_HYPERV");
    /** IPPROTO_ICMP. */
    public static final Numbers ICMP = of("IPPROTO_ICMP");
    /** IPPROTO_ICMPV6. */
    public static final Numbers ICMPV6 = of("IPPROTO_ICMPV6");
    /** IPPROTO_RAW. */
    public static final Numbers RAW = of("IPPROTO_RAW");
    /** IPPROTO_SCTP. */
    public static final Numbers SCTP = of("IPPROTO_SCTP");
    /** IPPROTO_MPTCP. */
    public static final Numbers MPTCP = of("IPPROTO_MPTCP");
    /** IPPROTO_UDPLITE. */
    public static final Numbers UDPLITE = of("IPPROTO_UDPLITE");
    /** BTPROTO_RFCOMM, on Windows BTHPROTO_RFCOMM. */
    public static final Numbers RFCOMM_OF_SYSTEM = of("BTPROTO_RFCOMM").named(WINDOWS, "BTHPROTO_RFCOMM");
    /** BTPROTO_L2CAP, on Windows BTHPROTO_L2CAP. */
    public static final Numbers L2CAP_OF_SYSTEM = of("BTPROTO_L2CAP").named(WINDOWS, "BTHPROTO_L2CAP");
    /** IFF_UP; Windows has no such flags, the number is Linux's there. */
    public static final int IFF_UP = flag("IFF_UP");
    /** IFF_BROADCAST; Windows has no such flags, the number is Linux's there. */
    public static final int IFF_BROADCAST = flag("IFF_BROADCAST");
    /** IFF_LOOPBACK; Windows has no such flags, the number is Linux's there. */
    public static final int IFF_LOOPBACK = flag("IFF_LOOPBACK");
    /** IFF_POINTOPOINT; Windows has no such flags, the number is Linux's there. */
    public static final int IFF_POINTOPOINT = flag("IFF_POINTOPOINT");
    /** IFF_MULTICAST; Windows has no such flags, the number is Linux's there. */
    public static final int IFF_MULTICAST = flag("IFF_MULTICAST");
    /** RFCOMM on this system. */
    public static final int RFCOMM = orUnknown(RFCOMM_OF_SYSTEM);
    /** L2CAP on this system. */
    public static final int L2CAP = orUnknown(L2CAP_OF_SYSTEM);

    private FamilyNumbers() {
    }

    private static int flag(String name) {
        int here = of(name).here();
        return here != Numbers.ABSENT ? here : Constants.number(LINUX, name);
    }

    /** The number on this system, or a negative one, made from the name, that every system refuses. */
    public static int orUnknown(Numbers numbers) {
        int here = numbers.here();
        return here != Numbers.ABSENT ? here : numbers.name().hashCode() | Integer.MIN_VALUE;
    }
}

package dev.panasock.platform.abi;

/** Numbers of the address families that only some systems have, and what goes with them; on every host. */
public final class FamilyNumbers {
    /** AF_NETLINK, on Linux. */
    public static final int FAMILY_NETLINK = dev.panasock.bindings.linux.generated.sockets_h.AF_NETLINK();
    /** AF_PACKET, on Linux. */
    public static final int FAMILY_PACKET = dev.panasock.bindings.linux.generated.sockets_h.AF_PACKET();
    /** AF_CAN, on Linux. */
    public static final int FAMILY_CAN = dev.panasock.bindings.linux.generated.sockets_h.AF_CAN();
    /** AF_BLUETOOTH, on Linux. */
    public static final int FAMILY_BLUETOOTH = dev.panasock.bindings.linux.generated.sockets_h.AF_BLUETOOTH();
    /** AF_VSOCK, on Linux. */
    public static final int FAMILY_VSOCK = dev.panasock.bindings.linux.generated.sockets_h.AF_VSOCK();
    /** VMADDR_CID_ANY, on Linux. */
    public static final int VMADDR_CID_ANY = dev.panasock.bindings.linux.generated.sockets_h.VMADDR_CID_ANY();
    /** VMADDR_CID_LOCAL, on Linux. */
    public static final int VMADDR_CID_LOCAL = dev.panasock.bindings.linux.generated.sockets_h.VMADDR_CID_LOCAL();
    /** VMADDR_CID_HOST, on Linux. */
    public static final int VMADDR_CID_HOST = dev.panasock.bindings.linux.generated.sockets_h.VMADDR_CID_HOST();
    /** VMADDR_PORT_ANY, on Linux. */
    public static final int VMADDR_PORT_ANY = dev.panasock.bindings.linux.generated.sockets_h.VMADDR_PORT_ANY();
    /** ETH_P_ALL, on Linux. */
    public static final int ETH_P_ALL = dev.panasock.bindings.linux.generated.sockets_h.ETH_P_ALL();
    /** NETLINK_ROUTE, on Linux. */
    public static final int NETLINK_ROUTE = dev.panasock.bindings.linux.generated.sockets_h.NETLINK_ROUTE();
    /** CAN_RAW, on Linux. */
    public static final int CAN_RAW = dev.panasock.bindings.linux.generated.sockets_h.CAN_RAW();
    /** CAN_ISOTP, on Linux. */
    public static final int CAN_ISOTP = dev.panasock.bindings.linux.generated.sockets_h.CAN_ISOTP();
    /** CAN_J1939, on Linux. */
    public static final int CAN_J1939 = dev.panasock.bindings.linux.generated.sockets_h.CAN_J1939();
    /** AF_BTH, on Windows. */
    public static final int FAMILY_BTH = dev.panasock.bindings.windows.generated.sockets_h.AF_BTH();
    /** AF_HYPERV, on Windows. */
    public static final int FAMILY_HYPERV = dev.panasock.bindings.windows.generated.sockets_h.AF_HYPERV();
    /** HV_PROTOCOL_RAW, on Windows. */
    public static final int HV_PROTOCOL_RAW = dev.panasock.bindings.windows.generated.sockets_h.HV_PROTOCOL_RAW();
    /** AF_NETLINK of each system. */
    public static final Numbers NETLINK =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_NETLINK(), Numbers.ABSENT, Numbers.ABSENT);
    /** AF_PACKET of each system. */
    public static final Numbers PACKET =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_PACKET(), Numbers.ABSENT, Numbers.ABSENT);
    /** AF_CAN of each system. */
    public static final Numbers CAN =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_CAN(), Numbers.ABSENT, Numbers.ABSENT);
    /** AF_BLUETOOTH, on Windows AF_BTH. */
    public static final Numbers BLUETOOTH = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_BLUETOOTH(),
            Numbers.ABSENT, dev.panasock.bindings.windows.generated.sockets_h.AF_BTH());
    /** AF_VSOCK of each system. */
    public static final Numbers VSOCK = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.AF_VSOCK(),
            dev.panasock.bindings.macos.generated.sockets_h.AF_VSOCK(), Numbers.ABSENT);
    /** AF_HYPERV of each system. */
    public static final Numbers HYPERV =
            new Numbers(Numbers.ABSENT, Numbers.ABSENT, dev.panasock.bindings.windows.generated.sockets_h.AF_HYPERV());
    /** IPPROTO_ICMP. */
    public static final Numbers ICMP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_ICMP(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_ICMP(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_ICMP());
    /** IPPROTO_ICMPV6. */
    public static final Numbers ICMPV6 = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_ICMPV6(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_ICMPV6(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_ICMPV6());
    /** IPPROTO_RAW. */
    public static final Numbers RAW = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_RAW(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_RAW(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_RAW());
    /** IPPROTO_SCTP. */
    public static final Numbers SCTP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_SCTP(),
            dev.panasock.bindings.macos.generated.sockets_h.IPPROTO_SCTP(),
            dev.panasock.bindings.windows.generated.sockets_h.IPPROTO_SCTP());
    /** IPPROTO_MPTCP. */
    public static final Numbers MPTCP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_MPTCP(),
            Numbers.ABSENT, Numbers.ABSENT);
    /** IPPROTO_UDPLITE. */
    public static final Numbers UDPLITE = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IPPROTO_UDPLITE(),
            Numbers.ABSENT, Numbers.ABSENT);
    /** BTPROTO_RFCOMM, on Windows BTHPROTO_RFCOMM. */
    public static final Numbers RFCOMM_OF_SYSTEM =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.BTPROTO_RFCOMM(), Numbers.ABSENT,
                    dev.panasock.bindings.windows.generated.sockets_h.BTHPROTO_RFCOMM());
    /** BTPROTO_L2CAP, on Windows BTHPROTO_L2CAP. */
    public static final Numbers L2CAP_OF_SYSTEM =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.BTPROTO_L2CAP(), Numbers.ABSENT,
                    dev.panasock.bindings.windows.generated.sockets_h.BTHPROTO_L2CAP());
    /** IFF_UP; Windows has no such flags, its number is unused. */
    public static final int IFF_UP = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IFF_UP(),
            dev.panasock.bindings.macos.generated.sockets_h.IFF_UP(),
            dev.panasock.bindings.linux.generated.sockets_h.IFF_UP()).here();
    /** IFF_BROADCAST; Windows has no such flags, its number is unused. */
    public static final int IFF_BROADCAST = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IFF_BROADCAST(),
            dev.panasock.bindings.macos.generated.sockets_h.IFF_BROADCAST(),
            dev.panasock.bindings.linux.generated.sockets_h.IFF_BROADCAST()).here();
    /** IFF_LOOPBACK; Windows has no such flags, its number is unused. */
    public static final int IFF_LOOPBACK = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IFF_LOOPBACK(),
            dev.panasock.bindings.macos.generated.sockets_h.IFF_LOOPBACK(),
            dev.panasock.bindings.linux.generated.sockets_h.IFF_LOOPBACK()).here();
    /** IFF_POINTOPOINT; Windows has no such flags, its number is unused. */
    public static final int IFF_POINTOPOINT =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IFF_POINTOPOINT(),
                    dev.panasock.bindings.macos.generated.sockets_h.IFF_POINTOPOINT(),
                    dev.panasock.bindings.linux.generated.sockets_h.IFF_POINTOPOINT()).here();
    /** IFF_MULTICAST; Windows has no such flags, its number is unused. */
    public static final int IFF_MULTICAST = new Numbers(dev.panasock.bindings.linux.generated.sockets_h.IFF_MULTICAST(),
            dev.panasock.bindings.macos.generated.sockets_h.IFF_MULTICAST(),
            dev.panasock.bindings.linux.generated.sockets_h.IFF_MULTICAST()).here();
    /** RFCOMM on this system. */
    public static final int RFCOMM = orUnknown(RFCOMM_OF_SYSTEM);
    /** L2CAP on this system. */
    public static final int L2CAP = orUnknown(L2CAP_OF_SYSTEM);

    private FamilyNumbers() {
    }

    /**
     * The number on this system, and where it has none one that no system knows: the negative of another system's.
     *
     * @param numbers the numbers of all systems
     * @return the number
     */
    public static int orUnknown(Numbers numbers) {
        int here = numbers.here();
        return here != Numbers.ABSENT ? here : -Math.max(numbers.linux(), numbers.windows());
    }
}

package dev.panasock.platform.abi;

import dev.panasock.bindings.linux.generated.sockaddr_can;
import dev.panasock.bindings.linux.generated.sockaddr_l2;
import dev.panasock.bindings.linux.generated.sockaddr_ll;
import dev.panasock.bindings.linux.generated.sockaddr_nl;
import dev.panasock.bindings.linux.generated.sockaddr_rc;
import dev.panasock.bindings.linux.generated.sockaddr_vm;
import dev.panasock.bindings.linux.generated.sockets_h;

/** Offsets of the fields of the addresses that only Linux has, from the generated structs; on every host. */
public final class LinuxSockaddrLayout {
    /** AF_NETLINK. */
    public static final int FAMILY_NETLINK = sockets_h.AF_NETLINK();
    /** AF_PACKET. */
    public static final int FAMILY_PACKET = sockets_h.AF_PACKET();
    /** AF_CAN. */
    public static final int FAMILY_CAN = sockets_h.AF_CAN();
    /** AF_BLUETOOTH. */
    public static final int FAMILY_BLUETOOTH = sockets_h.AF_BLUETOOTH();
    /** AF_VSOCK. */
    public static final int FAMILY_VSOCK = sockets_h.AF_VSOCK();
    /** VMADDR_CID_ANY. */
    public static final int VMADDR_CID_ANY = sockets_h.VMADDR_CID_ANY();
    /** VMADDR_CID_LOCAL. */
    public static final int VMADDR_CID_LOCAL = sockets_h.VMADDR_CID_LOCAL();
    /** VMADDR_CID_HOST. */
    public static final int VMADDR_CID_HOST = sockets_h.VMADDR_CID_HOST();
    /** VMADDR_PORT_ANY. */
    public static final int VMADDR_PORT_ANY = sockets_h.VMADDR_PORT_ANY();
    /** ETH_P_ALL. */
    public static final int ETH_P_ALL = sockets_h.ETH_P_ALL();
    /** NETLINK_ROUTE. */
    public static final int NETLINK_ROUTE = sockets_h.NETLINK_ROUTE();
    /** CAN_RAW. */
    public static final int CAN_RAW = sockets_h.CAN_RAW();
    /** CAN_ISOTP. */
    public static final int CAN_ISOTP = sockets_h.CAN_ISOTP();
    /** CAN_J1939. */
    public static final int CAN_J1939 = sockets_h.CAN_J1939();
    /** The size of a sockaddr_vm. */
    public static final int VSOCK_LENGTH = (int) sockaddr_vm.sizeof();
    /** svm_port. */
    public static final long VSOCK_PORT = sockaddr_vm.svm_port$offset();
    /** svm_cid. */
    public static final long VSOCK_CID = sockaddr_vm.svm_cid$offset();
    /** svm_flags, a byte. */
    public static final long VSOCK_FLAGS = sockaddr_vm.svm_flags$offset();

    /** The size of a sockaddr_nl. */
    public static final int NETLINK_LENGTH = (int) sockaddr_nl.sizeof();
    /** nl_pid. */
    public static final long NETLINK_PID = sockaddr_nl.nl_pid$offset();
    /** nl_groups. */
    public static final long NETLINK_GROUPS = sockaddr_nl.nl_groups$offset();

    /** The size of a sockaddr_ll; a hardware address longer than eight bytes makes it longer. */
    public static final int PACKET_LENGTH = (int) sockaddr_ll.sizeof();
    /** sll_protocol, in network byte order. */
    public static final long PACKET_PROTOCOL = sockaddr_ll.sll_protocol$offset();
    /** sll_ifindex. */
    public static final long PACKET_INTERFACE = sockaddr_ll.sll_ifindex$offset();
    /** sll_hatype. */
    public static final long PACKET_HARDWARE_TYPE = sockaddr_ll.sll_hatype$offset();
    /** sll_pkttype, a byte. */
    public static final long PACKET_TYPE = sockaddr_ll.sll_pkttype$offset();
    /** sll_halen, a byte. */
    public static final long PACKET_ADDRESS_LENGTH = sockaddr_ll.sll_halen$offset();
    /** sll_addr. */
    public static final long PACKET_ADDRESS = sockaddr_ll.sll_addr$offset();

    /** The size of a sockaddr_can. */
    public static final int CAN_LENGTH = (int) sockaddr_can.sizeof();
    /** can_ifindex. */
    public static final long CAN_INTERFACE = sockaddr_can.can_ifindex$offset();
    /** can_addr.j1939.name, eight bytes; can_addr.tp.rx_id and tx_id are the same eight. */
    public static final long CAN_NAME = sockaddr_can.can_addr$offset() + sockaddr_can.can_addr.j1939.name$offset();
    /** can_addr.tp.rx_id. */
    public static final long CAN_RX_ID = sockaddr_can.can_addr$offset() + sockaddr_can.can_addr.tp.rx_id$offset();
    /** can_addr.tp.tx_id. */
    public static final long CAN_TX_ID = sockaddr_can.can_addr$offset() + sockaddr_can.can_addr.tp.tx_id$offset();
    /** can_addr.j1939.pgn. */
    public static final long CAN_PGN = sockaddr_can.can_addr$offset() + sockaddr_can.can_addr.j1939.pgn$offset();
    /** can_addr.j1939.addr, a byte. */
    public static final long CAN_ADDRESS = sockaddr_can.can_addr$offset() + sockaddr_can.can_addr.j1939.addr$offset();

    /** The size of a sockaddr_rc. */
    public static final int RFCOMM_LENGTH = (int) sockaddr_rc.sizeof();
    /** rc_bdaddr, six bytes in reverse order. */
    public static final long RFCOMM_ADDRESS = sockaddr_rc.rc_bdaddr$offset();
    /** rc_channel, a byte. */
    public static final long RFCOMM_CHANNEL = sockaddr_rc.rc_channel$offset();

    /** The size of a sockaddr_l2. */
    public static final int L2CAP_LENGTH = (int) sockaddr_l2.sizeof();
    /** l2_psm, little-endian. */
    public static final long L2CAP_PSM = sockaddr_l2.l2_psm$offset();
    /** l2_bdaddr, six bytes in reverse order. */
    public static final long L2CAP_ADDRESS = sockaddr_l2.l2_bdaddr$offset();
    /** l2_cid, little-endian. */
    public static final long L2CAP_CID = sockaddr_l2.l2_cid$offset();
    /** l2_bdaddr_type, a byte. */
    public static final long L2CAP_ADDRESS_TYPE = sockaddr_l2.l2_bdaddr_type$offset();

    private LinuxSockaddrLayout() {
    }

    /** Whether a system has these addresses. */
    public static boolean isOf(OperatingSystem system) {
        return system == OperatingSystem.LINUX;
    }

    /** Whether this system has these addresses. */
    public static boolean isHost() {
        return isOf(OperatingSystem.current());
    }
}

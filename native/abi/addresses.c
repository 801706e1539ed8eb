/* Addresses of the families that only some systems have, as C lays them out: a row of name and bytes for each. SockaddrFamilyTest
   compares what the Java records write with native/abi/golden/addresses.tsv. */
#include <sockets.h>
#include <stdio.h>
#include <string.h>

static void row(const char *name, const void *address, size_t size) {
    const unsigned char *bytes = address;
    printf("%s\t", name);
    for (size_t i = 0; i < size; i++) printf("%02x", bytes[i]);
    printf("\n");
}

#define ROW(name, address) row(name, &(address), sizeof(address))

int main(void) {
#if defined(__linux__)
    struct sockaddr_vm vsock;
    memset(&vsock, 0, sizeof vsock);
    vsock.svm_family = AF_VSOCK;
    vsock.svm_cid = VMADDR_CID_LOCAL;
    vsock.svm_port = 0x89abcdef;
    vsock.svm_flags = 1;
    ROW("vsock", vsock);
    struct sockaddr_nl netlink;
    memset(&netlink, 0, sizeof netlink);
    netlink.nl_family = AF_NETLINK;
    netlink.nl_pid = 4711;
    netlink.nl_groups = 0x80000001;
    ROW("netlink", netlink);
    struct sockaddr_ll packet;
    memset(&packet, 0, sizeof packet);
    packet.sll_family = AF_PACKET;
    packet.sll_protocol = htons(0x0806);
    packet.sll_ifindex = 3;
    packet.sll_hatype = 772;
    packet.sll_pkttype = 4;
    packet.sll_halen = 6;
    memcpy(packet.sll_addr, "\x01\x02\x03\x04\x05\x06", 6);
    ROW("packet", packet);
    struct sockaddr_can can;
    memset(&can, 0, sizeof can);
    can.can_family = AF_CAN;
    can.can_ifindex = 5;
    can.can_addr.tp.rx_id = 0x123;
    can.can_addr.tp.tx_id = 0x80000456;
    ROW("can-isotp", can);
    memset(&can, 0, sizeof can);
    can.can_family = AF_CAN;
    can.can_ifindex = 6;
    can.can_addr.j1939.name = 0x0123456789abcdefULL;
    can.can_addr.j1939.pgn = 0x1ff00;
    can.can_addr.j1939.addr = 0x20;
    ROW("can-j1939", can);
    struct sockaddr_rc rfcomm;
    memset(&rfcomm, 0, sizeof rfcomm);
    rfcomm.rc_family = AF_BLUETOOTH;
    memcpy(rfcomm.rc_bdaddr, "\x13\x71\xda\x7d\x1a\x00", 6);
    rfcomm.rc_channel = 9;
    ROW("rfcomm", rfcomm);
    struct sockaddr_l2 l2cap;
    memset(&l2cap, 0, sizeof l2cap);
    l2cap.l2_family = AF_BLUETOOTH;
    l2cap.l2_psm = 0x1001;
    memcpy(l2cap.l2_bdaddr, "\x13\x71\xda\x7d\x1a\x00", 6);
    l2cap.l2_cid = 0x40;
    l2cap.l2_bdaddr_type = 2;
    ROW("l2cap", l2cap);
#elif defined(_WIN32)
    SOCKADDR_BTH bluetooth;
    memset(&bluetooth, 0, sizeof bluetooth);
    bluetooth.addressFamily = AF_BTH;
    bluetooth.btAddr = 0x001a7dda7113ULL;
    bluetooth.serviceClassId = (GUID){0x00001101, 0x0000, 0x1000, {0x80, 0x00, 0x00, 0x80, 0x5f, 0x9b, 0x34, 0xfb}};
    bluetooth.port = 9;
    ROW("bth", bluetooth);
    SOCKADDR_HV hyperv;
    memset(&hyperv, 0, sizeof hyperv);
    hyperv.Family = AF_HYPERV;
    hyperv.VmId = (GUID){0xe0e16197, 0xdd56, 0x4a10, {0x91, 0x95, 0x5e, 0xe7, 0xa1, 0x55, 0xa8, 0x38}};
    hyperv.ServiceId = HV_GUID_VSOCK_TEMPLATE;
    hyperv.ServiceId.Data1 = 0x89abcdef;
    ROW("hyperv", hyperv);
#endif
    return 0;
}

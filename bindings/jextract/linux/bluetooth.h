/* Bluetooth addresses. The kernel declares them in include/net/bluetooth/bluetooth.h, rfcomm.h and l2cap.h, which are not among
   the headers for programs, and BlueZ declares them again: NO SYSTEM HEADER PROVES THEM, the probe only says how a compiler
   lays them out. The bytes of an address stand in reverse order. */
#define BTPROTO_L2CAP 0
#define BTPROTO_RFCOMM 3

struct sockaddr_rc {
    unsigned short rc_family;
    unsigned char rc_bdaddr[6];
    unsigned char rc_channel;
};

struct sockaddr_l2 {
    unsigned short l2_family;
    unsigned short l2_psm; /* little-endian, and so is l2_cid */
    unsigned char l2_bdaddr[6];
    unsigned short l2_cid;
    unsigned char l2_bdaddr_type;
};

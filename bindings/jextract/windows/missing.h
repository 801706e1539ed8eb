/* What newer Windows SDKs define in ws2ipdef.h, ws2tcpip.h, winsock2.h and ws2def.h and mingw-w64's headers do not yet. No header
   proves these values here: they are those that Microsoft documents. */
#ifndef UDP_SEND_MSG_SIZE
#define UDP_SEND_MSG_SIZE 2
#define UDP_RECV_MAX_COALESCED_SIZE 3
#define UDP_COALESCED_INFO 3
#endif
#ifndef IP_RECVECN
#define IP_RECVECN 50
#endif
#ifndef IPV6_RECVECN
#define IPV6_RECVECN 50
#endif
#ifndef SO_RANDOMIZE_PORT
#define SO_PAUSE_ACCEPT 0x3003
#define SO_COMPARTMENT_ID 0x3004
#define SO_RANDOMIZE_PORT 0x3005
#define SO_PORT_SCALABILITY 0x3006
#define SO_REUSE_UNICASTPORT 0x3007
#define SO_REUSE_MULTICASTPORT 0x3008
#endif
#ifndef AF_HYPERV
#define AF_HYPERV 34
#endif

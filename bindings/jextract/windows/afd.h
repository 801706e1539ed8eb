/* AFD, the driver under Winsock: how to be told by a completion port when a socket is ready. No header of Microsoft declares
   this, and so NO SYSTEM HEADER PROVES IT: these are the structures and numbers in which wepoll, libuv, mio, ReactOS and Wine agree,
   and the probe only says how a compiler for Windows lays them out. */
#define IOCTL_AFD_POLL 0x00012024

#define AFD_POLL_RECEIVE 0x0001
#define AFD_POLL_RECEIVE_EXPEDITED 0x0002
#define AFD_POLL_SEND 0x0004
#define AFD_POLL_DISCONNECT 0x0008
#define AFD_POLL_ABORT 0x0010
#define AFD_POLL_LOCAL_CLOSE 0x0020
#define AFD_POLL_ACCEPT 0x0080
#define AFD_POLL_CONNECT_FAIL 0x0100

struct AFD_POLL_HANDLE_INFO {
    HANDLE Handle;
    ULONG Events;
    NTSTATUS Status;
};

struct AFD_POLL_INFO {
    long long Timeout;
    ULONG NumberOfHandles;
    ULONG Exclusive;
    struct AFD_POLL_HANDLE_INFO Handles[1];
};

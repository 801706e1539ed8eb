/* What the Windows bindings are generated from. The order matters: winsock2.h before windows.h.
   Symbols: types.txt, constants.txt and one list per library beside this file. */
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#define WIN32_NO_STATUS /* ntstatus.h has them all */
#include <winsock2.h>
#include <ws2tcpip.h>
#include <afunix.h>
#include <mswsock.h>
#include <mstcpip.h>
#include <windows.h>
#include <mstcpip.h>
#include <winternl.h>
#undef WIN32_NO_STATUS
#include <ntstatus.h>

/* Functions that the headers know as pointer types only. As declarations they get a descriptor; nobody links them. */
extern __typeof__(*(LPFN_CONNECTEX)0) ConnectEx;
extern __typeof__(*(LPFN_DISCONNECTEX)0) DisconnectEx;
extern __typeof__(*(LPFN_WSARECVMSG)0) WSARecvMsg;
extern __typeof__(*(LPCONDITIONPROC)0) ConditionProc;

/* The GUIDs that WSAIoctl is asked with, each as two numbers: its bytes in memory, eight by eight, little-endian. */
#define GUID_LOW(guid) ((long long)(guid).Data1 | (long long)(guid).Data2 << 32 | \
    (long long)(guid).Data3 << 48)
#define GUID_BYTE(guid, index) ((long long)(guid).Data4[index] << 8 * index)
#define GUID_HIGH(guid) (GUID_BYTE(guid, 0) | GUID_BYTE(guid, 1) | GUID_BYTE(guid, 2) | GUID_BYTE(guid, 3) | \
    GUID_BYTE(guid, 4) | GUID_BYTE(guid, 5) | GUID_BYTE(guid, 6) | GUID_BYTE(guid, 7))
#define WSAID_ACCEPTEX_LOW GUID_LOW(((GUID)WSAID_ACCEPTEX))
#define WSAID_ACCEPTEX_HIGH GUID_HIGH(((GUID)WSAID_ACCEPTEX))
#define WSAID_GETACCEPTEXSOCKADDRS_LOW GUID_LOW(((GUID)WSAID_GETACCEPTEXSOCKADDRS))
#define WSAID_GETACCEPTEXSOCKADDRS_HIGH GUID_HIGH(((GUID)WSAID_GETACCEPTEXSOCKADDRS))
#define WSAID_CONNECTEX_LOW GUID_LOW(((GUID)WSAID_CONNECTEX))
#define WSAID_CONNECTEX_HIGH GUID_HIGH(((GUID)WSAID_CONNECTEX))
#define WSAID_DISCONNECTEX_LOW GUID_LOW(((GUID)WSAID_DISCONNECTEX))
#define WSAID_DISCONNECTEX_HIGH GUID_HIGH(((GUID)WSAID_DISCONNECTEX))
#define WSAID_TRANSMITFILE_LOW GUID_LOW(((GUID)WSAID_TRANSMITFILE))
#define WSAID_TRANSMITFILE_HIGH GUID_HIGH(((GUID)WSAID_TRANSMITFILE))
#define WSAID_WSARECVMSG_LOW GUID_LOW(((GUID)WSAID_WSARECVMSG))
#define WSAID_WSARECVMSG_HIGH GUID_HIGH(((GUID)WSAID_WSARECVMSG))
#include <iphlpapi.h>
#include <ws2bth.h>
#include <hvsocket.h>
#include "missing.h"
#include "afd.h"

/* What the Windows bindings are generated from. The order matters: winsock2.h before windows.h.
   Symbols: types.txt, constants.txt and one list per library beside this file. */
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <winsock2.h>
#include <ws2tcpip.h>
#include <afunix.h>
#include <mswsock.h>
#include <windows.h>

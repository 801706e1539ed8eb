/* What the Linux bindings are generated from. Symbols: types.txt, constants.txt, libc.txt beside this file. */
#define _GNU_SOURCE /* accept4 */
/* With GNU features on, glibc declares socket addresses as a transparent union for gcc 2.7 and later, which is the
   same pointer in the binary interface but none that jextract knows; without that version they are plain pointers. */
#include <features.h>
#undef __GNUC_PREREQ
#define __GNUC_PREREQ(major, minor) 0
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/time.h>
#include <sys/ioctl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
#include <errno.h>

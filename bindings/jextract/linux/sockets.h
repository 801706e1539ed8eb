/* What the Linux bindings are generated from. Symbols: types.txt, constants.txt, libc.txt beside this file. */
#define _GNU_SOURCE /* accept4 */
/* With GNU features on, glibc declares socket addresses as a transparent union for gcc 2.7 and later, which is the
   same pointer in the binary interface but none that jextract knows; without that version they are plain pointers. */
#include <features.h>
#undef __GNUC_PREREQ
#define __GNUC_PREREQ(major, minor) 0
/* The data of a cmsghdr as an array without a length has no size that the probe could take. */
#undef __glibc_c99_flexarr_available
#define __glibc_c99_flexarr_available 0
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/time.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <linux/membarrier.h>
#include <netinet/in.h>
#include <linux/tcp.h>       /* the kernel's own, which knows more than netinet/tcp.h */
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/udp.h>
#include <linux/errqueue.h>
#include <linux/net_tstamp.h>
#include <linux/sockios.h>
#include <linux/vm_sockets.h>
#include <linux/netlink.h>
#include <linux/if_packet.h>
#include <linux/if_ether.h>
#include <linux/can.h>
#include <net/if.h>
#include <ifaddrs.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
#include <stdlib.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <sys/sendfile.h>
/* siginterrupt is what says "no SA_RESTART" without a struct sigaction, whose layout has a union of function pointers. */
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
#include <pthread.h>
#include <errno.h>
#include <time.h>

/* epoll_event is packed on x86-64, which jextract sees, and on no other processor. This is how it looks there. */
struct epoll_event_aligned {
    uint32_t events;
    epoll_data_t data;
};
#if !defined(__x86_64__)
_Static_assert(sizeof(struct epoll_event) == sizeof(struct epoll_event_aligned) &&
    __builtin_offsetof(struct epoll_event, data) == __builtin_offsetof(struct epoll_event_aligned, data),
    "epoll_event has a third form");
#endif

/* struct sigaction as far as asking for a handler goes: it stands in a union of function pointers. */
struct sigaction_handler {
    void *handler;
    char others[sizeof(struct sigaction) - sizeof(void *)];
};
_Static_assert(__builtin_offsetof(struct sigaction, sa_handler) == __builtin_offsetof(struct sigaction_handler, handler),
    "the handler does not come first in struct sigaction");

/* Types of spawn.h and signal.h of which only the size is known. */
struct spawn_attributes {
    char opaque[sizeof(posix_spawnattr_t)];
};
struct spawn_file_actions {
    char opaque[sizeof(posix_spawn_file_actions_t)];
};
struct signal_set {
    char opaque[sizeof(sigset_t)];
};
struct signal_information {
    char opaque[sizeof(siginfo_t)];
};

/* What waitpid says of a child that has ended: macros that compute, as the two numbers that they compute with. */
enum { WAIT_EXIT_SHIFT = 8, WAIT_SIGNAL_MASK = 0x7f };
_Static_assert(WIFEXITED(3 << WAIT_EXIT_SHIFT) && WEXITSTATUS(3 << WAIT_EXIT_SHIFT) == 3 && WIFSIGNALED(SIGKILL) &&
    WTERMSIG(SIGKILL) == (SIGKILL & WAIT_SIGNAL_MASK), "the status of waitpid is another");

/* glibc has it since 2.34, musl not yet. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
/* glibc has it since 2.35, musl not yet. */
int epoll_pwait2(int, struct epoll_event *, int, const struct timespec *, const sigset_t *);
#include "missing.h"
#include "bluetooth.h"

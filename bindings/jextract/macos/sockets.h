/* What the macOS bindings are generated from. Symbols: types.txt, constants.txt, libsystem.txt beside this file. */
#define __APPLE_USE_RFC_3542 /* ancillary data of IPv6 */
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/time.h>
#include <sys/event.h>
#include <sys/ioctl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <net/if.h>
#include <ifaddrs.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

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

/* What waitpid says of a child that has ended: macros that compute, as the two numbers that they compute with.
   Theirs take the address of the status, which a constant has not. */
#undef _W_INT
#define _W_INT(status) (status)
enum { WAIT_EXIT_SHIFT = 8, WAIT_SIGNAL_MASK = 0x7f };
_Static_assert(WIFEXITED(3 << WAIT_EXIT_SHIFT) && WEXITSTATUS(3 << WAIT_EXIT_SHIFT) == 3 && WIFSIGNALED(SIGKILL) &&
    WTERMSIG(SIGKILL) == (SIGKILL & WAIT_SIGNAL_MASK), "the status of waitpid is another");

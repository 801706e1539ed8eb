/* What an emulator of system calls has to pass on for the tests to mean something: each line of the output names something
   that works here. Run natively and under qemu-user; what only the first one names is "not in qemu", and the tests of it are
   skipped there. See scripts/internal/qemu-lacks. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71
#endif

static int takes(int type, int level, int name) {
    int s = socket(AF_INET, type, 0), on = 1;
    int result = setsockopt(s, level, name, &on, sizeof on);
    close(s);
    return result == 0;
}

static int takes6(int level, int name) {
    int s = socket(AF_INET6, SOCK_DGRAM, 0), on = 1;
    int result = setsockopt(s, level, name, &on, sizeof on);
    close(s);
    return result == 0;
}

/* At least so many bytes of at most so many. */
static int gives(int type, int level, int name, socklen_t most, socklen_t least) {
    char value[64];
    socklen_t length = most;
    int s = socket(AF_INET, type, 0);
    int result = getsockopt(s, level, name, value, &length);
    close(s);
    return result == 0 && length >= least;
}

static int bind_to_device(void) {
    char name[16] = "lo";
    socklen_t length = sizeof name;
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    int result = setsockopt(s, SOL_SOCKET, SO_BINDTODEVICE, name, 3) == 0
        && getsockopt(s, SOL_SOCKET, SO_BINDTODEVICE, name, &length) == 0;
    close(s);
    return result;
}

static int join_group(void) {
    struct group_req group = {.gr_interface = 1};
    struct sockaddr_in *address = (struct sockaddr_in *) &group.gr_group;
    address->sin_family = AF_INET;
    address->sin_addr.s_addr = htonl(0xeffe0102);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    int result = setsockopt(s, IPPROTO_IP, MCAST_JOIN_GROUP, &group, sizeof group);
    close(s);
    return result == 0;
}

static int fast_open_key(void) {
    char key[16] = {1};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    int result = setsockopt(s, IPPROTO_TCP, TCP_FASTOPEN_KEY, key, sizeof key);
    close(s);
    return result == 0;
}

static int detach_filter(void) {
    struct sock_filter all = {.code = BPF_RET | BPF_K, .k = 100};
    struct sock_fprog program = {1, &all};
    int s = socket(AF_INET, SOCK_DGRAM, 0), none = 0;
    int result = setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0
        && setsockopt(s, SOL_SOCKET, SO_DETACH_FILTER, &none, sizeof none) == 0;
    close(s);
    return result;
}

static int tcp_info(void) {
    char info[512];
    socklen_t length = sizeof info;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    int result = getsockopt(s, IPPROTO_TCP, TCP_INFO, info, &length);
    close(s);
    return result == 0 && length > 100;
}

/* A message of no buffers is sent as one of no bytes. */
static int message_without_buffers(void) {
    int ends[2];
    struct mmsghdr message;
    char byte;
    memset(&message, 0, sizeof message);
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends)) return 0;
    int sent = sendmmsg(ends[0], &message, 1, 0);
    int result = sent == 1 && recv(ends[1], &byte, 1, MSG_DONTWAIT) == 0;
    close(ends[0]);
    close(ends[1]);
    return result;
}

static int next_number(void) {
    int number = dup(0);
    close(number);
    return number;
}

/* Of two descriptors that find room for one the second is not opened, and a flag tells. */
static int control_truncated(void) {
    int ends[2];
    char byte = 0, control[CMSG_SPACE(2 * sizeof(int))] = {0};
    struct iovec buffer = {&byte, 1};
    struct msghdr message = {.msg_iov = &buffer, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends)) return 0;
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(2 * sizeof(int));
    memcpy(CMSG_DATA(rights), ends, 2 * sizeof(int));
    int sent = (int) sendmsg(ends[0], &message, 0), before = next_number();
    message.msg_controllen = CMSG_LEN(sizeof(int));
    message.msg_flags = 0;
    int result = sent == 1 && recvmsg(ends[1], &message, 0) == 1 && message.msg_flags & MSG_CTRUNC
        && next_number() == before + 1;
    close(before);
    close(ends[0]);
    close(ends[1]);
    return result;
}

static int unknown_ioctl(void) {
    int number = 0, s = socket(AF_INET, SOCK_STREAM, 0);
    int result = ioctl(s, 0x1234, &number) < 0 && (errno == EINVAL || errno == ENOTTY);
    close(s);
    return result;
}

static void *blocked(void *s) {
    char byte;
    return (void *) (long) (recv((int) (long) s, &byte, 1, 0) < 0 && errno == EINTR);
}

static void nothing(int signal) { (void) signal; }

/* A real-time signal that ends a blocked call of one thread. */
static int signal_ends_call(void) {
    int ends[2];
    pthread_t thread;
    void *result;
    struct sigaction action = {.sa_handler = nothing};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) || sigaction(61, &action, NULL)) return 0;
    pthread_create(&thread, NULL, blocked, (void *) (long) ends[0]);
    struct timespec soon = {0, 1000000};
    for (int i = 0; i < 1000; i++) {
        if (pthread_kill(thread, 61)) break;
        nanosleep(&soon, NULL);
        if (pthread_tryjoin_np(thread, &result) == 0) return result != NULL;
    }
    return 0;
}

static int pwait2(void) {
    struct epoll_event event;
    struct timespec none = {0, 0};
    int e = epoll_create1(0);
    long result = syscall(SYS_epoll_pwait2, e, &event, 1, &none, NULL, 8);
    close(e);
    return result == 0;
}

static volatile int told;

static int tell(void *unused) {
    told = 1;
    return unused != NULL;
}

/* glibc's posix_spawn learns of an error by memory that it shares with the child, musl's by a pipe. */
static int shared_memory(void) {
    static char stack[65536] __attribute__((aligned(16)));
    return clone(tell, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL) > 0 && told;
}

static int pidfd(void) {
    int p = syscall(SYS_pidfd_open, getpid(), 0);
    int d = syscall(SYS_pidfd_getfd, p, 1, 0);
    close(p);
    close(d);
    return d >= 0;
}

static void says(const char *name, int works) {
    if (works) puts(name);
}

int main(void) {
    says("TCP_INFO", tcp_info());
    says("SO_TIMESTAMPNS", takes(SOCK_DGRAM, SOL_SOCKET, SO_TIMESTAMPNS));
    says("MCAST_JOIN_GROUP", join_group());
    says("SO_BINDTODEVICE", bind_to_device());
    says("SO_COOKIE", gives(SOCK_STREAM, SOL_SOCKET, SO_COOKIE, 8, 8));
    says("SO_NETNS_COOKIE", gives(SOCK_STREAM, SOL_SOCKET, SO_NETNS_COOKIE, 8, 8));
    says("SO_DETACH_FILTER", detach_filter());
    says("TCP_FASTOPEN_KEY", fast_open_key());
    says("SO_ZEROCOPY", takes(SOCK_STREAM, SOL_SOCKET, SO_ZEROCOPY));
    says("IP_RECVORIGDSTADDR", takes(SOCK_DGRAM, IPPROTO_IP, IP_RECVORIGDSTADDR));
    says("IPV6_RECVORIGDSTADDR", takes6(IPPROTO_IPV6, IPV6_RECVORIGDSTADDR));
    says("messages without buffers", message_without_buffers());
    says("descriptors that find no room", control_truncated());
    says("EINVAL or ENOTTY of an unknown ioctl", unknown_ioctl());
    says("signals to single threads", signal_ends_call());
    says("epoll_pwait2", pwait2());
    says("errors of posix_spawn", shared_memory());
    says("pidfd_open", pidfd());
    return 0;
}

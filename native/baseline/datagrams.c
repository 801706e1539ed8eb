/* Datagrams of 64 bytes between two connected sockets, 32 out and then in: one by one, and with one call for all. */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

enum { SIZE = 64, COUNT = 32 };

static int pair[2];
static char bytes[COUNT][SIZE];
static struct iovec vectors[COUNT];
static struct mmsghdr messages[COUNT];

static void bind_loopback(int s, struct sockaddr_in *address) {
  socklen_t length = sizeof *address;
  memset(address, 0, sizeof *address);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(bind(s, (struct sockaddr *)address, length), "bind");
  must(getsockname(s, (struct sockaddr *)address, &length), "getsockname");
}

static void open_pair(void) {
  struct sockaddr_in address[2];
  for (int i = 0; i < 2; i++) {
    pair[i] = must(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
    bind_loopback(pair[i], &address[i]);
  }
  for (int i = 0; i < 2; i++) must(connect(pair[i], (struct sockaddr *)&address[1 - i], sizeof *address), "connect");
  for (int i = 0; i < COUNT; i++) {
    vectors[i].iov_base = bytes[i];
    vectors[i].iov_len = SIZE;
    messages[i].msg_hdr.msg_iov = &vectors[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
}

static void run_single(void) {
  for (int i = 0; i < COUNT; i++) must(send(pair[0], bytes[0], SIZE, MSG_NOSIGNAL), "send");
  for (int i = 0; i < COUNT; i++) must(recv(pair[1], bytes[0], SIZE, 0), "recv");
}

static void run_batch(void) {
  for (int sent = 0; sent < COUNT;) {
    sent += must(sendmmsg(pair[0], messages + sent, COUNT - sent, MSG_NOSIGNAL), "sendmmsg");
  }
  for (int got = 0; got < COUNT;) {
    got += must(recvmmsg(pair[1], messages + got, COUNT - got, 0, NULL), "recvmmsg");
  }
}

/* One message of 32 datagrams, as the sender and the receiver see it. */
static char segments[COUNT * SIZE];
static struct iovec segment_vector = {segments, sizeof segments};
static union {
  struct cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
} control[2];

static void open_segments(void) {
  int on = 1;
  open_pair();
  must(setsockopt(pair[1], IPPROTO_UDP, UDP_GRO, &on, sizeof on), "UDP_GRO");
}

static void run_segments(void) {
  struct msghdr out = {.msg_iov = &segment_vector, .msg_iovlen = 1, .msg_control = &control[0],
                       .msg_controllen = CMSG_SPACE(sizeof(uint16_t))};
  struct cmsghdr *size = CMSG_FIRSTHDR(&out);
  size->cmsg_level = IPPROTO_UDP;
  size->cmsg_type = UDP_SEGMENT;
  size->cmsg_len = CMSG_LEN(sizeof(uint16_t));
  *(uint16_t *)CMSG_DATA(size) = SIZE;
  must(sendmsg(pair[0], &out, MSG_NOSIGNAL), "sendmsg");
  for (size_t got = 0; got < sizeof segments;) {
    struct msghdr in = {.msg_iov = &segment_vector, .msg_iovlen = 1, .msg_control = &control[1],
                        .msg_controllen = sizeof control[1]};
    got += must(recvmsg(pair[1], &in, MSG_CMSG_CLOEXEC), "recvmsg");
  }
}

enum { TTL = 9 };
static struct iovec halves[2] = {{bytes[0], SIZE / 2}, {bytes[0] + SIZE / 2, SIZE / 2}};

static void open_message(void) {
  int on = 1;
  open_pair();
  must(setsockopt(pair[1], IPPROTO_IP, IP_RECVTTL, &on, sizeof on), "IP_RECVTTL");
}

static void run_message(void) {
  struct msghdr out = {.msg_iov = halves, .msg_iovlen = 2, .msg_control = &control[0], .msg_controllen = sizeof control[0]};
  struct cmsghdr *ttl = CMSG_FIRSTHDR(&out);
  ttl->cmsg_level = IPPROTO_IP;
  ttl->cmsg_type = IP_TTL;
  ttl->cmsg_len = CMSG_LEN(sizeof(int));
  *(int *)CMSG_DATA(ttl) = TTL;
  must(sendmsg(pair[0], &out, MSG_NOSIGNAL), "sendmsg");
  struct sockaddr_storage name;
  struct msghdr in = {.msg_name = &name, .msg_namelen = sizeof name, .msg_iov = halves, .msg_iovlen = 2,
                      .msg_control = &control[1], .msg_controllen = sizeof control[1]};
  must(recvmsg(pair[1], &in, MSG_CMSG_CLOEXEC), "recvmsg");
  struct cmsghdr *got = CMSG_FIRSTHDR(&in);
  if (!got || *(int *)CMSG_DATA(got) != TTL) must(-1, "another TTL");
}

const struct work datagrams[] = {
    {.name = "datagram", .batch = COUNT, .open = open_pair, .run = run_single},
    {.name = "datagram-batch", .batch = COUNT, .open = open_pair, .run = run_batch},
    {.name = "datagram-segments", .batch = COUNT, .open = open_segments, .run = run_segments},
    {.name = "message", .batch = 1, .open = open_message, .run = run_message},
    {0},
};

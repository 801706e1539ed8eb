/* Datagrams of 64 bytes between two connected sockets, 32 out and then in: one by one, and with one call for all. */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
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

const struct work datagrams[] = {
    {.name = "datagram", .batch = COUNT, .open = open_pair, .run = run_single},
    {.name = "datagram-batch", .batch = COUNT, .open = open_pair, .run = run_batch},
    {0},
};

/* One system call, the cheapest that a program on sockets makes. */
#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static int pair[2];
static struct pollfd polled;
static char buffer[64];

static void open_pair(void) {
  tcp_pair(pair);
  polled.fd = pair[1];
  polled.events = POLLIN;
  must(fcntl(pair[1], F_SETFL, O_NONBLOCK), "fcntl");
}

static void run_getsockopt(void) {
  int value;
  socklen_t length = sizeof value;
  must(getsockopt(pair[1], SOL_SOCKET, SO_TYPE, &value, &length), "getsockopt");
}

static void run_poll(void) { must(poll(&polled, 1, 0), "poll"); }

static void run_eagain(void) {
  if (recv(pair[1], buffer, sizeof buffer, 0) >= 0 || errno != EAGAIN) {
    perror("recv");
    exit(1);
  }
}

const struct work calls[] = {
    {.name = "getsockopt", .batch = 1, .open = open_pair, .run = run_getsockopt},
    {.name = "poll", .batch = 1, .open = open_pair, .run = run_poll},
    {.name = "eagain", .batch = 1, .open = open_pair, .run = run_eagain},
    {0},
};

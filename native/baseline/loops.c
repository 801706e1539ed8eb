/* An event loop that answers messages of 64 bytes; only the server's side is measured. */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SIZE = 64, EVENTS = 512, ACTIVE = 64, MANY = 1000, IDLE = 10000, BACKLOG = 1024 };

static int poller, wakeup_fd, active;
static int clients[MANY];
static char buffer[SIZE];

static void add(int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  must(epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

static int connected(const struct sockaddr_in *address) {
  int client = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  must(connect(client, (const struct sockaddr *)address, sizeof *address), "connect");
  return client;
}

static void accept_one(int listening) {
  int one = 1;
  int accepted = must(accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK), "accept");
  must(setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one), "TCP_NODELAY");
  add(accepted);
}

/* Clients that say nothing, in a process of their own: one has not descriptors enough for both ends. */
static void connect_idle(const struct sockaddr_in *address, int count) {
  if (must(fork(), "fork") > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int i = 0; i < count; i++) connected(address);
  for (;;) pause();
}

/* Messages come in another order than the connections. */
static void shuffle(void) {
  srand(1);
  for (int i = active - 1; i > 0; i--) {
    int j = rand() % (i + 1), swapped = clients[i];
    clients[i] = clients[j];
    clients[j] = swapped;
  }
}

static void open_connections(int count, int idle) {
  struct sockaddr_in address;
  int listening = listener(BACKLOG, &address);
  poller = must(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
  active = count;
  if (idle) connect_idle(&address, idle);
  for (int i = 0; i < idle; i++) accept_one(listening);
  for (int i = 0; i < count; i++) {
    clients[i] = connected(&address);
    accept_one(listening);
  }
  shuffle();
}

static void open_one(void) { open_connections(1, 0); }
static void open_64(void) { open_connections(ACTIVE, 0); }
static void open_1000(void) { open_connections(MANY, 0); }
static void open_idle(void) { open_connections(ACTIVE, IDLE); }

static void ask(void) {
  for (int i = 0; i < active; i++) must(send(clients[i], buffer, SIZE, MSG_NOSIGNAL), "send");
}

static void hear(void) {
  for (int i = 0; i < active; i++) must(recv(clients[i], buffer, SIZE, MSG_WAITALL), "recv");
}

static void answer(void) {
  struct epoll_event events[EVENTS];
  for (int answered = 0; answered < active;) {
    int ready = must(epoll_wait(poller, events, EVENTS, -1), "epoll_wait");
    for (int i = 0; i < ready; i++) {
      long n = must(recv(events[i].data.fd, buffer, SIZE, 0), "recv");
      must(send(events[i].data.fd, buffer, n, MSG_NOSIGNAL), "send");
    }
    answered += ready;
  }
}

static void open_wakeup(void) {
  poller = must(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
  wakeup_fd = must(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
  add(wakeup_fd);
}

static void run_wakeup(void) {
  struct epoll_event event;
  uint64_t one = 1;
  must(write(wakeup_fd, &one, sizeof one), "write");
  must(epoll_wait(poller, &event, 1, -1), "epoll_wait");
  must(read(wakeup_fd, &one, sizeof one), "read");
}

const struct work loops[] = {
    {"loop-1", 1, open_one, ask, answer, hear},
    {"loop-64", ACTIVE, open_64, ask, answer, hear},
    {"loop-1000", MANY, open_1000, ask, answer, hear},
    {"loop-idle", ACTIVE, open_idle, ask, answer, hear},
    {.name = "wakeup", .batch = 1, .open = open_wakeup, .run = run_wakeup},
    {0},
};

/* A connection from its beginning to its end: connect, accept, one message, close on both ends. */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SIZE = 64 };

static int listening;
static struct sockaddr_in address;
static char buffer[SIZE];

static void open_listener(void) { listening = listener(16, &address); }

static void run_churn(void) {
  struct linger reset = {.l_onoff = 1, .l_linger = 0};
  int client = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  must(setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset), "SO_LINGER");
  must(connect(client, (struct sockaddr *)&address, sizeof address), "connect");
  int accepted = must(accept4(listening, NULL, NULL, SOCK_CLOEXEC), "accept");
  must(send(client, buffer, SIZE, MSG_NOSIGNAL), "send");
  must(recv(accepted, buffer, SIZE, 0), "recv");
  must(close(client), "close");
  must(close(accepted), "close");
}

const struct work churn[] = {
    {.name = "churn", .batch = 1, .open = open_listener, .run = run_churn},
    {0},
};

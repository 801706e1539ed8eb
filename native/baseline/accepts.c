/* accept and close; the clients are connected before, and reset their connections so that no port stays in TIME_WAIT. */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = 100 };

static int listening, clients[CLIENTS], accepted[CLIENTS];
static struct sockaddr_in address;

static void open_listener(void) { listening = listener(CLIENTS, &address); }

static void connect_clients(void) {
  struct linger reset = {.l_onoff = 1, .l_linger = 0};
  for (int i = 0; i < CLIENTS; i++) {
    clients[i] = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    must(setsockopt(clients[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset), "SO_LINGER");
    must(connect(clients[i], (struct sockaddr *)&address, sizeof address), "connect");
  }
}

static void close_clients(void) {
  for (int i = 0; i < CLIENTS; i++) must(close(clients[i]), "close");
}

static void close_accepted(void) {
  for (int i = 0; i < CLIENTS; i++) must(close(accepted[i]), "close");
}

static void run_accept(void) {
  for (int i = 0; i < CLIENTS; i++) accepted[i] = must(accept4(listening, NULL, NULL, SOCK_CLOEXEC), "accept");
  close_accepted();
}

static void take_with_peer(void) {
  struct sockaddr_storage peer;
  for (int i = 0; i < CLIENTS; i++) {
    socklen_t length = sizeof peer;
    accepted[i] = must(accept4(listening, (struct sockaddr *)&peer, &length, SOCK_CLOEXEC), "accept");
  }
}

static void run_accept_peer(void) {
  take_with_peer();
  close_accepted();
}

static void close_both(void) {
  close_accepted();
  close_clients();
}

const struct work accepts[] = {
    {"accept", CLIENTS, open_listener, connect_clients, run_accept, close_clients},
    {"accept-peer", CLIENTS, open_listener, connect_clients, run_accept_peer, close_clients},
    {"accept-held", CLIENTS, open_listener, connect_clients, take_with_peer, close_both},
    {0},
};

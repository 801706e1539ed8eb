/* A file to a socket by sendfile, and one socket to another by splice through a pipe; the other end receives. */
#define _GNU_SOURCE
#include "cell.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SIZE = 64 * 1024 };

static int pair[2], second[2], ends[2], file;
static char bytes[SIZE];

static void receive(int s) {
  for (long got = 0; got < SIZE;) got += must(recv(s, bytes, SIZE - got, 0), "recv");
}

static void open_file(void) {
  char name[] = "/tmp/panasock-baseline-XXXXXX";
  tcp_pair(pair);
  file = must(mkostemp(name, O_CLOEXEC), "mkostemp");
  must(unlink(name), "unlink");
  if (must(write(file, bytes, SIZE), "write") != SIZE) must(-1, "a short write");
}

static void run_sendfile(void) {
  for (off_t sent = 0; sent < SIZE;) {
    off_t at = sent;
    sent += must(sendfile(pair[0], file, &at, SIZE - sent), "sendfile");
  }
  receive(pair[1]);
}

static void open_relay(void) {
  tcp_pair(pair);
  tcp_pair(second);
  must(pipe2(ends, O_CLOEXEC), "pipe2");
}

static void run_relay(void) {
  must(send(pair[0], bytes, SIZE, MSG_NOSIGNAL), "send");
  for (long moved = 0; moved < SIZE;) {
    long taken = must(splice(pair[1], NULL, ends[1], NULL, SIZE - moved, 0), "splice");
    for (long left = taken; left > 0;) left -= must(splice(ends[0], NULL, second[0], NULL, left, 0), "splice");
    moved += taken;
  }
  receive(second[1]);
}

const struct work copies[] = {
    {.name = "sendfile", .batch = 1, .open = open_file, .run = run_sendfile},
    {.name = "splice-relay", .batch = 1, .open = open_relay, .run = run_relay},
    {0},
};

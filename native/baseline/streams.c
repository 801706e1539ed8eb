/* send and recv on the two ends of one connection. */
#define _GNU_SOURCE
#include "cell.h"

#include <sys/socket.h>

enum { SMALL = 64, LARGE = 64 * 1024 };

static int pair[2];
static char out[LARGE], in[LARGE];

static void open_pair(void) { tcp_pair(pair); }

static void transfer(long size) {
  must(send(pair[0], out, size, MSG_NOSIGNAL), "send");
  for (long got = 0; got < size;) got += must(recv(pair[1], in, size - got, 0), "recv");
}

static void run_small(void) { transfer(SMALL); }

static void run_large(void) { transfer(LARGE); }

const struct work streams[] = {
    {.name = "stream-64", .batch = 1, .open = open_pair, .run = run_small},
    {.name = "stream-64k", .batch = 1, .open = open_pair, .run = run_large},
    {0},
};

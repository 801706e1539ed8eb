/* baseline <work>: prints "ready"; for each line "<operations>" on stdin prints "<operations done> <wall ns> <cpu ns> 0". */
#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

long must(long result, const char *what) {
  if (result < 0) {
    perror(what);
    exit(1);
  }
  return result;
}

static int64_t nanos(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int64_t wall_nanos(void) { return nanos(CLOCK_MONOTONIC); }

int listener(int backlog, struct sockaddr_in *address) {
  int s = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  socklen_t length = sizeof *address;
  memset(address, 0, sizeof *address);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(bind(s, (struct sockaddr *)address, length), "bind");
  must(listen(s, backlog), "listen");
  must(getsockname(s, (struct sockaddr *)address, &length), "getsockname");
  return s;
}

void tcp_pair(int pair[2]) {
  struct sockaddr_in address;
  int one = 1, room = 1 << 20;
  int l = listener(1, &address);
  must(setsockopt(l, SOL_SOCKET, SO_RCVBUF, &room, sizeof room), "SO_RCVBUF");
  pair[0] = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  must(setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room), "SO_SNDBUF");
  must(connect(pair[0], (struct sockaddr *)&address, sizeof address), "connect");
  pair[1] = must(accept(l, NULL, NULL), "accept");
  must(setsockopt(pair[0], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one), "TCP_NODELAY");
  must(setsockopt(pair[1], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one), "TCP_NODELAY");
  must(close(l), "close");
}

static const struct work *find(const char *name) {
  const struct work *const tables[] = {calls, accepts, streams, datagrams, loops, churn, copies};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    for (const struct work *w = tables[i]; w->name; w++) {
      if (!strcmp(w->name, name)) return w;
    }
  }
  fprintf(stderr, "baseline: no work is called %s\n", name);
  exit(2);
}

/* Without preparation the whole loop is timed at once: the clock costs as much as a call. */
static long measure_plain(const struct work *w, long operations, int64_t *wall, int64_t *cpu) {
  int64_t wall0 = wall_nanos(), cpu0 = nanos(CLOCK_THREAD_CPUTIME_ID);
  long done = 0;
  for (; done < operations; done += w->batch) w->run();
  *cpu = nanos(CLOCK_THREAD_CPUTIME_ID) - cpu0;
  *wall = wall_nanos() - wall0;
  return done;
}

static long measure_prepared(const struct work *w, long operations, int64_t *wall, int64_t *cpu) {
  *wall = *cpu = 0;
  long done = 0;
  for (; done < operations; done += w->batch) {
    w->prepare();
    int64_t wall0 = wall_nanos(), cpu0 = nanos(CLOCK_THREAD_CPUTIME_ID);
    w->run();
    *cpu += nanos(CLOCK_THREAD_CPUTIME_ID) - cpu0;
    *wall += wall_nanos() - wall0;
    if (w->finish) w->finish();
  }
  return done;
}

static void *sleep_forever(void *unused) {
  for (;;) pause();
  return unused;
}

/* The kernel counts references to a file only in processes with several threads, such as every JVM. */
static void start_second_thread(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, sleep_forever, NULL)) must(-1, "pthread_create");
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: baseline <work>\n");
    return 2;
  }
  const struct work *w = find(argv[1]);
  char line[64];
  setvbuf(stdout, NULL, _IOLBF, 0);
  start_second_thread();
  w->open();
  puts("ready");
  while (fgets(line, sizeof line, stdin)) {
    int64_t wall, cpu;
    long done = (w->prepare ? measure_prepared : measure_plain)(w, atol(line), &wall, &cpu);
    printf("%ld %lld %lld 0\n", done, (long long)wall, (long long)cpu);
  }
  return 0;
}

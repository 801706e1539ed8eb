/* A work of the benchmarks as a program: it reads how many operations to do and prints what they cost. */
#ifndef CELL_H
#define CELL_H

#include <stdint.h>

struct work {
  const char *name;
  /* How many operations one run does. */
  long batch;
  /* Once, before everything. */
  void (*open)(void);
  /* Before and after each run, outside the measured time; may be NULL. */
  void (*prepare)(void);
  void (*run)(void);
  void (*finish)(void);
};

extern const struct work calls[];
extern const struct work accepts[];
extern const struct work streams[];
extern const struct work datagrams[];
extern const struct work loops[];
extern const struct work churn[];
extern const struct work copies[];

/* Ends the program with the message of errno if the result is negative. */
long must(long result, const char *what);

int64_t wall_nanos(void);

/* A connected pair over TCP on loopback, with buffers that hold 64 KiB and more, small segments sent at once. */
void tcp_pair(int pair[2]);

/* A socket that listens on loopback, and its address in network order. */
struct sockaddr_in;
int listener(int backlog, struct sockaddr_in *address);

#endif

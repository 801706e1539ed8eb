/*
 * Walks 100,000 random control buffers with the CMSG macros of one system and prints how many pieces it met and a hash
 * of what they are. ControlLayoutTest makes the same buffers and must meet the same pieces.
 *
 * Only types and macros of the system are used, so that the preprocessed text runs on any host.
 */
#include "sockets.h"

#ifdef _WIN32
#define CONTROL(message, bytes, size) ((message).Control.buf = (bytes), (message).Control.len = (size))
typedef WSAMSG message_t;
#else
#define CONTROL(message, bytes, size) ((message).msg_control = (bytes), (message).msg_controllen = (size))
typedef struct msghdr message_t;
#endif

int printf(const char *, ...);

enum { BUFFERS = 100000, LARGEST = 160 };

static unsigned long long state = 88172645463325252ULL;

static unsigned long long next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static unsigned long long hash = 14695981039346656037ULL;

static void add(unsigned long long value) { hash = (hash ^ value) * 1099511628211ULL; }

static long long end_of(long long at, unsigned long long length) {
    return at + (long long)CMSG_SPACE(length - CMSG_LEN(0));
}

static int is_whole(unsigned long long length, long long room) {
    return length >= CMSG_LEN(0) && length <= (unsigned long long)room;
}

/* Random bytes, and in them a chain of headers most of which are sound. */
static long long fill(unsigned char *buffer) {
    long long size = (long long)(next() % LARGEST);
    for (long long i = 0; i < size; i++) buffer[i] = (unsigned char)next();
    for (long long at = 0; size - at >= (long long)sizeof(struct cmsghdr);) {
        struct cmsghdr *header = (struct cmsghdr *)(buffer + at);
        switch (next() % 8) {
            case 0: header->cmsg_len = next(); break;
            case 1: header->cmsg_len = next() % 20; break;
            default: header->cmsg_len = CMSG_LEN(next() % 24);
        }
        if (!is_whole(header->cmsg_len, size - at)) break;
        at = end_of(at, header->cmsg_len);
    }
    return size;
}

int main(void) {
    static union { unsigned char bytes[LARGEST]; long long aligned; } buffer;
    static message_t message;
    long long pieces = 0;
    for (int i = 0; i < BUFFERS; i++) {
        long long size = fill(buffer.bytes);
        CONTROL(message, (void *)buffer.bytes, size);
        for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c)) {
            long long at = (unsigned char *)c - buffer.bytes;
            /* The macros trust the length of the last piece, and some of them of each: who walks must not. */
            if (!is_whole(c->cmsg_len, size - at)) break;
            pieces++;
            add(at);
            add((unsigned)c->cmsg_level);
            add((unsigned)c->cmsg_type);
            add(c->cmsg_len - CMSG_LEN(0));
        }
    }
    printf("%lld\t%llx\n", pieces, hash);
    return 0;
}

package dev.panasock.bench.work;

/** What is measured: each peer does the same operation with its own means. */
public enum Work {
    /** The cheapest call with memory. */
    GETSOCKOPT("getsockopt", Kind.CALL, "Captured call", "getsockopt(SO_TYPE), its error captured"),
    /** Readiness of one socket. */
    POLL("poll", Kind.CALL, "poll", "poll of one socket, no time to wait"),
    /** The error path. */
    EAGAIN("eagain", Kind.CALL, "Error path", "recv on an empty non-blocking socket; the error is read"),
    /** The guard of a handle alone. */
    GUARD("guard", Kind.CALL, "Guard of a handle", "enter and leave, no system call"),
    /** Accept without an address. */
    ACCEPT("accept", Kind.SELF_LOOP, "accept + close", "one accept and one close; 100 clients are waiting"),
    /** Accept with the peer's address. */
    ACCEPT_PEER("accept-peer", Kind.SELF_LOOP, "accept with the peer's address + close",
            "one accept that tells the peer, and one close; 100 clients are waiting"),
    /** What an accept allocates when its result leaves the thread. */
    ACCEPT_HELD("accept-held", Kind.SELF_LOOP, "accept, closed by another thread",
            "one accept; another thread holds and closes the socket, not measured"),
    /** A small message. */
    STREAM_64("stream-64", Kind.SELF_LOOP, "send + recv, 64 B",
            "one send and one recv on the two ends of a connection"),
    /** A large message. */
    STREAM_64K("stream-64k", Kind.SELF_LOOP, "send + recv, 64 KiB",
            "one send and as many recv as it takes, on the two ends of a connection"),
    /** Datagrams one by one. */
    DATAGRAM("datagram", Kind.SELF_LOOP, "Datagrams, 64 B", "one datagram out and in; 32 are sent, then received"),
    /** Datagrams, many in a call. */
    DATAGRAM_BATCH("datagram-batch", Kind.SELF_LOOP, "Datagrams, 64 B, in batches",
            "one datagram out and in; 32 with one call where the peer can"),
    /** Datagrams that one call makes of many bytes, and that arrive as one. */
    DATAGRAM_SEGMENTS("datagram-segments", Kind.SELF_LOOP, "Datagrams, 64 B, UDP_SEGMENT and UDP_GRO",
            "one datagram out and in; the kernel splits and joins 32 where the peer can ask it to"),
    /** A message with a piece of ancillary data. */
    MESSAGE("message", Kind.SELF_LOOP, "sendmsg + recvmsg, two buffers, one control message",
            "one sendmsg and one recvmsg of a datagram of 64 bytes in two buffers, with its TTL"),
    /** A file to a socket. */
    SENDFILE("sendfile", Kind.SELF_LOOP, "sendfile + recv, 64 KiB",
            "one sendfile of a file that is in memory, and as many recv as it takes on the other end"),
    /** One socket to another. */
    SPLICE_RELAY("splice-relay", Kind.SELF_LOOP, "Relay of 64 KiB from one connection to another",
            "one send, the relay of what arrives (by splice where the peer can), and as many recv as it takes"),
    /** An event loop with one connection. */
    LOOP_1("loop-1", Kind.SELF_LOOP, "Event loop, 1 connection", Work.ANSWER),
    /** An event loop with some. */
    LOOP_64("loop-64", Kind.SELF_LOOP, "Event loop, 64 connections", Work.ANSWER),
    /** An event loop with many. */
    LOOP_1000("loop-1000", Kind.SELF_LOOP, "Event loop, 1000 connections", Work.ANSWER),
    /** An event loop with many that say nothing. */
    LOOP_IDLE("loop-idle", Kind.SELF_LOOP, "Event loop, 64 active and 10,000 idle connections", Work.ANSWER),
    /** Waking an event loop. */
    WAKEUP("wakeup", Kind.CALL, "Waking an event loop", "a wakeup, and the wait that it ends"),
    /** Virtual threads, one connection. */
    VIRTUAL_1("virtual-1", Kind.THREADS, "Virtual thread, 1 connection", Work.ECHO),
    /** Virtual threads, some. */
    VIRTUAL_64("virtual-64", Kind.THREADS, "Virtual threads, 64 connections", Work.ECHO),
    /** Virtual threads, many. */
    VIRTUAL_1000("virtual-1000", Kind.THREADS, "Virtual threads, 1000 connections", Work.ECHO),
    /** Connections that come and go. */
    CHURN("churn", Kind.SELF_LOOP, "A connection and its end",
            "connect, accept, one message of 64 bytes, close on both ends"),
    /** Start from nothing. */
    START("start", Kind.LAUNCH, "Start",
            "from exec to the answer to the first byte of the first connection; one processor");

    /** How a work is run. */
    public enum Kind {
        /** One process, one thread, one system call at most. */
        CALL,
        /** One process and one thread that owns both ends. */
        SELF_LOOP,
        /** Servers are virtual threads of one carrier; clients and servers share a process, only the servers are measured. */
        THREADS,
        /** A program is started and answers once. */
        LAUNCH
    }

    private static final String ANSWER =
            "the server's part of one message: it is ready, received and sent back, 64 bytes";
    private static final String ECHO = "one message of 64 bytes, received and sent back by a virtual thread of its own";

    private final String id;
    private final Kind kind;
    private final String title;
    private final String operation;

    Work(String id, Kind kind, String title, String operation) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.operation = operation;
    }

    /** {@return the name in commands, results and the C programs} */
    public String id() {
        return id;
    }

    /** {@return how it is run} */
    public Kind kind() {
        return kind;
    }

    /** {@return the peer that the others are compared with} */
    public String reference() {
        return switch (kind) {
            case THREADS, LAUNCH -> "nio";
            case CALL, SELF_LOOP -> this == GUARD ? "native" : "c";
        };
    }

    /** {@return what a table calls it} */
    public String title() {
        return title;
    }

    /** {@return what one operation is} */
    public String operation() {
        return operation;
    }

    /**
     * Finds a work.
     *
     * @param id its name
     * @return the work
     */
    public static Work of(String id) {
        for (Work work : values()) {
            if (work.id.equals(id)) {
                return work;
            }
        }
        throw new IllegalArgumentException("no work is called " + id);
    }
}

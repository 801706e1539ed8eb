package dev.panasock.bench.work;

import dev.panasock.bench.figure.Metric;

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
    /** Start from nothing. */
    START("start", Kind.LAUNCH, "Start", "from exec to the first byte of the first connection"),
    /** Start with an archive that the program itself recorded. */
    START_CDS("start-cds", Kind.LAUNCH, "Start, dynamic CDS archive",
            "from exec to the first byte of the first connection, with -XX:SharedArchiveFile"),
    /** Start with an AOT cache. */
    START_AOT("start-aot", Kind.LAUNCH, "Start, AOT cache",
            "from exec to the first byte of the first connection, with -XX:AOTCache");

    /** How a work is run. */
    public enum Kind {
        /** One process, one thread, one system call at most. */
        CALL,
        /** One process and one thread that owns both ends. */
        SELF_LOOP,
        /** A program is started and answers once. */
        LAUNCH
    }

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

    /** {@return the cost that ratios compare: what others on the machine do disturbs processor time least} */
    public Metric metric() {
        return kind == Kind.LAUNCH ? Metric.WALL : Metric.CPU;
    }

    /** {@return the peer that the others are compared with} */
    public String reference() {
        return this == GUARD ? "native" : kind == Kind.LAUNCH ? "nio" : "c";
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

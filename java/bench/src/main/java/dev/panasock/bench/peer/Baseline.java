package dev.panasock.bench.peer;

import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program;
import dev.panasock.bench.work.Work;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs of native/baseline. */
public final class Baseline {
    private static final Set<Work> WORKS = EnumSet.of(Work.GETSOCKOPT, Work.POLL, Work.EAGAIN, Work.ACCEPT,
            Work.ACCEPT_PEER, Work.ACCEPT_HELD, Work.STREAM_64, Work.STREAM_64K, Work.DATAGRAM, Work.DATAGRAM_BATCH,
            Work.DATAGRAM_SEGMENTS, Work.MESSAGE, Work.SENDFILE, Work.SPLICE_RELAY, Work.LOOP_1,
            Work.LOOP_64, Work.LOOP_1000, Work.LOOP_IDLE, Work.WAKEUP, Work.CHURN);

    /** What all others are compared with. */
    public static final Peer PEER = peer("c", "C");

    /** The same once more: how far two equal programs are apart here. */
    public static final Peer AGAIN = peer("c-again", "C once more (A/A)");

    private Baseline() {
    }

    private static Peer peer(String id, String name) {
        Map<Work, Program> programs =
                WORKS.stream().collect(Collectors.toUnmodifiableMap(work -> work, work -> new Program.InC()));
        return new Peer(id, name, "native/baseline, gcc -O2", "", programs);
    }
}

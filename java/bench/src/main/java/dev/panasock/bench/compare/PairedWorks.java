package dev.panasock.bench.compare;

import dev.panasock.bench.peer.Bindings;
import dev.panasock.bench.peer.NativeFace;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.peer.WinsockFace;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.util.List;
import java.util.stream.Stream;

/** The table: which peers do a work with both builds. They use public API only, so that other builds can run them. */
final class PairedWorks {
    /** What is compared unless works are named. */
    private static final List<Row> TABLE = List.of(
            new Row(Work.GETSOCKOPT, List.of(Bindings.PEER, NativeFace.PEER, WinsockFace.PEER)),
            new Row(Work.STREAM_64, List.of(NativeFace.PEER, WinsockFace.PEER)),
            new Row(Work.STREAM_64K,
                    List.of(NativeFace.PEER, NativeFace.ARRAYS, WinsockFace.PEER, WinsockFace.ARRAYS)),
            new Row(Work.ACCEPT, List.of(NativeFace.PEER, NativeFace.OBJECTS, WinsockFace.PEER)),
            new Row(Work.LOOP_64, List.of(NativeFace.PEER)), new Row(Work.VIRTUAL_1, List.of(NativeFace.PEER)),
            new Row(Work.VIRTUAL_64, List.of(NativeFace.PEER)), new Row(Work.VIRTUAL_1000, List.of(NativeFace.PEER)),
            new Row(Work.START, List.of(NativeFace.PEER, WinsockFace.PEER)));

    private record Row(Work work, List<Peer> peers) {
        Stream<PairedWork> pairs() {
            return peers.stream().map(peer -> new PairedWork(work, peer));
        }
    }

    private PairedWorks() {
    }

    /** The pairs of the table, or those of the works and peers that are named. */
    static List<PairedWork> of(List<Work> works, List<Peer> peers) {
        Stream<Row> rows = works.isEmpty() ? TABLE.stream() : works.stream().map(PairedWorks::row);
        return rows.flatMap(Row::pairs).filter(pair -> peers.isEmpty() || peers.contains(pair.peer())).toList();
    }

    /** A work that is not in the table is compared for each peer of this build that does it. */
    private static Row row(Work work) {
        return TABLE.stream().filter(row -> row.work == work).findFirst().orElseGet(() -> new Row(work, Peers.ALL
                .stream().filter(peer -> peer.version().equals(Peer.THIS_BUILD) && peer.programs().containsKey(work))
                .toList()));
    }
}

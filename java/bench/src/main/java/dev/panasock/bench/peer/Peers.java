package dev.panasock.bench.peer;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.work.Peer;
import java.util.List;
import java.util.stream.Stream;

/** The table: who does which work. */
public final class Peers {
    /** In the order of the page; what takes part in no other run than its own is not here. */
    public static final List<Peer> ALL = List.of(Baseline.PEER, Baseline.AGAIN, Bindings.PEER, Bindings.AOT,
            NativeFace.PEER,
            NativeFace.OBJECTS, NativeFace.ARRAYS, NativeFace.BUFFERS, NativeFace.CDS, NativeFace.AOT, WinsockFace.PEER,
            WinsockFace.ARRAYS, WinsockFace.CDS, WinsockFace.AOT, Jni.PEER,
            JnaDirect.PEER, JnaInterface.PEER, JavaNio.PEER, JavaNio.HEAP, JavaNio.CDS, JavaNio.AOT, JavaNet.PEER,
            NettyLoop.EPOLL, NettyLoop.IO_URING, NettyLoop.NIO);

    /** Of the self-test. */
    public static final List<Peer> SELF_TEST =
            List.of(Baseline.PEER, NativeFace.PEER, NativeFace.AGAIN, NativeFace.PLANTED);

    private Peers() {
    }

    /**
     * Finds a peer, also one of the self-test.
     *
     * @param id its name
     * @return the peer
     */
    public static Peer of(String id) {
        return known().filter(peer -> peer.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer is called " + id));
    }

    /**
     * Who took part in a measurement.
     *
     * @param measured what was measured
     * @return the peers, in the order of the table
     */
    public static List<Peer> in(Measured measured) {
        return known().filter(peer -> measured.has(peer.id())).toList();
    }

    private static Stream<Peer> known() {
        return Stream.concat(ALL.stream(), SELF_TEST.stream()).distinct();
    }
}

package dev.panasock.bench.peer;

import dev.panasock.bench.work.Peer;
import java.util.List;

/** The table: who does which work. */
public final class Peers {
    /** In the order of the page; what takes part in no other run than its own is not here. */
    public static final List<Peer> ALL = List.of(Baseline.PEER, Baseline.AGAIN, Bindings.PEER, NativeFace.PEER,
            NativeFace.OBJECTS, NativeFace.ARRAYS, NativeFace.BUFFERS, WinsockFace.PEER, WinsockFace.ARRAYS, Jni.PEER,
            JnaDirect.PEER, JnaInterface.PEER, JavaNio.PEER, JavaNio.HEAP, JavaNet.PEER);

    private Peers() {
    }

    /**
     * Finds a peer, also one of the self-test.
     *
     * @param id its name
     * @return the peer
     */
    public static Peer of(String id) {
        if (id.equals(NativeFace.PLANTED.id())) {
            return NativeFace.PLANTED;
        }
        return ALL.stream().filter(peer -> peer.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer is called " + id));
    }
}

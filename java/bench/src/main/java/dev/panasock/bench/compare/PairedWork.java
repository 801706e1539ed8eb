package dev.panasock.bench.compare;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.run.Plan;
import dev.panasock.bench.run.Run;
import dev.panasock.bench.run.Subject;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.util.List;

/**
 * One work of one peer, done with both builds.
 *
 * @param work the work
 * @param peer the peer
 */
record PairedWork(Work work, Peer peer) {
    String title() {
        return work.title() + ", " + peer.name();
    }

    /** The name of the peer with this build, in the results. */
    String here() {
        return peer.id();
    }

    /** The name of the peer with the other build, in the results. */
    String other() {
        return peer.id() + "@other";
    }

    Measured measure(Builds builds, Plan plan) throws IOException {
        return new Run(plan).measure(work,
                List.of(new Subject(here(), peer, builds.here()), new Subject(other(), peer, builds.other())), other());
    }
}

package dev.panasock.bench.run;

import dev.panasock.bench.work.Peer;

/**
 * Who takes part in a run: a peer, with the library of a class path.
 *
 * @param id the name in the results
 * @param peer the peer
 * @param environment where it runs
 */
public record Subject(String id, Peer peer, Environment environment) {
}

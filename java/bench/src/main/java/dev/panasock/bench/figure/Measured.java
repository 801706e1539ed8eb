package dev.panasock.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/**
 * What one work gave.
 *
 * @param work the name of the work
 * @param forks for each fork and peer its rounds; round i of each peer belongs together
 */
public record Measured(String work, List<Map<String, List<Sample>>> forks) {
    /**
     * Whether a peer was measured.
     *
     * @param peer its name
     * @return whether there are figures
     */
    public boolean has(String peer) {
        return forks.stream().anyMatch(fork -> fork.containsKey(peer));
    }

    /**
     * The same with the forks of a later run.
     *
     * @param later more of the same work
     * @return both
     */
    public Measured and(Measured later) {
        return new Measured(work, Stream.concat(forks.stream(), later.forks.stream()).toList());
    }

    /**
     * What a peer costs in relation to another, each round with the round beside it.
     *
     * @param subject the one
     * @param reference the other
     * @param metric which cost
     * @return the median ratio; above 1 the subject costs more
     */
    public Interval ratio(String subject, String reference, Metric metric) {
        return paired(subject, reference, metric, (ours, theirs) -> ours / theirs);
    }

    /**
     * What a peer costs more than another, each round compared with the round beside it.
     *
     * @param subject the one
     * @param reference the other
     * @param metric which cost
     * @return the median difference; above 0 the subject costs more
     */
    public Interval difference(String subject, String reference, Metric metric) {
        return paired(subject, reference, metric, (ours, theirs) -> ours - theirs);
    }

    private Interval paired(String subject, String reference, Metric metric, DoubleBinaryOperator compare) {
        List<double[]> all = new ArrayList<>();
        for (Map<String, List<Sample>> fork : forks) {
            if (!fork.containsKey(subject) || !fork.containsKey(reference)) {
                continue;
            }
            List<Sample> ours = fork.get(subject);
            List<Sample> theirs = fork.get(reference);
            double[] rounds = new double[Math.min(ours.size(), theirs.size())];
            for (int i = 0; i < rounds.length; i++) {
                rounds[i] = compare.applyAsDouble(metric.of(ours.get(i)), metric.of(theirs.get(i)));
            }
            all.add(rounds);
        }
        return Bootstrap.median(all);
    }

    /**
     * What a peer costs.
     *
     * @param peer the peer
     * @param metric which cost
     * @return the median per operation
     */
    public Interval cost(String peer, Metric metric) {
        return Bootstrap.median(forks.stream().filter(fork -> fork.containsKey(peer))
                .map(fork -> fork.get(peer).stream().mapToDouble(metric::of).toArray()).toList());
    }
}

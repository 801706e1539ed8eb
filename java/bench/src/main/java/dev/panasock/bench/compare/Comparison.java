package dev.panasock.bench.compare;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Measures two builds side by side. A sweep is a fork of every pair, so that what changes on the machine in the course
 * of the run is spread over all of them, and the run can end after any sweep.
 */
public final class Comparison {
    private final List<Trial> trials;

    private Comparison(List<PairedWork> pairs) {
        this.trials = pairs.stream().map(Trial::new).toList();
    }

    /**
     * A comparison.
     *
     * @param works the works, or none for those of the table
     * @param peers the peers, or none for all
     * @return the comparison
     */
    public static Comparison of(List<Work> works, List<Peer> peers) {
        return new Comparison(PairedWorks.of(works, peers));
    }

    /** {@return whether there is nothing to compare} */
    public boolean isEmpty() {
        return trials.isEmpty();
    }

    /**
     * Measures, and prints how far it is, then the table.
     *
     * @param builds the two builds
     * @param effort how long
     * @return whether no pair fails
     */
    public boolean run(Builds builds, Effort effort) {
        long start = System.nanoTime();
        Duration before = Duration.ZERO;
        for (int sweep = 1; sweep <= effort.longest(); sweep++) {
            List<Trial> due = due(sweep, effort);
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (due.isEmpty() || !effort.hasTimeFor(sweep, spent, spent.minus(before))) {
                break;
            }
            before = spent;
            System.out.printf(Locale.ROOT, "%d:%02d sweep %d of at most %d%n", spent.toMinutes(), spent.toSecondsPart(),
                    sweep, sweep <= effort.sweeps() ? effort.sweeps() : effort.longest());
            for (Trial trial : due) {
                trial.run(builds, effort.plan());
                System.out.println("  " + trial.pair().title() + ": " + ComparisonTable.progress(trial));
            }
        }
        System.out.println("\n" + ComparisonTable.table(trials) + "\n" + ComparisonTable.summary(trials));
        return trials.stream().allMatch(trial -> trial.verdict().passes());
    }

    /** All pairs first, then those in doubt. */
    private List<Trial> due(int sweep, Effort effort) {
        return trials.stream().filter(trial -> trial.hasRun() && (sweep <= effort.sweeps() || trial.isInDoubt()))
                .toList();
    }

    /** {@return what was measured, one entry for each pair} */
    public List<Measured> measured() {
        return trials.stream().map(Trial::measured).filter(Objects::nonNull).toList();
    }
}

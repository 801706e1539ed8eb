package dev.panasock.bench.compare;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.run.Plan;
import java.io.IOException;

/** A pair and what its forks gave. */
final class Trial {
    private final PairedWork pair;
    private Measured measured;
    private String failure = "";

    Trial(PairedWork pair) {
        this.pair = pair;
    }

    PairedWork pair() {
        return pair;
    }

    /** Measures one fork more. */
    void run(Builds builds, Plan plan) {
        try {
            add(pair.measure(builds, plan));
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    void add(Measured more) {
        measured = measured == null ? more : measured.and(more);
    }

    Measured measured() {
        return measured;
    }

    String failure() {
        return failure;
    }

    boolean hasRun() {
        return failure.isEmpty();
    }

    Interval ratio() {
        return measured.ratio(pair.here(), pair.other(), Metric.CPU);
    }

    private Interval additionalBytes() {
        return measured.difference(pair.here(), pair.other(), Metric.BYTES);
    }

    CostVerdict verdict() {
        return hasRun() ? Limit.TIME.of(ratio()).worse(Limit.BYTES.of(additionalBytes())) : CostVerdict.NOT_RUN;
    }

    /** Whether the limit of time or of bytes lies in its interval. */
    boolean isInDoubt() {
        return hasRun() && (Limit.TIME.isInDoubt(ratio()) || Limit.BYTES.isInDoubt(additionalBytes()));
    }
}

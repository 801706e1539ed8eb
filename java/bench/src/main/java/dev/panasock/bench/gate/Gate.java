package dev.panasock.bench.gate;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.work.Work;
import java.util.Optional;

/**
 * What a figure must reach.
 *
 * @param work the work
 * @param figure the figure
 * @param bound at most for a cost, at least for a speed
 */
public record Gate(Work work, Figure figure, double bound) {
    /** What a measurement says of a gate. */
    public enum Verdict {
        /** The whole interval lies within. */
        MET,
        /** The whole interval lies outside. */
        MISSED,
        /** The bound lies in the interval. */
        INCONCLUSIVE,
        /** Nobody does this yet. */
        ABSENT
    }

    /**
     * The figure, if it was measured.
     *
     * @param measured what the work gave, if it was measured
     * @return its value
     */
    public Optional<Interval> value(Optional<Measured> measured) {
        return value(figure, measured);
    }

    /**
     * What C itself reaches, if the figure is in relation to another and C was measured.
     *
     * @param measured what the work gave, if it was measured
     * @return the value of the figure for C
     */
    public Optional<Interval> inC(Optional<Measured> measured) {
        return figure.inC().flatMap(same -> value(same, measured));
    }

    private static Optional<Interval> value(Figure figure, Optional<Measured> measured) {
        return measured.filter(m -> figure.peers().stream().allMatch(m::has)).map(figure::of);
    }

    /**
     * Compares.
     *
     * @param value the figure, if it was measured
     * @return what it says
     */
    public Verdict verdict(Optional<Interval> value) {
        return value.map(this::verdict).orElse(Verdict.ABSENT);
    }

    private Verdict verdict(Interval value) {
        boolean lowWithin = within(value.low());
        return lowWithin != within(value.high()) ? Verdict.INCONCLUSIVE : lowWithin ? Verdict.MET : Verdict.MISSED;
    }

    private boolean within(double value) {
        return figure.isSpeed() ? value >= bound : value <= bound;
    }

    /** {@return the bound for the table} */
    public String boundText() {
        return (figure.isSpeed() ? ">= " : "<= ") + figure.format(bound);
    }
}

package dev.panasock.bench.compare;

import dev.panasock.bench.figure.Interval;

/** How much more this build may cost than the other. */
enum Limit {
    /** The ratio of processor time. */
    TIME(1, 1.03),
    /** The difference in bytes. What the JVM allocates now and then, divided by many operations, is less. */
    BYTES(0, 0.5);

    private final double equal;
    private final double bound;

    Limit(double equal, double bound) {
        this.equal = equal;
        this.bound = bound;
    }

    /** Whether more forks may show on which side of the bound the cost is. */
    boolean isInDoubt(Interval interval) {
        return interval.low() < bound && bound <= interval.high();
    }

    CostVerdict of(Interval interval) {
        return interval.high() < bound ? CostVerdict.BELOW : interval.low() <= equal ? CostVerdict.INCLUDED
                : CostVerdict.FAILED;
    }
}

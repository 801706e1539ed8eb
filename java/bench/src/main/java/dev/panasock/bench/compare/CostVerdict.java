package dev.panasock.bench.compare;

/** What the two intervals of a pair say, the best first. */
enum CostVerdict {
    /** Both intervals lie below their limits. */
    BELOW("passes: below the limit"),
    /** An interval reaches the limit, but equal cost lies in it. */
    INCLUDED("passes: equal cost is in the interval"),
    /** An interval reaches the limit and lies above equal cost. */
    FAILED("fails: costs more"),
    /** A program of one of the builds ended. */
    NOT_RUN("fails: does not run");

    private final String text;

    CostVerdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean passes() {
        return this == BELOW || this == INCLUDED;
    }

    CostVerdict worse(CostVerdict other) {
        return compareTo(other) > 0 ? this : other;
    }
}

package dev.panasock.bench.run;

import java.util.stream.Stream;

/**
 * How long to measure.
 *
 * @param name of the mode
 * @param forks how often everything is started anew
 * @param rounds rounds of each fork
 * @param roundMillis processor time of the reference in a round
 * @param warmUpMillis processor time of a cell before its first round, at least
 * @param starts how often a start is measured
 */
public record Plan(String name, int forks, int rounds, int roundMillis, int warmUpMillis, int starts) {
    /** Some minutes. */
    public static final Plan QUICK = new Plan("quick", 2, 9, 15, 400, 9);
    /** As long as it takes. */
    public static final Plan FULL = new Plan("full", 8, 15, 30, 1500, 31);
    /** For the gates, before repetitions. */
    public static final Plan GATE = new Plan("gate", 4, 11, 20, 800, 15);

    /**
     * Finds a plan.
     *
     * @param name its name
     * @return the plan
     */
    public static Plan of(String name) {
        return Stream.of(QUICK, FULL, GATE).filter(plan -> plan.name.equals(name)).findFirst().orElseThrow();
    }

    /** {@return a longer plan for what was inconclusive} */
    public Plan longer() {
        return new Plan(name, forks * 2, rounds, roundMillis, warmUpMillis, starts * 2);
    }
}

package dev.panasock.bench.compare;

import dev.panasock.bench.run.Plan;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long to compare.
 *
 * @param plan of one fork
 * @param sweeps forks of each pair
 * @param longest forks of a pair that is in doubt after that
 * @param minutes time for all sweeps; no sweep begins that would end later
 */
public record Effort(Plan plan, int sweeps, int longest, int minutes) {
    /** Forks differ more than rounds: many short ones. */
    public static final Effort QUICK = new Effort(new Plan("quick", 1, 11, 15, 300, 10), 6, 40, 12);
    /** For differences below one percent. */
    public static final Effort FULL = new Effort(new Plan("full", 1, 15, 20, 1500, 15), 24, 80, 180);
    /** For a difference of a tenth. */
    static final Effort SELF_TEST = new Effort(QUICK.plan, 6, 40, 3);
    /** Fewer forks say nothing of how much forks differ. */
    static final int LEAST_SWEEPS = 3;

    /**
     * Finds an effort.
     *
     * @param name the name of its plan
     * @return the effort
     */
    public static Effort of(String name) {
        return Stream.of(QUICK, FULL).filter(effort -> effort.plan.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * The same within another time.
     *
     * @param other minutes
     * @return the effort
     */
    public Effort within(int other) {
        return new Effort(plan, sweeps, longest, other);
    }

    /** Whether there is time for a sweep that lasts as long as the last one. */
    boolean hasTimeFor(int sweep, Duration spent, Duration last) {
        return sweep <= LEAST_SWEEPS || spent.plus(last).compareTo(Duration.ofMinutes(minutes)) <= 0;
    }
}

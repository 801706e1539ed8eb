package dev.panasock.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Medians and where they lie. */
class BootstrapTest {
    @Test
    void medianOfAnOddAndAnEvenCount() {
        assertEquals(2, Bootstrap.medianOf(new double[] {3, 1, 2}, 3));
        assertEquals(2.5, Bootstrap.medianOf(new double[] {4, 1, 3, 2}, 4));
        assertEquals(1, Bootstrap.medianOf(new double[] {1, 9}, 1));
    }

    @Test
    void equalValuesLeaveNoDoubt() {
        assertEquals(new Interval(1.5, 1.5, 1.5),
                Bootstrap.median(List.of(new double[] {1.5, 1.5}, new double[] {1.5})));
    }

    @Property(tries = 20)
    void theMedianLiesInItsInterval(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.1, max = 10) Double> values) {
        Interval interval = Bootstrap.median(List.of(values.stream().mapToDouble(v -> v).toArray()));
        assertTrue(interval.low() <= interval.median() && interval.median() <= interval.high(), interval::toString);
    }

    /** Twenty rounds say little when the two forks disagree. */
    @Test
    void forksThatDifferWidenTheInterval() {
        double[] low = IntStream.range(0, 20).mapToDouble(i -> 1 + i * 1e-4).toArray();
        double[] high = IntStream.range(0, 20).mapToDouble(i -> 1.2 + i * 1e-4).toArray();
        Interval interval = Bootstrap.median(List.of(low, high));
        assertTrue(interval.low() < 1.01 && interval.high() > 1.19, interval::toString);
    }

    @Test
    void theTrueMedianIsFoundAboutAsOftenAsPromised() {
        Random random = new Random(7);
        int found = 0;
        for (int trial = 0; trial < 100; trial++) {
            List<double[]> forks = new ArrayList<>();
            for (int fork = 0; fork < 8; fork++) {
                double shift = random.nextGaussian();
                forks.add(random.doubles(9).map(noise -> 10 + shift + noise - 0.5).toArray());
            }
            Interval interval = Bootstrap.median(forks);
            found += interval.low() <= 10 && 10 <= interval.high() ? 1 : 0;
        }
        assertTrue(found >= 80, found + " of 100");
    }

    @Test
    void inverse() {
        assertEquals(new Interval(0.5, 0.25, 1), new Interval(2, 1, 4).inverse());
    }
}

package dev.panasock.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ratios of what was measured side by side. */
class MeasuredTest {
    private static final Measured MEASURED = new Measured("w",
            List.of(Map.of("a", List.of(new Sample(20, 10, 5), new Sample(40, 20, 5)), "b",
                    List.of(new Sample(10, 5, 1), new Sample(20, 10, 1)))));

    @Test
    void aLineOfACellIsPerOperation() {
        assertEquals(new Sample(200, 100, 16), Sample.parse("10 2000 1000 160"));
    }

    /** The machine became half as fast between the rounds; the ratio does not see it. */
    @Test
    void roundsArePaired() {
        assertEquals(new Interval(2, 2, 2), MEASURED.ratio("a", "b", Metric.CPU));
        assertEquals(new Interval(0.5, 0.5, 0.5), MEASURED.ratio("b", "a", Metric.WALL));
        assertEquals(15, MEASURED.cost("a", Metric.CPU).median());
        assertEquals(5, MEASURED.cost("a", Metric.BYTES).median());
    }

    @Test
    void differencesArePaired() {
        assertEquals(new Interval(7.5, 5, 10), MEASURED.difference("a", "b", Metric.CPU));
        assertEquals(new Interval(-4, -4, -4), MEASURED.difference("b", "a", Metric.BYTES));
    }

    @Test
    void laterForksAreAdded() {
        assertEquals(2, MEASURED.and(MEASURED).forks().size());
        assertTrue(MEASURED.has("a"));
        assertFalse(MEASURED.has("c"));
    }

    /** What is in doubt is measured again without the others. */
    @Test
    void aForkWithoutAPeerDoesNotCountForIt() {
        Measured more = MEASURED.and(new Measured("w", List.of(Map.of("b", List.of(new Sample(1, 1, 1))))));
        assertEquals(2, more.ratio("a", "b", Metric.CPU).median());
        assertEquals(15, more.cost("a", Metric.CPU).median());
    }
}

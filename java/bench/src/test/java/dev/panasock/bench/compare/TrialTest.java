package dev.panasock.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Sample;
import dev.panasock.bench.peer.NativeFace;
import dev.panasock.bench.run.Environment;
import dev.panasock.bench.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts of a comparison. */
class TrialTest {
    private static final PairedWork PAIR = new PairedWork(Work.GETSOCKOPT, NativeFace.PEER);

    /** A trial whose other build costs 100 ns and 64 B. */
    private static Trial trial(double bytes, double... nanos) {
        Trial trial = new Trial(PAIR);
        trial.add(new Measured(PAIR.work().id(), List.of(Map.of(PAIR.here(), samples(bytes, nanos), PAIR.other(),
                samples(64, DoubleStream.of(nanos).map(_ -> 100).toArray())))));
        return trial;
    }

    private static List<Sample> samples(double bytes, double... nanos) {
        return DoubleStream.of(nanos).mapToObj(cost -> new Sample(cost, cost, bytes)).toList();
    }

    @ParameterizedTest
    @CsvSource({"0.90, 0.95, BELOW", "1.01, 1.029, BELOW", "0.99, 1.02, BELOW", "0.90, 1.10, INCLUDED",
        "1.00, 1.03, INCLUDED", "1.01, 1.03, FAILED", "1.05, 1.10, FAILED"})
    void timeMayBeThreePercentMore(double low, double high, CostVerdict verdict) {
        assertEquals(verdict, Limit.TIME.of(new Interval((low + high) / 2, low, high)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, BELOW", "0, 0.4, BELOW", "-8, 8, INCLUDED", "0.1, 0.5, FAILED", "8, 8, FAILED"})
    void halfAByteMayBeAdded(double low, double high, CostVerdict verdict) {
        assertEquals(verdict, Limit.BYTES.of(new Interval((low + high) / 2, low, high)));
    }

    @Test
    void theWorseOfTimeAndBytesCounts() {
        assertEquals(CostVerdict.BELOW, trial(64, 100, 101).verdict());
        assertEquals(CostVerdict.INCLUDED, trial(64, 90, 110).verdict());
        assertEquals(CostVerdict.FAILED, trial(64, 110, 110).verdict());
        assertEquals(CostVerdict.FAILED, trial(72, 100, 101).verdict());
    }

    @Test
    void inDoubtIsAPairWithTheLimitInItsInterval() {
        assertFalse(trial(64, 100).isInDoubt());
        assertTrue(trial(64, 90, 110).isInDoubt());
        assertTrue(trial(64, 101, 105).isInDoubt());
        assertFalse(trial(64, 110).isInDoubt());
        assertFalse(trial(72, 100).isInDoubt());
    }

    /** Here because there is no such folder; with another build also because a method is missing in it. */
    @Test
    void aPairThatDoesNotRunFails() {
        Environment nowhere = new Environment(0, Path.of("none"), List.of(Path.of("none.jar")));
        Trial trial = trial(64, 100);
        trial.run(new Builds(nowhere, nowhere), Effort.QUICK.plan());
        assertEquals(CostVerdict.NOT_RUN, trial.verdict());
        assertFalse(trial.verdict().passes());
        assertFalse(trial.isInDoubt());
        String table = ComparisonTable.table(List.of(trial));
        assertTrue(table.contains("| Captured call | NativeSocket | | | | | | | fails: does not run: "), table);
    }

    @Test
    void aLineForEachPair() {
        List<Trial> trials = List.of(trial(64, 101), trial(72, 110));
        String table = ComparisonTable.table(trials);
        assertTrue(table.contains("| Captured call | NativeSocket | 101 ns | 100 ns | **1.010** | 1.010 - 1.010 "
                + "| 64.0 | 64.0 | passes: below the limit |\n"), table);
        assertTrue(table.contains("| 72.0 | 64.0 | fails: costs more |\n"), table);
        assertEquals("1 below, 0 included, 1 failed, 0 not_run", ComparisonTable.summary(trials));
        assertEquals("1.010 (1.010 - 1.010)", ComparisonTable.progress(trials.getFirst()));
    }
}

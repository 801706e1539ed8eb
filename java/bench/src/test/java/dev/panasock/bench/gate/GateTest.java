package dev.panasock.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.figure.Sample;
import dev.panasock.bench.gate.Gate.Verdict;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts. */
class GateTest {
    private static final Gate COST = new Gate(Work.GETSOCKOPT, new Figure.Ratio("native", "c"), 1.10);
    private static final Gate SPEED = new Gate(Work.GETSOCKOPT, new Figure.Speed("native", "jna-direct"), 1.5);

    private static Measured measured(double... cpuOfNative) {
        return new Measured("getsockopt", List.of(Map.of("c", samples(100, 100), "native", samples(cpuOfNative),
                "jna-direct", samples(200, 200))));
    }

    private static List<Sample> samples(double... cpu) {
        return java.util.Arrays.stream(cpu).mapToObj(nanos -> new Sample(nanos * 3, nanos, 0)).toList();
    }

    @ParameterizedTest
    @CsvSource({"1.00, 1.09, MET", "1.11, 1.20, MISSED", "1.09, 1.11, INCONCLUSIVE", "1.10, 1.10, MET"})
    void aCostMayBeAtMost(double low, double high, Verdict verdict) {
        assertEquals(verdict, COST.verdict(Optional.of(new Interval((low + high) / 2, low, high))));
    }

    @ParameterizedTest
    @CsvSource({"1.6, 1.7, MET", "1.2, 1.4, MISSED", "1.4, 1.6, INCONCLUSIVE"})
    void aSpeedMustBeAtLeast(double low, double high, Verdict verdict) {
        assertEquals(verdict, SPEED.verdict(Optional.of(new Interval((low + high) / 2, low, high))));
    }

    @Test
    void figuresOfAMeasurement() {
        Optional<Measured> measured = Optional.of(measured(105, 105));
        assertEquals(1.05, COST.value(measured).orElseThrow().median(), 1e-9);
        assertEquals(200 / 105.0, SPEED.value(measured).orElseThrow().median(), 1e-9);
        assertEquals(105, new Figure.Cost("native", Metric.CPU).of(measured.get()).median());
    }

    @Test
    void whatCReachesStandsBesideASpeed() {
        Optional<Measured> measured = Optional.of(measured(105, 105));
        assertEquals(2, SPEED.inC(measured).orElseThrow().median(), 1e-9);
        assertEquals(Optional.empty(), COST.inC(measured));
        assertEquals(Optional.empty(),
                new Gate(Work.GETSOCKOPT, new Figure.Speed("native", "c"), 1).inC(measured));
        assertEquals(Optional.empty(), SPEED.inC(Optional.empty()));
        String table = Judgement.of(List.of(SPEED), List.of(measured.get())).table();
        assertTrue(table.contains("| speed: NativeSocket / JNA, direct mapping | >= 1.500 | **1.905** | 1.905 - 1.905 "
                + "| 2.000 | met |"), table);
    }

    @Test
    void whatNobodyDoesIsAbsent() {
        assertEquals(Verdict.ABSENT, COST.verdict(COST.value(Optional.empty())));
        Gate nobody = new Gate(Work.GETSOCKOPT, new Figure.Ratio("jni", "c"), 1);
        assertEquals(Verdict.ABSENT, nobody.verdict(nobody.value(Optional.of(measured(105)))));
    }

    @Test
    void theLastLineCounts() {
        Judgement judgement = Judgement.of(List.of(COST, SPEED, new Gate(Work.POLL, COST.figure(), 1)),
                List.of(measured(120, 120)));
        assertEquals("1 met, 1 missed, 0 inconclusive, 1 absent", judgement.summary());
        assertFalse(judgement.passes());
        assertTrue(Judgement.of(List.of(SPEED), List.of(measured(100, 100))).passes());
    }

    @Test
    void whatIsInDoubtIsMeasuredAgain() {
        Judgement judgement = Judgement.of(List.of(COST, SPEED), List.of(measured(105, 115, 105, 115)));
        assertEquals("1 met, 0 missed, 1 inconclusive, 0 absent", judgement.summary());
        assertFalse(judgement.passes());
        assertEquals(Set.of("c", "native"), judgement.doubtful(Work.GETSOCKOPT));
        assertEquals(Set.of(), judgement.doubtful(Work.POLL));
    }

    /** A gate on a misspelt peer would be absent for ever. */
    @Test
    void gatesNamePeersOfTheTable() {
        for (Gate gate : Gates.ALL) {
            gate.figure().peers().forEach(Peers::of);
        }
    }
}

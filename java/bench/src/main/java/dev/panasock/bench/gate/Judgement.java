package dev.panasock.bench.gate;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.gate.Gate.Verdict;
import dev.panasock.bench.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run says of the gates.
 *
 * @param rows one for each gate
 */
public record Judgement(List<Row> rows) {
    /**
     * A gate and its figure.
     *
     * @param gate the gate
     * @param value the figure, if it was measured
     * @param inC what C itself reaches of it, see {@link Gate#inC}
     * @param verdict what it says
     */
    public record Row(Gate gate, Optional<Interval> value, Optional<Interval> inC, Verdict verdict) {
    }

    /**
     * Looks at all gates.
     *
     * @param gates the gates
     * @param works what was measured
     * @return what it says
     */
    public static Judgement of(List<Gate> gates, List<Measured> works) {
        List<Row> rows = new ArrayList<>();
        for (Gate gate : gates) {
            Optional<Measured> measured = works.stream().filter(it -> it.work().equals(gate.work().id())).findFirst();
            Optional<Interval> value = gate.value(measured);
            rows.add(new Row(gate, value, gate.inC(measured), gate.verdict(value)));
        }
        return new Judgement(rows);
    }

    /** {@return the peers that a work has to be measured with once more} */
    public Set<String> doubtful(Work work) {
        Set<String> peers = new TreeSet<>();
        for (Row row : rows) {
            if (row.gate.work() == work && row.verdict == Verdict.INCONCLUSIVE) {
                peers.addAll(row.gate.figure().peers());
                peers.add(work.reference());
            }
        }
        return peers;
    }

    /** {@return how many gates have a verdict} */
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict == verdict).count();
    }

    /** {@return whether nothing is missed or in doubt} */
    public boolean passes() {
        return count(Verdict.MISSED) + count(Verdict.INCONCLUSIVE) == 0;
    }

    /** {@return the table} */
    public String table() {
        StringBuilder table = new StringBuilder("""
                | work | figure | gate | measured | 95 % | C itself | |
                |---|---|---|---|---|---|---|
                """);
        for (Row row : rows) {
            Figure figure = row.gate.figure();
            table.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s |%n", row.gate.work().title(),
                    figure.text(), row.gate.boundText(),
                    row.value.map(v -> "**" + figure.format(v.median()) + "**").orElse(""),
                    row.value.map(v -> figure.format(v.low()) + " - " + figure.format(v.high())).orElse(""),
                    row.inC.map(v -> figure.format(v.median())).orElse(""),
                    row.verdict.name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }

    /** {@return the last line} */
    public String summary() {
        return String.format(Locale.ROOT, "%d met, %d missed, %d inconclusive, %d absent", count(Verdict.MET),
                count(Verdict.MISSED), count(Verdict.INCONCLUSIVE), count(Verdict.ABSENT));
    }
}

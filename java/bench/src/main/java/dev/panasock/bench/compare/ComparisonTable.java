package dev.panasock.bench.compare;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.report.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison for people. */
final class ComparisonTable {
    private static final String HEAD = """
            | work | peer | this build | other build | ratio | 95 % | B/op, this | B/op, other | |
            |---|---|---|---|---|---|---|---|---|
            """;
    /** What the verdicts mean. */
    private static final String RULES = """
            Ratio: processor time of this build / of the other, the median of rounds side by side, and its interval.
            Below the limit: the interval ends below 1.03, and that of the additional bytes below 0.5.
            Equal cost is in the interval: it ends above, but 1.00 (no additional byte) is in it.
            Costs more: neither. Nothing else fails, except a pair that does not run.
            """;

    private ComparisonTable() {
    }

    static String progress(Trial trial) {
        if (!trial.hasRun()) {
            return trial.failure();
        }
        Interval ratio = trial.ratio();
        return String.format(Locale.ROOT, "%.3f (%.3f - %.3f)", ratio.median(), ratio.low(), ratio.high());
    }

    static String table(List<Trial> trials) {
        return HEAD + trials.stream().map(ComparisonTable::row).collect(Collectors.joining()) + "\n" + RULES;
    }

    private static String row(Trial trial) {
        PairedWork pair = trial.pair();
        String name = "| " + pair.work().title() + " | " + pair.peer().name() + " | ";
        if (!trial.hasRun()) {
            return name + "| | | | | | " + trial.verdict().text() + ": " + trial.failure() + " |\n";
        }
        Interval ratio = trial.ratio();
        return name + String.format(Locale.ROOT, "%s | %s | **%.3f** | %.3f - %.3f | %.1f | %.1f | %s |%n",
                Table.time(cost(trial, pair.here(), Metric.CPU)), Table.time(cost(trial, pair.other(), Metric.CPU)),
                ratio.median(), ratio.low(), ratio.high(), cost(trial, pair.here(), Metric.BYTES),
                cost(trial, pair.other(), Metric.BYTES), trial.verdict().text());
    }

    private static double cost(Trial trial, String subject, Metric metric) {
        return trial.measured().cost(subject, metric).median();
    }

    static String summary(List<Trial> trials) {
        return Arrays.stream(CostVerdict.values()).map(verdict -> trials.stream()
                .filter(trial -> trial.verdict() == verdict).count() + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

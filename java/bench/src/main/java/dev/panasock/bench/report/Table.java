package dev.panasock.bench.report;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One work as a table of Markdown. */
public final class Table {
    private static final String HEAD = """
            | | ratio | 95 % | processor time | by the clock | B/op | |
            |---|---|---|---|---|---|---|
            """;

    private Table() {
    }

    static String of(Work work, Measured measured) {
        List<Peer> peers = Peers.in(measured);
        return HEAD + peers.stream().map(peer -> row(peer, work, measured)).collect(Collectors.joining());
    }

    private static String row(Peer peer, Work work, Measured measured) {
        Interval ratio = measured.ratio(peer.id(), work.reference(), Metric.CPU);
        return String.format(Locale.ROOT, "| %s | **%.3f** | %.3f - %.3f | %s | %s | %s | %s |%n", peer.name(),
                ratio.median(), ratio.low(), ratio.high(), time(measured.cost(peer.id(), Metric.CPU).median()),
                time(measured.cost(peer.id(), Metric.WALL).median()), bytes(measured, peer), peer.lacks());
    }

    private static String bytes(Measured measured, Peer peer) {
        return peer.isJava() ? String.format(Locale.ROOT, "%.0f", measured.cost(peer.id(), Metric.BYTES).median()) : "";
    }

    /** Nanoseconds in the unit that suits them. */
    public static String time(double nanos) {
        return nanos < 1e4 ? String.format(Locale.ROOT, nanos < 100 ? "%.1f ns" : "%.0f ns", nanos)
                : nanos < 1e7 ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
    }
}

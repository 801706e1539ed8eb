package dev.panasock.bench.report;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.gate.Gates;
import dev.panasock.bench.gate.Judgement;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for people: Markdown with a chart for each work. */
public final class Page {
    private static final String TEXT =
            """
                            # What Panasock costs

                            Measured on %1$s with `scripts/bench %2$s`; written by `--page docs/benchmarks`. The raw figures are in [results.json](results.json).

                            | | |
                            |---|---|
                            | processor | %3$s, %4$d of them; clients and servers together on one |
                            | kernel | Linux %5$s |
                            | JDK | %6$s, `%7$s` |
                            | C compiler | %8$s |
                            | other load when the run began | %9$.1f |

                            **How to read it.** Each table is one kind of work. Everybody does the same operation, in a process of its own, in
                            rounds of some milliseconds; all take turns in random order. *Ratio* is what a round costs divided by what the round of the
                            reference beside it costs: 1 is equal, less is better, and the interval holds the median with 95 %% confidence.
                            The cost is processor time, which other programs on the machine disturb least.
                            The C programs have a second thread that sleeps: in a process with one thread the kernel does without counting references
                    to files, which saves 60 ns of a call, and no JVM is such a process.
                    *A/A* is the reference beside itself: what differs by no more than that, does not differ. *B/op* are bytes on the Java heap per operation.

                            ## The gates

                            %10$s
                            %11$s

                            ## The works

                            %12$s
                            ## Who took part

                            | | version | differs |
                            |---|---|---|
                            %13$s""";

    private Page() {
    }

    /**
     * One work.
     *
     * @param measured what it gave
     * @return its title and its table
     */
    public static String section(Measured measured) {
        Work work = Work.of(measured.work());
        return "### " + work.title() + "\n\nOne operation: " + work.operation() + ".\n\n" + Table.of(work, measured);
    }

    private static String sectionWithChart(Measured measured) {
        return section(measured) + "\n![" + Work.of(measured.work()).title() + "](" + measured.work() + ".svg)\n\n";
    }

    /**
     * Writes page, charts and figures.
     *
     * @param results what was measured
     * @param folder where to
     * @throws IOException if it cannot be written
     */
    public static void write(Results results, Path folder) throws IOException {
        results.write(folder.resolve("results.json"));
        for (Measured measured : results.works()) {
            Files.writeString(folder.resolve(measured.work() + ".svg"), Chart.of(measured));
        }
        Files.writeString(folder.resolve("README.md"), text(results));
    }

    private static String text(Results results) {
        Machine machine = results.machine();
        Judgement judgement = Judgement.of(Gates.ALL, results.works());
        return String.format(Locale.ROOT, TEXT, results.date(), results.plan(), machine.processor(),
                machine.processors(), machine.kernel(), machine.jdk(), String.join(" ", machine.flags()),
                machine.compiler(), machine.load(), judgement.table(), judgement.summary(),
                results.works().stream().map(Page::sectionWithChart).collect(Collectors.joining()),
                Peers.ALL.stream().map(Page::row).collect(Collectors.joining()));
    }

    private static String row(Peer peer) {
        return "| " + peer.name() + " | " + peer.version() + " | " + peer.lacks() + " |\n";
    }
}

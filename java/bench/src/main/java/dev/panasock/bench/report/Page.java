package dev.panasock.bench.report;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.gate.Gate.Verdict;
import dev.panasock.bench.gate.Gates;
import dev.panasock.bench.gate.Judgement;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The figures for people: Markdown with a chart for each work. */
public final class Page {
    private static final String TEXT = "page.txt";

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

    private static String text(Results results) throws IOException {
        Machine machine = results.machine();
        Judgement judgement = Judgement.of(Gates.ALL, results.works());
        return String.format(Locale.ROOT, template(), results.date(), results.plan(), machine.processor(),
                machine.processors(), machine.kernel(), machine.jdk(), String.join(" ", machine.flags()),
                machine.compiler(), machine.load(), judgement.table(), summary(judgement),
                results.works().stream().map(Page::sectionWithChart).collect(Collectors.joining()),
                Peers.ALL.stream().map(Page::row).collect(Collectors.joining()));
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(TEXT), TEXT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String summary(Judgement judgement) {
        return judgement.summary() + (judgement.count(Verdict.ABSENT) == 0 ? ""
                : "\n\nAbsent is what was not part of this run, and what nobody does yet.");
    }

    private static String row(Peer peer) {
        return "| " + peer.name() + " | " + peer.version() + " | " + peer.lacks() + " |\n";
    }
}

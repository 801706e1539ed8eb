package dev.panasock.bench.report;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.work.Work;

/** The figures as text. */
public final class Report {
    private Report() {
    }

    /**
     * One work.
     *
     * @param measured what it gave
     * @return its title and its table
     */
    public static String of(Measured measured) {
        Work work = Work.of(measured.work());
        return "### " + work.title() + "\n\n" + work.operation() + "\n\n" + Table.of(work, measured);
    }
}

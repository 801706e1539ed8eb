package dev.panasock.bench.run;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Sample;
import dev.panasock.bench.peer.Jni;
import dev.panasock.bench.work.Program;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Measures works: all peers of a work are alive at the same time and take turns, in a new random order in each round. */
public final class Run {
    /** Warm-up goes by rounds of about this much processor time. */
    private static final long WARM_UP_ROUND_NANOS = 20_000_000;
    private static final int WARM_UP_WINDOWS = 2;
    private static final double STEADY = 0.98;
    private static final int WARM_UP_PATIENCE = 10;
    /** With them the compilers are measured too, until they have nothing to do any more. */
    private static final int WARM_UP_OF_THREADS = 5;

    private final Plan plan;
    private final Random random = new Random();

    /**
     * A run.
     *
     * @param plan how long
     */
    public Run(Plan plan) {
        this.plan = plan;
    }

    /**
     * Measures a work.
     *
     * @param work the work
     * @param subjects who does it, the reference among them
     * @param reference the one whose cost says how many operations a round has
     * @return what they cost
     * @throws IOException if a program cannot run
     */
    public Measured measure(Work work, List<Subject> subjects, String reference) throws IOException {
        List<Map<String, List<Sample>>> forks = new ArrayList<>();
        // A start is a fork by itself.
        int count = work.kind() == Work.Kind.LAUNCH ? 1 : plan.forks();
        for (int i = 0; i < count; i++) {
            forks.add(fork(work, subjects, reference));
        }
        return new Measured(work.id(), forks);
    }

    private Map<String, List<Sample>> fork(Work work, List<Subject> subjects, String reference) throws IOException {
        Map<String, Cell> cells = new LinkedHashMap<>();
        try {
            for (Subject subject : shuffled(subjects)) {
                cells.put(subject.id(), open(work, subject));
            }
            if (work.kind() == Work.Kind.LAUNCH) {
                return rounds(cells, plan.starts(), 1);
            }
            for (Cell cell : cells.values()) {
                warmUp(cell, plan.warmUpMillis() * 1e6 * (work.kind() == Work.Kind.THREADS ? WARM_UP_OF_THREADS : 1));
            }
            double cost = cells.get(reference).round(1000).cpu();
            return rounds(cells, plan.rounds(), (long) Math.max(1, plan.roundMillis() * 1e6 / cost));
        } finally {
            cells.values().forEach(Cell::close);
        }
    }

    private static Cell open(Work work, Subject subject) throws IOException {
        Environment environment = subject.environment();
        return switch (subject.peer().programs().get(work)) {
            case Program.InC() -> Child.start(environment.pinned(List.of(environment.compiled("baseline"), work.id())));
            case Program.InJava(Program.Opening _) -> Child.start(environment.jvm(
                    List.of("-D" + Jni.LIBRARY + "=" + environment.compiled("libtwin.so")), CellMain.class, work.id(),
                    subject.peer().id()));
            case Program.Started started -> Launch.prepare(environment, started);
        };
    }

    /**
     * Until it gets no faster: the median of some rounds is about that of as many before. Single rounds say little, least of
     * all where the processor time of the compilers is among theirs.
     */
    private void warmUp(Cell cell, double enough) throws IOException {
        double spent = 0;
        double before = Double.MAX_VALUE;
        long operations = 100;
        double[] costs = new double[(int) (enough / WARM_UP_WINDOWS / WARM_UP_ROUND_NANOS)];
        while (true) {
            for (int i = 0; i < costs.length; i++) {
                costs[i] = cell.round(operations).cpu();
                spent += costs[i] * operations;
                operations = (long) Math.max(1, WARM_UP_ROUND_NANOS / costs[i]);
            }
            Arrays.sort(costs);
            double median = costs[costs.length / 2];
            if (spent >= enough && median > STEADY * before || spent >= WARM_UP_PATIENCE * plan.warmUpMillis() * 1e6) {
                return;
            }
            before = median;
        }
    }

    private Map<String, List<Sample>> rounds(Map<String, Cell> cells, int count, long operations) throws IOException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        cells.keySet().forEach(peer -> samples.put(peer, new ArrayList<>()));
        for (int i = 0; i < count; i++) {
            for (String peer : shuffled(new ArrayList<>(cells.keySet()))) {
                samples.get(peer).add(cells.get(peer).round(operations));
            }
        }
        return samples;
    }

    private <T> List<T> shuffled(List<T> some) {
        List<T> others = new ArrayList<>(some);
        Collections.shuffle(others, random);
        return others;
    }
}

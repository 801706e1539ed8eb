package dev.panasock.bench.run;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Sample;
import dev.panasock.bench.peer.Jni;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Measures works: all peers of a work are alive at the same time and take turns, in a new random order in each round. */
public final class Run {
    /** Warm-up goes by rounds of about this much processor time. */
    private static final long WARM_UP_ROUND_NANOS = 20_000_000;
    private static final int WARM_UP_WINDOW = 5;
    private static final double STEADY = 0.98;
    private static final int WARM_UP_PATIENCE = 6;

    private final Environment environment;
    private final Plan plan;
    private final Random random = new Random();

    /**
     * A run.
     *
     * @param environment where
     * @param plan how long
     */
    public Run(Environment environment, Plan plan) {
        this.environment = environment;
        this.plan = plan;
    }

    /**
     * Measures a work.
     *
     * @param work the work
     * @param peers those of it, the reference among them
     * @return what they cost
     * @throws IOException if a program cannot run
     */
    public Measured measure(Work work, List<Peer> peers) throws IOException {
        List<Map<String, List<Sample>>> forks = new ArrayList<>();
        // A start is a fork by itself.
        int count = work.kind() == Work.Kind.LAUNCH ? 1 : plan.forks();
        for (int i = 0; i < count; i++) {
            forks.add(fork(work, peers));
        }
        return new Measured(work.id(), forks);
    }

    private Map<String, List<Sample>> fork(Work work, List<Peer> peers) throws IOException {
        Map<String, Cell> cells = new LinkedHashMap<>();
        try {
            for (Peer peer : shuffled(peers)) {
                cells.put(peer.id(), open(work, peer));
            }
            if (work.kind() == Work.Kind.LAUNCH) {
                return rounds(cells, plan.starts(), 1);
            }
            for (Cell cell : cells.values()) {
                warmUp(cell);
            }
            double cost = cells.get(work.reference()).round(1000).cpu();
            return rounds(cells, plan.rounds(), (long) Math.max(1, plan.roundMillis() * 1e6 / cost));
        } finally {
            cells.values().forEach(Cell::close);
        }
    }

    private Cell open(Work work, Peer peer) throws IOException {
        return switch (peer.programs().get(work)) {
            case Program.InC() -> Child.start(environment.pinned(List.of(environment.compiled("baseline"), work.id())));
            case Program.InJava(Program.Opening _) -> Child.start(environment.jvm(
                    List.of("-D" + Jni.LIBRARY + "=" + environment.compiled("libtwin.so")), CellMain.class, work.id(),
                    peer.id()));
            case Program.Started started -> Launch.prepare(environment, started);
        };
    }

    /** Until it gets no faster. */
    private void warmUp(Cell cell) throws IOException {
        double best = Double.MAX_VALUE;
        double spent = 0;
        int sinceBest = 0;
        long operations = 100;
        while (spent < plan.warmUpMillis() * 1e6
                || sinceBest < WARM_UP_WINDOW && spent < WARM_UP_PATIENCE * plan.warmUpMillis() * 1e6) {
            double cost = cell.round(operations).cpu();
            spent += cost * operations;
            sinceBest = cost < STEADY * best ? 0 : sinceBest + 1;
            best = Math.min(best, cost);
            operations = (long) Math.max(1, WARM_UP_ROUND_NANOS / cost);
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

package dev.panasock.bench;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.gate.Gate;
import dev.panasock.bench.gate.Gate.Verdict;
import dev.panasock.bench.gate.Gates;
import dev.panasock.bench.gate.Judgement;
import dev.panasock.bench.report.Machine;
import dev.panasock.bench.report.Page;
import dev.panasock.bench.report.Results;
import dev.panasock.bench.run.Environment;
import dev.panasock.bench.run.Plan;
import dev.panasock.bench.run.Run;
import dev.panasock.bench.run.Subject;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Measures works and compares them with gates. */
final class Bench {
    /** How often what is in doubt is measured again, each time for longer. */
    private static final int REPETITIONS = 3;

    private final Environment environment;
    private final Machine machine;
    private final List<Peer> peers;
    private final List<Measured> measured = new ArrayList<>();

    Bench(Environment environment, List<Peer> peers) throws IOException {
        this.environment = environment;
        this.peers = peers;
        this.machine = Machine.here();
    }

    /** Measures and prints works; one that nobody does yet is absent. */
    void measure(Plan plan, List<Work> works) throws IOException {
        for (Work work : works) {
            List<Peer> doing = peers.stream().filter(peer -> peer.programs().containsKey(work)).toList();
            if (doing.isEmpty()) {
                System.out.println("### " + work.title() + "\n\nabsent\n");
                continue;
            }
            measured.add(measure(plan, work, doing));
            System.out.println(Page.section(measured.getLast()));
        }
    }

    private Measured measure(Plan plan, Work work, List<Peer> doing) throws IOException {
        return new Run(plan).measure(work,
                doing.stream().map(peer -> new Subject(peer.id(), peer, environment)).toList(), work.reference());
    }

    /** Judges, and measures again what is in doubt. */
    Judgement judge(Plan plan, List<Gate> gates) throws IOException {
        Judgement judgement = Judgement.of(gates, measured);
        Plan longer = plan;
        for (int i = 0; i < REPETITIONS && judgement.count(Verdict.INCONCLUSIVE) > 0; i++) {
            longer = longer.longer();
            repeat(longer, judgement);
            judgement = Judgement.of(gates, measured);
        }
        return judgement;
    }

    private void repeat(Plan plan, Judgement judgement) throws IOException {
        for (int i = 0; i < measured.size(); i++) {
            Measured before = measured.get(i);
            Work work = Work.of(before.work());
            Set<String> doubtful = judgement.doubtful(work);
            if (!doubtful.isEmpty()) {
                List<Peer> again = peers.stream().filter(peer -> doubtful.contains(peer.id())).toList();
                measured.set(i, before.and(measure(plan, work, again)));
            }
        }
    }

    Results results(Plan plan) {
        return Results.today(plan, machine, measured);
    }

    /** Whether a slowdown is found that was planted, and none where there is none. */
    static boolean selfTest(Environment environment, List<Peer> peers) throws IOException {
        Bench bench = new Bench(environment, peers);
        bench.measure(Plan.GATE, List.of(Work.GETSOCKOPT));
        List<Gate> gates = List.of(Gates.UNCHANGED, Gates.PLANTED);
        Judgement judgement = bench.judge(Plan.GATE, gates);
        System.out.println(judgement.table());
        boolean found = judgement.rows().getFirst().verdict() == Verdict.MET
                && judgement.rows().getLast().verdict() == Verdict.MISSED;
        System.out.println(found ? "the planted slowdown was found" : "the planted slowdown was not found");
        return found;
    }
}

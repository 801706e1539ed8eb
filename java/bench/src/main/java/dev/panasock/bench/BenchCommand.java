package dev.panasock.bench;

import dev.panasock.bench.compare.Builds;
import dev.panasock.bench.compare.Checkout;
import dev.panasock.bench.compare.Comparison;
import dev.panasock.bench.compare.Effort;
import dev.panasock.bench.compare.SelfTest;
import dev.panasock.bench.gate.Gates;
import dev.panasock.bench.gate.Judgement;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.report.Machine;
import dev.panasock.bench.report.Page;
import dev.panasock.bench.report.Results;
import dev.panasock.bench.run.Environment;
import dev.panasock.bench.run.Plan;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person asks for. */
@Command(name = "scripts/bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures Panasock beside C, JNI, JNA, java.net and java.nio.",
            "With --compare: this checkout's library beside another checkout's, which is built first, in its target"
                    + " folders. The works are the captured call, 64 B, 64 KiB, accept, the event loop with 64"
                    + " connections, virtual threads and the start; --work names others. A work passes when the"
                    + " interval of the ratio of processor time ends below 1.03 or 1.00 is in it, and the interval of"
                    + " the additional bytes per operation ends below 0.5 or 0 is in it. The status is 0 if none"
                    + " fails."})
final class BenchCommand implements Callable<Integer> {
    /** What to do. */
    enum Mode {
        quick, full, gate
    }

    @Parameters(arity = "0..1", paramLabel = "quick|full|gate",
            description = "how long; gate ends with the comparison with the gates")
    private Mode mode = Mode.quick;

    @Option(names = "--compare", paramLabel = "<checkout>",
            description = "measures this build of the library beside that of another checkout; quick or full")
    private Path compare;

    @Option(names = "--minutes",
            description = "with --compare: how long it measures, apart from three first sweeps; quick: 12, full: 180")
    private Integer minutes;

    @Option(names = "--self-test", description = "whether a slowdown that is planted is found, by both comparisons")
    private boolean selfTest;

    @Option(names = "--work", description = "only this work; may be repeated")
    private List<String> works = List.of();

    @Option(names = "--peer", description = "only this peer, and the one to compare with; may be repeated")
    private List<String> peers = List.of();

    @Option(names = "--cpu", description = "the processor to run on; by default the last")
    private int cpu = Runtime.getRuntime().availableProcessors() - 1;

    @Option(names = "--page", description = "a folder for the page and its charts: docs/benchmarks")
    private Path page;

    @Option(names = "--of", description = "nothing is measured, the page is written from these results")
    private Path of;

    @Option(names = "--natives", required = true, hidden = true, description = "the folder with what gcc made")
    private Path natives;

    @Option(names = "--out", required = true, hidden = true, description = "the folder for results")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (of != null) {
            if (page == null) {
                throw new ParameterException(spec.commandLine(), "--of needs --page");
            }
            Page.write(Results.read(of), page);
            return 0;
        }
        if (minutes != null && compare == null) {
            throw new ParameterException(spec.commandLine(), "--minutes needs --compare");
        }
        Environment environment = Environment.here(cpu, natives);
        if (selfTest) {
            boolean gates = Bench.selfTest(environment, Peers.SELF_TEST);
            return SelfTest.passes(environment, out.resolveSibling("slow")) && gates ? 0 : 1;
        }
        if (compare != null) {
            return compare(environment) ? 0 : 1;
        }
        Plan plan = Plan.of(mode.name());
        Bench bench = new Bench(environment, chosenPeers());
        bench.measure(plan, chosenWorks());
        boolean passes = mode != Mode.gate || gatesPass(bench, plan);
        Results results = bench.results(plan);
        results.write(out.resolve("results.json"));
        if (page != null) {
            Page.write(results, page);
        }
        return passes ? 0 : 1;
    }

    private boolean compare(Environment environment) throws IOException {
        Checkout other = new Checkout(compare.toAbsolutePath());
        if (mode == Mode.gate) {
            throw new ParameterException(spec.commandLine(), "--compare is quick or full");
        }
        if (!other.exists()) {
            throw new ParameterException(spec.commandLine(), "no checkout of Panasock is in " + compare);
        }
        Comparison comparison = Comparison.of(namedWorks(), namedPeers());
        if (comparison.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "none of these peers of this build does such a work");
        }
        System.out.println("building " + compare);
        other.build();
        Effort effort = Effort.of(mode.name());
        Builds builds = new Builds(environment, environment.with(other.copyTo(out.resolveSibling("other"))));
        Machine machine = Machine.here();
        boolean passes = comparison.run(builds, minutes == null ? effort : effort.within(minutes));
        Results.today(effort.plan(), machine, comparison.measured()).write(out.resolve("compare.json"));
        return passes;
    }

    private static boolean gatesPass(Bench bench, Plan plan) throws IOException {
        Judgement judgement = bench.judge(plan, Gates.ALL);
        System.out.println(judgement.table());
        System.out.println(judgement.summary());
        return judgement.passes();
    }

    private List<Work> chosenWorks() {
        return works.isEmpty() ? Arrays.asList(Work.values()) : namedWorks();
    }

    private List<Work> namedWorks() {
        return works.stream().map(id -> known(Work::of, id)).toList();
    }

    private List<Peer> namedPeers() {
        return peers.stream().map(id -> known(Peers::of, id)).toList();
    }

    private List<Peer> chosenPeers() {
        namedPeers();
        return Peers.ALL.stream().filter(peer -> peers.isEmpty() || peers.contains(peer.id()) || isReference(peer))
                .toList();
    }

    private <T> T known(Function<String, T> find, String id) {
        try {
            return find.apply(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static boolean isReference(Peer peer) {
        return Arrays.stream(Work.values()).anyMatch(work -> work.reference().equals(peer.id()));
    }
}

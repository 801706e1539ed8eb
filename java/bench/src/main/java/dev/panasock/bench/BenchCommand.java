package dev.panasock.bench;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.report.Machine;
import dev.panasock.bench.report.Report;
import dev.panasock.bench.report.Results;
import dev.panasock.bench.run.Environment;
import dev.panasock.bench.run.Plan;
import dev.panasock.bench.run.Run;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person asks for. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures Panasock beside C, JNI, JNA, java.net and java.nio.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "quick|full|gate", description = "how long; gate compares with the gates")
    private String mode = "quick";

    @Option(names = "--work", description = "only this work; may be repeated")
    private List<String> works = List.of();

    @Option(names = "--peer", description = "only this peer and the one to compare with; may be repeated")
    private List<String> peers = List.of();

    @Option(names = "--cpu", description = "the processor to run on (default: the last)")
    private int cpu = Runtime.getRuntime().availableProcessors() - 1;

    @Option(names = "--natives", required = true, hidden = true, description = "the folder with what gcc made")
    private Path natives;

    @Option(names = "--out", required = true, hidden = true, description = "the folder for results")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Plan plan = mode.equals("full") ? Plan.FULL : Plan.QUICK;
        Machine machine = Machine.here();
        Run run = new Run(new Environment(cpu, natives), plan);
        List<Measured> measured = new ArrayList<>();
        for (Work work : Work.values()) {
            List<Peer> doing = peersOf(work);
            if (works.isEmpty() || works.contains(work.id())) {
                measured.add(run.measure(work, doing));
                System.out.println(Report.of(measured.getLast()));
            }
        }
        Results results = new Results(LocalDate.now(ZoneOffset.UTC).toString(), plan.name(), machine, measured);
        results.write(out.resolve("results.json"));
        return 0;
    }

    private List<Peer> peersOf(Work work) {
        return Peers.ALL.stream().filter(peer -> peer.programs().containsKey(work))
                .filter(peer -> peers.isEmpty() || peers.contains(peer.id()) || peer.id().equals(work.reference()))
                .toList();
    }
}

package dev.panasock.samples.selftest;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code panasock selftest}: whether the library fits this machine. */
@Command(name = "selftest", mixinStandardHelpOptions = true, //
        description = "Checks layouts, constants, symbols and calls on this machine: a line for each, and a summary for a report. "
                + "Exit status 1 if one failed.")
public final class SelfTestCommand implements Callable<Integer> {
    private final Target target = Target.here();
    private final GeneratedRow generated = new GeneratedRow(target);

    /** Made by picocli. */
    public SelfTestCommand() {
        // Nothing to set.
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = check(target.rows());
        print(findings);
        return status(findings);
    }

    static int status(List<Finding> findings) {
        return count(findings, Verdict.FAILED) == 0 ? 0 : 1;
    }

    List<Finding> check(List<String[]> rows) {
        Stream<Finding> functions = Stream.of("function", "variadic")
                .flatMap(kind -> rows.stream().filter(row -> row[0].equals(kind))).map(this::function);
        return Stream.concat(layouts(rows).stream(), functions).toList();
    }

    /** One line for each kind, and one for each row that differs. */
    private List<Finding> layouts(List<String[]> rows) {
        List<Finding> findings = new ArrayList<>();
        for (String kind : List.of("struct", "union", "field", "constant")) {
            List<String[]> ofKind = rows.stream().filter(row -> row[0].equals(kind)).toList();
            List<Finding> wrong = ofKind.stream().filter(row -> generated.difference(row) != null)
                    .map(row -> new Finding(Verdict.FAILED, row[1], generated.difference(row))).toList();
            findings.addAll(wrong);
            if (wrong.isEmpty() && !ofKind.isEmpty()) {
                findings.add(new Finding(Verdict.PASSED, kind + "s", ofKind.size() + " as in the C headers"));
            }
        }
        return findings;
    }

    private Finding function(String[] row) {
        String name = row[1];
        String difference = generated.difference(row);
        if (difference != null) {
            return new Finding(Verdict.FAILED, name, difference);
        }
        try {
            return switch (generated.symbol(name)) {
                case FOUND -> called(name, "exported, prototype as in the C headers; not called here");
                case ABSENT -> new Finding(Verdict.FAILED, name, "this system does not export it");
                case AT_RUN_TIME -> called(name, "found at run time only; not called here");
            };
        } catch (ReflectiveOperationException e) {
            return new Finding(Verdict.FAILED, name, e.toString());
        }
    }

    private Finding called(String name, String otherwise) {
        Optional<Call> call = Calls.all().stream().filter(each -> each.on(target.system()).equals(name)).findFirst();
        return call.map(each -> each.make(name))
                .orElseGet(() -> new Finding(Verdict.INCONCLUSIVE, name, otherwise));
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private void print(List<Finding> findings) {
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false,
                StandardCharsets.UTF_8);
        findings.forEach(finding -> out.print(finding.line() + '\n'));
        out.print("\nTo paste into a report:\n");
        summary(findings).forEach((what, value) -> out.print("  %-9s %s\n".formatted(what, value)));
        out.flush();
    }

    private Map<String, String> summary(List<Finding> findings) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        Stream.of(Verdict.values()).forEach(verdict -> counts.put(verdict, count(findings, verdict)));
        Map<String, String> summary = new LinkedHashMap<>();
        summary.put("system", System.getProperty("os.name"));
        summary.put("kernel", System.getProperty("os.version"));
        summary.put("CPU",
                System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        summary.put("JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        summary.put("headers", target.table());
        summary.put("result", "%d passed, %d failed, %d inconclusive".formatted(counts.get(Verdict.PASSED),
                counts.get(Verdict.FAILED), counts.get(Verdict.INCONCLUSIVE)));
        return summary;
    }
}

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the test classes of one module and writes each result to a file as it comes, so that a JVM that dies leaves the name of
 * what it was at: host-suite counts the lines. {@code java SuiteRun <results> <test classes> <simple name of a class>...}
 *
 * <p>A line: {@code began}, {@code passed}, {@code failed} or {@code skipped}, a tab, the test; for a skipped one another
 * tab and the reason; {@code end} is the last. The property panasock.suite.tags is an expression of JUnit's tags.
 */
public final class SuiteRun implements TestExecutionListener {
    /** Only a JVM that hangs takes so long: a machine half as fast as another has not failed. */
    private static final Duration LIMIT = Duration.ofMinutes(75);

    private static final int SLOW_SECONDS = 5;

    private final PrintStream results;
    private final Map<String, Long> begun = new HashMap<>();
    private final Map<String, Long> seconds = new HashMap<>();
    private TestPlan plan;

    private SuiteRun(PrintStream results) {
        this.results = results;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        String pattern = "(.*\\.)?(" + String.join("|", wanted) + ")";
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[1]))))
                .filters(ClassNameFilter.includeClassNamePatterns(pattern),
                        TagFilter.includeTags(System.getProperty("panasock.suite.tags", "any() | none()")))
                .configurationParameter("jqwik.database", arguments[0] + ".jqwik")
                .configurationParameter("jqwik.reporting.onlyfailures", "true").build();
        endAfter(LIMIT);
        try (PrintStream results = new PrintStream(arguments[0])) {
            Launcher launcher = LauncherFactory.create();
            SuiteRun run = new SuiteRun(results);
            launcher.execute(request, run);
            run.tellSlowOnes();
            results.print("end\n");
        }
        System.exit(0); // a thread that a hanging test left behind does not keep the JVM
    }

    /** A suite that hangs says where, and counts as failed. */
    private static void endAfter(Duration limit) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(limit);
            } catch (InterruptedException e) {
                return;
            }
            Thread.getAllStackTraces().forEach((thread, frames) -> {
                System.out.println(thread);
                List.of(frames).forEach(frame -> System.out.println("    at " + frame));
            });
            System.out.println("the tests took longer than " + limit);
            System.out.flush();
            Runtime.getRuntime().halt(3);
        });
    }

    /** Classes within classes count for themselves and for those around them. */
    private void tellSlowOnes() {
        seconds.entrySet().stream().filter(each -> each.getValue() >= SLOW_SECONDS)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> System.out.println(each.getValue() + " s " + each.getKey()));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            write("began", test, "");
        } else if (isClass(test)) {
            begun.put(name(test), System.nanoTime());
        }
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() && isClass(test)) {
            seconds.put(name(test), Duration.ofNanos(System.nanoTime() - begun.get(name(test))).toSeconds());
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    write("passed", test, "");
                }
            }
            case ABORTED -> skipped(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
            case FAILED -> {
                write("failed", test, "");
                System.out.println("FAILED " + name(test));
                result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
            }
        }
    }

    /** A class that is skipped counts with each of its tests, those that it would generate as one. */
    private void skipped(TestIdentifier test, String reason) {
        List<TestIdentifier> leaves = new ArrayList<>(plan.getDescendants(test));
        leaves.removeIf(each -> !plan.getChildren(each).isEmpty());
        if (leaves.isEmpty() || test.isTest()) {
            leaves = List.of(test);
        }
        leaves.forEach(each -> write("skipped", each, "\t" + oneLine(reason)));
    }

    private void write(String what, TestIdentifier test, String more) {
        results.print(what + "\t" + oneLine(name(test)) + more + "\n");
        results.flush();
    }

    private static String oneLine(String text) {
        return text.replaceFirst("^Assumption failed: ", "").strip().replaceAll("\\s+", " ");
    }

    /** As {@code BindTest > portInUse() > 1}. */
    private String name(TestIdentifier test) {
        String own = test.getSource().filter(ClassSource.class::isInstance).map(ClassSource.class::cast)
                .map(source -> source.getClassName().replaceFirst(".*\\.", "")).orElse(test.getDisplayName());
        Optional<TestIdentifier> parent = plan.getParent(test).filter(each -> each.getParentIdObject().isPresent());
        return parent.map(above -> name(above) + " > " + own).orElse(own);
    }
}

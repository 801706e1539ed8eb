package dev.panasock.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A call that waits in the library means what the blocking call of the system means: each flag, each kind of socket,
 * each kind of thread, with and without a limit. The judge is the raw function in a plain thread.
 * {@code target/waiting-table.txt} has the results. A thousand scripts decide by what happens first, so a loaded machine can
 * mistake them: {@code -Dpanasock.waiting=all} runs them, another text those whose names contain it.
 */
@Timeout(600)
@EnabledIfSystemProperty(named = "panasock.waiting", matches = ".+",
        disabledReason = "runs with -Dpanasock.waiting=all, on a quiet machine")
class WaitingTest {
    private static final Path TABLE = Path.of("target", "waiting-table.txt");
    private static final String ONLY = System.getProperty("panasock.waiting", "").replaceFirst("^all$", "");
    /** Most of their time the scripts wait. */
    private static final int AT_A_TIME = Integer.getInteger("panasock.waiting.threads", 48);
    private static final int REPEATS = 2;

    /**
     * A script and who makes its call.
     *
     * @param script the script
     * @param caller the caller
     */
    private record Cell(Script script, Caller caller) {
        /** What it is compared with. */
        Cell judge() {
            return new Cell(script, script.traits().contains(Script.Trait.WITHOUT_RAW) ? Caller.PLATFORM : Caller.RAW);
        }

        boolean isJudge() {
            return equals(judge());
        }

        KnownDifference known() {
            return KnownDifference.of(script, caller);
        }
    }

    private static List<Script> scripts() {
        return Stream.of(ReceiveScripts.all(), SendScripts.all(), ConnectionScripts.all(), SpliceScripts.all())
                .flatMap(List::stream).filter(script -> script.name().contains(ONLY)).toList();
    }

    private static List<Cell> cells(Script script) {
        return Stream.of(Caller.values())
                .filter(caller -> caller != Caller.RAW || !script.traits().contains(Script.Trait.WITHOUT_RAW))
                .map(caller -> new Cell(script, caller)).toList();
    }

    private static Map<Cell, ScriptRun.Outcome> run(Collection<Cell> cells, int atATime) throws Exception {
        Map<Cell, Future<ScriptRun.Outcome>> begun = new LinkedHashMap<>();
        Map<Cell, ScriptRun.Outcome> outcomes = new LinkedHashMap<>();
        try (ExecutorService runners = Executors.newFixedThreadPool(atATime)) {
            for (Cell cell : cells) {
                begun.put(cell, runners.submit(() -> ScriptRun.of(cell.script, cell.caller)));
            }
            for (Map.Entry<Cell, Future<ScriptRun.Outcome>> entry : begun.entrySet()) {
                try {
                    outcomes.put(entry.getKey(), entry.getValue().get());
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new AssertionError(entry.getKey().toString(), e.getCause());
                }
            }
        }
        return outcomes;
    }

    /** Whether a call differs from its judge, or says the same in another way than a platform thread. */
    private static boolean differs(Map<Cell, ScriptRun.Outcome> outcomes, Cell cell) {
        ScriptRun.Outcome outcome = outcomes.get(cell);
        String judge = cell.caller.isOfWinsock() && cell.script.winsock() != null ? cell.script.winsock()
                : outcomes.get(cell.judge()).text();
        if (cell.isJudge() || outcome.text() == null || judge == null) {
            return false;
        }
        ScriptRun.Outcome platform = outcomes.get(new Cell(cell.script, Caller.PLATFORM));
        return !outcome.text().equals(judge)
                || cell.caller.isOfNativeSocket() && !outcome.form().equals(platform.form());
    }

    private static boolean isUnexpected(Map<Cell, ScriptRun.Outcome> outcomes, Cell cell) {
        boolean differs = differs(outcomes, cell);
        KnownDifference known = cell.known();
        return known == null ? differs : !differs && known.isCertain();
    }

    @Test
    void waitsAsTheSystemDoes() throws Exception {
        assumeTrue(OperatingSystem.current() == OperatingSystem.LINUX, "the raw call is that of Linux");
        WinsockFace.start();
        List<Script> scripts = scripts();
        Map<Cell, ScriptRun.Outcome> outcomes = new LinkedHashMap<>(run(scripts.stream().flatMap(
                script -> cells(script).stream()).toList(), AT_A_TIME));
        // On a busy machine a call may return later than the script waits: what stays different is different.
        for (int i = 0; i < REPEATS; i++) {
            Set<Cell> again = new LinkedHashSet<>();
            outcomes.keySet().stream().filter(cell -> isUnexpected(outcomes, cell)).forEach(
                    cell -> again.addAll(List.of(cell, cell.judge(), new Cell(cell.script, Caller.PLATFORM))));
            outcomes.putAll(run(again, AT_A_TIME / 2));
        }
        List<String> wrong = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (Script script : scripts) {
            describe(script, outcomes, table, wrong);
        }
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, table);
        assertEquals("", String.join("\n", wrong));
    }

    private static void describe(Script script, Map<Cell, ScriptRun.Outcome> outcomes, List<String> table,
            List<String> wrong) {
        List<Cell> cells = cells(script);
        Cell judge = cells.getFirst().judge();
        boolean isSame = cells.stream().noneMatch(cell -> differs(outcomes, cell));
        String title = script + " -> " + outcomes.get(judge).text();
        table.add((isSame ? "same    " : "DIFFERS ") + title);
        for (Cell cell : cells) {
            boolean differs = differs(outcomes, cell);
            ScriptRun.Outcome outcome = outcomes.get(cell);
            String line = "    " + cell.caller + ": " + outcome.text() + " (" + outcome.form() + ")"
                    + (cell.known() == null ? "" : " known: " + cell.known().reason());
            if (differs) {
                table.add(line);
            }
            if (isUnexpected(outcomes, cell)) {
                wrong.add(title + "\n" + line + (differs ? "" : ": but is the same"));
            }
        }
    }
}

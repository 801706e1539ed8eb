package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.launch.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A close and an interrupt end a blocked call, and return, whatever keeps the signal away that usually ends it. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no signal wakes a thread")
class WakesUnderConditionTest {
    private static final String TIMES = "200";
    private static final long PROMPT = TimeUnit.SECONDS.toMicros(1);
    private static final String PYTHON = "import os, signal, sys\n%s\nos.execvp(sys.argv[1], sys.argv[1:])";
    private static final String BLOCK = "signal.pthread_sigmask(signal.SIG_BLOCK, %s)";
    private static final String IGNORE = "for s in %s: signal.signal(s, signal.SIG_IGN)";
    private static final String NO_QUEUE = "import resource\nresource.setrlimit(resource.RLIMIT_SIGPENDING, (0, 0))";
    private static final String REAL_TIME = "range(34, 65)";

    /** What the launcher of the JVM has done. */
    private enum Launcher {
        NOTHING_SPECIAL("env"),
        REAL_TIME_SIGNALS_BLOCKED("python3", "-c", PYTHON.formatted(BLOCK.formatted(REAL_TIME))),
        ALL_SIGNALS_BLOCKED("python3", "-c", PYTHON.formatted(BLOCK.formatted("signal.valid_signals()"))),
        REAL_TIME_SIGNALS_IGNORED("python3", "-c", PYTHON.formatted(IGNORE.formatted(REAL_TIME))),
        USABLE_SIGNALS_IGNORED("python3", "-c", PYTHON.formatted(IGNORE.formatted("[23, 28, *range(34, 65)]"))),
        NO_SIGNAL_QUEUED("python3", "-c", PYTHON.formatted(NO_QUEUE)),
        NO_SIGNAL_QUEUED_AND_OTHERS_IGNORED("python3", "-c",
                PYTHON.formatted(NO_QUEUE + "\n" + IGNORE.formatted("[23, 28]")));

        private final List<String> command;

        Launcher(String... command) {
            this.command = List.of(command);
        }
    }

    private static ChildJvm jvm(String... options) {
        String[] all = Stream.concat(Stream.of("--enable-native-access=ALL-UNNAMED"), Stream.of(options))
                .toArray(String[]::new);
        return ChildJvm.onClassPath(all);
    }

    private static void assumeRuns(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            assumeTrue(process.waitFor() == 0, command[0] + " fails");
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed");
        }
    }

    /** Returns standard error. */
    private static String assertWakes(ChildJvm.Outcome outcome, int rows) {
        assertEquals(0, outcome.exit(), outcome::toString);
        List<String> lines = outcome.out().lines().toList();
        assertEquals(rows, lines.size(), outcome::toString);
        for (String line : lines) {
            String[] words = line.split(" ");
            System.out.printf("%s %s: median %s us, worst %s us; itself median %s us, worst %s us%n", (Object[]) words);
            assertTrue(Long.parseLong(words[2]) < PROMPT, line);
        }
        return outcome.err();
    }

    @BeforeEach
    void noEmulator() {
        assumeTrue(System.getProperty("panasock.java") == null, "an emulator has signals of its own");
    }

    @ParameterizedTest
    @EnumSource
    void closeAndInterruptEndTheCall(Launcher launcher) throws Exception {
        if (launcher.command.contains("python3")) {
            assumeRuns("python3", "-c", "");
        }
        ChildJvm.Outcome outcome = jvm().runUnder(launcher.command, WakesUnderCondition.class, TIMES, "RECV",
                "ACCEPT");
        assertEquals("", assertWakes(outcome, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "abc", "200", "15", "-1", ""})
    void anUnusableSignalIsReportedOnceAndNoneIsUsed(String signal) {
        String property = "panasock.wake-signal=" + signal;
        String err = assertWakes(jvm("-D" + property).run(WakesUnderCondition.class, TIMES, "RECV", "ACCEPT"), 4);
        assertEquals(1, Pattern.compile(property + ": ").matcher(err).results().count(), err);
        assertEquals(0, Pattern.compile("Error|Exception").matcher(err).results().count(), err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "40", "10"})
    void aUsableSignalIsUsed(String signal) {
        assertEquals("", assertWakes(jvm("-Dpanasock.wake-signal=" + signal).run(WakesUnderCondition.class, TIMES,
                "RECV", "ACCEPT", "SEND", "POLL"), 8));
    }

    @Test
    void aRefusedSignalIsReportedOnceAndNoneIsUsed() throws Exception {
        assumeRuns("strace", "-V");
        String err = assertWakes(jvm().runUnder(
                List.of("strace", "-f", "--seccomp-bpf", "-qqq", "-o", "/dev/null", "-e", "trace=tgkill", "-e",
                        "inject=tgkill:error=EPERM"),
                WakesUnderCondition.class, TIMES, "RECV", "ACCEPT"), 4);
        assertEquals(1, Pattern.compile("no signal can be sent to a thread").matcher(err).results().count(), err);
    }

    /** strace holds the thread at the entry of the call for two seconds. */
    @Test
    void aStoppedThreadDoesNotHoldUpACloseOrAnInterrupt() throws Exception {
        assumeRuns("strace", "-V");
        String held = "2000000";
        ChildJvm.Outcome outcome = jvm().runUnder(
                List.of("strace", "-f", "--seccomp-bpf", "-qqq", "-o", "/dev/null", "-e", "trace=recvfrom", "-e",
                        "inject=recvfrom:delay_enter=" + held),
                WakesOfStopped.class, "3");
        assertEquals(0, outcome.exit(), outcome::toString);
        for (String line : outcome.out().lines().toList()) {
            String[] words = line.split(" ");
            System.out.println(line);
            assertTrue(Long.parseLong(words[2]) > Long.parseLong(held) / 4, "the thread was held: " + line);
            assertTrue(Long.parseLong(words[4]) < Long.parseLong(held) / 20, line);
        }
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.policy.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long a blocked call takes to return once it is closed, interrupted, or out of time, and what it gives then. With
 * {@code -Dpanasock.wake-times=<times>} it repeats each so often and writes docs/wake-times.md for the system that it is on.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WakeTimesTest {
    private static final String DOCUMENT = "docs/wake-times.md";
    private static final int DOCUMENTED = Integer.getInteger("panasock.wake-times", 0);
    private static final int TIMES = DOCUMENTED > 0 ? DOCUMENTED : 3;
    private static final int WARM_UP = DOCUMENTED > 0 ? 20 : 1;
    private static final Duration LIMIT = Duration.ofMillis(10);
    private static final List<String> ROWS = new ArrayList<>();

    private static final String INTRODUCTION =
            """
                    # How long until a blocked call returns

                    Microseconds from the close, the interrupt, or the end of the time of `until` until the call has returned: the median, and after the
                    stroke the worst. `WakeTimesTest` writes this table (`-Dpanasock.wake-times=200 -Dtest=WakeTimesTest`); all calls were blocked or parked when they
                    were ended. An exception is that of `NativeSocket`, a number that of `WSAGetLastError` after a call of
                    `Winsock2`, which has no such limit of time. The interrupt status stayed set each time, the socket open.
                    """;

    /** What ends a call. */
    private enum How {
        CLOSE, INTERRUPT, DEADLINE
    }

    private record Outcome(long nanos, String thrown) {
    }

    static Stream<Arguments> calls() {
        return Stream.concat(Arrays.stream(BlockedCall.values()).map(TimedCall::of), TimedCall.OF_WINSOCK.stream())
                .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void everyCallReturns(TimedCall call, boolean virtual) throws Exception {
        call.needsSignals(virtual);
        StringBuilder row = new StringBuilder("| " + call + (virtual ? ", virtual" : "") + " |");
        for (How how : How.values()) {
            row.append(how == How.DEADLINE && !call.hasDeadline() ? " - | - |" : cells(call, virtual, how));
        }
        ROWS.add(row.toString());
    }

    private static String cells(TimedCall call, boolean virtual, How how) throws Exception {
        long[] nanos = new long[TIMES];
        Set<String> thrown = new TreeSet<>();
        for (int i = -WARM_UP; i < TIMES; i++) {
            Outcome outcome = how == How.DEADLINE ? outOfTime(call, virtual) : ended(call, virtual, how);
            nanos[Math.max(i, 0)] = outcome.nanos;
            thrown.add(outcome.thrown);
        }
        Arrays.sort(nanos);
        assertEquals(1, thrown.size(), () -> how + ": " + thrown);
        assertTrue(nanos[0] < TimeUnit.SECONDS.toNanos(1), "promptly");
        return " " + micros(nanos[nanos.length / 2]) + " / " + micros(nanos[nanos.length - 1]) + " | "
                + thrown.iterator().next() + " |";
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private static Outcome ended(TimedCall call, boolean virtual, How how) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            ThreadInCall thread = new ThreadInCall(virtual, () -> call.run(socket, scene)).awaitBlocked();
            long moment = System.nanoTime();
            if (how == How.CLOSE) {
                socket.close();
            } else {
                thread.thread.interrupt();
            }
            Throwable thrown = thread.outcome();
            assertEquals(how == How.INTERRUPT, thread.isInterruptedAfterwards());
            assertEquals(how == How.INTERRUPT, socket.isOpen());
            return new Outcome(thread.nanosAfter(moment), TimedCall.name(thrown));
        }
    }

    private static Outcome outOfTime(TimedCall call, boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            long[] begun = new long[1];
            ThreadInCall thread = new ThreadInCall(virtual, () -> {
                begun[0] = System.nanoTime();
                // Not within: a send that has a part of its bytes taken begins once more.
                call.run(socket.until(Deadline.after(LIMIT)), scene);
            });
            Throwable thrown = thread.outcome();
            long late = thread.nanosAfter(begun[0]) - LIMIT.toNanos();
            assertTrue(late >= 0, "never early");
            return new Outcome(late, TimedCall.name(thrown));
        }
    }

    @AfterAll
    static void write() throws IOException {
        if (DOCUMENTED == 0) {
            return;
        }
        Path file = ProjectTree.root().resolve(DOCUMENT);
        String old = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : INTRODUCTION;
        String title = "\n## " + (Expect.LINUX ? "Linux" : Wine.isHere() ? "Windows under Wine" : "Windows") + "\n";
        StringBuilder section = new StringBuilder(title).append("\nOf ").append(TIMES).append(" each.\n\n");
        section.append(
                "| call | close | gives | interrupt | gives | end of its time | gives |\n|---|---|---|---|---|---|---|\n");
        ROWS.forEach(row -> section.append(row).append('\n'));
        int start = old.indexOf(title);
        if (start < 0) {
            Files.writeString(file, old + section);
            return;
        }
        int end = old.indexOf("\n## ", start + 1);
        Files.writeString(file, old.substring(0, start) + section + (end < 0 ? "" : old.substring(end)));
    }
}

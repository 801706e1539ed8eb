package dev.panasock.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.LeakReport;
import dev.panasock.launch.ChildJvm.Outcome;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.simple.SimpleLogger;

/** Handles that nobody closed: counted, told with where they were made, or closed, as the property says; and left alone without it. */
@Timeout(300)
class LeakReportTest {
    private static final ChildJvm JVM =
            ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED").withClassPathOf(SimpleLogger.class);

    private static Outcome lost(String... options) {
        Outcome outcome = JVM.with(options).run(LosesSockets.class);
        assertEquals(0, outcome.exit(), outcome::err);
        return outcome;
    }

    private static long reports(Outcome outcome, String end) {
        return Pattern
                .compile("WARN dev.panasock - socket \\d+ was lost: its handle was neither closed nor released, and "
                        + end + "\njava.lang.Throwable: where socket \\d+ was opened or adopted\n")
                .matcher(outcome.err())
                .results().count();
    }

    @Test
    void withoutThePropertyNothingIsDone() {
        assertEquals(new Outcome(0, "OFF 0 open open open\n", ""), lost());
        assertEquals(LeakReport.Mode.OFF, LeakReport.mode());
        assertEquals(0, LeakReport.lost());
    }

    @Test
    void theyAreCounted() {
        assertEquals(new Outcome(0, "COUNT 3 open open open\n", ""), lost("-Dpanasock.leaks=count"));
    }

    @Test
    void theyAreToldWithTheStackOfTheirMaking() {
        Outcome outcome = lost("-Dpanasock.leaks=stack");
        assertEquals("STACK 3 open open open, told after [0, 1, 2]\n", outcome.out());
        assertEquals(3, reports(outcome, "it stays open"), outcome::err);
        assertTrue(outcome.err().contains("at dev.panasock.launch.LosesSockets.usedByAVirtualThread("), outcome::err);
    }

    @Test
    void theyAreClosedWhereThatIsWanted() {
        Outcome outcome = lost("-Dpanasock.leaks=close");
        assertEquals("CLOSE 3 closed closed closed, told after [0, 1, 2]\n", outcome.out());
        assertEquals(3, reports(outcome, "is closed now"), outcome::err);
    }

    @Test
    void aWordThatIsNoneIsTold() {
        Outcome outcome = lost("-Dpanasock.leaks=yes");
        assertEquals("OFF 0 open open open\n", outcome.out());
        assertEquals("[main] WARN dev.panasock - panasock.leaks=yes is not known; it is taken for OFF\n",
                outcome.err());
    }
}

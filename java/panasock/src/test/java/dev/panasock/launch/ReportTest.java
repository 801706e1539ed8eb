package dev.panasock.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm.Outcome;
import dev.panasock.platform.abi.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.slf4j.simple.SimpleLogger;

/** What no caller can be told is logged, once and with the number of the system. */
class ReportTest {
    private static final ChildJvm JVM = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED");

    @Test
    void aRefusedLastCloseIsLogged() {
        Outcome outcome = JVM.withClassPathOf(SimpleLogger.class).run(ClosedBehindItsBack.class);
        String error = OperatingSystem.current() == OperatingSystem.WINDOWS ? "WSAENOTSOCK (10038)" : "EBADF (9)";
        assertEquals(0, outcome.exit(), outcome::err);
        assertEquals("[main] WARN dev.panasock - socket " + outcome.out().strip()
                + " was closed while a call was running, and the system refused to close it afterwards: " + error
                + "\n",
                outcome.err());
    }

    @Test
    void withoutAProviderSlf4jIsAskedOnlyWhenThereIsSomethingToReport() {
        Outcome outcome = JVM.run(ClosedBehindItsBack.class);
        assertEquals(0, outcome.exit(), outcome::err);
        assertTrue(outcome.err().startsWith("SLF4J"), outcome::err);
    }
}

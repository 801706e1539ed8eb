package dev.panasock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.launch.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** No call of the library raises SIGPIPE, also where the JVM does not ignore it. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the program sets the signal with the functions of Linux")
class PipeSignalTest {
    private static ChildJvm.Outcome run(String how) {
        return ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-Xint").run(PipeProgram.class, how);
    }

    @Test
    void sendingToAPeerThatHasGoneIsAnErrorAndNotTheEnd() {
        assertEquals(new ChildJvm.Outcome(0, "EPIPE\n".repeat(6) + "32\n", ""), run("library"));
    }

    /** The same by the raw function without MSG_NOSIGNAL: the signal is not ignored there. */
    @Test
    void theRawFunctionEndsTheProgram() {
        assertEquals(128 + 13, run("raw").exit());
    }
}

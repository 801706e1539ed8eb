package dev.panasock.platform.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails while virtual threads wait: later waits work, and no thread that waits is lost. */
@Timeout(300)
class RecoveryTest {
    @ParameterizedTest
    @ValueSource(strings = {"read", "signal"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a pair of AF_UNIX sockets is needed")
    void readersThatFailGoOn(String kind) {
        ChildJvm jvm = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED");
        assertEquals(new ChildJvm.Outcome(0, "all served\n", ""), jvm.run(FailingReaders.class, kind));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a pair of AF_UNIX sockets is needed")
    void noThreadIsLostWithoutMemory() {
        Assumptions.assumeTrue(System.getProperty("panasock.java") == null, "an emulator takes too long for it");
        ChildJvm jvm = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-Xmx16m", "-XX:+UseSerialGC",
                "-XX:-UseGCOverheadLimit");
        ChildJvm.Outcome outcome = jvm.run(FailingReaders.class, "heap");
        assertEquals("all served\n", outcome.out(), outcome.err());
    }

    /** Two descriptors for the queue, two for the one that contains it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADescriptorAWaitFailsAndALaterOneWaits() throws Exception {
        Assumptions.assumeTrue(System.getProperty("panasock.java") == null, "the emulator has descriptors of its own");
        // No compiler and no look at the memory that is left: the JVM itself opens nothing meanwhile.
        ChildJvm jvm = ChildJvm.onClassPath("-Xint", "-XX:+UseSerialGC", "-XX:-UseContainerSupport",
                "--enable-native-access=ALL-UNNAMED");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n 120 && exec \"$@\"", "sh"));
        command.addAll(jvm.command(WithoutDescriptors.class));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(100, TimeUnit.SECONDS));
        ChildJvm.end(process);
        assertEquals("recv EMFILE\n".repeat(4) + "waits\n", output);
    }
}

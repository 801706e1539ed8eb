package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command for machines that we do not have. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class SelfTestTest {
    @Test
    void everythingFitsThisMachine() throws Exception {
        try (Program program = Program.start("selftest")) {
            List<String> lines = program.lines();
            assertEquals(0, program.exit(), () -> String.join("\n", lines));
            assertEquals("", program.err());
            assertTrue(lines.stream().anyMatch(line -> line.matches("PASSED +structs +\\d+ as in the C headers")));
            assertTrue(lines.stream().anyMatch(line -> line.matches("PASSED +constants +\\d+ as in the C headers")));
            for (String function : List.of("bind", "listen", "connect", "send", "recv", "getsockopt")) {
                assertTrue(
                        lines.stream().anyMatch(line -> line.matches("PASSED +" + function + " .*refused: \\w+ \\d+")),
                        () -> function + " in " + String.join("\n", lines));
            }
            long passed = lines.stream().filter(line -> line.startsWith("PASSED")).count();
            long inconclusive = lines.stream().filter(line -> line.startsWith("INCONCLUSIVE")).count();
            assertEquals("  result    %d passed, 0 failed, %d inconclusive".formatted(passed, inconclusive),
                    lines.getLast());
        }
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand virtual threads wait for their sockets on two carriers, and nobody else has to wait for them. */
@Timeout(180)
class ManyBlockedTest {
    /** The server of Wine, and an emulated processor, are slower by as much. */
    private static final int COUNT =
            Integer.getInteger("panasock.many", Expect.LINUX && !Qemu.isHere() ? 10_000 : 500);

    @Test
    void allAreServedAndATimerIsOnTime() {
        ChildJvm.Outcome outcome = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:NativeMemoryTracking=summary", "-XX:TieredStopAtLevel=1",
                "-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2").run(ManyBlocked.class, "" + COUNT);
        assertEquals(0, outcome.exit(), outcome::err);
        long[] figures = Arrays.stream(outcome.out().strip().split(" ")).mapToLong(Long::parseLong).toArray();
        System.out.printf(
                "%d virtual threads blocked in recv on %d carriers: heap %d B and native memory %d B for each, "
                        + "served in %d us each; %d ticks, the latest %d ms late%n",
                Arrays.stream(figures).boxed().toArray());
        assertEquals(COUNT, figures[0]);
        assertEquals(2, figures[1]);
        assertTrue(figures[2] < 4096, "heap of a blocked thread");
        assertTrue(figures[3] < 1024, "no native memory of a blocked thread");
        assertTrue(figures[5] > 0, "the timer ticked");
        assertTrue(figures[6] < 1000, "a tick was late by " + figures[6] + " ms");
    }
}

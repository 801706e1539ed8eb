package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.panasock.launch.ChildJvm;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand virtual threads wait for their sockets on two carriers, and nobody else has to wait for them. */
@Timeout(300)
class ManyBlockedTest {
    private static final int COUNT = Integer.getInteger("panasock.many", most());
    /** For a machine that does much else; if the carriers were held no tick would come at all. */
    private static final long LATEST_MILLIS = 10_000;
    /** What a JVM and its classes take of the descriptors that are allowed. */
    private static final int OTHERS = 1000;

    /** The server of Wine, and an emulated processor, are slower by as much. */
    private static int most() {
        if (!Expect.LINUX || Qemu.isHere()) {
            return 500;
        }
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(10_000, system.getMaxFileDescriptorCount() - OTHERS);
    }

    @Test
    void allAreServedAndATimerIsOnTime() {
        ChildJvm.Outcome outcome = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:NativeMemoryTracking=summary", "-XX:TieredStopAtLevel=1",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2").run(ManyBlocked.class, "" + COUNT);
        assertEquals(0, outcome.exit(), outcome::err);
        long[] figures = Arrays.stream(outcome.out().strip().split(" ")).mapToLong(Long::parseLong).toArray();
        System.out.printf(
                "%d virtual threads blocked in recv on %d carriers: heap %d B and native memory %d B for each, %d B of it in arenas, "
                        + "served in %d us each; %d ticks, the latest %d ms late%n",
                Arrays.stream(figures).boxed().toArray());
        assertEquals(COUNT, figures[0]);
        assertEquals(2, figures[1]);
        assertTrue(figures[2] < (COUNT < 10_000 ? 16_384 : 4096), "heap of a blocked thread"); // what few of them hold is lost in the rest
        assertTrue(figures[3] < 1024, "no native memory of a blocked thread");
        assertTrue(figures[4] < 64, "no arena of a blocked thread");
        assertTrue(figures[6] > 0, "the timer ticked");
        assertTrue(figures[7] < LATEST_MILLIS, "a tick was late by " + figures[7] + " ms");
    }
}

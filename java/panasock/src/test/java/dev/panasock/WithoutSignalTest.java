package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.launch.ChildJvm;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where no signal may be used a blocked call ends all the same. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "Windows needs no signal, and macOS was never asked")
class WithoutSignalTest {
    @Test
    void aCloseAndAnInterruptEndEachCall() {
        ChildJvm.Outcome outcome = ChildJvm
                .onClassPath("--enable-native-access=ALL-UNNAMED", "-Dpanasock.wake-signal=none")
                .run(WithoutSignal.class,
                        Arrays.stream(BlockedCall.values()).map(BlockedCall::name).toArray(String[]::new));
        String expected = Arrays.stream(BlockedCall.values())
                .map(call -> call + ": [SocketClosedException], [SocketInterruptedException]\n")
                .collect(Collectors.joining("", "", "refused: NativeConnectException\n"));
        for (String wait : new String[] {"Poller", "PollSet", "Epoll"}) {
            expected += wait + ": [SocketInterruptedException true]\n";
        }
        assertEquals(new ChildJvm.Outcome(0, expected, ""), outcome);
    }
}

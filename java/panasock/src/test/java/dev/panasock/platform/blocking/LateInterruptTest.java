package dev.panasock.platform.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SoOption;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The JVM tells of an interrupt after it has let go of its lock: the thread may have cleared its status by then, and be in its next call. Told
 * so here for a thread that was never interrupted.
 */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no signal wakes a thread")
class LateInterruptTest {
    @Test
    void aCallIsNotEndedByAnInterruptThatIsOver() throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            pair.first().set(SoOption.SO_RCVTIMEO, Duration.ofMillis(300));
            CompletableFuture<BlockedThread> blocked = new CompletableFuture<>();
            FutureTask<Integer> call = new FutureTask<>(() -> {
                ThreadBlock block = ThreadBlock.acquire();
                blocked.complete(block.blocked());
                block.release();
                return pair.first().recv(new byte[1]);
            });
            Thread.ofPlatform().start(call);
            while (!call.isDone()) {
                blocked.get().interrupted();
            }
            assertEquals(NativeSocket.WOULD_BLOCK, call.get());
        }
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A listener that a virtual thread waits on cannot be given away, and the attempt changes nothing for the thread. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell the mode of a socket")
class ReleaseInUseTest {
    private static int isNonBlocking(NativeSocket socket) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return Host.sockets().isNonBlocking(call, socket.handle().number());
        } finally {
            thread.release();
        }
    }

    /** If it were blocking again the next attempt of the thread would hold its carrier, and no close would end it. */
    @Test
    void anAttemptLeavesTheSocketAsTheWaitingThreadNeedsIt() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            FutureTask<NativeSocket> accepted = new FutureTask<>(listener::accept);
            Thread accepting = Thread.ofVirtual().start(accepted);
            while (isNonBlocking(listener) != 1 || accepting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThrows(IllegalStateException.class, () -> listener.handle().release());
            assertEquals(1, isNonBlocking(listener), "the thread that waits relies on it");
            try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                client.connect(listener.getsockname());
                accepted.get(100, TimeUnit.SECONDS).close();
            }
            NativeSocket given = NativeSocket.of(SocketHandle.adopt(listener.handle().release()));
            assertEquals(0, isNonBlocking(given), "the mode of the user");
            given.close();
        }
    }
}

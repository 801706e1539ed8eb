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

    /** Whoever asks for the number may share the open file: from then on its mode is the user's, also while a thread waits. */
    @Test
    void theModeIsTheUsersOnceTheNumberWasAskedFor() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            FutureTask<NativeSocket> accepted = new FutureTask<>(listener::accept);
            Thread accepting = Thread.ofVirtual().start(accepted);
            while (accepting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertEquals(0, isNonBlocking(listener));
            assertThrows(IllegalStateException.class, () -> listener.handle().release());
            assertEquals(0, isNonBlocking(listener));
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

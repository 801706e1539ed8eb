package dev.panasock.platform.parking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.RawSocket;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Where virtual threads wait: what comes and goes there at the same moment. */
@Timeout(300)
class WaitRegistryTest {
    private static final long ROUND_NANOS = 300_000_000;

    /** An attempt to give the number away takes the handle out of the registry, and fails because it is in use. */
    @RepeatedTest(10)
    void aHandleThatComesBackWhileItLeavesIsClosed() throws Exception {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_DGRAM));
        long number = handle.enter();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> coming = other.submit(() -> come(handle));
            while (!coming.isDone()) {
                assertThrows(IllegalStateException.class, handle::release);
            }
            coming.get();
        }
        handle.leave();
        handle.close();
        assertFalse(RawSocket.isOpen(number), "a call is still counted");
    }

    private static void come(SocketHandle handle) {
        HandleState state = HandleAccess.of(handle);
        long end = System.nanoTime() + ROUND_NANOS;
        while (System.nanoTime() < end) {
            Registrations.park(state, Ready.READ, 0, Deadlines.after(0), false);
        }
    }
}

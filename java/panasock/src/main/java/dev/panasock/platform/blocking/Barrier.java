package dev.panasock.platform.blocking;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;

/**
 * The expensive half of an asymmetric fence: makes every thread of the JVM pass a full memory barrier, so that threads which
 * are seldom disturbed need none of their own.
 */
final class Barrier {
    private Barrier() {
    }

    /**
     * After it each thread's earlier stores are visible here, and each thread's later loads see what was stored here before.
     * Takes about a microsecond with membarrier(2), some ten otherwise.
     */
    static void everywhere(CallBlock call) {
        if (!Host.sockets().barrier(call)) {
            // Closing a shared arena makes sure that no thread is in the middle of an access to its memory: the JVM shakes
            // hands with each of them. One in native code left Java by a store that follows its earlier ones, and passes a
            // barrier when it comes back.
            Arena.ofShared().close();
        }
        VarHandle.fullFence();
    }
}

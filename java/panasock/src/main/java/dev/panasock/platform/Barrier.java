package dev.panasock.platform;

import java.lang.foreign.Arena;

/**
 * The expensive half of an asymmetric fence: makes every thread of the JVM pass a full memory barrier, so that threads that
 * are seldom disturbed need none of their own.
 */
final class Barrier {
    private Barrier() {
    }

    /**
     * After it each thread's stores from before are visible here, and each thread's loads from now on see what was stored here
     * before. Takes some 10 microseconds.
     */
    static void everywhere() {
        // Closing a shared arena must make sure that no thread is in the middle of an access to its memory: the JVM
        // shakes hands with each thread. A thread in native code has left Java by a store that follows its earlier ones, and
        // passes a barrier when it comes back.
        Arena.ofShared().close();
        VarHandleFence.full();
    }

    /** Loaded with the first barrier only. */
    private static final class VarHandleFence {
        static void full() {
            java.lang.invoke.VarHandle.fullFence();
        }
    }
}

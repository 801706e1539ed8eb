package dev.panasock.platform.blocking;

import java.lang.foreign.MemorySegment;

/** A call of the system that can block: what it is ready by, how it is kept from waiting, and the call itself. */
public interface BlockingCall {
    /** How a call that must not wait is kept from it. */
    enum NoWait {
        /** By MSG_DONTWAIT; where a system has no such flag, by {@link #MODE}. */
        FLAG,
        /** By the mode of the socket, which stays: of sockets that the handle owns alone. */
        MODE,
        /** By the mode of the socket, which is restored after the call where calls have a flag, if others may share it. */
        MODE_OF_SHARED,
        /** By the mode of the socket, which is restored after the call where calls have a flag. */
        MODE_OF_CALL,
        /** It waits by itself, up to a deadline. */
        DEADLINE;

        /** Whether the call is not made where the mode cannot be set. */
        boolean isOfCall() {
            return this == MODE_OF_SHARED || this == MODE_OF_CALL;
        }
    }

    /** The POLL bits that say that it would not wait; 0 where it is itself what waits. */
    int readyBy();

    /** How it is kept from waiting. */
    NoWait noWait();

    /** Whether a try has not ended the call: it would have waited, or is to transfer more than it has. */
    default boolean goesOn(HandleState handle, int flags, long result, long length) {
        return (result == -Blocking.WOULD_BLOCK || result > 0 && result < wanted(flags, length))
                && Blocking.mayWait(handle, flags);
    }

    /** How much ends the call; 0 if any result does. */
    default long wanted(int flags, long length) {
        return 0;
    }

    /** Whether a result of a closed handle is that of the placeholder in its place. */
    default boolean isOfPlaceholder(MemorySegment memory, long result) {
        return result <= 0;
    }

    /** Whether it is made again, having waited for a part of the time only. */
    default boolean isEarly(long result, long deadline) {
        return false;
    }

    /**
     * Makes the call, with those of the arguments that it has.
     *
     * @param thread the block of the thread
     * @param s the number, held by the caller
     * @param waits false if it must not wait
     * @param other a second number, held by the caller
     * @param memory the bytes, messages or elements
     * @param offset where they begin; a deadline
     * @param length how many bytes
     * @param flags MSG_ or SPLICE_F_ flags
     * @param name an address, or memory to be kept alive
     * @param nameLength its length, or memory to be kept alive
     * @param count how many messages or elements; the length of a name that goes in
     * @return the result, or a negative error
     */
    long make(ThreadBlock thread, long s, boolean waits, long other, MemorySegment memory, long offset, long length,
            int flags, MemorySegment name, MemorySegment nameLength, int count);
}

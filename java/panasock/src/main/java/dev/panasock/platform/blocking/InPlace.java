package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;

/**
 * Large arrays, sent from and received into the heap without a copy. The garbage collector waits meanwhile, so the call must not: it
 * is tried without waiting, and made by way of native memory if it would wait. No call waits more than once.
 */
public final class InPlace {
    /** A smaller array is copied faster than it is held. */
    private static final int LEAST = 4096;
    private static final int WAIT_FOR_ALL = SocketNumbers.MSG_WAITALL.here();
    private static final long WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();

    private InPlace() {
    }

    /**
     * Whether a call is tried this way.
     *
     * @param length how many bytes
     * @param flags a combination of MSG_ flags
     * @return false for few bytes, so many that they would hold the garbage collector up, and a call that waits for all
     */
    public static boolean applies(int length, int flags) {
        return length >= LEAST && length <= CallBlock.SCRATCH_KEPT && (flags & WAIT_FOR_ALL) == 0
                && Host.sockets().worksInPlace();
    }

    /**
     * {@code send} without waiting.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param array the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes, a negative error or {@link Blocking#CLOSED}
     */
    public static long send(HandleLife life, CallBlock call, long s, byte[] array, int offset, int length,
            int flags) {
        return Blocking.orClosed(life, Host.sockets().sendInPlace(call, s, array, offset, length, flags));
    }

    /**
     * {@code recv} without waiting.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param array takes the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes, a negative error or {@link Blocking#CLOSED}
     */
    public static long recv(HandleLife life, CallBlock call, long s, byte[] array, int offset, int length,
            int flags) {
        return Blocking.orClosed(life, Host.sockets().recvInPlace(call, s, array, offset, length, flags));
    }

    /**
     * Whether a blocking call has more to do.
     *
     * @param life the handle
     * @param flags its flags
     * @param result what a call without waiting gave
     * @param least what ends the blocking call, if it does not fail
     * @return true if it has to be made waiting, for what is left
     */
    public static boolean isToWait(HandleLife life, int flags, long result, long least) {
        return (result == WOULD_BLOCK || result >= 0 && result < least) && life.blocks()
                && (flags & Blocking.DONT_WAIT) == 0;
    }
}

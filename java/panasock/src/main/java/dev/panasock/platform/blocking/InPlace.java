package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
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

    /** Whether a call is tried this way: not for few bytes, so many that the garbage collector would wait, and a call that waits for all. */
    public static boolean applies(int length, int flags) {
        return length >= LEAST && length <= CallBlock.SCRATCH_KEPT && (flags & WAIT_FOR_ALL) == 0
                && Host.sockets().worksInPlace();
    }

    /** {@code send} without waiting: the number of bytes, a negative error or CLOSED. */
    public static long send(HandleState handle, ThreadBlock thread, long s, byte[] array, int offset, int length,
            int flags) {
        return closedOr(handle, Host.sockets().sendInPlace(thread.call, s, array, offset, length, flags));
    }

    /** {@code recv} without waiting: the number of bytes, a negative error or CLOSED. */
    public static long recv(HandleState handle, ThreadBlock thread, long s, byte[] array, int offset, int length,
            int flags) {
        return closedOr(handle, Host.sockets().recvInPlace(thread.call, s, array, offset, length, flags));
    }

    /** Of a handle that is being closed, the end of the stream or an error may be that of the placeholder in its place. */
    private static long closedOr(HandleState handle, long result) {
        return result <= 0 && !handle.isOpen() ? Results.CLOSED : result;
    }

    /** Whether a blocking call that a result of at least so much would have ended is to be made, waiting, for what is left. */
    public static boolean isToWait(HandleState handle, int flags, long result, long least) {
        return (result == WOULD_BLOCK || result >= 0 && result < least) && Blocking.mayWait(handle, flags);
    }
}

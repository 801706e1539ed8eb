package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.Deadlines;

/**
 * The frame around a wait for many sockets by a queue of the system, which {@link Thread#interrupt} ends. A platform thread waits in one
 * call, woken by a signal. A virtual thread, and any thread where no signal wakes it, waits in slices and looks in between.
 *
 * <pre>{@code
 * long most = QueueWait.begin(thread, deadline);
 * int found = 0;
 * try {
 *     found = queue.await(call, batch, most);
 * } finally {
 *     found = QueueWait.end(thread, deadline, most, found);
 * }
 * }</pre>
 *
 * <p>It is repeated while nothing was found and time is left.
 */
public final class QueueWait {
    private static final long SLICE = 20_000_000;
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();
    /** The queue itself reports that it is closed. */
    private static final HandleGroup NO_HANDLES = new HandleGroup() {
        @Override
        public boolean contains(HandleState handle) {
            return false;
        }

        @Override
        public boolean isAnyClosed() {
            return false;
        }
    };

    private QueueWait() {
    }

    /** For how many nanoseconds the call may wait, negative for no limit: 0 once the deadline has passed and in an interrupted thread. */
    public static long begin(ThreadBlock thread, long deadline) {
        long left = Deadlines.leftNanos(deadline);
        if (left == 0) {
            return 0;
        }
        if (isWokenBySignal(thread)) {
            return thread.blocked().begin(null, NO_HANDLES) == 0 ? left : 0;
        }
        return Thread.currentThread().isInterrupted() ? 0 : left < 0 ? SLICE : Math.min(left, SLICE);
    }

    /** The result; INTERRUPTED where an interrupt has ended a wait, or came before it, and nothing was found. */
    public static int end(ThreadBlock thread, long deadline, long most, int result) {
        int ended = most != 0 && isWokenBySignal(thread) ? (int) thread.blocked().end(result) : result;
        boolean isNothing = ended == 0 || ended == SIGNALLED;
        return isNothing && Thread.currentThread().isInterrupted() && Deadlines.left(deadline) > 0
                ? Results.INTERRUPTED : ended;
    }

    private static boolean isWokenBySignal(ThreadBlock thread) {
        return !thread.isBorrowed() && Host.sockets().wakes(true);
    }
}

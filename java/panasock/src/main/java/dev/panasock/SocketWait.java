package dev.panasock;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.Deadlines;
import java.io.IOException;
import java.time.Duration;

/** The call poll of one socket, and the waits of the methods that make several calls. */
final class SocketWait {
    private static final long NANOS_BELOW_A_MILLI = 999_999;

    private SocketWait() {
    }

    static int poll(HandleState handle, int events, int millis, long deadline) throws IOException {
        return (int) SocketResults.check(handle, "poll", SocketCalls.poll(handle, events, millis, deadline), null);
    }

    /** Waits until a send would not block, at most for SO_SNDTIMEO. */
    static void toSend(HandleState handle, long deadline) throws IOException {
        await(handle, "send", Poll.OUT, SoOption.SO_SNDTIMEO, deadline);
    }

    /** Waits until a recv would not block, at most for SO_RCVTIMEO. */
    static void toRecv(HandleState handle, long deadline) throws IOException {
        await(handle, "recv", Poll.IN, SoOption.SO_RCVTIMEO, deadline);
    }

    private static void await(HandleState handle, String operation, int events, SocketOption<Duration> limit,
            long deadline) throws IOException {
        Duration most = SocketOptions.get(handle, limit);
        int millis = most.isZero() ? -1
                : (int) Math.min(most.plusNanos(NANOS_BELOW_A_MILLI).toMillis(), Integer.MAX_VALUE);
        if (poll(handle, events, millis, deadline) != 0) {
            return;
        }
        if (Deadlines.left(deadline) <= 0) {
            throw SocketResults.failure(handle, operation, Results.TIMED_OUT, null);
        }
        throw new NativeTimeoutException(operation, SocketError.of(SocketResults.WOULD_BLOCK_ERROR), null);
    }
}

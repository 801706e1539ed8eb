package dev.panasock;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.Deadlines;
import java.io.IOException;
import java.time.Duration;

/** The call poll of one socket, and the waits of the methods that make several calls, which go on after signals. */
final class SocketWait {
    private SocketWait() {
    }

    static int poll(HandleState handle, int events, int millis, long deadline) throws IOException {
        return (int) SocketResults.check(handle, "poll", SocketCalls.poll(handle, events, millis, deadline), null);
    }

    /** Waits until a send would not block, or for a while if it was reported so again and again in vain; SO_SNDTIMEO ends it with an exception. */
    static void toSend(HandleState handle, long deadline, int inVain) throws IOException {
        if (!hasPaused(deadline, inVain) && !isReadyToSend(handle, deadline)) {
            throw timeout("send");
        }
    }

    /** Waits until a recv would not block, or for a while if it was reported so again and again in vain; SO_RCVTIMEO ends it with an exception. */
    static void toRecv(HandleState handle, long deadline, int inVain) throws IOException {
        if (!hasPaused(deadline, inVain) && !isReadyToRecv(handle, deadline)) {
            throw timeout("recv");
        }
    }

    /** From time to time it is waited for all the same, whether it is reported still. */
    private static boolean hasPaused(long deadline, int inVain) {
        if (BackOff.nanos(inVain) == 0 || BackOff.asksFirst(inVain)) {
            return false;
        }
        BackOff.pause(inVain, deadline);
        return Deadlines.left(deadline) > 0 && !Thread.currentThread().isInterrupted();
    }

    static NativeTimeoutException timeout(String operation) {
        return new NativeTimeoutException(operation, SocketError.of(SocketResults.WOULD_BLOCK_ERROR), null);
    }

    /** Waits until a send would not block: false if SO_SNDTIMEO ended it. */
    static boolean isReadyToSend(HandleState handle, long deadline) throws IOException {
        return await(handle, "send", Poll.OUT, SoOption.SO_SNDTIMEO, deadline);
    }

    /** Waits until a recv would not block: false if SO_RCVTIMEO ended it. */
    static boolean isReadyToRecv(HandleState handle, long deadline) throws IOException {
        return await(handle, "recv", Poll.IN, SoOption.SO_RCVTIMEO, deadline);
    }

    private static boolean await(HandleState handle, String operation, int events, SocketOption<Duration> limit,
            long deadline) throws IOException {
        long first = Deadlines.first(deadline, within(SocketOptions.get(handle, limit)));
        if (SocketResults.check(handle, "poll", SocketCalls.await(handle, events, first), null) != 0) {
            return true;
        }
        if (first == deadline) {
            throw SocketResults.failure(handle, operation, Results.TIMED_OUT, null);
        }
        return false;
    }

    /** The deadline of a wait that begins now; a time of 0 is none, as in C. */
    private static long within(Duration limit) {
        boolean none = limit.isZero() || limit.getSeconds() > Integer.MAX_VALUE;
        return none ? Deadlines.NEVER : Deadlines.after(limit.toNanos());
    }
}

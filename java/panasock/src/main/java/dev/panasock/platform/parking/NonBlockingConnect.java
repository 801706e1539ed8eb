package dev.panasock.platform.parking;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Attempt;
import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingOperation;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.SocketTimeouts;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;

/**
 * A connect that is begun without waiting, and whose end is waited for: of virtual threads, up to a deadline, and where no thread can be
 * woken in the system. Serves both faces.
 */
public final class NonBlockingConnect {
    private static final int BEGUN = -ErrorNumbers.CONNECT_BEGUN.here();
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();
    private static final int POLL_OUT = SocketNumbers.POLLOUT.here();

    private NonBlockingConnect() {
    }

    /** Whether a connect of this thread is to be made here. */
    public static boolean applies(HandleState handle, long deadline) {
        return (handle.blocks() || !handle.isPrivate())
                && (Tries.parks() || deadline != Deadlines.NEVER || !Blocking.connectsInOneCall(handle))
                && Blocking.asksMode(handle);
    }

    /** 0 when connected, "begun" when SO_SNDTIMEO expired first, the error that it ended with, or one of {@link Results}. */
    public static int run(HandleState handle, long deadline, Attempt connect) {
        if (Thread.currentThread().isInterrupted()) {
            return Results.INTERRUPTED;
        }
        int seen = Tries.count(BlockingOperation.CONNECT, handle);
        int result = begin(handle, deadline, connect);
        if (result != BEGUN) {
            return result;
        }
        result = look(handle, Deadlines.ONCE);
        if (result == WOULD_BLOCK) {
            result = Tries.parks()
                    ? (int) Tries.run(BlockingOperation.CONNECT, handle, 0, seen, deadline, WOULD_BLOCK, 0,
                            done -> look(handle, Deadlines.ONCE))
                    : look(handle, deadline);
        }
        // What SO_SNDTIMEO leaves is a connect that has begun.
        return result == TIME_IS_UP ? BEGUN : result;
    }

    /** No system reports when a UNIX listener has space again, so it is tried from time to time. */
    private static int begin(HandleState handle, long deadline, Attempt connect) {
        long result = connect.make(0);
        if (result != WOULD_BLOCK || WOULD_BLOCK == BEGUN) {
            return (int) result;
        }
        long first = Deadlines.first(deadline, sendTimeout(handle));
        result = BackOff.run(handle, null, first, WOULD_BLOCK, connect);
        return result == WOULD_BLOCK && first == deadline ? Results.TIMED_OUT : (int) result;
    }

    private static long sendTimeout(HandleState handle) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Deadlines.NEVER;
            }
            try {
                return SocketTimeouts.deadline(thread.call, s, Ready.WRITE);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** How it ended, waited for until a deadline, or looked at ONCE: "would block" while it is under way. */
    private static int look(HandleState handle, long deadline) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                int result = look(handle, thread, s, deadline);
                return handle.isOpen() ? result : Results.CLOSED;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    private static int look(HandleState handle, ThreadBlock thread, long s, long deadline) {
        boolean waits = deadline != Deadlines.ONCE;
        long first = waits ? Deadlines.first(deadline, SocketTimeouts.deadline(thread.call, s, Ready.WRITE))
                : Deadlines.after(0);
        int happened = Blocking.pollOn(handle, thread, s, POLL_OUT, first);
        if (happened == 0) {
            return !waits ? WOULD_BLOCK : first == deadline ? Results.TIMED_OUT : TIME_IS_UP;
        }
        return happened < 0 ? happened : outcome(thread.call, s);
    }

    /** SO_ERROR of a connect that has ended: 0 when connected. */
    private static int outcome(CallBlock call, long s) {
        call.length(CallBlock.VALUE_SIZE);
        int result = Host.sockets().getsockopt(call, s, SocketNumbers.SOL_SOCKET.here(),
                SocketNumbers.SO_ERROR.here(), call.value, call.length);
        return result < 0 ? result : -call.value.get(JAVA_INT, 0);
    }
}

package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.blocking.BegunConnect;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import java.util.concurrent.locks.LockSupport;

/** A connect of a virtual thread, or up to a moment: it is begun, and its end is waited for here. */
final class ParkedConnect {
    private static final int CONNECT_BEGUN = -ErrorNumbers.CONNECT_BEGUN.here();
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();

    private ParkedConnect() {
    }

    /** 0 when the connection stands, or the error that it ended with. */
    static long connect(SocketHandle handle, SocketName name, long end) {
        int seen = Parking.count(handle, Ready.WRITE);
        long result = begin(handle, name, end);
        if (result == CONNECT_BEGUN) {
            result = finish(handle, seen, end);
        }
        if (result == Blocking.TIMED_OUT) {
            abandon(handle);
        }
        return result;
    }

    /** Nobody tells when a UNIX listener has room again, so it is tried from time to time. */
    private static long begin(SocketHandle handle, SocketName name, long end) {
        long pause = Parking.SHORTEST_PAUSE;
        long first = end;
        while (true) {
            long result = tryOnce(handle, name);
            if (result != WOULD_BLOCK || CONNECT_BEGUN == WOULD_BLOCK) {
                return result;
            }
            if (pause == Parking.SHORTEST_PAUSE) {
                first = Moment.first(end, Parking.limit(handle, Ready.WRITE));
            }
            long left = Moment.left(first);
            if (left <= 0) {
                return first == end ? Blocking.TIMED_OUT : WOULD_BLOCK;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Blocking.INTERRUPTED;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            pause = Math.min(2 * pause, Parking.LONGEST_PAUSE);
        }
    }

    private static long tryOnce(SocketHandle handle, SocketName name) {
        CallBlock begun = ParkedCalls.begin();
        try {
            return SocketCalls.tryConnect(handle, name);
        } finally {
            ParkedCalls.end(begun);
        }
    }

    private static long finish(SocketHandle handle, int seenBefore, long end) {
        int seen = seenBefore;
        while (true) {
            int happened = SocketCalls.tryPoll(handle, Poll.OUT, 0);
            if (happened < 0) {
                return happened;
            }
            if (happened > 0) {
                return error(handle);
            }
            seen = Parking.await(handle, Ready.WRITE, 0, seen, end);
            if (seen < 0) {
                // SO_SNDTIMEO limits a connect too, and what it leaves is one that has begun.
                return seen == TIME_IS_UP ? CONNECT_BEGUN : seen;
            }
        }
    }

    private static long error(SocketHandle handle) {
        return SocketCalls.guarded(handle, (api, call, s) -> BegunConnect.outcome(call, s));
    }

    /** No connection is made any more: by the close, or where the number is not ours by taking back what was begun. */
    private static void abandon(SocketHandle handle) {
        if (!handle.isOwned()) {
            RawSockaddr nobody = RawSockaddr.of(AddressFamily.UNSPEC, new byte[14]);
            SocketCalls.guarded(handle, (api, call, s) -> {
                int length = SocketCalls.length(call, nobody);
                return api.connect(call, s, call.address, length);
            });
        }
        handle.close();
    }
}

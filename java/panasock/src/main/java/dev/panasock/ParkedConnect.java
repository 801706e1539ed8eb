package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.CallBlock;
import dev.panasock.platform.ErrorNumbers;
import dev.panasock.platform.Parking;
import dev.panasock.platform.Ready;
import dev.panasock.platform.SocketNumbers;

/** The end of a connect that a virtual thread has begun. */
final class ParkedConnect {
    private ParkedConnect() {
    }

    /** 0 when the connection stands, or the error that it ended with. */
    static long finish(SocketHandle handle, int seenBefore) {
        int seen = seenBefore;
        while (true) {
            int happened = SocketCalls.tryPoll(handle, Poll.OUT, 0);
            if (happened < 0) {
                return happened;
            }
            if (happened > 0) {
                return error(handle);
            }
            seen = Parking.await(handle, Ready.WRITE, 0, seen);
            if (seen < 0) {
                // SO_SNDTIMEO limits a connect too, and what it leaves is one that has begun.
                return seen == -ErrorNumbers.TIME_IS_UP.here() ? -ErrorNumbers.CONNECT_BEGUN.here() : seen;
            }
        }
    }

    private static long error(SocketHandle handle) {
        return SocketCalls.guarded(handle, (api, call, s) -> {
            call.length(CallBlock.VALUE_SIZE);
            int result =
                    api.getsockopt(call, s, SocketNumbers.SOL_SOCKET.here(), SocketNumbers.SO_ERROR.here(), call.value,
                            call.length);
            return result < 0 ? result : -call.value.get(JAVA_INT, 0);
        });
    }
}

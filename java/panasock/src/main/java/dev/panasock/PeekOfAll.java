package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Attempt;
import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.SocketTimeouts;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.io.IOException;

/**
 * A recv with MSG_PEEK and MSG_WAITALL that must not wait in the system: until all bytes are there it looks from time to time, for
 * no queue reports more bytes of a stream that is readable already.
 */
final class PeekOfAll {
    /** Of each look. */
    static final int FLAGS = Msg.PEEK | Msg.DONTWAIT;

    private static final int ALL = Msg.PEEK | Msg.WAITALL;
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int PEER_ENDED = Math.max(0, SocketNumbers.POLLRDHUP.here());
    private static final int ASKED = SocketNumbers.POLLIN.here() | PEER_ENDED;
    private static final int ENDED = PEER_ENDED | SocketNumbers.POLLHUP.here() | SocketNumbers.POLLERR.here();

    private PeekOfAll() {
    }

    static boolean applies(NativeSocket socket, int flags, long deadline) {
        return (flags & (ALL | Msg.DONTWAIT)) == ALL && (Tries.parks() || deadline != Deadlines.NEVER)
                && Blocking.asksMode(socket.state);
    }

    static boolean isOfUnix(NativeSocket socket, int flags) throws IOException {
        return (flags & ALL) == ALL && socket.getsockname() instanceof UnixSockaddr;
    }

    static long run(HandleState handle, long length, long deadline, Attempt peek) {
        long[] seen = {WOULD_BLOCK};
        long timeout = SocketCalls.guarded(handle, (api, call, s) -> SocketTimeouts.deadline(call, s, Ready.READ));
        long first = Deadlines.first(deadline, timeout);
        long result = BackOff.run(handle, null, first, WOULD_BLOCK, done -> {
            seen[0] = peek.make(0);
            return seen[0] > 0 && seen[0] < length && !hasEnded(handle) ? WOULD_BLOCK : seen[0];
        });
        // What was seen counts, as what was transferred does.
        return result >= 0 || seen[0] <= 0 && result != WOULD_BLOCK ? result
                : seen[0] > 0 ? seen[0] : first == deadline ? Results.TIMED_OUT : WOULD_BLOCK;
    }

    private static boolean hasEnded(HandleState handle) {
        return SocketCalls.guarded(handle, (api, call, s) -> Blocking.look(call, s, ASKED) & ENDED) != 0;
    }
}

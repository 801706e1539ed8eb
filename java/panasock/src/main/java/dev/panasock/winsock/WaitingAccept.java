package dev.panasock.winsock;

import static dev.panasock.platform.blocking.BlockingOperation.ACCEPT;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Attempt;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Deadlines;

/** An accept of a virtual thread: tried without waiting until a connection has come. */
final class WaitingAccept implements Attempt {
    private static final int WOULD_BLOCK = ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = ErrorNumbers.TIME_IS_UP.here();

    private final Accepting accepting;
    private SOCKET made = SOCKET.INVALID;

    private WaitingAccept(Accepting accepting) {
        this.accepting = accepting;
    }

    /** A call that accepts. */
    interface Accepting {
        /** The connection, or INVALID_SOCKET with the last error set. */
        SOCKET accept(long deadline);
    }

    static SOCKET run(SOCKET s, Accepting accepting) {
        if (s == SOCKET.INVALID) {
            return accepting.accept(Deadlines.ONCE);
        }
        int code = LastError.code();
        int nativeNumber = LastError.nativeNumber();
        SOCKET made = new WaitingAccept(accepting).run(s);
        if (made != SOCKET.INVALID) {
            // Tries that would have waited set the last error; a call that succeeds leaves it alone.
            LastError.fail(code, nativeNumber);
        }
        return made;
    }

    private SOCKET run(SOCKET s) {
        int seen = Tries.count(ACCEPT, s.state);
        long result = make(0);
        while (result == -WOULD_BLOCK && s.state.blocks()) {
            result = Tries.run(ACCEPT, s.state, 0, seen, Deadlines.NEVER, -WOULD_BLOCK, 0, this);
            // On Linux SO_RCVTIMEO ends an accept too; for Winsock it does not.
            result = result == -TIME_IS_UP ? -WOULD_BLOCK : result;
            // What has come since then is not waited for again.
            seen = 0;
        }
        if (result < 0 && result != Results.FAILED) {
            Startup.known().fail(Function.accept, s, result);
        }
        return made;
    }

    /** 0 for a connection. */
    @Override
    public long make(long done) {
        made = accepting.accept(Deadlines.ONCE);
        return made != SOCKET.INVALID ? 0 : LastError.nativeNumber() == WOULD_BLOCK ? -WOULD_BLOCK : Results.FAILED;
    }
}

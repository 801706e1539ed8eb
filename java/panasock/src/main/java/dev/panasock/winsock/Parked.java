package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSAETIMEDOUT;
import static dev.panasock.winsock.WinsockConstants.WSAEWOULDBLOCK;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.Ready;
import java.util.concurrent.locks.LockSupport;

/**
 * Blocking calls of virtual threads: each is tried without waiting, and again whenever the socket has become ready. What the
 * system does in one call that blocks is done here in several that do not.
 */
final class Parked {
    private static final int WOULD_BLOCK = ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = ErrorNumbers.TIME_IS_UP.here();
    private static final int CONNECT_BEGUN = ErrorNumbers.CONNECT_BEGUN.here();

    private Parked() {
    }

    /** A call that does not wait, for what is left behind what is done. */
    interface Attempt {
        int from(int done);
    }

    /** A call that does not wait and makes a socket. */
    interface Making {
        SOCKET make();
    }

    static boolean applies(SOCKET s) {
        return Thread.currentThread().isVirtual() && s != SOCKET.INVALID && Parking.applies(s.handle(), 0);
    }

    /** As many calls as it takes for a length, or one. What was done before an error counts. */
    static int until(int length, SOCKET s, int wanted, Attempt attempt) {
        int done = 0;
        int seen = Parking.count(s.handle(), wanted);
        while (true) {
            int n = attempt.from(done);
            if (n == SOCKET_ERROR) {
                seen = LastError.nativeNumber() == WOULD_BLOCK ? await(s, wanted, seen) : SOCKET_ERROR;
                if (seen < 0) {
                    return done > 0 ? done : SOCKET_ERROR;
                }
            } else {
                done += n;
                if (n == 0 || done >= length) {
                    return done;
                }
            }
        }
    }

    static SOCKET accept(SOCKET s, Making attempt) {
        int seen = Parking.count(s.handle(), Ready.READ);
        while (true) {
            SOCKET made = attempt.make();
            if (made != SOCKET.INVALID || LastError.nativeNumber() != WOULD_BLOCK) {
                return made;
            }
            seen = await(s, Ready.READ, seen);
            // On Linux SO_RCVTIMEO ends an accept too; for Winsock it does not.
            if (seen < 0 && LastError.nativeNumber() != TIME_IS_UP) {
                return SOCKET.INVALID;
            }
            seen = Math.max(seen, 0);
        }
    }

    /** The count for the next time, or SOCKET_ERROR with the last error set. */
    private static int await(SOCKET s, int wanted, int seen) {
        int result = Parking.await(s.handle(), wanted, 0, seen, Moment.NEVER);
        if (result >= 0) {
            return result;
        }
        return result == -TIME_IS_UP ? LastError.fail(WSAETIMEDOUT, TIME_IS_UP)
                : Startup.known().fail(Function.recv, s, result);
    }

    static int connect(SOCKET s, Attempt attempt) {
        int seen = Parking.count(s.handle(), Ready.WRITE);
        int result = begin(s, attempt);
        if (result == 0 || LastError.nativeNumber() != CONNECT_BEGUN) {
            return result;
        }
        while (true) {
            int outcome = Calls.on(s, (winsock, call, fd) -> winsock.connected(call, s, fd));
            if (outcome != WSAEWOULDBLOCK) {
                return outcome <= 0 ? outcome : LastError.fail(outcome);
            }
            seen = Parking.awaitFor(s.handle(), Ready.INTEREST, seen, -1);
            if (seen < 0) {
                return Startup.known().fail(Function.connect, s, seen);
            }
        }
    }

    /** Nobody tells when a UNIX listener has room again, so it is tried from time to time. */
    private static int begin(SOCKET s, Attempt attempt) {
        long pause = Parking.SHORTEST_PAUSE;
        while (true) {
            int result = attempt.from(0);
            if (result == 0 || LastError.nativeNumber() != WOULD_BLOCK || CONNECT_BEGUN == WOULD_BLOCK) {
                return result;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Startup.known().fail(Function.connect, s, Blocking.INTERRUPTED);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, Parking.LONGEST_PAUSE);
        }
    }
}

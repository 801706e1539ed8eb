package dev.panasock;

import dev.panasock.platform.ErrorNumbers;
import dev.panasock.platform.Parking;

/**
 * Blocking calls of virtual threads: each is tried without waiting, and again whenever the socket has become ready. What the system
 * does in one call that blocks is done here in several that do not: a send takes all bytes of a stream, and so does a
 * recv that waits for all.
 */
final class ParkedCalls {
    private static final long WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();

    private ParkedCalls() {
    }

    /** A call that does not wait, for what is left behind what is done. */
    @FunctionalInterface
    interface Attempt {
        long from(long done);
    }

    /** One call, as soon as it does not wait. */
    static long once(SocketHandle handle, int wanted, int flags, Attempt attempt) {
        return until(0, handle, wanted, flags, attempt);
    }

    /** As many calls as it takes for a length. What was done before an error or an interrupt counts. */
    static long until(long length, SocketHandle handle, int wanted, int flags, Attempt attempt) {
        long done = 0;
        int seen = Parking.count(handle, wanted);
        while (true) {
            long n = attempt.from(done);
            if (n == WOULD_BLOCK) {
                seen = Parking.await(handle, wanted, flags, seen);
                n = seen;
            } else if (n >= 0) {
                done += n;
                if (n == 0 || done >= length) {
                    return done;
                }
            }
            if (n < 0) {
                return done > 0 ? done : n;
            }
        }
    }
}

package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.Ready;

/** {@code poll} of one socket in a virtual thread, or up to a moment. */
final class ParkedPoll {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Nobody is told of urgent data, so it is looked for from time to time. */
    private static final long LOOK_AGAIN = 20 * NANOS_PER_MILLI;
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();
    private static final int TOLD = Poll.IN | Poll.OUT | Poll.RDNORM | Poll.WRNORM;

    private ParkedPoll() {
    }

    static int poll(SocketHandle handle, int events, int millis, long end) {
        long mine = millis < 0 ? Moment.NEVER : Moment.after(millis * NANOS_PER_MILLI);
        long first = Moment.first(end, mine);
        return Thread.currentThread().isVirtual() ? park(handle, events, first) : wait(handle, events, first);
    }

    private static int wait(SocketHandle handle, int events, long end) {
        while (true) {
            long left = Moment.left(end);
            int happened = SocketCalls.tryPoll(handle, events, left <= 0 ? 0 : Moment.millis(left));
            if (happened != SIGNALLED && (happened != 0 || left <= 0)) {
                return happened;
            }
        }
    }

    private static int park(SocketHandle handle, int events, long end) {
        while (true) {
            int seen = Parking.count(handle, Ready.INTEREST);
            int happened = SocketCalls.tryPoll(handle, events, 0);
            long left = Moment.left(end);
            if (happened != 0 || left <= 0) {
                return happened;
            }
            long most = (events & ~TOLD) == 0 ? left : Math.min(left, LOOK_AGAIN);
            int stop = Parking.awaitFor(handle, Ready.INTEREST, seen, most == Long.MAX_VALUE ? -1 : most);
            if (stop < 0 && stop != Blocking.TIMED_OUT) {
                return stop;
            }
        }
    }
}

package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;

/** A platform thread that waits for a handle up to a moment: by {@code poll}, which a close and an interrupt end. */
public final class TimedWait {
    private static final PollFd POLL_FD = PollFd.host();
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();

    private TimedWait() {
    }

    /**
     * Waits.
     *
     * @param wanted {@link Ready#READ} or {@link Ready#WRITE}
     * @param end the moment
     * @return 0 when a call may be tried again, or what the call returns, as {@link Parking#await} has it
     */
    public static int await(HandleLife life, int wanted, long end) {
        CallBlock call = CallBlock.take();
        try {
            long s = life.enter(call);
            if (s == HandleLife.NONE) {
                return Blocking.CLOSED;
            }
            try {
                return await(life, call, s, wanted, end);
            } finally {
                life.leave(call);
            }
        } finally {
            call.give();
        }
    }

    public static int await(HandleLife life, CallBlock call, long s, int wanted, long end) {
        long first = Moment.first(end, TimeLimit.moment(call, s, wanted));
        int result;
        do {
            long left = Moment.left(first);
            if (left <= 0) {
                return first == end ? Blocking.TIMED_OUT : -ErrorNumbers.TIME_IS_UP.here();
            }
            POLL_FD.set(call.value, 0, s, wanted == Ready.READ ? Blocking.IN : Blocking.OUT);
            result = Blocking.poll(life, call, call.value, Moment.millis(left));
            // A signal of somebody else does not end a wait that knows its end.
        } while (result == 0 || result == SIGNALLED);
        return Math.min(result, 0);
    }
}

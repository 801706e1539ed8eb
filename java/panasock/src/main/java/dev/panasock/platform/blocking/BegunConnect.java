package dev.panasock.platform.blocking;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * A connect where no thread can be woken in the system, or of a socket that does not wait because virtual threads use it too: it is begun
 * there, and its end is waited for in a way that a close and an interrupt end.
 */
public final class BegunConnect {
    private static final int BEGUN = -ErrorNumbers.CONNECT_BEGUN.here();
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = -ErrorNumbers.TIME_IS_UP.here();

    private BegunConnect() {
    }

    static int connect(HandleLife life, CallBlock call, long s, MemorySegment name, int length) {
        int result = begin(life, call, s, name, length);
        if (result == BEGUN) {
            result = finish(life, call, s);
        }
        return (int) Blocking.orClosed(life, result);
    }

    /** Nobody tells when a UNIX listener has room again, so it is tried from time to time. */
    private static int begin(HandleLife life, CallBlock call, long s, MemorySegment name, int length) {
        long end = TimeLimit.moment(call, s, Ready.WRITE);
        long pause = Parking.SHORTEST_PAUSE;
        while (true) {
            int stop = WakerWait.stop(life, null);
            if (stop != 0) {
                return stop;
            }
            int result = once(life, call, s, name, length);
            long left = Moment.left(end);
            if (result != WOULD_BLOCK || result == BEGUN || left <= 0) {
                return result;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            pause = Math.min(2 * pause, Parking.LONGEST_PAUSE);
        }
    }

    /** The socket does not wait meanwhile: connect has no flag for it. */
    static int once(HandleLife life, CallBlock call, long s, MemorySegment name, int length) {
        int emulated = life.emulate(call, s);
        int result = emulated < 0 ? emulated : Host.sockets().connect(call, s, name, length);
        if (Blocking.DONT_WAIT != 0) {
            life.restoreMode(call);
        }
        return result;
    }

    private static int finish(HandleLife life, CallBlock call, long s) {
        int waited = TimedWait.await(life, call, s, Ready.WRITE, Moment.NEVER);
        if (waited < 0) {
            // SO_SNDTIMEO limits a connect too, and what it leaves is one that has begun.
            return waited == TIME_IS_UP ? BEGUN : waited;
        }
        return outcome(call, s);
    }

    /**
     * What became of a connect that has ended: SO_ERROR.
     *
     * @param call the memory of the call
     * @param s the number, held by the caller
     * @return 0 when the connection stands, or the negative error that it ended with
     */
    public static int outcome(CallBlock call, long s) {
        call.length(CallBlock.VALUE_SIZE);
        int result = Host.sockets().getsockopt(call, s, SocketNumbers.SOL_SOCKET.here(),
                SocketNumbers.SO_ERROR.here(), call.value, call.length);
        return result < 0 ? result : -call.value.get(JAVA_INT, 0);
    }
}

package dev.panasock.platform.system.linux;

import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Readiness;
import dev.panasock.bindings.linux.generated.readiness_h;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * The epoll calls of Linux. Results are those of {@link dev.panasock.platform.system.SocketApi}: what the function
 * returns, or the negative errno.
 */
public final class EpollApi {
    private static final EpollLayout LAYOUT = EpollLayout.here();
    /** Missing in the C library, or in the kernel, which may be older, or refused by a container, whose profile may be. Never reset. */
    private static volatile boolean nanosecondsMissing =
            readiness_h.epoll_pwait2$address().equals(MemorySegment.NULL);

    private EpollApi() {
    }

    /** {@code epoll_create1(EPOLL_CLOEXEC)}: the descriptor. */
    public static int create(CallBlock call) {
        return result(call, Readiness.epoll_create1(call.state, sockets_h.EPOLL_CLOEXEC()));
    }

    /** {@code epoll_ctl}; {@code data} comes back with each event. */
    public static int control(CallBlock call, long epoll, int operation, long descriptor, int events, long data) {
        LAYOUT.set(call.value, 0, events, data);
        return result(call, Readiness.epoll_ctl(call.state, (int) epoll, operation, (int) descriptor, call.value));
    }

    /**
     * {@code epoll_pwait2}, or where that is missing {@code epoll_wait} with the time rounded up to milliseconds: how
     * many events, 0 for the time-out. Negative {@code nanos}: no limit.
     */
    public static int await(CallBlock call, long epoll, MemorySegment events, int capacity, long nanos) {
        if (nanos > 0 && !nanosecondsMissing) {
            int result = result(call, Readiness.epoll_pwait2(call.state, (int) epoll, events, capacity,
                    TimeSpec.of(call.value, 0, nanos), NULL));
            // EPERM is no error of the call itself: older profiles of seccomp give it for calls that they do not list.
            if (result != -sockets_h.ENOSYS() && result != -sockets_h.EPERM()) {
                return result;
            }
            nanosecondsMissing = true;
        }
        return result(call,
                Readiness.epoll_wait(call.state, (int) epoll, events, capacity, TimeSpec.millisRoundedUp(nanos)));
    }

    /** Whether the C library has {@code epoll_pwait2}, and the kernel has not refused it yet. */
    public static boolean hasNanoseconds() {
        return !nanosecondsMissing;
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

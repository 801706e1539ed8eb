package dev.panasock.platform.system.linux;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Readiness;
import dev.panasock.bindings.linux.generated.itimerspec;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * The descriptors of Linux that are a counter: eventfd, which counts what is written, and timerfd, which counts
 * expirations. Both are made non-blocking and close-on-exec. Results: what the function returns, or the negative errno.
 */
public final class CounterApi {

    private CounterApi() {
    }

    /** {@code eventfd}; a semaphore is read one by one. */
    public static int eventFd(CallBlock call, int value, boolean semaphore) {
        int flags = sockets_h.EFD_CLOEXEC() | sockets_h.EFD_NONBLOCK() | (semaphore ? sockets_h.EFD_SEMAPHORE() : 0);
        return (int) result(call, Readiness.eventfd(call.state, value, flags));
    }

    /** {@code timerfd_create} of a CLOCK_ number. */
    public static int timerFd(CallBlock call, int clock) {
        int flags = sockets_h.TFD_CLOEXEC() | sockets_h.TFD_NONBLOCK();
        return (int) result(call, Readiness.timerfd_create(call.state, clock, flags));
    }

    /** {@code timerfd_settime}, in nanoseconds; a first time of 0 disarms the timer. */
    public static int setTime(CallBlock call, long descriptor, boolean absolute, long first, long interval) {
        TimeSpec.of(call.value, itimerspec.it_value$offset(), first);
        TimeSpec.of(call.value, itimerspec.it_interval$offset(), interval);
        int flags = absolute ? sockets_h.TFD_TIMER_ABSTIME() : 0;
        return (int) result(call, Readiness.timerfd_settime(call.state, (int) descriptor, flags, call.value, NULL));
    }

    /** {@code timerfd_gettime}: the nanoseconds until it expires, 0 if it is not armed. */
    public static long getTime(CallBlock call, long descriptor) {
        MemorySegment old = call.value;
        long result = result(call, Readiness.timerfd_gettime(call.state, (int) descriptor, old));
        return result < 0 ? result : TimeSpec.nanos(old, itimerspec.it_value$offset());
    }

    /** {@code read}: 0, and the value in {@link #counter}. */
    public static int read(CallBlock call, long descriptor) {
        return (int) Math.min(0, result(call, Readiness.read(call.state, (int) descriptor, call.value, Long.BYTES)));
    }

    /** What {@link #read} has read: 64 bits without a sign. */
    public static long counter(CallBlock call) {
        return call.value.get(JAVA_LONG, 0);
    }

    /** {@code write} to an eventfd: adds 64 bits without a sign. */
    public static int write(CallBlock call, long descriptor, long value) {
        call.value.set(JAVA_LONG, 0, value);
        return (int) Math.min(0, result(call, Readiness.write(call.state, (int) descriptor, call.value, Long.BYTES)));
    }

    private static long result(CallBlock call, long result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

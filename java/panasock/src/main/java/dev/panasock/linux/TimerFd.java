package dev.panasock.linux;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.linux.CounterApi;
import java.io.Closeable;
import java.io.IOException;

/**
 * {@code timerfd} of Linux: a timer to wait for beside sockets, with {@link Epoll}, {@link dev.panasock.poll.PollSet} or
 * {@link dev.panasock.poll.Poller}. It can be read when its time has come.
 *
 * <p>Always non-blocking, and not inherited by child processes. All methods may be called by any thread and allocate nothing, but for
 * {@code create}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
public final class TimerFd implements Closeable {
    /** What {@link #read} gives when the time has not come. */
    public static final long WOULD_BLOCK = 0;
    /** CLOCK_REALTIME: the time of day, which can be set. */
    public static final int REALTIME = Constants.number(OperatingSystem.LINUX, "CLOCK_REALTIME");
    /** CLOCK_MONOTONIC: never goes back, stands still while the machine sleeps. */
    public static final int MONOTONIC = Constants.number(OperatingSystem.LINUX, "CLOCK_MONOTONIC");
    /** CLOCK_BOOTTIME: never goes back, goes on while the machine sleeps. */
    public static final int BOOTTIME = Constants.number(OperatingSystem.LINUX, "CLOCK_BOOTTIME");

    private final SocketHandle handle;

    private TimerFd(SocketHandle handle) {
        this.handle = handle;
    }

    /**
     * {@code timerfd_create(clockid, TFD_CLOEXEC | TFD_NONBLOCK)}: makes a timer that is not armed.
     *
     * @param clock {@link #MONOTONIC} or another CLOCK_ number
     * @return the timer, to be closed by the caller
     * @throws IOException EINVAL for an unknown clock; EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     */
    public static TimerFd create(int clock) throws IOException {
        return new TimerFd(Descriptor.make("timerfd_create", (call, none) -> CounterApi.timerFd(call, clock)));
    }

    /**
     * {@code timerfd_settime}: sets when the timer expires, counted from now.
     *
     * @param first nanoseconds until it expires; 0 disarms it
     * @param interval nanoseconds between further expirations; 0 for one only
     * @throws IOException EINVAL for negative times; {@link dev.panasock.SocketClosedException} if it is closed
     */
    public void set(long first, long interval) throws IOException {
        set(false, first, interval);
    }

    /**
     * {@code timerfd_settime(TFD_TIMER_ABSTIME)}: sets the time of the clock at which the timer expires.
     *
     * @param first the time in nanoseconds; 0 disarms it
     * @param interval nanoseconds between further expirations; 0 for one only
     * @throws IOException EINVAL for negative times; {@link dev.panasock.SocketClosedException} if it is closed
     */
    public void setAt(long first, long interval) throws IOException {
        set(true, first, interval);
    }

    private void set(boolean absolute, long first, long interval) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long descriptor = Descriptor.enter(handle, "timerfd_settime");
            try {
                Descriptor.check("timerfd_settime", CounterApi.setTime(call, descriptor, absolute, first, interval),
                        handle);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /**
     * {@code timerfd_gettime}: how long it is until the timer expires.
     *
     * @return nanoseconds; 0 if it is not armed
     * @throws IOException {@link dev.panasock.SocketClosedException} if it is closed
     */
    public long remaining() throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long descriptor = Descriptor.enter(handle, "timerfd_gettime");
            try {
                long nanos = CounterApi.getTime(call, descriptor);
                if (nanos < 0) {
                    throw SocketError.of((int) -nanos).exception("timerfd_gettime", handle);
                }
                return nanos;
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /**
     * {@code read}: how often the timer has expired since the last read.
     *
     * @return the number, or {@link #WOULD_BLOCK}
     * @throws IOException ECANCELED if the time of day was set and the timer was to say so;
     *         {@link dev.panasock.SocketClosedException} if it is closed
     */
    public long read() throws IOException {
        return EventFd.read(handle);
    }

    /**
     * The handle, to wait for.
     *
     * @return the handle; closing it closes the timer
     */
    public SocketHandle handle() {
        return handle;
    }

    /** {@code close}. Closing it again does nothing. */
    @Override
    public void close() {
        handle.close();
    }
}

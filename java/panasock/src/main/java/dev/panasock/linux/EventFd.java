package dev.panasock.linux;

import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.linux.CounterApi;
import java.io.Closeable;
import java.io.IOException;

/**
 * {@code eventfd} of Linux: a counter of 64 bits that one thread counts up and another waits for, with {@link Epoll},
 * {@link dev.panasock.poll.PollSet} or {@link dev.panasock.poll.Poller}. It can be read when it is not 0.
 *
 * <p>Always non-blocking, and not inherited by child processes. All methods may be called by any thread and allocate nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">eventfd(2)</a>
 */
public final class EventFd implements Closeable {
    /** What {@link #read} gives when the counter is 0. */
    public static final long WOULD_BLOCK = 0;

    private static final int AGAIN = ErrorNumbers.WOULD_BLOCK.on(OperatingSystem.LINUX);

    private final SocketHandle handle;

    private EventFd(SocketHandle handle) {
        this.handle = handle;
    }

    /**
     * {@code eventfd(initval, EFD_CLOEXEC | EFD_NONBLOCK)}.
     *
     * @param initial the counter at the start, 32 bits without a sign
     * @return the counter, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     */
    public static EventFd create(int initial) throws IOException {
        return new EventFd(Descriptor.make("eventfd", (call, none) -> CounterApi.eventFd(call, initial, false)));
    }

    /**
     * {@code eventfd} with EFD_SEMAPHORE: {@link #read} takes 1 from the counter instead of all.
     *
     * @param initial the counter at the start, 32 bits without a sign
     * @return the counter, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     */
    public static EventFd semaphore(int initial) throws IOException {
        return new EventFd(Descriptor.make("eventfd", (call, none) -> CounterApi.eventFd(call, initial, true)));
    }

    /**
     * {@code read}: takes the counter and sets it to 0, or takes 1 from a {@linkplain #semaphore semaphore}.
     *
     * @return what was taken, 64 bits without a sign, or {@link #WOULD_BLOCK}
     * @throws IOException with the error of the system; {@link dev.panasock.SocketClosedException} if it is closed
     */
    public long read() throws IOException {
        return read(handle);
    }

    static long read(SocketHandle handle) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long descriptor = Descriptor.enter(handle, "read");
            try {
                int result = CounterApi.read(call, descriptor);
                return result == -AGAIN ? 0 : Descriptor.check("read", result, handle) == 0 ? CounterApi.counter(call)
                        : 0;
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /**
     * {@code write}: adds to the counter.
     *
     * @param value what is added, 64 bits without a sign
     * @return whether it was added; false if the counter would pass 2<sup>64</sup> - 2
     * @throws IOException EINVAL for 2<sup>64</sup> - 1; {@link dev.panasock.SocketClosedException} if it is closed
     */
    public boolean write(long value) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long descriptor = Descriptor.enter(handle, "write");
            try {
                int result = CounterApi.write(call, descriptor, value);
                return result != -AGAIN && Descriptor.check("write", result, handle) == 0;
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /**
     * The handle, to wait for.
     *
     * @return the handle; closing it closes the counter
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

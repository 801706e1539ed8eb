package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct timeval}: how long {@link Winsock2#select} waits.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-timeval">timeval</a>
 */
public final class timeval extends Struct {
    /** A zeroed one. */
    public timeval() {
        super(dev.panasock.bindings.windows.generated.timeval.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public timeval(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.timeval.layout());
    }

    /**
     * {@code tv_sec}.
     *
     * @return the seconds
     */
    public int tv_sec() {
        return dev.panasock.bindings.windows.generated.timeval.tv_sec(memory);
    }

    /**
     * Sets {@code tv_sec}.
     *
     * @param tv_sec the seconds
     */
    public void tv_sec(int tv_sec) {
        dev.panasock.bindings.windows.generated.timeval.tv_sec(memory, tv_sec);
    }

    /**
     * {@code tv_usec}.
     *
     * @return the microseconds
     */
    public int tv_usec() {
        return dev.panasock.bindings.windows.generated.timeval.tv_usec(memory);
    }

    /**
     * Sets {@code tv_usec}.
     *
     * @param tv_usec the microseconds
     */
    public void tv_usec(int tv_usec) {
        dev.panasock.bindings.windows.generated.timeval.tv_usec(memory, tv_usec);
    }

    /**
     * Sets both.
     *
     * @param seconds tv_sec
     * @param microseconds tv_usec
     */
    public timeval(int seconds, int microseconds) {
        this();
        tv_sec(seconds);
        tv_usec(microseconds);
    }
}

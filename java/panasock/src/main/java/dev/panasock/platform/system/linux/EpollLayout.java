package dev.panasock.platform.system.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panasock.bindings.linux.generated.epoll_event;
import dev.panasock.bindings.linux.generated.epoll_event_aligned;
import java.lang.foreign.MemorySegment;

/**
 * The layout of an {@code epoll_event}: one element of the array that {@code epoll_wait} fills. It is packed on x86-64
 * and on no other processor.
 *
 * @param size the size of an element
 * @param events where the events are
 * @param data where the user data is
 */
public record EpollLayout(long size, long events, long data) {
    /** On x86-64. */
    public static final EpollLayout PACKED = new EpollLayout(epoll_event.layout().byteSize(),
            epoll_event.events$offset(), epoll_event.data$offset());
    /** On every other processor. */
    public static final EpollLayout ALIGNED = new EpollLayout(epoll_event_aligned.layout().byteSize(),
            epoll_event_aligned.events$offset(), epoll_event_aligned.data$offset());

    private static final EpollLayout HERE = of(System.getProperty("os.arch"));

    /** The layout of this processor. */
    public static EpollLayout here() {
        return HERE;
    }

    static EpollLayout of(String processor) {
        return processor.equals("amd64") || processor.equals("x86_64") ? PACKED : ALIGNED;
    }

    /** Writes an element. */
    public void set(MemorySegment array, int index, int wanted, long value) {
        long at = index * size;
        array.set(JAVA_INT_UNALIGNED, at + events, wanted);
        array.set(JAVA_LONG_UNALIGNED, at + data, value);
    }

    /** A combination of EPOLL numbers. */
    public int events(MemorySegment array, int index) {
        return array.get(JAVA_INT_UNALIGNED, index * size + events);
    }

    /** The user data: all 64 bits. */
    public long data(MemorySegment array, int index) {
        return array.get(JAVA_LONG_UNALIGNED, index * size + data);
    }
}

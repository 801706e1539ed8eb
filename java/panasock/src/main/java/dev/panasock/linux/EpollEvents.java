package dev.panasock.linux;

import dev.panasock.platform.system.linux.EpollLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of {@code struct epoll_event}, which {@link Epoll#await} fills: read by index, without objects. For one thread at a time. The memory is
 * freed by the garbage collector.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/epoll_event.3type.html">epoll_event(3type)</a>
 */
public final class EpollEvents {
    private static final EpollLayout LAYOUT = EpollLayout.here();

    final MemorySegment memory;
    private final int capacity;
    int count;

    /**
     * Makes an array.
     *
     * @param capacity how many events a wait may find at most, 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public EpollEvents(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("no room for an event: " + capacity);
        }
        this.capacity = capacity;
        this.memory = Arena.ofAuto().allocate(capacity * LAYOUT.size(), Long.BYTES);
    }

    /**
     * How many events fit.
     *
     * @return the size of the array in elements
     */
    public int capacity() {
        return capacity;
    }

    /**
     * How many events the last wait has found.
     *
     * @return the number, 0 before the first wait
     */
    public int count() {
        return count;
    }

    /**
     * {@code events}: what happened.
     *
     * @param index which event, from 0
     * @return a combination of {@link Epoll}'s numbers
     * @throws IndexOutOfBoundsException if the last wait has not found so many
     */
    public int events(int index) {
        return LAYOUT.events(memory, check(index));
    }

    /**
     * {@code data.u64}: what the descriptor was added with.
     *
     * @param index which event, from 0
     * @return all 64 bits
     * @throws IndexOutOfBoundsException if the last wait has not found so many
     */
    public long data(int index) {
        return LAYOUT.data(memory, check(index));
    }

    private int check(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("event " + index + " of " + count);
        }
        return index;
    }
}

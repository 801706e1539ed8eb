package dev.panasock.macos;

import dev.panasock.platform.abi.KeventLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of {@code struct kevent}, which {@link Kqueue#await} fills: read by index, without objects. For one thread
 * at a time. The memory is freed by the garbage collector.
 */
public final class KqueueEvents {
    static final KeventLayout LAYOUT = KeventLayout.of(OperatingSystem.MACOS);

    final MemorySegment memory;
    private final int capacity;
    int count;

    /**
     * Makes an array.
     *
     * @param capacity how many events a wait may find at most, 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public KqueueEvents(int capacity) {
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
     * {@code ident}: what the event is of.
     *
     * @param index which event, from 0
     * @return the descriptor, or the number of a timer or user event
     */
    public long ident(int index) {
        return LAYOUT.ident(memory, check(index));
    }

    /**
     * {@code filter}: why it was told.
     *
     * @param index which event, from 0
     * @return {@link Kqueue#READ} or another filter
     */
    public int filter(int index) {
        return LAYOUT.filter(memory, check(index));
    }

    /**
     * {@code flags}: {@link Kqueue#EOF} among others.
     *
     * @param index which event, from 0
     * @return a combination of EV_ numbers
     */
    public int flags(int index) {
        return LAYOUT.flags(memory, check(index));
    }

    /**
     * {@code fflags}: with {@link Kqueue#EOF} the error of the socket.
     *
     * @param index which event, from 0
     * @return flags of the filter
     */
    public int filterFlags(int index) {
        return LAYOUT.filterFlags(memory, check(index));
    }

    /**
     * {@code data}: bytes that can be read, connections that wait, room to write, expirations of a timer.
     *
     * @param index which event, from 0
     * @return the value of the filter
     */
    public long data(int index) {
        return LAYOUT.data(memory, check(index));
    }

    /**
     * {@code udata}: what it was added with.
     *
     * @param index which event, from 0
     * @return all 64 bits
     */
    public long userData(int index) {
        return LAYOUT.userData(memory, check(index));
    }

    private int check(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("event " + index + " of " + count);
        }
        return index;
    }
}

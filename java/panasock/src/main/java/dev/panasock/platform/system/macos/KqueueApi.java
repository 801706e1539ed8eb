package dev.panasock.platform.system.macos;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.macos.LibSystem;
import dev.panasock.bindings.macos.generated.kevent;
import dev.panasock.bindings.macos.generated.timespec;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * The kqueue calls of macOS, and the layout of {@code struct kevent}. Results as those of {@link dev.panasock.platform.system.SocketApi}: what the function
 * returns, or the negative errno. Proven against the headers, never run.
 */
public final class KqueueApi {
    /** The size of one event. */
    public static final long EVENT_SIZE = kevent.sizeof();

    private static final long IDENT = kevent.ident$offset();
    private static final long FILTER = kevent.filter$offset();
    private static final long FLAGS = kevent.flags$offset();
    private static final long FILTER_FLAGS = kevent.fflags$offset();
    private static final long DATA = kevent.data$offset();
    private static final long USER_DATA = kevent.udata$offset();
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Where in the block of a call the time stands; the changes stand before it. */
    private static final long TIME = 128;

    private KqueueApi() {
    }

    /**
     * {@code kqueue}. A child process that is forked does not have it.
     *
     * @param call the memory of the call
     * @return the descriptor, or a negative error
     */
    public static int create(CallBlock call) {
        return result(call, LibSystem.kqueue(call.state));
    }

    /**
     * {@code EV_SET}: writes an event.
     *
     * @param events the array
     * @param index which element
     * @param ident the descriptor, or what else the filter knows it by
     * @param filter an EVFILT_ number
     * @param flags a combination of EV_ numbers
     * @param filterFlags a combination of NOTE_ numbers
     * @param data a value of the filter
     * @param userData comes back with each event
     */
    public static void set(MemorySegment events, int index, long ident, int filter, int flags, int filterFlags,
            long data, long userData) {
        long at = index * EVENT_SIZE;
        events.set(JAVA_LONG_UNALIGNED, at + IDENT, ident);
        events.set(JAVA_SHORT, at + FILTER, (short) filter);
        events.set(JAVA_SHORT, at + FLAGS, (short) flags);
        events.set(JAVA_INT, at + FILTER_FLAGS, filterFlags);
        events.set(JAVA_LONG_UNALIGNED, at + DATA, data);
        events.set(JAVA_LONG_UNALIGNED, at + USER_DATA, userData);
    }

    /**
     * {@code kevent} that changes only.
     *
     * @param call the memory of the call
     * @param kqueue the descriptor of the queue
     * @param changes the changes; with EV_RECEIPT takes the outcome of each
     * @param count how many
     * @return how many outcomes there are, or a negative error
     */
    public static int change(CallBlock call, long kqueue, MemorySegment changes, int count) {
        return result(call, LibSystem.kevent(call.state, (int) kqueue, changes, count, changes, count,
                time(call.value, 0)));
    }

    /**
     * {@code kevent} that waits only.
     *
     * @param call the memory of the call
     * @param kqueue the descriptor of the queue
     * @param events takes the events
     * @param capacity how many fit
     * @param nanos the longest time, or negative for none
     * @return how many events, 0 for the time-out, or a negative error
     */
    public static int await(CallBlock call, long kqueue, MemorySegment events, int capacity, long nanos) {
        return result(call, LibSystem.kevent(call.state, (int) kqueue, NULL, 0, events, capacity,
                nanos < 0 ? NULL : time(call.value, nanos)));
    }

    private static MemorySegment time(MemorySegment memory, long nanos) {
        memory.set(JAVA_LONG, TIME + timespec.tv_sec$offset(), nanos / NANOS_PER_SECOND);
        memory.set(JAVA_LONG, TIME + timespec.tv_nsec$offset(), nanos % NANOS_PER_SECOND);
        return memory.asSlice(TIME, timespec.sizeof());
    }

    /**
     * What an event is of.
     *
     * @param events the array
     * @param index which element
     * @return the descriptor, or what else the filter knows it by
     */
    public static long ident(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * EVENT_SIZE + IDENT);
    }

    /**
     * The filter of an event.
     *
     * @param events the array
     * @param index which element
     * @return an EVFILT_ number
     */
    public static int filter(MemorySegment events, int index) {
        return events.get(JAVA_SHORT, index * EVENT_SIZE + FILTER);
    }

    /**
     * The flags of an event.
     *
     * @param events the array
     * @param index which element
     * @return a combination of EV_ numbers
     */
    public static int flags(MemorySegment events, int index) {
        return Short.toUnsignedInt(events.get(JAVA_SHORT, index * EVENT_SIZE + FLAGS));
    }

    /**
     * The flags of the filter of an event.
     *
     * @param events the array
     * @param index which element
     * @return a combination of NOTE_ numbers, with EV_EOF the error of the socket
     */
    public static int filterFlags(MemorySegment events, int index) {
        return events.get(JAVA_INT, index * EVENT_SIZE + FILTER_FLAGS);
    }

    /**
     * The value of an event.
     *
     * @param events the array
     * @param index which element
     * @return bytes to read, room to write, expirations; with EV_ERROR an errno
     */
    public static long data(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * EVENT_SIZE + DATA);
    }

    /**
     * The user data of an event.
     *
     * @param events the array
     * @param index which element
     * @return all 64 bits
     */
    public static long userData(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * EVENT_SIZE + USER_DATA);
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

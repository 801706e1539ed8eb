package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.bindings.macos.generated.kevent;
import java.lang.foreign.MemorySegment;

/**
 * The layout of a {@code struct kevent}: one element of the arrays that {@code kevent} reads and fills.
 *
 * @param size the size of an element
 * @param ident where the descriptor is, or the number of a timer or user event
 * @param filter where the EVFILT_ number is
 * @param flags where the EV_ flags are
 * @param filterFlags where the NOTE_ flags are; with EV_EOF the system puts the error of the socket there
 * @param data where the value of the filter is; with EV_ERROR it is an errno
 * @param userData where the user data is
 */
public record KeventLayout(long size, long ident, long filter, long flags, long filterFlags, long data,
        long userData) {
    private static final KeventLayout HOST = of(OperatingSystem.current());

    /** The layout of this system; null where there is no kqueue. */
    public static KeventLayout host() {
        return HOST;
    }

    /** The layout of a system; null where there is no kqueue. */
    public static KeventLayout of(OperatingSystem system) {
        return switch (system) {
            case MACOS -> new KeventLayout(kevent.sizeof(), kevent.ident$offset(), kevent.filter$offset(),
                    kevent.flags$offset(), kevent.fflags$offset(), kevent.data$offset(), kevent.udata$offset());
            case LINUX, WINDOWS -> null;
        };
    }

    /** {@code EV_SET}. */
    public void set(MemorySegment events, int index, long identValue, int filterNumber, int flagBits, int noteBits,
            long dataValue, long userValue) {
        long at = index * size;
        events.set(JAVA_LONG_UNALIGNED, at + ident, identValue);
        events.set(JAVA_SHORT, at + filter, (short) filterNumber);
        events.set(JAVA_SHORT, at + flags, (short) flagBits);
        events.set(JAVA_INT, at + filterFlags, noteBits);
        events.set(JAVA_LONG_UNALIGNED, at + data, dataValue);
        events.set(JAVA_LONG_UNALIGNED, at + userData, userValue);
    }

    /** The descriptor, or the number of a timer or user event. */
    public long ident(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * size + ident);
    }

    /** The EVFILT_ number. */
    public int filter(MemorySegment events, int index) {
        return events.get(JAVA_SHORT, index * size + filter);
    }

    /** The EV_ flags. */
    public int flags(MemorySegment events, int index) {
        return Short.toUnsignedInt(events.get(JAVA_SHORT, index * size + flags));
    }

    /** The NOTE_ flags, with EV_EOF the error of the socket. */
    public int filterFlags(MemorySegment events, int index) {
        return events.get(JAVA_INT, index * size + filterFlags);
    }

    /** The value of the filter, with EV_ERROR an errno. */
    public long data(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * size + data);
    }

    /** The user data: all 64 bits. */
    public long userData(MemorySegment events, int index) {
        return events.get(JAVA_LONG_UNALIGNED, index * size + userData);
    }
}

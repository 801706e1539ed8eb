package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * The layout of a {@code pollfd}: one element of the array that {@code poll} takes.
 *
 * @param size the size of an element
 * @param wide whether the handle has eight bytes, as on Windows, instead of four
 * @param events where the wanted events stand
 * @param revents where the system puts those that happened
 */
public record PollFd(long size, boolean wide, long events, long revents) {
    private static final PollFd HOST = of(OperatingSystem.current());

    /**
     * The layout of this system, a constant for the compiler. Not to be kept by a class that a start loads: reading
     * a layout for the first time costs some milliseconds.
     *
     * @return the layout
     */
    public static PollFd host() {
        return HOST;
    }

    /**
     * The layout of a system.
     *
     * @param system the system
     * @return the layout
     */
    public static PollFd of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new PollFd(dev.panasock.bindings.linux.generated.pollfd.layout().byteSize(), false,
                    dev.panasock.bindings.linux.generated.pollfd.events$offset(),
                    dev.panasock.bindings.linux.generated.pollfd.revents$offset());
            case MACOS -> new PollFd(dev.panasock.bindings.macos.generated.pollfd.layout().byteSize(), false,
                    dev.panasock.bindings.macos.generated.pollfd.events$offset(),
                    dev.panasock.bindings.macos.generated.pollfd.revents$offset());
            case WINDOWS -> new PollFd(dev.panasock.bindings.windows.generated.pollfd.layout().byteSize(), true,
                    dev.panasock.bindings.windows.generated.pollfd.events$offset(),
                    dev.panasock.bindings.windows.generated.pollfd.revents$offset());
        };
    }

    /**
     * Writes an element; nothing has happened yet.
     *
     * @param fds the array
     * @param index which element
     * @param s the handle
     * @param wanted the wanted events
     */
    public void set(MemorySegment fds, int index, long s, int wanted) {
        long at = index * size;
        if (wide) {
            fds.set(JAVA_LONG, at, s);
        } else {
            fds.set(JAVA_INT, at, (int) s);
        }
        fds.set(JAVA_SHORT, at + events, (short) wanted);
        fds.set(JAVA_SHORT, at + revents, (short) 0);
    }

    /**
     * The handle of an element.
     *
     * @param fds the array
     * @param index which element
     * @return the SOCKET or descriptor
     */
    public long handle(MemorySegment fds, int index) {
        long at = index * size;
        return wide ? fds.get(JAVA_LONG, at) : fds.get(JAVA_INT, at);
    }

    /**
     * What happened.
     *
     * @param fds the array
     * @param index which element
     * @return the events
     */
    public int happened(MemorySegment fds, int index) {
        return Short.toUnsignedInt(fds.get(JAVA_SHORT, index * size + revents));
    }
}

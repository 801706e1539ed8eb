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
 * @param events the offset of the wanted events
 * @param revents where the system puts those that happened
 */
public record PollFd(long size, boolean wide, long events, long revents) {
    private static final PollFd HOST = of(OperatingSystem.current());

    /** The layout of this system, constant to the JIT. Reading it first costs a start milliseconds. */
    public static PollFd host() {
        return HOST;
    }

    /** The layout of a system. */
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

    /** Writes the handle and the wanted events of an element, and no events that happened. */
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

    /** The SOCKET or descriptor of an element. */
    public long handle(MemorySegment fds, int index) {
        long at = index * size;
        return wide ? fds.get(JAVA_LONG, at) : fds.get(JAVA_INT, at);
    }

    /** The events of an element that happened. */
    public int happened(MemorySegment fds, int index) {
        return Short.toUnsignedInt(fds.get(JAVA_SHORT, index * size + revents));
    }
}

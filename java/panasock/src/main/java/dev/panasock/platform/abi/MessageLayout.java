package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * The layout of a message: {@code msghdr} and {@code iovec}, on Windows {@code WSAMSG} and {@code WSABUF}; and of the array that sendmmsg takes
 * ({@code mmsghdr}), for which other systems get one of the library's own. Works for every system on every host.
 *
 * @param size the size of a msghdr
 * @param name where the address of the name stands
 * @param nameLength its length, four bytes everywhere
 * @param buffers the address of the array of buffers
 * @param bufferCount its number of elements
 * @param control the address of the ancillary data
 * @param controlLength its length
 * @param flags the flags, four bytes everywhere
 * @param wideBufferCount whether the number of buffers has eight bytes instead of four
 * @param wideControlLength the same of the length of the ancillary data
 * @param bufferSize the size of an iovec
 * @param base where the address of a buffer stands in it
 * @param length where its length stands
 * @param wideLength whether that has eight bytes instead of four
 * @param elementSize the size of an element of a batch, which begins with the msghdr
 * @param transferred where the number of bytes stands in it
 */
public record MessageLayout(long size, long name, long nameLength, long buffers, long bufferCount, long control,
        long controlLength, long flags, boolean wideBufferCount, boolean wideControlLength, long bufferSize, long base,
        long length, boolean wideLength, long elementSize, long transferred) {
    private static final MessageLayout HOST = of(OperatingSystem.current());

    /**
     * The layout of this system.
     *
     * @return the layout
     */
    public static MessageLayout host() {
        return HOST;
    }

    /**
     * The layout of a system.
     *
     * @param system the system
     * @return the layout
     */
    public static MessageLayout of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new MessageLayout(dev.panasock.bindings.linux.generated.msghdr.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_name$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_namelen$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_iov$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_iovlen$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_control$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_controllen$offset(),
                    dev.panasock.bindings.linux.generated.msghdr.msg_flags$offset(),
                    true, true, dev.panasock.bindings.linux.generated.iovec.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.iovec.iov_base$offset(),
                    dev.panasock.bindings.linux.generated.iovec.iov_len$offset(), true,
                    dev.panasock.bindings.linux.generated.mmsghdr.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.mmsghdr.msg_len$offset());
            case MACOS -> new MessageLayout(dev.panasock.bindings.macos.generated.msghdr.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_name$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_namelen$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_iov$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_iovlen$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_control$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_controllen$offset(),
                    dev.panasock.bindings.macos.generated.msghdr.msg_flags$offset(),
                    false, false, dev.panasock.bindings.macos.generated.iovec.layout().byteSize(),
                    dev.panasock.bindings.macos.generated.iovec.iov_base$offset(),
                    dev.panasock.bindings.macos.generated.iovec.iov_len$offset(), true,
                    own(dev.panasock.bindings.macos.generated.msghdr.layout().byteSize()),
                    dev.panasock.bindings.macos.generated.msghdr.layout().byteSize());
            case WINDOWS -> new MessageLayout(dev.panasock.bindings.windows.generated._WSAMSG.layout().byteSize(),
                    dev.panasock.bindings.windows.generated._WSAMSG.name$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.namelen$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.lpBuffers$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.dwBufferCount$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.Control$offset()
                            + dev.panasock.bindings.windows.generated._WSABUF.buf$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.Control$offset()
                            + dev.panasock.bindings.windows.generated._WSABUF.len$offset(),
                    dev.panasock.bindings.windows.generated._WSAMSG.dwFlags$offset(), false, false,
                    dev.panasock.bindings.windows.generated._WSABUF.layout().byteSize(),
                    dev.panasock.bindings.windows.generated._WSABUF.buf$offset(),
                    dev.panasock.bindings.windows.generated._WSABUF.len$offset(), false,
                    own(dev.panasock.bindings.windows.generated._WSAMSG.layout().byteSize()),
                    dev.panasock.bindings.windows.generated._WSAMSG.layout().byteSize());
        };
    }

    /** A msghdr and the number of bytes behind it, so that the next element is aligned. */
    private static long own(long messageSize) {
        return messageSize + Integer.BYTES + Long.BYTES - 1 & -Long.BYTES;
    }

    private static void set(MemorySegment to, long at, boolean wide, long value) {
        if (wide) {
            to.set(JAVA_LONG, at, value);
        } else {
            to.set(JAVA_INT, at, (int) value);
        }
    }

    private static long get(MemorySegment from, long at, boolean wide) {
        return wide ? from.get(JAVA_LONG, at) : Integer.toUnsignedLong(from.get(JAVA_INT, at));
    }

    /**
     * Writes the name.
     *
     * @param message the msghdr
     * @param address the address of the sockaddr, or 0
     * @param bytes its length
     */
    public void setName(MemorySegment message, long address, int bytes) {
        message.set(JAVA_LONG, name, address);
        message.set(JAVA_INT, nameLength, bytes);
    }

    /**
     * The length of the name that a call filled in.
     *
     * @param message the msghdr
     * @return bytes
     */
    public int nameLength(MemorySegment message) {
        return message.get(JAVA_INT, nameLength);
    }

    /**
     * Writes the array of buffers.
     *
     * @param message the msghdr
     * @param address the address of the array
     * @param count how many
     */
    public void setBuffers(MemorySegment message, long address, int count) {
        message.set(JAVA_LONG, buffers, address);
        set(message, bufferCount, wideBufferCount, count);
    }

    /**
     * Writes a buffer.
     *
     * @param array the array of buffers
     * @param index which element
     * @param address the address of the bytes
     * @param bytes how many
     */
    public void setBuffer(MemorySegment array, int index, long address, long bytes) {
        array.set(JAVA_LONG, index * bufferSize + base, address);
        set(array, index * bufferSize + length, wideLength, bytes);
    }

    /**
     * The longest buffer.
     *
     * @return bytes
     */
    public long bufferLimit() {
        return wideLength ? Long.MAX_VALUE : Integer.MAX_VALUE;
    }

    /**
     * Writes the place of ancillary data.
     *
     * @param message the msghdr
     * @param address its address
     * @param bytes its length
     */
    public void setControl(MemorySegment message, long address, long bytes) {
        message.set(JAVA_LONG, control, address);
        set(message, controlLength, wideControlLength, bytes);
    }

    /**
     * The length of the ancillary data that a call filled in.
     *
     * @param message the msghdr
     * @return bytes
     */
    public long controlLength(MemorySegment message) {
        return get(message, controlLength, wideControlLength);
    }

    /**
     * Writes the flags.
     *
     * @param message the msghdr
     * @param value a combination of MSG_ flags
     */
    public void setFlags(MemorySegment message, int value) {
        message.set(JAVA_INT, flags, value);
    }

    /**
     * The flags that a call filled in.
     *
     * @param message the msghdr
     * @return a combination of MSG_ flags
     */
    public int flags(MemorySegment message) {
        return message.get(JAVA_INT, flags);
    }

    /**
     * Writes the number of bytes of an element.
     *
     * @param batch the array of elements
     * @param index which one
     * @param bytes how many
     */
    public void setTransferred(MemorySegment batch, int index, int bytes) {
        batch.set(JAVA_INT, index * elementSize + transferred, bytes);
    }

    /**
     * The number of bytes of an element.
     *
     * @param batch the array of elements
     * @param index which one
     * @return how many were sent or received
     */
    public int transferred(MemorySegment batch, int index) {
        return batch.get(JAVA_INT, index * elementSize + transferred);
    }
}

package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * The layout of a message: {@code msghdr} and {@code iovec}, on Windows {@code WSAMSG} and {@code WSABUF}; and of the
 * array that sendmmsg takes ({@code mmsghdr}), for which other systems get one of the library's own. Works for every
 * system on every host.
 *
 * @param size the size of a msghdr
 * @param name the offset of the address of the name
 * @param nameLength its length, four bytes everywhere
 * @param buffers the address of the array of buffers
 * @param bufferCount its number of elements
 * @param control the address of the ancillary data
 * @param controlLength its length
 * @param flags the flags, four bytes everywhere
 * @param wideBufferCount whether the number of buffers has eight bytes instead of four
 * @param wideControlLength the same of the length of the ancillary data
 * @param bufferSize the size of an iovec
 * @param base the offset of the address of a buffer
 * @param length the offset of its length
 * @param wideLength whether that has eight bytes instead of four
 * @param elementSize the size of an element of a batch, which begins with the msghdr
 * @param transferred the offset of the number of bytes
 */
public record MessageLayout(long size, long name, long nameLength, long buffers, long bufferCount, long control,
        long controlLength, long flags, boolean wideBufferCount, boolean wideControlLength, long bufferSize, long base,
        long length, boolean wideLength, long elementSize, long transferred) {
    private static final MessageLayout HOST = of(OperatingSystem.current());

    /** The layout of this system. */
    public static MessageLayout host() {
        return HOST;
    }

    /** The layout of a system. */
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

    /** Writes the address and length of the name, or 0. */
    public void setName(MemorySegment message, long address, int bytes) {
        message.set(JAVA_LONG, name, address);
        message.set(JAVA_INT, nameLength, bytes);
    }

    /** The length of the name that a call filled in. */
    public int nameLength(MemorySegment message) {
        return message.get(JAVA_INT, nameLength);
    }

    /** Writes the address and the length of the array of buffers. */
    public void setBuffers(MemorySegment message, long address, int count) {
        message.set(JAVA_LONG, buffers, address);
        set(message, bufferCount, wideBufferCount, count);
    }

    /** Writes the address and the bytes of one element of an array of buffers. */
    public void setBuffer(MemorySegment array, int index, long address, long bytes) {
        array.set(JAVA_LONG, index * bufferSize + base, address);
        set(array, index * bufferSize + length, wideLength, bytes);
    }

    /** The longest buffer, in bytes. */
    public long bufferLimit() {
        return wideLength ? Long.MAX_VALUE : Integer.MAX_VALUE;
    }

    /** Writes the address and the length of the control buffer. */
    public void setControl(MemorySegment message, long address, long bytes) {
        message.set(JAVA_LONG, control, address);
        set(message, controlLength, wideControlLength, bytes);
    }

    /** The length of the ancillary data that a call filled in. */
    public long controlLength(MemorySegment message) {
        return get(message, controlLength, wideControlLength);
    }

    /** Writes MSG_ flags. */
    public void setFlags(MemorySegment message, int value) {
        message.set(JAVA_INT, flags, value);
    }

    /** The MSG_ flags that a call filled in. */
    public int flags(MemorySegment message) {
        return message.get(JAVA_INT, flags);
    }

    /** Writes how many bytes an element of a batch transferred. */
    public void setTransferred(MemorySegment batch, int index, int bytes) {
        batch.set(JAVA_INT, index * elementSize + transferred, bytes);
    }

    /** How many bytes an element of a batch transferred. */
    public int transferred(MemorySegment batch, int index) {
        return batch.get(JAVA_INT, index * elementSize + transferred);
    }
}

package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * The offsets of pieces of ancillary data in a control buffer: what the macros CMSG_FIRSTHDR, CMSG_NXTHDR, CMSG_DATA,
 * CMSG_LEN and CMSG_SPACE (on Windows WSA_CMSG_...) compute. Works for every system on every host.
 *
 * <p>Unlike the macros it trusts no length that it reads: a piece that is shorter than its header or reaches over the
 * end of the buffer is not there, nor is what follows it.
 *
 * @param headerSize the size of a cmsghdr
 * @param alignment what a header begins at a multiple of, a power of two
 * @param dataOffset from the header to its data
 * @param wide whether the length of a piece has eight bytes instead of four
 * @param level the offset of the level in the header
 * @param type the offset of the type in the header
 */
public record ControlLayout(long headerSize, long alignment, long dataOffset, boolean wide, long level, long type) {
    /** No piece. */
    public static final long NONE = -1;

    private static final ControlLayout HOST = of(OperatingSystem.current());

    /** The layout of this system. */
    public static ControlLayout host() {
        return HOST;
    }

    /** The layout of a system. */
    public static ControlLayout of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> of(dev.panasock.bindings.linux.generated.cmsghdr.layout().byteSize(), Long.BYTES, true,
                    dev.panasock.bindings.linux.generated.cmsghdr.cmsg_level$offset(),
                    dev.panasock.bindings.linux.generated.cmsghdr.cmsg_type$offset());
            // Four on every CPU, whatever the headers align to elsewhere.
            case MACOS -> of(dev.panasock.bindings.macos.generated.cmsghdr.layout().byteSize(), Integer.BYTES, false,
                    dev.panasock.bindings.macos.generated.cmsghdr.cmsg_level$offset(),
                    dev.panasock.bindings.macos.generated.cmsghdr.cmsg_type$offset());
            case WINDOWS -> of(dev.panasock.bindings.windows.generated.cmsghdr.layout().byteSize(), Long.BYTES, true,
                    dev.panasock.bindings.windows.generated.cmsghdr.cmsg_level$offset(),
                    dev.panasock.bindings.windows.generated.cmsghdr.cmsg_type$offset());
        };
    }

    private static ControlLayout of(long headerSize, long alignment, boolean wide, long level, long type) {
        long dataOffset = headerSize + alignment - 1 & -alignment;
        return new ControlLayout(headerSize, alignment, dataOffset, wide, level, type);
    }

    private long align(long bytes) {
        return bytes + alignment - 1 & -alignment;
    }

    /** {@code CMSG_LEN}: the length of header and data, for data of a length. */
    public long length(long bytes) {
        return dataOffset + bytes;
    }

    /** {@code CMSG_SPACE}: the length of header, data and padding, for data of a length. */
    public long space(long bytes) {
        return dataOffset + align(bytes);
    }

    /** {@code CMSG_FIRSTHDR}: the offset of the first piece of a buffer filled to a limit, or {@link #NONE}. */
    public long first(MemorySegment control, long limit) {
        return isWhole(control, 0, limit) ? 0 : NONE;
    }

    /** {@code CMSG_NXTHDR}: the offset of the piece after the one at an offset, or {@link #NONE}. */
    public long next(MemorySegment control, long at, long limit) {
        long next = at + align(length(control, at));
        return isWhole(control, next, limit) ? next : NONE;
    }

    private boolean isWhole(MemorySegment control, long at, long limit) {
        if (limit - at < headerSize) {
            return false;
        }
        long length = length(control, at);
        return length >= dataOffset && length <= limit - at;
    }

    private long length(MemorySegment control, long at) {
        return wide ? control.get(JAVA_LONG_UNALIGNED, at)
                : Integer.toUnsignedLong(control.get(JAVA_INT_UNALIGNED, at));
    }

    /** The length of the data of the piece at an offset. */
    public long dataLength(MemorySegment control, long at) {
        return length(control, at) - dataOffset;
    }

    /** The level of the piece at an offset. */
    public int level(MemorySegment control, long at) {
        return control.get(JAVA_INT_UNALIGNED, at + level);
    }

    /** The type of the piece at an offset. */
    public int type(MemorySegment control, long at) {
        return control.get(JAVA_INT_UNALIGNED, at + type);
    }

    /** Writes the header of a piece at an offset, for data of a length. */
    public void write(MemorySegment control, long at, int levelNumber, int typeNumber, long bytes) {
        if (wide) {
            control.set(JAVA_LONG_UNALIGNED, at, length(bytes));
        } else {
            control.set(JAVA_INT_UNALIGNED, at, (int) length(bytes));
        }
        control.set(JAVA_INT_UNALIGNED, at + level, levelNumber);
        control.set(JAVA_INT_UNALIGNED, at + type, typeNumber);
    }
}

package dev.panasock.platform.abi;

import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An unsigned integer in a struct that grows with the system: an older one fills in less of it, a newer one more than
 * the headers have.
 *
 * @param offset where it begins
 * @param size its bytes
 */
public record StructField(long offset, long size) {
    /** What a system does not report. */
    public static final long ABSENT = -1;

    /** The field of a name in the newest form of a struct that the headers have. */
    public static StructField of(GroupLayout struct, String name) {
        PathElement path = PathElement.groupElement(name);
        return new StructField(struct.byteOffset(path), struct.select(path).byteSize());
    }

    /** The unsigned value in as much of the struct as the system has filled in, or {@link #ABSENT}. */
    public long read(MemorySegment filled) {
        if (offset + size > filled.byteSize()) {
            return ABSENT;
        }
        return switch ((int) size) {
            case Byte.BYTES -> Byte.toUnsignedLong(filled.get(ValueLayout.JAVA_BYTE, offset));
            case Integer.BYTES -> Integer.toUnsignedLong(filled.get(ValueLayout.JAVA_INT_UNALIGNED, offset));
            default -> filled.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
        };
    }
}

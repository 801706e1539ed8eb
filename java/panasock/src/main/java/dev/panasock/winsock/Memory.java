package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** The memory behind an argument that C takes as a pointer; null for NULL. */
final class Memory {
    private Memory() {
    }

    static MemorySegment of(Struct struct) {
        return struct == null ? null : struct.memory;
    }

    static MemorySegment of(byte[] array) {
        return array == null ? null : MemorySegment.ofArray(array);
    }

    static MemorySegment of(int[] array) {
        return array == null ? null : MemorySegment.ofArray(array);
    }
}

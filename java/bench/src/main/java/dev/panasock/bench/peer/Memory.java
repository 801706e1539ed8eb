package dev.panasock.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory of the bodies: it lives as long as the process. */
final class Memory {
    static final int SMALL = 64;
    static final int LARGE = 64 * 1024;

    private Memory() {
    }

    static MemorySegment of(long bytes) {
        return Arena.global().allocate(bytes, 16);
    }
}

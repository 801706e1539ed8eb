package dev.panasock.platform.system.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.linux.generated.timespec;
import java.lang.foreign.MemorySegment;

/** Times in the forms of the system. */
final class TimeSpec {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SECONDS = timespec.tv_sec$offset();
    private static final long NANOS = timespec.tv_nsec$offset();

    private TimeSpec() {
    }

    /** Writes a {@code timespec} and returns its memory. */
    static MemorySegment of(MemorySegment memory, long offset, long nanos) {
        memory.set(JAVA_LONG, offset + SECONDS, nanos / NANOS_PER_SECOND);
        memory.set(JAVA_LONG, offset + NANOS, nanos % NANOS_PER_SECOND);
        return memory;
    }

    static long nanos(MemorySegment memory, long offset) {
        return Math.addExact(Math.multiplyExact(memory.get(JAVA_LONG, offset + SECONDS), NANOS_PER_SECOND),
                memory.get(JAVA_LONG, offset + NANOS));
    }

    /** Never shorter than what was asked for; -1 for no limit. */
    static int millisRoundedUp(long nanos) {
        return nanos < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(nanos, NANOS_PER_MILLI));
    }
}

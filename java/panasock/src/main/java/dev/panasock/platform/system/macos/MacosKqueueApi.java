package dev.panasock.platform.system.macos;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.macos.LibSystem;
import dev.panasock.bindings.macos.generated.timespec;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.KqueueApi;
import java.lang.foreign.MemorySegment;

/** The kqueue calls of macOS. Verified against the headers, never run. */
public final class MacosKqueueApi extends KqueueApi {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Where in the value of the block the time-out is: behind the changes. */
    private static final long TIME = CallBlock.VALUE_SIZE / 2;

    /** Loads nothing; the functions are linked when first called. */
    public MacosKqueueApi() {
    }

    @Override
    public int kqueue(CallBlock call) {
        return result(call, LibSystem.kqueue(call.state));
    }

    @Override
    public int kevent(CallBlock call, long kqueue, MemorySegment changes, int changeCount, MemorySegment events,
            int capacity, long nanos) {
        return result(call, LibSystem.kevent(call.state, (int) kqueue, changes, changeCount, events, capacity,
                nanos < 0 ? NULL : time(call.value, nanos)));
    }

    private static MemorySegment time(MemorySegment memory, long nanos) {
        memory.set(JAVA_LONG, TIME + timespec.tv_sec$offset(), nanos / NANOS_PER_SECOND);
        memory.set(JAVA_LONG, TIME + timespec.tv_nsec$offset(), nanos % NANOS_PER_SECOND);
        return memory.asSlice(TIME, timespec.sizeof());
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

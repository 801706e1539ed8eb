package dev.panasock.winsock;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.SocketHandle;
import dev.panasock.bindings.windows.generated.fd_set;
import dev.panasock.platform.blocking.BlockingCall;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** {@code select} of Windows, which can be woken only by a socket. An fd_set is a count and an array, as long as it needs to be. */
final class NativeSelect implements BlockingCall {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SOCKETS = fd_set.fd_array$offset();

    private final Selection selection;
    private final SocketApi api;
    private final MemorySegment[] sets = new MemorySegment[Selection.Kind.values().length];
    private final MemorySegment limit;

    NativeSelect(Arena arena, Selection selection, SocketApi api) {
        this.selection = selection;
        this.api = api;
        for (Selection.Kind kind : Selection.Kind.values()) {
            sets[kind.ordinal()] = arena.allocate(SOCKETS + (selection.size() + 1L) * Long.BYTES, Long.BYTES);
        }
        limit = arena.allocate(dev.panasock.bindings.windows.generated.timeval.layout());
    }

    int run(ThreadBlock thread, timeval timeout) {
        if (timeout != null && (timeout.tv_sec() < 0 || timeout.tv_usec() < 0)) {
            return select(thread.call, limit.copyFrom(timeout.memory), SocketHandle.INVALID); // for the system to refuse
        }
        long micros = timeout == null ? 0 : timeout.tv_sec() * MICROS_PER_SECOND + timeout.tv_usec();
        long deadline =
                timeout == null ? Deadlines.NEVER : Deadlines.after(TimeUnit.MICROSECONDS.toNanos(micros));
        return Tries.wait(this, selection.held(), thread, deadline);
    }

    @Override
    public int readyBy() {
        return 0;
    }

    @Override
    public NoWait noWait() {
        return NoWait.DEADLINE;
    }

    @Override
    public boolean isOfPlaceholder(MemorySegment memory, long result) {
        return result > 0;
    }

    @Override
    public boolean isEarly(long result, long deadline) {
        return result == 0 && Deadlines.left(deadline) > 0;
    }

    @Override
    public long make(ThreadBlock thread, long s, boolean waits, long other, MemorySegment memory, long offset,
            long length, int flags, MemorySegment name, MemorySegment nameLength, int count) {
        long nanos = Deadlines.leftNanos(thread.lookUntil(offset));
        return select(thread.call, nanos < 0 ? NULL : set(limit, Math.ceilDiv(nanos, NANOS_PER_MICRO)), thread.waker());
    }

    private static MemorySegment set(MemorySegment limit, long micros) {
        dev.panasock.bindings.windows.generated.timeval.tv_sec(limit,
                (int) Math.min(micros / MICROS_PER_SECOND, Integer.MAX_VALUE));
        dev.panasock.bindings.windows.generated.timeval.tv_usec(limit, (int) (micros % MICROS_PER_SECOND));
        return limit;
    }

    /** The system leaves in the sets what is ready; the socket that wakes the thread is not counted. */
    private int select(CallBlock call, MemorySegment time, long waker) {
        MemorySegment[] given = new MemorySegment[sets.length];
        for (Selection.Kind kind : Selection.Kind.values()) {
            MemorySegment set = sets[kind.ordinal()];
            long also = kind == Selection.Kind.READ ? waker : SocketHandle.INVALID;
            given[kind.ordinal()] = fill(set, kind, also) == 0 ? NULL : set;
        }
        int ready = api.select(call, given[0], given[1], given[2], time);
        return ready > 0 && waker != SocketHandle.INVALID && contains(sets[0], waker) ? ready - 1 : ready;
    }

    private int fill(MemorySegment set, Selection.Kind kind, long also) {
        int count = 0;
        for (int i = 0; i < selection.size(); i++) {
            if (selection.kind(i) == kind) {
                set.set(JAVA_LONG, SOCKETS + (long) count++ * Long.BYTES, selection.number(i));
            }
        }
        if (also != SocketHandle.INVALID) {
            set.set(JAVA_LONG, SOCKETS + (long) count++ * Long.BYTES, also);
        }
        set.set(JAVA_INT, 0, count);
        return count;
    }

    private static boolean contains(MemorySegment set, long number) {
        int count = set.get(JAVA_INT, 0);
        for (int i = 0; i < count; i++) {
            if (set.get(JAVA_LONG, SOCKETS + (long) i * Long.BYTES) == number) {
                return true;
            }
        }
        return false;
    }

    /** Marks in the selection what the last select has left in the sets. */
    void report() {
        for (int i = 0; i < selection.size(); i++) {
            if (contains(sets[selection.kind(i).ordinal()], selection.number(i))) {
                selection.ready(i);
            }
        }
    }
}

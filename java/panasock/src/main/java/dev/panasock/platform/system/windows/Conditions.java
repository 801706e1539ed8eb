package dev.panasock.platform.system.windows;

import dev.panasock.bindings.NativeMemory;
import dev.panasock.bindings.windows.ConditionProc;
import dev.panasock.bindings.windows.generated._WSABUF;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.WinsockApi.Condition;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The conditions of the WSAAccept calls that run. C calls one function for all of them, made once and never freed, and
 * hands back the number of the one it is about.
 */
final class Conditions {
    private static final Map<Long, Condition> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private Conditions() {
    }

    /** Linked when the first WSAAccept needs it. */
    private static final class Stub {
        static final MemorySegment POINTER = ((ConditionProc) Conditions::decide).pointer(Arena.global());
    }

    static MemorySegment pointer() {
        return Stub.POINTER;
    }

    static long put(Condition condition) {
        long number = LAST.incrementAndGet();
        RUNNING.put(number, condition);
        return number;
    }

    static void remove(long number) {
        RUNNING.remove(number);
    }

    private static int decide(MemorySegment caller, MemorySegment callerData, MemorySegment qos, MemorySegment groupQos,
            MemorySegment callee, MemorySegment calleeData, MemorySegment group, long number) {
        try {
            return RUNNING.get(number).decide(bytes(caller), bytes(callerData), bytes(callee));
        } catch (Throwable t) {
            // A condition does not throw, but the stack may end before it is called; what leaves here ends the JVM.
            return sockets_h.CF_REJECT();
        }
    }

    /** What a WSABUF points to; null if there is nothing. */
    private static MemorySegment bytes(MemorySegment buffer) {
        if (buffer.address() == 0) {
            return null;
        }
        MemorySegment struct = NativeMemory.at(buffer.address(), _WSABUF.sizeof());
        long start = _WSABUF.buf(struct).address();
        long length = Integer.toUnsignedLong(_WSABUF.len(struct));
        return start == 0 || length == 0 ? null : NativeMemory.at(start, length);
    }
}

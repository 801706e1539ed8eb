package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.WSAEMSGSIZE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/** Bytes of the heap in the native memory of a call: on their way out, or a buffer for those that come in. */
final class HeapCopy {
    private HeapCopy() {
    }

    static MemorySegment of(CallBlock call, byte[] array, int offset, int length) {
        MemorySegment copy = call.scratch(length);
        MemorySegment.copy(array, offset, copy, JAVA_BYTE, 0, length);
        return copy;
    }

    static MemorySegment of(CallBlock call, MemorySegment memory, int offset, int length) {
        MemorySegment copy = call.scratch(length);
        MemorySegment.copy(memory, offset, copy, 0, length);
        return copy;
    }

    /** One byte more than asked for: so a datagram is seen to be longer where the system does not report it. */
    static MemorySegment buffer(CallBlock call, int asked) {
        return call.scratch(asked + 1L);
    }

    static void back(MemorySegment copy, byte[] array, int offset, long received, int asked) {
        MemorySegment.copy(copy, JAVA_BYTE, 0, array, offset, filled(received, asked));
    }

    static void back(MemorySegment copy, MemorySegment memory, int offset, long received, int asked) {
        MemorySegment.copy(copy, 0, memory, offset, filled(received, asked));
    }

    /** A datagram that was cut off fills the buffer and is an error all the same. */
    private static int filled(long received, int asked) {
        return received == -WSAEMSGSIZE ? asked : Math.clamp(received, 0, asked);
    }
}

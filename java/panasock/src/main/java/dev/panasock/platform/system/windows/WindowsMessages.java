package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Mswsock;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._WSAMSG;
import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * Messages by the function that takes them: WSASendMsg and WSARecvMsg take ancillary data, but datagrams only;
 * WSASendTo and WSARecvFrom take streams as well.
 */
final class WindowsMessages {
    private static final MessageLayout LAYOUT = MessageLayout.host();
    // In the block's value: what the functions fill in besides the message.
    private static final long TRANSFERRED = 0;
    private static final long FLAGS = 8;

    private WindowsMessages() {
    }

    private static long result(CallBlock call, int result) {
        return result != 0 ? -CallState.wsaGetLastError(call.state)
                : Integer.toUnsignedLong(call.value.get(JAVA_INT, TRANSFERRED));
    }

    private static MemorySegment pointer(MemorySegment message, long at) {
        return MemorySegment.ofAddress(message.get(JAVA_LONG, at));
    }

    static long send(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        if (LAYOUT.controlLength(message) > 0) {
            return result(call,
                    Ws2_32.WSASendMsg(call.state, s, message, flags, call.value, NULL, NULL, memory, more));
        }
        return result(call,
                Ws2_32.WSASendTo(call.state, s, pointer(message, _WSAMSG.lpBuffers$offset()),
                        message.get(JAVA_INT, _WSAMSG.dwBufferCount$offset()), call.value, flags,
                        pointer(message, _WSAMSG.name$offset()), LAYOUT.nameLength(message), NULL, NULL, memory, more));
    }

    static long receive(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        if (LAYOUT.controlLength(message) > 0) {
            return receiveControl(call, s, message, flags, memory, more);
        }
        MemorySegment reported = call.value.asSlice(FLAGS, Integer.BYTES);
        reported.set(JAVA_INT, 0, flags);
        long n = result(call,
                Ws2_32.WSARecvFrom(call.state, s, pointer(message, _WSAMSG.lpBuffers$offset()),
                        message.get(JAVA_INT, _WSAMSG.dwBufferCount$offset()), call.value, reported,
                        pointer(message, _WSAMSG.name$offset()),
                        message.asSlice(_WSAMSG.namelen$offset(), Integer.BYTES), NULL, NULL, memory, more));
        LAYOUT.setFlags(message, reported.get(JAVA_INT, 0));
        return n;
    }

    private static long receiveControl(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        MemorySegment function = ExtensionFunctions.WSA_RECV_MSG.address(call, s);
        if (function == null) {
            return -CallState.wsaGetLastError(call.state);
        }
        LAYOUT.setFlags(message, flags);
        return result(call,
                Mswsock.WSARecvMsg(call.state, function, s, message, call.value, NULL, NULL, memory, more));
    }
}

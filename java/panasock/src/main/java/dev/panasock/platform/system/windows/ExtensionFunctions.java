package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._GUID;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * The Microsoft extensions of Winsock by their addresses. The first socket that needs one asks its provider with
 * SIO_GET_EXTENSION_FUNCTION_POINTER; the answer holds for all sockets of the system's own providers.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-ioctls">Winsock IOCTLs</a>
 */
public enum ExtensionFunctions {
    /** AcceptEx. */
    ACCEPT_EX(sockets_h.WSAID_ACCEPTEX_LOW(), sockets_h.WSAID_ACCEPTEX_HIGH()),
    /** GetAcceptExSockaddrs. */
    GET_ACCEPT_EX_SOCKADDRS(sockets_h.WSAID_GETACCEPTEXSOCKADDRS_LOW(), sockets_h.WSAID_GETACCEPTEXSOCKADDRS_HIGH()),
    /** ConnectEx. */
    CONNECT_EX(sockets_h.WSAID_CONNECTEX_LOW(), sockets_h.WSAID_CONNECTEX_HIGH()),
    /** DisconnectEx. */
    DISCONNECT_EX(sockets_h.WSAID_DISCONNECTEX_LOW(), sockets_h.WSAID_DISCONNECTEX_HIGH()),
    /** TransmitFile. */
    TRANSMIT_FILE(sockets_h.WSAID_TRANSMITFILE_LOW(), sockets_h.WSAID_TRANSMITFILE_HIGH()),
    /** WSARecvMsg. */
    WSA_RECV_MSG(sockets_h.WSAID_WSARECVMSG_LOW(), sockets_h.WSAID_WSARECVMSG_HIGH());

    private static final long ANSWER = _GUID.sizeof();
    private static final long RETURNED = ANSWER + Long.BYTES;

    private final long low;
    private final long high;
    private volatile MemorySegment address;

    ExtensionFunctions(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** The address, or null: then the block's error says why. */
    MemorySegment address(CallBlock call, long s) {
        MemorySegment known = address;
        return known != null ? known : ask(call, s);
    }

    private MemorySegment ask(CallBlock call, long s) {
        MemorySegment value = call.value;
        value.set(JAVA_LONG_UNALIGNED, 0, low);
        value.set(JAVA_LONG_UNALIGNED, Long.BYTES, high);
        int result = Ws2_32.WSAIoctl(call.state, s, sockets_h.SIO_GET_EXTENSION_FUNCTION_POINTER(), value,
                (int) _GUID.sizeof(), value.asSlice(ANSWER, Long.BYTES), Long.BYTES,
                value.asSlice(RETURNED, Integer.BYTES), NULL, NULL);
        if (result != 0) {
            return null;
        }
        MemorySegment asked = MemorySegment.ofAddress(value.get(JAVA_LONG_UNALIGNED, ANSWER));
        address = asked;
        return asked;
    }

    /** The address, of a function that was asked for. */
    MemorySegment known() {
        return address;
    }
}

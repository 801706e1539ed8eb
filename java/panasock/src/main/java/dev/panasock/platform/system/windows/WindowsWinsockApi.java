package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.WinsockApi;
import java.lang.foreign.MemorySegment;

/** What only Winsock has, from {@code ws2_32.dll}. */
public final class WindowsWinsockApi extends WinsockApi {
    /** Made by the host. */
    public WindowsWinsockApi() {
        // No state.
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.wsaGetLastError(call.state) : result;
    }

    private static long handle(CallBlock call, long handle) {
        return handle == sockets_h.INVALID_SOCKET() ? -CallState.wsaGetLastError(call.state) : handle;
    }

    private static int isTrue(CallBlock call, int success) {
        return success == 0 ? -CallState.wsaGetLastError(call.state) : 0;
    }

    private static MemorySegment pointer(long handle) {
        return MemorySegment.ofAddress(handle);
    }

    @Override
    public long socket(CallBlock call, int family, int type, int protocol, MemorySegment info, int group, int flags) {
        return handle(call, Ws2_32.WSASocketW(call.state, family, type, protocol, info, group, flags));
    }

    @Override
    public long accept(CallBlock call, long s, MemorySegment name, MemorySegment length, Condition condition) {
        long question = Conditions.put(condition);
        long accepted;
        try {
            accepted = handle(call,
                    Ws2_32.WSAAccept(call.state, s, name, length, Conditions.pointer(), question));
        } finally {
            Conditions.remove(question);
        }
        if (accepted >= 0) {
            Kernel32.SetHandleInformation(call.state, pointer(accepted), sockets_h.HANDLE_FLAG_INHERIT(), 0);
        }
        return accepted;
    }

    @Override
    public int ioctl(CallBlock call, long s, int code, MemorySegment in, int inSize, MemorySegment out, int outSize,
            MemorySegment returned) {
        return result(call, Ws2_32.WSAIoctl(call.state, s, code, in, inSize, out, outSize, returned, NULL, NULL));
    }

    @Override
    public int enumProtocols(CallBlock call, MemorySegment protocols, MemorySegment buffer, MemorySegment length) {
        return result(call, Ws2_32.WSAEnumProtocolsW(call.state, protocols, buffer, length));
    }

    @Override
    public int duplicate(CallBlock call, long s, int process, MemorySegment info) {
        return result(call, Ws2_32.WSADuplicateSocketW(call.state, s, process, info));
    }

    @Override
    public int setHandleInformation(CallBlock call, long s, int mask, int flags) {
        return isTrue(call, Kernel32.SetHandleInformation(call.state, pointer(s), mask, flags));
    }

    @Override
    public int handleInformation(CallBlock call, long s, MemorySegment flags) {
        return isTrue(call, Kernel32.GetHandleInformation(call.state, pointer(s), flags));
    }

    @Override
    public long createEvent(CallBlock call) {
        long event = Ws2_32.WSACreateEvent(call.state);
        return event == 0 ? -CallState.wsaGetLastError(call.state) : event;
    }

    @Override
    public int closeEvent(CallBlock call, long event) {
        return isTrue(call, Ws2_32.WSACloseEvent(call.state, pointer(event)));
    }

    @Override
    public int setEvent(CallBlock call, long event) {
        return isTrue(call, Ws2_32.WSASetEvent(call.state, pointer(event)));
    }

    @Override
    public int resetEvent(CallBlock call, long event) {
        return isTrue(call, Ws2_32.WSAResetEvent(call.state, pointer(event)));
    }

    @Override
    public int eventSelect(CallBlock call, long s, long event, int networkEvents) {
        return result(call, Ws2_32.WSAEventSelect(call.state, s, pointer(event), networkEvents));
    }

    @Override
    public int enumNetworkEvents(CallBlock call, long s, long event, MemorySegment networkEvents) {
        return result(call, Ws2_32.WSAEnumNetworkEvents(call.state, s, pointer(event), networkEvents));
    }

    @Override
    public int waitForMultipleEvents(CallBlock call, int count, MemorySegment events, boolean all, int millis,
            boolean alertable) {
        return result(call, Ws2_32.WSAWaitForMultipleEvents(call.state, count, events, all ? 1 : 0, millis,
                alertable ? 1 : 0));
    }
}

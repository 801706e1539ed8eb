package dev.panasock.winsock;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.WinsockApi;
import java.lang.foreign.MemorySegment;

/** Control codes and flags of handles as Windows has them. */
final class NativeControls extends Controls {
    private final WinsockApi api;

    NativeControls(WinsockApi api) {
        this.api = api;
    }

    private static int result(int result) {
        return result < 0 ? LastError.fail(-result, -result) : result;
    }

    @Override
    int ioctl(CallBlock call, SOCKET s, long fd, int code, MemorySegment in, MemorySegment out, int[] returned) {
        MemorySegment count = returned == null ? NULL : call.length;
        call.length(0);
        int result = api.ioctl(call, fd, code, in == null ? NULL : in, size(in), out == null ? NULL : out, size(out),
                count);
        if (returned != null) {
            returned[0] = call.length();
        }
        return result(result);
    }

    private static int size(MemorySegment memory) {
        return memory == null ? 0 : (int) memory.byteSize();
    }

    @Override
    int setInformation(CallBlock call, long fd, int mask, int flags) {
        return result(api.setHandleInformation(call, fd, mask, flags));
    }

    @Override
    int information(CallBlock call, long fd, int[] flags) {
        int result = api.handleInformation(call, fd, call.value);
        if (result == 0) {
            flags[0] = call.value.get(JAVA_INT, 0);
        }
        return result(result);
    }
}

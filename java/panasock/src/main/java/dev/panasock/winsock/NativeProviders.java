package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.FROM_PROTOCOL_INFO;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.windows.generated._WSAPROTOCOL_INFOW;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.WinsockApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The transports of Windows. */
final class NativeProviders extends Providers {
    private static final int SIZE = (int) _WSAPROTOCOL_INFOW.sizeof();

    private final WinsockApi api;

    NativeProviders(WinsockApi api) {
        this.api = api;
    }

    private static int failed(long result) {
        return LastError.fail((int) -result, (int) -result);
    }

    @Override
    SOCKET socket(CallBlock call, int family, int type, int protocol, WSAPROTOCOL_INFOW info, int group, int flags) {
        MemorySegment memory = NULL;
        if (info != null) {
            memory = call.scratch(SIZE).asSlice(0, SIZE).copyFrom(info.memory);
        }
        long made = api.socket(call, family, type, protocol, memory, group, flags);
        if (made < 0) {
            failed(made);
            return SOCKET.INVALID;
        }
        return SOCKET.made(made, family == FROM_PROTOCOL_INFO && info != null ? info.iAddressFamily() : family,
                type == FROM_PROTOCOL_INFO && info != null ? info.iSocketType() : type, Stage.FRESH);
    }

    @Override
    int duplicate(CallBlock call, long fd, int process, WSAPROTOCOL_INFOW info) {
        if (info == null) {
            int result = api.duplicate(call, fd, process, NULL);
            return result < 0 ? failed(result) : result;
        }
        MemorySegment memory = call.scratch(SIZE).asSlice(0, SIZE);
        int result = api.duplicate(call, fd, process, memory);
        if (result < 0) {
            return failed(result);
        }
        info.memory.copyFrom(memory);
        return result;
    }

    @Override
    int enumerate(CallBlock call, int[] protocols, WSAPROTOCOL_INFOW[] buffer, int[] length) {
        int capacity = capacity(buffer, length, SIZE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = protocols == null ? NULL : arena.allocate(JAVA_INT, count(protocols) + 1L);
            for (int i = 0; i < wanted.byteSize() / Integer.BYTES; i++) {
                wanted.setAtIndex(JAVA_INT, i, protocols[i]);
            }
            MemorySegment memory = capacity == 0 ? NULL : arena.allocate((long) capacity * SIZE, Long.BYTES);
            MemorySegment size = arena.allocateFrom(JAVA_INT, capacity * SIZE);
            int count = api.enumProtocols(call, wanted, memory, size);
            length[0] = size.get(JAVA_INT, 0);
            if (count < 0) {
                return failed(count);
            }
            for (int i = 0; i < count; i++) {
                buffer[i].memory.copyFrom(memory.asSlice((long) i * SIZE, SIZE));
            }
            return count;
        }
    }
}

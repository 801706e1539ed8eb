package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSA_INVALID_HANDLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** WSAIoctl, whose memory of any kind goes through native memory, and what kernel32 does with a socket. */
final class ControlCalls {
    private ControlCalls() {
    }

    static int ioctl(SOCKET s, int code, MemorySegment in, int inSize, MemorySegment out, int outSize,
            int[] returned) {
        return Calls.on(s, (winsock, call, fd) -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment given = copy(arena, in, inSize);
                MemorySegment taken = copy(arena, out, outSize);
                if (given != null) {
                    MemorySegment.copy(in, 0, given, 0, inSize);
                }
                int result = winsock.controls().ioctl(call, s, fd, code, given, taken, returned);
                if (taken != null) {
                    MemorySegment.copy(taken, 0, out, 0, outSize);
                }
                return result;
            }
        });
    }

    /** Null for NULL and for nothing, which Winsock cannot tell from NULL. */
    private static MemorySegment copy(Arena arena, MemorySegment memory, int size) {
        if (memory == null || size == 0) {
            return null;
        }
        Objects.checkFromIndexSize(0, size, memory.byteSize());
        return arena.allocate(size, Long.BYTES);
    }

    static boolean setInformation(SOCKET s, int mask, int flags) {
        return onHandle(s, (winsock, call, fd) -> winsock.controls().setInformation(call, fd, mask, flags));
    }

    static boolean information(SOCKET s, int[] flags) {
        Objects.requireNonNull(flags, "lpdwFlags");
        return onHandle(s, (winsock, call, fd) -> winsock.controls().information(call, fd, flags));
    }

    /** A BOOL, of kernel32: what is closed is an invalid handle and not a socket. */
    private static boolean onHandle(SOCKET s, Calls.OnSocket body) {
        int result = Calls.on(s, body);
        if (result == SOCKET_ERROR && LastError.code() == WinsockConstants.WSAENOTSOCK) {
            LastError.fail(WSA_INVALID_HANDLE, LastError.nativeNumber());
        }
        return result != SOCKET_ERROR;
    }
}

package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Mswsock;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._OVERLAPPED;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * Sends a part of a file and waits for its end. The OVERLAPPED lies in the block of the thread, which does not return
 * before the system is done with it; its event keeps the completion from a port that the socket may have.
 */
final class SentFile {
    /** The most that TransmitFile takes. */
    private static final long LARGEST = Integer.MAX_VALUE - 1;
    private static final int CHUNK = 64 * 1024;
    // In the block's value, behind the OVERLAPPED.
    private static final long TRANSFERRED = _OVERLAPPED.sizeof();
    private static final long FLAGS = TRANSFERRED + Integer.BYTES;
    private static final long AWAITED = FLAGS + Integer.BYTES;

    private SentFile() {
    }

    /** {@code TransmitFile}, which sends all or nothing unless it is ended. */
    static long transmit(CallBlock call, long s, long file, long offset, long count) {
        long length = Math.min(left(call, file, offset, count), LARGEST);
        if (length <= 0) {
            return length;
        }
        MemorySegment function = ExtensionFunctions.TRANSMIT_FILE.address(call, s);
        if (function == null) {
            return -CallState.wsaGetLastError(call.state);
        }
        long event = CompletionApi.createEvent(call);
        if (event < 0) {
            return event;
        }
        MemorySegment slot = call.value;
        OverlappedApi.prepare(slot, event, offset);
        int done = Mswsock.TransmitFile(call.state, function, s, MemorySegment.ofAddress(file), (int) length, 0, slot,
                NULL, 0);
        int error = done != 0 ? 0 : CallState.wsaGetLastError(call.state);
        long result = done == 0 && error != sockets_h.WSA_IO_PENDING() ? -error : transmitted(call, s, slot);
        CompletionApi.closeEvent(call, event);
        return result;
    }

    /** What was sent before an error counts. */
    private static long transmitted(CallBlock call, long s, MemorySegment slot) {
        int done = Ws2_32.WSAGetOverlappedResult(call.state, s, slot, slot.asSlice(TRANSFERRED, Integer.BYTES), 1,
                slot.asSlice(FLAGS, Integer.BYTES));
        int error = done != 0 ? 0 : CallState.wsaGetLastError(call.state);
        long sent = OverlappedApi.transferred(slot);
        return sent > 0 ? sent : -error;
    }

    /** {@code ReadFile} and {@code send} of a piece. What is not sent is read again next time. */
    static long readAndSend(CallBlock call, long s, long file, long offset, long count) {
        long length = left(call, file, offset, Math.min(count, CHUNK));
        if (length <= 0) {
            return length;
        }
        MemorySegment piece = call.scratch(CHUNK);
        long read = read(call, file, offset, piece, (int) length);
        if (read <= 0) {
            return read;
        }
        int sent = Ws2_32.send(call.state, s, piece, (int) read, 0);
        return sent >= 0 ? sent : -CallState.wsaGetLastError(call.state);
    }

    private static long read(CallBlock call, long file, long offset, MemorySegment into, int length) {
        long event = CompletionApi.createEvent(call);
        if (event < 0) {
            return event;
        }
        MemorySegment slot = call.value;
        OverlappedApi.prepare(slot, event, offset);
        int done = Kernel32.ReadFile(call.state, MemorySegment.ofAddress(file), into, length, NULL, slot);
        int error = done != 0 ? 0 : CallState.getLastError(call.state);
        if (error == sockets_h.ERROR_IO_PENDING()) {
            slot.set(JAVA_LONG, AWAITED, event);
            CompletionApi.waitAny(call, slot.asSlice(AWAITED, Long.BYTES), 1, CompletionApi.INFINITE);
            int status = OverlappedApi.status(slot);
            error = status == 0 ? 0 : CompletionApi.win32Error(call, status);
        }
        CompletionApi.closeEvent(call, event);
        return error == 0 ? OverlappedApi.transferred(slot)
                : error == sockets_h.ERROR_HANDLE_EOF() ? 0 : -error;
    }

    /** How much of a part there is: for 0 bytes, and for some behind the end, TransmitFile would do something else. */
    private static long left(CallBlock call, long file, long offset, long count) {
        MemorySegment size = call.value;
        if (Kernel32.GetFileSizeEx(call.state, MemorySegment.ofAddress(file), size) == 0) {
            return -CallState.getLastError(call.state);
        }
        return Math.max(0, Math.min(count, size.get(JAVA_LONG, 0) - offset));
    }
}

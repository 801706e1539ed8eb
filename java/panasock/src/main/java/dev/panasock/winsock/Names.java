package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that the resolver gives. */
final class Names {
    private Names() {
    }

    static int of(Winsock winsock, CallBlock call, MemorySegment name, int length, byte[] host, int hostSize,
            byte[] service, int serviceSize, int flags) {
        long hostRoom = room(host, hostSize);
        long serviceRoom = room(service, serviceSize);
        MemorySegment both = call.scratch(hostRoom + serviceRoom);
        MemorySegment hostText = hostRoom == 0 ? MemorySegment.NULL : both.asSlice(0, hostRoom);
        MemorySegment serviceText = serviceRoom == 0 ? MemorySegment.NULL : both.asSlice(hostRoom, serviceRoom);
        int error = winsock.getnameinfo(call, name, length, hostText, serviceText, flags);
        if (error == 0) {
            copy(hostText, host);
            copy(serviceText, service);
        }
        return error;
    }

    private static long room(byte[] array, int size) {
        return array == null ? 0 : Objects.checkFromIndexSize(0, size, array.length) + size;
    }

    private static void copy(MemorySegment from, byte[] to) {
        if (from.byteSize() > 0) {
            byte[] text = from.getString(0).getBytes(StandardCharsets.UTF_8);
            MemorySegment.copy(from, JAVA_BYTE, 0, to, 0, text.length + 1);
        }
    }

    static String message(int code) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            String text = Startup.known().resolverMessage(call, code);
            if (text != null && !text.isBlank()) {
                return text;
            }
        } finally {
            thread.release();
        }
        ErrorTable.Row row = ErrorTable.row(OperatingSystem.WINDOWS, code);
        return row == null ? "Unknown error " + code : row.text();
    }

    static String string(byte[] chars) {
        int end = 0;
        while (end < chars.length && chars[end] != 0) {
            end++;
        }
        return new String(chars, 0, end, StandardCharsets.UTF_8);
    }
}

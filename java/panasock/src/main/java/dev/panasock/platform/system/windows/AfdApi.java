package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Ntdll;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated.AFD_POLL_HANDLE_INFO;
import dev.panasock.bindings.windows.generated.AFD_POLL_INFO;
import dev.panasock.bindings.windows.generated._OBJECT_ATTRIBUTES;
import dev.panasock.bindings.windows.generated._OVERLAPPED;
import dev.panasock.bindings.windows.generated._UNICODE_STRING;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Polls of AFD, the driver under Winsock: an overlapped operation that ends when a socket is ready. The socket itself
 * is not associated with a port; the handle of the driver is. The structures are those of {@code afd.h}, which no
 * system header proves. Results are values or negative errors.
 */
final class AfdApi {
    /** The memory of one poll: its OVERLAPPED, and behind it what is wanted and what is reported. */
    static final long POLL_SIZE = _OVERLAPPED.sizeof() + AFD_POLL_INFO.sizeof();

    private static final String DEVICE = "\\Device\\Afd\\Panasock";
    private static final long INFO = _OVERLAPPED.sizeof();
    private static final int INFO_SIZE = (int) AFD_POLL_INFO.sizeof();
    private static final long TIMEOUT = INFO + AFD_POLL_INFO.Timeout$offset();
    private static final long COUNT = INFO + AFD_POLL_INFO.NumberOfHandles$offset();
    private static final long EXCLUSIVE = INFO + AFD_POLL_INFO.Exclusive$offset();
    private static final long HANDLE = INFO + AFD_POLL_INFO.Handles$offset() + AFD_POLL_HANDLE_INFO.Handle$offset();
    private static final long ASKED = INFO + AFD_POLL_INFO.Handles$offset() + AFD_POLL_HANDLE_INFO.Events$offset();
    private static final long STATUS = INFO + AFD_POLL_INFO.Handles$offset() + AFD_POLL_HANDLE_INFO.Status$offset();

    private AfdApi() {
    }

    /** {@code NtOpenFile}: a handle of the driver. The name below the device is free. */
    static long open(CallBlock call) {
        byte[] text = DEVICE.getBytes(StandardCharsets.UTF_16LE);
        MemorySegment memory = call.scratch(1024).fill((byte) 0);
        MemorySegment name = memory.asSlice(512, text.length);
        name.copyFrom(MemorySegment.ofArray(text));
        MemorySegment string = memory.asSlice(256, _UNICODE_STRING.sizeof());
        string.set(JAVA_SHORT, _UNICODE_STRING.Length$offset(), (short) text.length);
        string.set(JAVA_SHORT, _UNICODE_STRING.MaximumLength$offset(), (short) text.length);
        string.set(JAVA_LONG, _UNICODE_STRING.Buffer$offset(), name.address());
        MemorySegment attributes = memory.asSlice(128, _OBJECT_ATTRIBUTES.sizeof());
        attributes.set(JAVA_INT, _OBJECT_ATTRIBUTES.Length$offset(), (int) _OBJECT_ATTRIBUTES.sizeof());
        attributes.set(JAVA_LONG, _OBJECT_ATTRIBUTES.ObjectName$offset(), string.address());
        MemorySegment outcome = memory.asSlice(64, 64);
        int status = Ntdll.NtOpenFile(call.state, memory, sockets_h.SYNCHRONIZE(), attributes, outcome,
                sockets_h.FILE_SHARE_READ() | sockets_h.FILE_SHARE_WRITE(), 0);
        return status < 0 ? -Ntdll.RtlNtStatusToDosError(call.state, status) : memory.get(JAVA_LONG, 0);
    }

    /** The socket of the driver for a number. SO_TYPE is read first: SIO_BASE_HANDLE of a non-socket may not fail. */
    static long socket(SocketApi api, CallBlock call, long s) {
        call.length(Integer.BYTES);
        int result = api.getsockopt(call, s, sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), call.value,
                call.length);
        return result < 0 ? result : baseHandle(call, s);
    }

    /**
     * {@code WSAIoctl(SIO_BASE_HANDLE)}: the socket of the driver below those of layered providers. Some of these do
     * not answer; {@code SIO_BSP_HANDLE_POLL} returns what is below them.
     */
    private static long baseHandle(CallBlock call, long s) {
        long upper = s;
        while (true) {
            long base = ask(call, upper, sockets_h.SIO_BASE_HANDLE());
            if (base > 0 || base == -sockets_h.WSAENOTSOCK()) {
                return base;
            }
            long lower = ask(call, upper, sockets_h.SIO_BSP_HANDLE_POLL());
            if (lower <= 0 || lower == upper) {
                return base;
            }
            upper = lower;
        }
    }

    private static long ask(CallBlock call, long s, int what) {
        int result = Ws2_32.WSAIoctl(call.state, s, what, NULL, 0, call.value, Long.BYTES, call.length, NULL, NULL);
        return result == 0 ? call.value.get(JAVA_LONG, 0) : -CallState.wsaGetLastError(call.state);
    }

    /**
     * {@code DeviceIoControl(IOCTL_AFD_POLL)}: begins a poll without a time limit, or returns a negative error. Its end
     * is queued to the port of the driver's handle, also if it has ended at once; until it is dequeued the system may
     * write to the memory.
     */
    static int poll(CallBlock call, MemorySegment afd, MemorySegment memory, long base, int events) {
        memory.fill((byte) 0);
        memory.set(JAVA_LONG, TIMEOUT, Long.MAX_VALUE);
        memory.set(JAVA_INT, COUNT, 1);
        memory.set(JAVA_INT, EXCLUSIVE, 0);
        memory.set(JAVA_LONG, HANDLE, base);
        memory.set(JAVA_INT, ASKED, events);
        memory.set(JAVA_INT, STATUS, 0);
        MemorySegment info = memory.asSlice(INFO, INFO_SIZE);
        int done =
                Kernel32.DeviceIoControl(call.state, afd, sockets_h.IOCTL_AFD_POLL(), info, INFO_SIZE, info, INFO_SIZE,
                        NULL, memory);
        if (done != 0) {
            return 0;
        }
        int error = CallState.getLastError(call.state);
        return error == sockets_h.ERROR_IO_PENDING() ? 0 : -error;
    }

    /** {@code CancelIoEx} of one poll. Its end is queued all the same. */
    static void cancel(CallBlock call, MemorySegment afd, MemorySegment memory) {
        Kernel32.CancelIoEx(call.state, afd, memory);
    }

    /** What a poll that has ended reports; 0 if it was cancelled or failed. */
    static int reported(MemorySegment memory) {
        boolean failed = (int) memory.get(JAVA_LONG, _OVERLAPPED.Internal$offset()) < 0;
        return failed || memory.get(JAVA_INT, COUNT) == 0 ? 0 : memory.get(JAVA_INT, ASKED);
    }
}

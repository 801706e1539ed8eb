package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Ntdll;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._OVERLAPPED_ENTRY;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Completion ports and events, and the files that are sent. Results are values or negative errors. */
public final class CompletionApi {
    /** The size of one entry of a batch. */
    public static final long ENTRY_SIZE = _OVERLAPPED_ENTRY.sizeof();
    /** A time without end. */
    public static final int INFINITE = sockets_h.INFINITE();
    /** The most events that one call waits for. */
    public static final int MAXIMUM_EVENTS = sockets_h.WSA_MAXIMUM_WAIT_EVENTS();
    /** FILE_SKIP_COMPLETION_PORT_ON_SUCCESS. */
    public static final int SKIP_PORT_ON_SUCCESS = sockets_h.FILE_SKIP_COMPLETION_PORT_ON_SUCCESS();
    /** FILE_SKIP_SET_EVENT_ON_HANDLE. */
    public static final int SKIP_SET_EVENT = sockets_h.FILE_SKIP_SET_EVENT_ON_HANDLE();

    private static final MemorySegment NO_FILE = MemorySegment.ofAddress(-1);

    private CompletionApi() {
    }

    private static int result(CallBlock call, int done) {
        return done != 0 ? 0 : -CallState.getLastError(call.state);
    }

    /** {@code CreateIoCompletionPort} without a file: a new port. Concurrency 0 is the number of processors. */
    public static long createPort(CallBlock call, int concurrency) {
        long port = Kernel32.CreateIoCompletionPort(call.state, NO_FILE, NULL, 0, concurrency);
        return port != 0 ? port : -CallState.getLastError(call.state);
    }

    /** {@code CreateIoCompletionPort} with a file, for good: ERROR_INVALID_PARAMETER if the file has a port. */
    public static int associate(CallBlock call, MemorySegment port, long s, long key) {
        return result(call,
                (int) Kernel32.CreateIoCompletionPort(call.state, MemorySegment.ofAddress(s), port, key, 0));
    }

    /** {@code GetQueuedCompletionStatusEx}: how many completions, 0 for the time-out. */
    public static int get(CallBlock call, MemorySegment port, MemorySegment entries, int capacity, int millis) {
        int done = Kernel32.GetQueuedCompletionStatusEx(call.state, port, entries, capacity, call.length, millis, 0);
        if (done != 0) {
            return call.length();
        }
        int error = CallState.getLastError(call.state);
        return error == sockets_h.WAIT_TIMEOUT() ? 0 : -error;
    }

    /** The key of an entry. */
    public static long key(MemorySegment entries, int index) {
        return entries.get(JAVA_LONG, index * ENTRY_SIZE + _OVERLAPPED_ENTRY.lpCompletionKey$offset());
    }

    /** The address of the OVERLAPPED of an entry. */
    public static long overlapped(MemorySegment entries, int index) {
        return entries.get(JAVA_LONG, index * ENTRY_SIZE + _OVERLAPPED_ENTRY.lpOverlapped$offset());
    }

    /** The number of bytes of an entry. */
    public static int bytes(MemorySegment entries, int index) {
        return entries.get(JAVA_INT, index * ENTRY_SIZE + _OVERLAPPED_ENTRY.dwNumberOfBytesTransferred$offset());
    }

    /** {@code PostQueuedCompletionStatus}; all three values are free. */
    public static int post(CallBlock call, MemorySegment port, int bytes, long key, long overlapped) {
        return result(call, Kernel32.PostQueuedCompletionStatus(call.state, port, bytes, key,
                MemorySegment.ofAddress(overlapped)));
    }

    /** {@code SetFileCompletionNotificationModes} with FILE_SKIP_ flags. */
    public static int notificationModes(CallBlock call, long s, int modes) {
        return result(call,
                Kernel32.SetFileCompletionNotificationModes(call.state, MemorySegment.ofAddress(s), (byte) modes));
    }

    /** {@code CloseHandle} of a port or a file. */
    public static int closeHandle(CallBlock call, long handle) {
        return result(call, Kernel32.CloseHandle(call.state, MemorySegment.ofAddress(handle)));
    }

    /** {@code WSACreateEvent}: an event that is reset by hand. */
    public static long createEvent(CallBlock call) {
        long event = Ws2_32.WSACreateEvent(call.state);
        return event != 0 ? event : -CallState.wsaGetLastError(call.state);
    }

    /** {@code WSASetEvent} or {@code WSAResetEvent}. */
    public static int setEvent(CallBlock call, long event, boolean set) {
        MemorySegment handle = MemorySegment.ofAddress(event);
        int done = set ? Ws2_32.WSASetEvent(call.state, handle) : Ws2_32.WSAResetEvent(call.state, handle);
        return done != 0 ? 0 : -CallState.wsaGetLastError(call.state);
    }

    /** {@code WSACloseEvent}. */
    public static void closeEvent(CallBlock call, long event) {
        Ws2_32.WSACloseEvent(call.state, MemorySegment.ofAddress(event));
    }

    /** {@code WSAWaitForMultipleEvents}: the index of the first event that is set, {@code count} for the time-out. */
    public static int waitAny(CallBlock call, MemorySegment events, int count, int millis) {
        int result = Ws2_32.WSAWaitForMultipleEvents(call.state, count, events, 0, millis, 0);
        if (result == sockets_h.WSA_WAIT_FAILED()) {
            return -CallState.wsaGetLastError(call.state);
        }
        return result == sockets_h.WSA_WAIT_TIMEOUT() ? count : result - sockets_h.WSA_WAIT_EVENT_0();
    }

    /** {@code RtlNtStatusToDosError}. */
    public static int win32Error(CallBlock call, int status) {
        return Ntdll.RtlNtStatusToDosError(call.state, status);
    }

    /** {@code CreateFileW}: a file to be read from its start to its end by overlapped operations. */
    public static long openFile(CallBlock call, String path) {
        byte[] text = (path + "\0").getBytes(StandardCharsets.UTF_16LE);
        MemorySegment name = call.scratch(text.length);
        MemorySegment.copy(MemorySegment.ofArray(text), 0, name, 0, text.length);
        long file = Kernel32.CreateFileW(call.state, name, sockets_h.GENERIC_READ(), sockets_h.FILE_SHARE_READ(), NULL,
                sockets_h.OPEN_EXISTING(), sockets_h.FILE_FLAG_OVERLAPPED() | sockets_h.FILE_FLAG_SEQUENTIAL_SCAN(),
                NULL);
        return file != NO_FILE.address() ? file : -CallState.getLastError(call.state);
    }
}

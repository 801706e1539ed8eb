package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.generated._PROCESS_INFORMATION;
import dev.panasock.bindings.windows.generated._STARTUPINFOEXW;
import dev.panasock.bindings.windows.generated._STARTUPINFOW;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.ProcessApi;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Child processes by {@code CreateProcessW} of {@code kernel32.dll}. A list of handles says what the child inherits:
 * without it, it would inherit all handles of this process that are inheritable.
 */
public final class WindowsProcessApi extends ProcessApi {
    private static final String NULL_DEVICE = "NUL";
    private static final int[] STANDARD_HANDLES = {sockets_h.STD_INPUT_HANDLE(), sockets_h.STD_OUTPUT_HANDLE(),
        sockets_h.STD_ERROR_HANDLE()};
    private static final int ENDED_BY_PARENT = 1;

    private final SocketApi sockets;

    /** With the socket calls of the same system. */
    public WindowsProcessApi(SocketApi sockets) {
        this.sockets = sockets;
    }

    private static int result(CallBlock call, int success) {
        return success == 0 ? -CallState.getLastError(call.state) : 0;
    }

    private static MemorySegment handle(long number) {
        return MemorySegment.ofAddress(number);
    }

    @Override
    public String startFunction() {
        return "CreateProcessW";
    }

    @Override
    public long start(CallBlock call, ChildPlan plan, long[] pid) {
        long nothing = openNothing(call);
        if (nothing < 0) {
            return nothing;
        }
        try (Arena arena = Arena.ofConfined()) {
            long[] streams = new long[STANDARD_HANDLES.length];
            for (int i = INPUT; i <= MESSAGES; i++) {
                streams[i] = plan.sockets().getOrDefault(i, i == MESSAGES ? ownErrors(call, nothing) : nothing);
            }
            MemorySegment inherited = arena.allocateFrom(JAVA_LONG,
                    LongStream.concat(LongStream.of(streams),
                            plan.sockets().values().stream().mapToLong(Long::longValue)).distinct().toArray());
            int result = makeInheritable(call, inherited);
            return result < 0 ? result : start(call, arena, plan, streams, inherited, pid);
        } finally {
            Kernel32.CloseHandle(call.state, handle(nothing));
        }
    }

    private static long openNothing(CallBlock call) {
        MemorySegment name = call.scratch((NULL_DEVICE.length() + 1L) * Character.BYTES);
        name.setString(0, NULL_DEVICE, StandardCharsets.UTF_16LE);
        long nothing = Kernel32.CreateFileW(call.state, name, sockets_h.GENERIC_READ() | sockets_h.GENERIC_WRITE(),
                sockets_h.FILE_SHARE_READ() | sockets_h.FILE_SHARE_WRITE(), NULL, sockets_h.OPEN_EXISTING(), 0, NULL);
        return nothing == SocketApi.INVALID ? -CallState.getLastError(call.state) : nothing;
    }

    private long ownErrors(CallBlock call, long nothing) {
        long own = standardStream(call, MESSAGES);
        return own == SocketApi.INVALID ? nothing : own;
    }

    private static int makeInheritable(CallBlock call, MemorySegment handles) {
        for (long i = 0; i < handles.byteSize() / Long.BYTES; i++) {
            int result =
                    result(call, Kernel32.SetHandleInformation(call.state, handle(handles.getAtIndex(JAVA_LONG, i)),
                            sockets_h.HANDLE_FLAG_INHERIT(), sockets_h.HANDLE_FLAG_INHERIT()));
            if (result < 0) {
                return result;
            }
        }
        return 0;
    }

    private static long start(CallBlock call, Arena arena, ChildPlan plan, long[] streams, MemorySegment inherited,
            long[] pid) {
        MemorySegment size = arena.allocate(JAVA_LONG);
        // Fails, and tells the size of a list with one attribute.
        Kernel32.InitializeProcThreadAttributeList(call.state, NULL, 1, 0, size);
        MemorySegment attributes = arena.allocate(size.get(JAVA_LONG, 0), ADDRESS.byteAlignment());
        int result = result(call, Kernel32.InitializeProcThreadAttributeList(call.state, attributes, 1, 0, size));
        if (result < 0) {
            return result;
        }
        try {
            result = result(call, Kernel32.UpdateProcThreadAttribute(call.state, attributes, 0,
                    sockets_h.PROC_THREAD_ATTRIBUTE_HANDLE_LIST(), inherited, inherited.byteSize(), NULL, NULL));
            return result < 0 ? result : create(call, arena, plan, startup(arena, streams, attributes), pid);
        } finally {
            Kernel32.DeleteProcThreadAttributeList(call.state, attributes);
        }
    }

    private static MemorySegment startup(Arena arena, long[] streams, MemorySegment attributes) {
        MemorySegment startup = _STARTUPINFOEXW.allocate(arena);
        MemorySegment info = _STARTUPINFOEXW.StartupInfo(startup);
        _STARTUPINFOW.cb(info, (int) _STARTUPINFOEXW.sizeof());
        _STARTUPINFOW.dwFlags(info, sockets_h.STARTF_USESTDHANDLES());
        _STARTUPINFOW.hStdInput(info, handle(streams[INPUT]));
        _STARTUPINFOW.hStdOutput(info, handle(streams[OUTPUT]));
        _STARTUPINFOW.hStdError(info, handle(streams[MESSAGES]));
        _STARTUPINFOEXW.lpAttributeList(startup, attributes);
        return startup;
    }

    private static long create(CallBlock call, Arena arena, ChildPlan plan, MemorySegment startup, long[] pid) {
        MemorySegment made = _PROCESS_INFORMATION.allocate(arena);
        int result = result(call, Kernel32.CreateProcessW(call.state, NULL,
                wide(arena, WindowsCommandLine.of(plan.command())), NULL, NULL, 1,
                sockets_h.CREATE_UNICODE_ENVIRONMENT() | sockets_h.EXTENDED_STARTUPINFO_PRESENT(),
                wide(arena, block(plan.environment())), plan.directory() == null ? NULL : wide(arena, plan.directory()),
                startup, made));
        if (result < 0) {
            return result;
        }
        Kernel32.CloseHandle(call.state, _PROCESS_INFORMATION.hThread(made));
        pid[0] = _PROCESS_INFORMATION.dwProcessId(made);
        return _PROCESS_INFORMATION.hProcess(made).address();
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    /** Sorted, as Windows wants it; each ends with a NUL, the last one with two. */
    private static String block(Map<String, String> environment) {
        List<String> variables = new TreeMap<>(environment).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\0").toList();
        return variables.isEmpty() ? "\0" : String.join("", variables);
    }

    @Override
    public long numberInChild(int descriptor, long socket) {
        return socket;
    }

    /**
     * Winsock, and Wine's still more, knows only the sockets that were made in this process: an inherited one is opened
     * anew.
     */
    @Override
    public long take(CallBlock call, long inherited) {
        long socket = sockets.duplicate(call, inherited, 0);
        if (socket >= 0) {
            Kernel32.CloseHandle(call.state, handle(inherited));
        }
        return socket;
    }

    @Override
    public int awaitEnd(CallBlock call, long process) {
        int waited = Kernel32.WaitForSingleObject(call.state, handle(process), sockets_h.INFINITE());
        return waited == sockets_h.WAIT_OBJECT_0() ? 0 : -CallState.getLastError(call.state);
    }

    @Override
    public int collect(CallBlock call, long process, int[] status) {
        int result = result(call, Kernel32.GetExitCodeProcess(call.state, handle(process), call.value));
        status[0] = call.value.get(JAVA_INT, 0);
        Kernel32.CloseHandle(call.state, handle(process));
        return result;
    }

    @Override
    public int end(CallBlock call, long process, boolean forcibly) {
        return result(call, Kernel32.TerminateProcess(call.state, handle(process), ENDED_BY_PARENT));
    }

    @Override
    public boolean endsNormally() {
        return false;
    }

    @Override
    public long standardStream(CallBlock call, int stream) {
        long handle = Kernel32.GetStdHandle(call.state, STANDARD_HANDLES[stream]);
        return handle == 0 ? SocketApi.INVALID : handle;
    }
}

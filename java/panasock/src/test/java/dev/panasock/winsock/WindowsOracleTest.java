package dev.panasock.winsock;

import static dev.panasock.oracle.CFunctions.call;
import static dev.panasock.oracle.CFunctions.callForBool;
import static dev.panasock.oracle.CFunctions.callForPointer;
import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.sun.jna.Pointer;
import dev.panasock.SocketHandle;
import dev.panasock.oracle.CFunctions.Outcome;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@link OracleTest} for what only Windows has: a test for each function, of its name, with a success and two failures through JNA and here. */
class WindowsOracleTest extends WinsockFixture {
    static final Set<String> FUNCTIONS = Set.of("WSAAccept", "WSASocketW", "WSADuplicateSocketW", "WSAEnumProtocolsW",
            "WSAIoctl", "SetHandleInformation", "GetHandleInformation", "WSACreateEvent", "WSACloseEvent",
            "WSASetEvent",
            "WSAResetEvent", "WSAEventSelect", "WSAEnumNetworkEvents", "WSAWaitForMultipleEvents");
    private static final Pointer NO_HANDLE = new Pointer(0xdead_bee0L);

    private final Arena arena = Arena.ofAuto();

    @Test
    void everyFunctionHasATest() {
        assertEquals(new TreeSet<>(FUNCTIONS), Arrays.stream(getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EnabledOnOs.class)).map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static long fd(SOCKET s) {
        return s.number();
    }

    private static Pointer pointer(SOCKET s) {
        return new Pointer(s.number());
    }

    private static Pointer pointer(WSAEVENT event) {
        return new Pointer(event.handle());
    }

    private static void bothFail(Outcome c, IntSupplier winsock) {
        assertEquals(-1, c.result(), "C succeeded");
        fails(c.error(), winsock);
    }

    private static void neitherMakes(Outcome c, Supplier<SOCKET> winsock) {
        assertEquals(-1, c.result(), "C succeeded");
        failsToMake(c.error(), winsock);
    }

    private static void bothSay(boolean success, Outcome c, BooleanSupplier winsock) {
        assertEquals(success, c.result() != 0, () -> "C says " + c);
        WSASetLastError(0);
        assertEquals(success, winsock.getAsBoolean());
        assertEquals(c.error(), WSAGetLastError());
    }

    private void made(Outcome c, SOCKET s) {
        assertNotEquals(-1, c.result(), () -> "C failed: " + c);
        closedAfterTest(SOCKET.of(SocketHandle.adopt(c.result())));
        assertNotSame(INVALID_SOCKET, closedAfterTest(s), () -> "last error " + WSAGetLastError());
    }

    private WSAEVENT event() {
        return Winsock2.WSACreateEvent();
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAAccept() {
        LPCONDITIONPROC accept = (caller, data, callee, context) -> CF_ACCEPT;
        SOCKET listener = listener();
        connectTo(tcp(), listener);
        connectTo(tcp(), listener);
        made(call("WSAAccept", fd(listener), null, null, null, 0L),
                Winsock2.WSAAccept(listener, null, null, accept, 0));
        SOCKET fresh = bound(AF_INET, SOCK_STREAM);
        neitherMakes(call("WSAAccept", fd(fresh), null, null, null, 0L),
                () -> Winsock2.WSAAccept(fresh, null, null, accept, 0));
        neitherMakes(call("WSAAccept", fd(notOpen()), null, null, null, 0L),
                () -> Winsock2.WSAAccept(notOpen(), null, null, accept, 0));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSASocketW() {
        made(call("WSASocketW", AF_INET, SOCK_STREAM, 0, null, 0, WSA_FLAG_OVERLAPPED),
                Winsock2.WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, WSA_FLAG_OVERLAPPED));
        neitherMakes(call("WSASocketW", AF_INET, SOCK_STREAM, 250, null, 0, 0),
                () -> Winsock2.WSASocketW(AF_INET, SOCK_STREAM, 250, null, 0, 0));
        neitherMakes(call("WSASocketW", 12345, SOCK_STREAM, 0, null, 0, 0),
                () -> Winsock2.WSASocketW(12345, SOCK_STREAM, 0, null, 0, 0));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSADuplicateSocketW() {
        SOCKET s = tcp();
        WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
        MemorySegment memory = arena.allocate(info.sizeof(), 8);
        int here = (int) ProcessHandle.current().pid();
        assertEquals(0, call("WSADuplicateSocketW", fd(s), here, memory).result());
        ok(Winsock2.WSADuplicateSocketW(s, here, info));
        assertEquals(new WSAPROTOCOL_INFOW(memory).szProtocol(), info.szProtocol());
        bothFail(call("WSADuplicateSocketW", fd(s), 0x7fff_fff0, memory),
                () -> Winsock2.WSADuplicateSocketW(s, 0x7fff_fff0, info));
        bothFail(call("WSADuplicateSocketW", fd(notOpen()), here, memory),
                () -> Winsock2.WSADuplicateSocketW(notOpen(), here, info));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAEnumProtocolsW() {
        int size = new WSAPROTOCOL_INFOW().sizeof();
        MemorySegment memory = arena.allocate(100L * size, 8);
        MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 100 * size);
        WSAPROTOCOL_INFOW[] infos = WSAPROTOCOL_INFOW.array(100 * size);
        int count = (int) call("WSAEnumProtocolsW", null, memory, length).result();
        assertEquals(count, Winsock2.WSAEnumProtocolsW(null, infos, new int[] {100 * size}));
        for (int i = 0; i < count; i++) {
            assertEquals(-1, memory.asSlice((long) i * size, size).mismatch(infos[i].segment()));
        }
        for (int room : new int[] {0, size}) {
            length.set(ValueLayout.JAVA_INT, 0, room);
            int[] needed = {room};
            bothFail(call("WSAEnumProtocolsW", null, memory, length),
                    () -> Winsock2.WSAEnumProtocolsW(null, infos, needed));
            assertEquals(length.get(ValueLayout.JAVA_INT, 0), needed[0]);
        }
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAIoctl() {
        SOCKET s = pair().server();
        MemorySegment out = arena.allocate(8, 8);
        MemorySegment count = arena.allocate(8, 8);
        int[] returned = {0};
        assertEquals(0, call("WSAIoctl", fd(s), FIONREAD, null, 0, out, 4, count, null, null).result());
        ok(Winsock2.WSAIoctl(s, FIONREAD, null, 0, new int[1], 4, returned));
        bothFail(call("WSAIoctl", fd(s), 0x1234, null, 0, out, 4, count, null, null),
                () -> Winsock2.WSAIoctl(s, 0x1234, null, 0, new int[1], 4, returned));
        bothFail(call("WSAIoctl", fd(s), FIONREAD, null, 0, null, 0, count, null, null),
                () -> Winsock2.WSAIoctl(s, FIONREAD, (int[]) null, 0, null, 0, returned));
        bothFail(call("WSAIoctl", fd(notOpen()), FIONREAD, null, 0, out, 4, count, null, null),
                () -> Winsock2.WSAIoctl(notOpen(), FIONREAD, null, 0, new int[1], 4, returned));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void SetHandleInformation() {
        SOCKET s = tcp();
        bothSay(true, callForBool("kernel32", "SetHandleInformation", pointer(s), HANDLE_FLAG_INHERIT, 1),
                () -> Winsock2.SetHandleInformation(s, HANDLE_FLAG_INHERIT, 1));
        bothSay(false, callForBool("kernel32", "SetHandleInformation", NO_HANDLE, HANDLE_FLAG_INHERIT, 1),
                () -> Winsock2.SetHandleInformation(notOpen(), HANDLE_FLAG_INHERIT, 1));
        bothSay(false, callForBool("kernel32", "SetHandleInformation", null, HANDLE_FLAG_INHERIT, 1),
                () -> Winsock2.SetHandleInformation(INVALID_SOCKET, HANDLE_FLAG_INHERIT, 1));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void GetHandleInformation() {
        SOCKET s = tcp();
        MemorySegment flags = arena.allocate(4, 4);
        int[] told = {-1};
        bothSay(true, callForBool("kernel32", "GetHandleInformation", pointer(s), flags),
                () -> Winsock2.GetHandleInformation(s, told));
        assertEquals(flags.get(ValueLayout.JAVA_INT, 0), told[0]);
        bothSay(false, callForBool("kernel32", "GetHandleInformation", NO_HANDLE, flags),
                () -> Winsock2.GetHandleInformation(notOpen(), told));
        bothSay(false, callForBool("kernel32", "GetHandleInformation", null, flags),
                () -> Winsock2.GetHandleInformation(INVALID_SOCKET, told));
    }

    /** Fails without memory only. */
    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSACreateEvent() {
        long event = callForPointer("WSACreateEvent").result();
        assertNotEquals(0, event);
        assertEquals(1, callForBool("ws2_32", "WSACloseEvent", new Pointer(event)).result());
        WSAEVENT here = Winsock2.WSACreateEvent();
        assertEquals(1, callForBool("ws2_32", "WSASetEvent", pointer(here)).result(), "C can use it");
        assertEquals(WSA_WAIT_EVENT_0, Winsock2.WSAWaitForMultipleEvents(1, new WSAEVENT[] {here}, false, 0, false));
        assertEquals(true, Winsock2.WSACloseEvent(here));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSACloseEvent() {
        WSAEVENT closed = event();
        bothSay(true, callForBool("ws2_32", "WSACloseEvent", new Pointer(callForPointer("WSACreateEvent").result())),
                () -> Winsock2.WSACloseEvent(closed));
        invalid("WSACloseEvent", () -> Winsock2.WSACloseEvent(closed));
    }

    private static void invalid(String function, BooleanSupplier winsock) {
        bothSay(false, callForBool("ws2_32", function, NO_HANDLE), winsock);
        bothSay(false, callForBool("ws2_32", function, (Object) null), winsock);
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSASetEvent() {
        WSAEVENT event = event();
        bothSay(true, callForBool("ws2_32", "WSASetEvent", pointer(event)), () -> Winsock2.WSASetEvent(event));
        assertEquals(true, Winsock2.WSACloseEvent(event));
        invalid("WSASetEvent", () -> Winsock2.WSASetEvent(event));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAResetEvent() {
        WSAEVENT event = event();
        bothSay(true, callForBool("ws2_32", "WSAResetEvent", pointer(event)), () -> Winsock2.WSAResetEvent(event));
        assertEquals(true, Winsock2.WSACloseEvent(event));
        invalid("WSAResetEvent", () -> Winsock2.WSAResetEvent(event));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAEventSelect() {
        SOCKET s = tcp();
        WSAEVENT event = event();
        assertEquals(0, call("WSAEventSelect", fd(s), pointer(event), FD_CONNECT).result());
        ok(Winsock2.WSAEventSelect(s, event, FD_CONNECT));
        bothFail(call("WSAEventSelect", fd(notOpen()), pointer(event), FD_READ),
                () -> Winsock2.WSAEventSelect(notOpen(), event, FD_READ));
        bothFail(call("WSAEventSelect", fd(s), null, FD_READ), () -> Winsock2.WSAEventSelect(s, null, FD_READ));
        assertEquals(true, Winsock2.WSACloseEvent(event));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAEnumNetworkEvents() {
        SOCKET s = tcp();
        WSANETWORKEVENTS events = new WSANETWORKEVENTS();
        MemorySegment memory = arena.allocate(events.sizeof(), 4);
        assertEquals(0, call("WSAEnumNetworkEvents", fd(s), null, memory).result());
        ok(Winsock2.WSAEnumNetworkEvents(s, null, events));
        bothFail(call("WSAEnumNetworkEvents", fd(notOpen()), null, memory),
                () -> Winsock2.WSAEnumNetworkEvents(notOpen(), null, events));
        // C is not asked: Wine ends the process.
        fails(WSAEFAULT, () -> Winsock2.WSAEnumNetworkEvents(s, null, null));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void WSAWaitForMultipleEvents() {
        WSAEVENT event = event();
        MemorySegment handles = arena.allocateFrom(ValueLayout.JAVA_LONG, event.handle(), 0xdead_bee0L);
        WSAEVENT closed = event();
        assertEquals(true, Winsock2.WSACloseEvent(closed));
        WSAEVENT[] events = {event, closed};
        assertEquals(call("WSAWaitForMultipleEvents", 1, handles, 0, 1, 0).result(),
                Winsock2.WSAWaitForMultipleEvents(1, events, false, 1, false));
        bothFail(call("WSAWaitForMultipleEvents", 2, handles, 0, 1, 0),
                () -> Winsock2.WSAWaitForMultipleEvents(2, events, false, 1, false));
        bothFail(call("WSAWaitForMultipleEvents", 0, handles, 0, 1, 0),
                () -> Winsock2.WSAWaitForMultipleEvents(0, events, false, 1, false));
        assertEquals(true, Winsock2.WSACloseEvent(event));
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code WSAIoctl}, {@code SetHandleInformation} and {@code GetHandleInformation}. */
class ControlFunctionsTest extends WinsockFixture {
    private final int[] returned = {-1};

    @Test
    void nonBlocking() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        ok(WSAIoctl(s, FIONBIO, new int[] {1}, Integer.BYTES, null, 0, returned));
        assertEquals(0, returned[0]);
        fails(WSAEWOULDBLOCK, () -> recv(s, new byte[1], 1, 0));
    }

    @Test
    void howMuchCanBeRead() {
        Pair pair = pair();
        assertEquals(5, send(pair.client(), bytes("hello"), 5, 0));
        awaitReadable(pair.server());
        int[] readable = {0};
        ok(WSAIoctl(pair.server(), FIONREAD, null, 0, readable, Integer.BYTES, returned));
        assertEquals(5, readable[0]);
        assertEquals(Integer.BYTES, returned[0]);
        int[] mark = {0};
        ok(WSAIoctl(pair.server(), SIOCATMARK, null, 0, mark, Integer.BYTES, returned));
        assertEquals(1, mark[0], "no urgent data");
    }

    @Test
    void probesOfAnIdleConnection() {
        SOCKET s = pair().client();
        tcp_keepalive values = new tcp_keepalive();
        values.onoff(1);
        values.keepalivetime(60_000);
        values.keepaliveinterval(1_500);
        ok(WSAIoctl(s, SIO_KEEPALIVE_VALS, values, sizeof(values), null, 0, returned));
        assertEquals(1, option(s, SOL_SOCKET, SO_KEEPALIVE));
        tcp_keepalive same = new tcp_keepalive(values.segment());
        assertEquals("1 60000 1500", same.onoff() + " " + same.keepalivetime() + " " + same.keepaliveinterval());
        values.onoff(0);
        ok(WSAIoctl(s, SIO_KEEPALIVE_VALS, values, sizeof(values), null, 0, returned));
        assertEquals(0, option(s, SOL_SOCKET, SO_KEEPALIVE));
        fails(WSAEFAULT, () -> WSAIoctl(s, SIO_KEEPALIVE_VALS, values, 4, null, 0, returned));
    }

    @Test
    void theSocketBelowAllLayers() {
        SOCKET s = tcp();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment base = arena.allocate(ValueLayout.JAVA_LONG);
            ok(WSAIoctl(s, SIO_BASE_HANDLE, null, 0, base, Long.BYTES, returned));
            assertEquals(s.handle().number(), base.get(ValueLayout.JAVA_LONG, 0));
            assertEquals(Long.BYTES, returned[0]);
        }
    }

    @Test
    void datagramsThatFoundNobodyAreNotTold() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        ok(WSAIoctl(s, SIO_UDP_CONNRESET, new int[] {0}, Integer.BYTES, null, 0, returned));
    }

    @Test
    void memoryThatDoesNotFit() {
        SOCKET s = tcp();
        fails(WSAEFAULT, () -> WSAIoctl(s, FIONBIO, (int[]) null, 0, null, 0, returned));
        fails(WSAEFAULT, () -> WSAIoctl(s, FIONREAD, (int[]) null, 0, null, 0, returned));
        fails(WSAEFAULT, () -> WSAIoctl(s, FIONREAD, null, 0, new int[1], Integer.BYTES, null));
        assertThrows(IndexOutOfBoundsException.class,
                () -> WSAIoctl(s, FIONREAD, null, 0, new int[1], 5, returned));
        assertThrows(IndexOutOfBoundsException.class,
                () -> WSAIoctl(s, FIONBIO, new int[1], -1, null, 0, returned));
        Arena arena = Arena.ofConfined();
        MemorySegment freed = arena.allocate(8);
        arena.close();
        assertThrows(IllegalStateException.class, () -> WSAIoctl(s, FIONBIO, freed, 4, null, 0, returned));
    }

    @Test
    void anUnknownCode() {
        SOCKET s = tcp();
        fails(WSAEOPNOTSUPP, () -> WSAIoctl(s, 0x1234, (int[]) null, 0, null, 0, returned));
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "there they work, or need rights")
    void whatOnlyWindowsHas() {
        SOCKET s = tcp();
        int[] codes = {SIO_ROUTING_INTERFACE_QUERY, SIO_ADDRESS_LIST_QUERY, SIO_GET_EXTENSION_FUNCTION_POINTER,
            SIO_LOOPBACK_FAST_PATH, SIO_TCP_INFO, SIO_RCVALL, SIO_IDEAL_SEND_BACKLOG_QUERY};
        for (int code : codes) {
            fails(WSAEOPNOTSUPP, () -> WSAIoctl(s, code, new int[8], 32, new int[64], 256, returned));
        }
        fails(WSAEOPNOTSUPP, () -> WSAIoctl(udp(), SIO_UDP_CONNRESET, new int[] {1}, 4, null, 0, returned));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void whatComesBackFromWindows() {
        SOCKET s = tcp();
        sockaddr_in to = address(INADDR_LOOPBACK, 0);
        sockaddr_in through = new sockaddr_in();
        ok(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, to, sizeof(to), through, sizeof(through), returned));
        assertEquals(sizeof(through), returned[0]);
        assertEquals(AF_INET, through.sin_family());
    }

    @Test
    void inheritanceIsSwitched() {
        SOCKET s = tcp();
        int[] flags = {-1};
        assertTrue(GetHandleInformation(s, flags));
        assertEquals(0, flags[0], "sockets are not inherited");
        assertTrue(SetHandleInformation(s, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT));
        assertTrue(GetHandleInformation(s, flags));
        assertEquals(HANDLE_FLAG_INHERIT, flags[0]);
        assertTrue(SetHandleInformation(s, HANDLE_FLAG_INHERIT, 0));
        assertTrue(GetHandleInformation(s, flags));
        assertEquals(0, flags[0]);
        SOCKET listener = listener();
        SOCKET client = tcp();
        connectTo(client, listener);
        SOCKET server =
                closedAfterTest(WSAAccept(listener, null, null, (caller, data, callee, context) -> CF_ACCEPT, 0));
        assertTrue(GetHandleInformation(server, flags));
        assertEquals(0, flags[0], "nor are those that WSAAccept gives");
    }

    @Test
    void handlesThatHaveNoInformation() {
        SOCKET closed = tcp();
        ok(closesocket(closed));
        for (SOCKET none : new SOCKET[] {INVALID_SOCKET, closed, notOpen()}) {
            WSASetLastError(0);
            assertFalse(SetHandleInformation(none, HANDLE_FLAG_INHERIT, 0));
            assertEquals(WSA_INVALID_HANDLE, WSAGetLastError());
            WSASetLastError(0);
            assertFalse(GetHandleInformation(none, new int[1]));
            assertEquals(WSA_INVALID_HANDLE, WSAGetLastError());
        }
        SOCKET s = tcp();
        assertThrows(NullPointerException.class, () -> GetHandleInformation(s, null));
    }
}

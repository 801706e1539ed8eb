package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.SocketHandle;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WSAStartup, WSACleanup, WSAGetLastError, WSASetLastError. */
class StartupTest {
    private static final Set<String> NEED_NO_START = Set.of("WSAStartup", "WSAGetLastError", "WSASetLastError",
            "nativeLastError", "htons", "htonl", "ntohs", "ntohl", "inet_pton", "inet_ntop", "gai_strerror",
            "freeaddrinfo", "FD_ZERO", "FD_SET", "FD_CLR", "FD_ISSET", "MAKEWORD", "LOBYTE", "HIBYTE", "sizeof",
            "string");

    @AfterEach
    void stop() {
        while (WSACleanup() == 0) {
            // As often as it was started.
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 0", "1, 1, 1, 1", "2, 0, 2, 0", "2, 1, 2, 1", "2, 2, 2, 2", "2, 7, 2, 2", "9, 9, 2, 2"})
    void theHighestVersionThatFits(int major, int minor, int givenMajor, int givenMinor) {
        WSADATA data = new WSADATA();
        assertEquals(0, WSAStartup(MAKEWORD(major, minor), data));
        assertEquals(givenMajor, LOBYTE(data.wVersion()));
        assertEquals(givenMinor, HIBYTE(data.wVersion()));
        assertEquals(MAKEWORD(2, 2), data.wHighVersion());
        assertEquals("WinSock 2.0", data.szDescription());
        assertEquals("Running", data.szSystemStatus());
    }

    @Test
    void versionOneHasLimits() {
        WSADATA data = new WSADATA();
        assertEquals(0, WSAStartup(MAKEWORD(1, 1), data));
        assertTrue(data.iMaxSockets() > 0);
        assertTrue(data.iMaxUdpDg() > 0);
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), data));
        assertEquals(0, data.iMaxSockets());
        assertEquals(0, data.iMaxUdpDg());
    }

    @Test
    void theErrorIsReturned() {
        WSASetLastError(0);
        assertEquals(WSAVERNOTSUPPORTED, WSAStartup(MAKEWORD(0, 0), new WSADATA()));
        assertEquals(WSAEFAULT, WSAStartup(MAKEWORD(2, 2), null));
        assertEquals(0, WSAGetLastError(), "the last error is left alone");
        assertEquals(SOCKET_ERROR, WSACleanup(), "nothing was started");
    }

    @Test
    void startsAreCounted() {
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        assertEquals(0, WSACleanup());
        SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
        assertEquals(0, closesocket(s));
        assertEquals(0, WSACleanup());
        assertEquals(SOCKET_ERROR, WSACleanup());
        assertEquals(WSANOTINITIALISED, WSAGetLastError());
    }

    /** One call of each function that needs a start, by its name. */
    private static Map<String, Supplier<Object>> calls() {
        SOCKET s = SOCKET.of(SocketHandle.borrow(0));
        Map<String, Supplier<Object>> calls = new TreeMap<>();
        calls.put("WSACleanup", Winsock2::WSACleanup);
        calls.put("socket", () -> socket(AF_INET, SOCK_STREAM, 0));
        calls.put("bind", () -> bind(s, new sockaddr_in(), 16));
        calls.put("listen", () -> listen(s, 1));
        calls.put("accept", () -> accept(s, null, null));
        calls.put("WSAAccept", () -> WSAAccept(s, null, null, (caller, data, callee, context) -> CF_ACCEPT, 0));
        calls.put("connect", () -> connect(s, new sockaddr_in(), 16));
        calls.put("send", () -> send(s, new byte[1], 1, 0));
        calls.put("recv", () -> recv(s, new byte[1], 1, 0));
        calls.put("sendto", () -> sendto(s, new byte[1], 1, 0, null, 0));
        calls.put("recvfrom", () -> recvfrom(s, new byte[1], 1, 0, null, null));
        calls.put("shutdown", () -> shutdown(s, SD_BOTH));
        calls.put("closesocket", () -> closesocket(s));
        calls.put("ioctlsocket", () -> ioctlsocket(s, FIONREAD, new int[1]));
        calls.put("getsockopt", () -> getsockopt(s, SOL_SOCKET, SO_TYPE, new int[1], new int[] {4}));
        calls.put("setsockopt", () -> setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, new int[1], 4));
        calls.put("getsockname", () -> getsockname(s, new sockaddr_in(), new int[] {16}));
        calls.put("getpeername", () -> getpeername(s, new sockaddr_in(), new int[] {16}));
        calls.put("select", () -> select(0, null, null, null, new timeval()));
        calls.put("WSAPoll", () -> WSAPoll(new WSAPOLLFD[0], 0, 0));
        calls.put("WSASocketW", () -> WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, 0));
        calls.put("WSADuplicateSocketW", () -> WSADuplicateSocketW(s, 1, new WSAPROTOCOL_INFOW()));
        calls.put("WSAEnumProtocolsW", () -> WSAEnumProtocolsW(null, null, new int[1]));
        calls.put("WSAIoctl", () -> WSAIoctl(s, FIONREAD, null, 0, new int[1], 4, new int[1]));
        calls.put("SetHandleInformation", () -> SetHandleInformation(s, HANDLE_FLAG_INHERIT, 0));
        calls.put("GetHandleInformation", () -> GetHandleInformation(s, new int[1]));
        calls.put("WSACreateEvent", () -> WSACreateEvent());
        calls.put("WSACloseEvent", () -> WSACloseEvent(WSA_INVALID_EVENT));
        calls.put("WSASetEvent", () -> WSASetEvent(WSA_INVALID_EVENT));
        calls.put("WSAResetEvent", () -> WSAResetEvent(WSA_INVALID_EVENT));
        calls.put("WSAEventSelect", () -> WSAEventSelect(s, WSA_INVALID_EVENT, FD_READ));
        calls.put("WSAEnumNetworkEvents", () -> WSAEnumNetworkEvents(s, null, new WSANETWORKEVENTS()));
        calls.put("WSAWaitForMultipleEvents",
                () -> WSAWaitForMultipleEvents(1, new WSAEVENT[] {WSA_INVALID_EVENT}, false, 0, false));
        calls.put("getaddrinfo", () -> getaddrinfo("127.0.0.1", null, null, new addrinfo[1]));
        calls.put("getnameinfo", () -> getnameinfo(new sockaddr_in(), 16, null, 0, null, 0, 0));
        return calls;
    }

    @Test
    void beforeTheFirstAndAfterTheLastNothingWorks() {
        allFail();
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        assertEquals(0, WSACleanup());
        allFail();
    }

    private static void allFail() {
        calls().forEach((name, call) -> {
            WSASetLastError(0);
            Object result = call.get();
            assertEquals(WSANOTINITIALISED, WSAGetLastError(), name);
            assertEquals(switch (name) {
                case "socket", "accept", "WSAAccept", "WSASocketW" -> INVALID_SOCKET;
                case "WSACreateEvent" -> WSA_INVALID_EVENT;
                case "SetHandleInformation", "GetHandleInformation", "WSACloseEvent", "WSASetEvent", "WSAResetEvent" ->
                        false;
                // They return their error.
                case "getaddrinfo", "getnameinfo" -> (Object) WSANOTINITIALISED;
                default -> SOCKET_ERROR;
            }, result, name);
        });
    }

    @Test
    void everyFunctionIsAmongThem() {
        Set<String> functions = WinsockFixture.functions().map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(NEED_NO_START);
        known.addAll(calls().keySet());
        assertEquals(functions, known);
    }

    @Test
    void theLastErrorBelongsToItsThread() throws Exception {
        assertEquals(0, WSAGetLastErrorOfANewThread());
        WSASetLastError(4711);
        assertEquals(4711, WSAGetLastError());
        assertEquals(0, nativeLastError());
        assertEquals(0, WSAGetLastErrorOfANewThread());
        AtomicInteger virtual = new AtomicInteger(-1);
        Thread.ofVirtual().start(() -> {
            listen(INVALID_SOCKET, 1);
            Thread.yield();
            virtual.set(WSAGetLastError());
        }).join();
        assertEquals(WSANOTINITIALISED, virtual.get());
        assertEquals(4711, WSAGetLastError());
    }

    private static int WSAGetLastErrorOfANewThread() throws Exception {
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> seen.complete(WSAGetLastError()));
        return seen.get();
    }

    @Test
    void successLeavesTheLastErrorAlone() {
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        WSASetLastError(4711);
        SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
        assertEquals(0, closesocket(s));
        assertEquals(4711, WSAGetLastError());
        assertEquals(SOCKET_ERROR, closesocket(s));
        assertEquals(WSAENOTSOCK, WSAGetLastError());
        assertEquals(0, nativeLastError(), "the library said it, not the system");
        assertFalse(s.handle().isOpen());
    }
}

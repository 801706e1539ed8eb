package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Winsock started, and sockets on loopback that are closed after the test. */
// In a thread of its own: a call that hangs in the system cannot be interrupted.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class WinsockFixture {
    private final List<SOCKET> opened = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();

    @BeforeEach
    void start() {
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        WSASetLastError(0);
    }

    @AfterEach
    void cleanUp() throws IOException {
        opened.forEach(s -> s.handle().close());
        while (WSACleanup() == 0) {
            // As often as it was started.
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    /** What the class offers by itself and by what it extends. */
    static Stream<Method> functions() {
        return Arrays.stream(Winsock2.class.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers()));
    }

    SOCKET closedAfterTest(SOCKET s) {
        if (s != INVALID_SOCKET) {
            opened.add(s);
        }
        return s;
    }

    SOCKET open(int family, int type) {
        SOCKET s = closedAfterTest(socket(family, type, 0));
        assertNotSame(INVALID_SOCKET, s, () -> "socket: " + WSAGetLastError());
        return s;
    }

    SOCKET tcp() {
        return open(AF_INET, SOCK_STREAM);
    }

    SOCKET udp() {
        return open(AF_INET, SOCK_DGRAM);
    }

    static void ok(int result) {
        assertEquals(0, result, () -> "last error " + WSAGetLastError() + ", native " + nativeLastError());
    }

    /** Fails with this code, and with nothing else in the slot before. */
    static void fails(int code, java.util.function.IntSupplier call) {
        WSASetLastError(0);
        assertEquals(SOCKET_ERROR, call.getAsInt());
        assertEquals(code, WSAGetLastError());
    }

    static void failsToMake(int code, java.util.function.Supplier<SOCKET> call) {
        WSASetLastError(0);
        assertEquals(INVALID_SOCKET, call.get());
        assertEquals(code, WSAGetLastError());
    }

    /** The loopback address of a family; for AF_UNIX a path of its own. */
    sockaddr loopback(int family) {
        if (family == AF_INET) {
            sockaddr_in name = new sockaddr_in();
            name.sin_family(AF_INET);
            name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
            return name;
        }
        if (family == AF_INET6) {
            sockaddr_in6 name = new sockaddr_in6();
            name.sin6_family(AF_INET6);
            name.sin6_addr().s6_addr(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
            return name;
        }
        sockaddr_un name = new sockaddr_un();
        name.sun_family(AF_UNIX);
        name.sun_path(path().toString());
        return name;
    }

    Path path() {
        Path path = Path.of(System.getProperty("java.io.tmpdir"),
                "winsock" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        paths.add(path);
        return path;
    }

    static sockaddr_in address(int host, int port) {
        sockaddr_in name = new sockaddr_in();
        name.sin_family(AF_INET);
        name.sin_addr().s_addr(htonl(host));
        name.sin_port(htons(port));
        return name;
    }

    static sockaddr nameOf(SOCKET s) {
        sockaddr_storage storage = new sockaddr_storage();
        int[] length = {sizeof(storage)};
        ok(getsockname(s, storage, length));
        return sockaddr.of(storage.segment());
    }

    static int portOf(SOCKET s) {
        return switch (nameOf(s)) {
            case sockaddr_in name -> ntohs(name.sin_port());
            case sockaddr_in6 name -> ntohs(name.sin6_port());
            default -> throw new AssertionError();
        };
    }

    SOCKET bound(int family, int type) {
        SOCKET s = open(family, type);
        sockaddr name = loopback(family);
        ok(bind(s, name, sizeof(name)));
        return s;
    }

    SOCKET listener(int family) {
        SOCKET s = bound(family, SOCK_STREAM);
        ok(listen(s, SOMAXCONN));
        return s;
    }

    SOCKET listener() {
        return listener(AF_INET);
    }

    /** A connection: what connect and accept gave. */
    record Pair(SOCKET client, SOCKET server) {
    }

    Pair pair() {
        return pair(AF_INET);
    }

    Pair pair(int family) {
        return pair(listener(family), family);
    }

    Pair pair(SOCKET listener, int family) {
        SOCKET client = open(family, SOCK_STREAM);
        connectTo(client, listener);
        SOCKET server = closedAfterTest(accept(listener, null, null));
        assertNotSame(INVALID_SOCKET, server, () -> "accept: " + WSAGetLastError());
        return new Pair(client, server);
    }

    static void connectTo(SOCKET client, SOCKET listener) {
        sockaddr name = nameOf(listener);
        ok(connect(client, name, sizeof(name)));
    }

    static void nonBlocking(SOCKET s) {
        ok(ioctlsocket(s, FIONBIO, new int[] {1}));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static int option(SOCKET s, int level, int name) {
        int[] value = new int[1];
        ok(getsockopt(s, level, name, value, new int[] {Integer.BYTES}));
        return value[0];
    }

    static void option(SOCKET s, int level, int name, int value) {
        ok(setsockopt(s, level, name, new int[] {value}, Integer.BYTES));
    }

    static fd_set set(SOCKET... sockets) {
        fd_set set = new fd_set();
        for (SOCKET s : sockets) {
            FD_SET(s, set);
        }
        return set;
    }

    static WSAPOLLFD[] elements(SOCKET s, int events) {
        WSAPOLLFD element = new WSAPOLLFD();
        element.fd(s);
        element.events(events);
        return new WSAPOLLFD[] {element};
    }

    /** Waits for readable data, so that what was sent has arrived. */
    static void awaitReadable(SOCKET s) {
        assertEquals(1, select(0, set(s), null, null, new timeval(100, 0)));
    }

    /** A listener whose queue is full, so that a further connect stays under way. */
    sockaddr neverAccepting() {
        SOCKET listener = bound(AF_INET, SOCK_STREAM);
        ok(listen(listener, 0));
        sockaddr name = nameOf(listener);
        for (int i = 0; i < 3; i++) {
            SOCKET client = tcp();
            nonBlocking(client);
            connect(client, name, sizeof(name));
        }
        awaitReadable(listener);
        return name;
    }

    /** A port that nobody listens on, and that nobody else gets before the test has ended. */
    sockaddr nobody() {
        return nameOf(bound(AF_INET, SOCK_STREAM));
    }

    /** A number that is not open: one that was, and is far from the next. */
    static SOCKET notOpen() {
        return SOCKET.of(SocketHandle.borrow(1_000_000));
    }

    /** Closes with a reset. */
    static void reset(SOCKET s) {
        linger linger = new linger();
        linger.l_onoff(1);
        ok(setsockopt(s, SOL_SOCKET, SO_LINGER, linger, sizeof(linger)));
        ok(closesocket(s));
    }

    /** The system's own view of an int option, past all translation. */
    static int systemOption(SOCKET s, dev.panasock.platform.abi.Numbers level, dev.panasock.platform.abi.Numbers name) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            call.length(Integer.BYTES);
            assertEquals(0, Host.sockets().getsockopt(call, s.handle().number(), level.here(), name.here(),
                    call.value, call.length));
            return call.value.get(java.lang.foreign.ValueLayout.JAVA_INT, 0);
        } finally {
            thread.release();
        }
    }
}

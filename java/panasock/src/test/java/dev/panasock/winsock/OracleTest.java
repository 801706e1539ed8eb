package dev.panasock.winsock;

import static dev.panasock.oracle.CFunctions.call;
import static dev.panasock.oracle.CFunctions.callForPointer;
import static dev.panasock.oracle.CFunctions.handle;
import static dev.panasock.oracle.CFunctions.request;
import static dev.panasock.winsock.Winsock2.*;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.Qemu;
import dev.panasock.RawSocket;
import dev.panasock.SocketHandle;
import dev.panasock.Wine;
import dev.panasock.oracle.CFunctions;
import dev.panasock.oracle.CFunctions.Outcome;
import dev.panasock.platform.abi.AddrinfoLayout;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.ResolverErrorTable;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The same call through JNA: success is the same result, failure the same error, translated where POSIX counts its own way. Every function of
 * Winsock2 has a success here and two failures, if it can fail.
 */
class OracleTest extends WinsockFixture {
    private static final boolean WINDOWS = OperatingSystem.current() == OperatingSystem.WINDOWS;

    /** Written in Java on every system, for there is no such C function: macros, and what belongs to this library. */
    private static final Set<String> WITHOUT_A_C_FUNCTION =
            Set.of("FD_ZERO", "FD_SET", "FD_CLR", "FD_ISSET", "MAKEWORD",
                    "LOBYTE", "HIBYTE", "sizeof", "string", "nativeLastError", "gai_strerror");
    /** Of Winsock only, and with a count and a last error of the library's own: {@link StartupTest} tests them. */
    private static final Set<String> WITHOUT_POSIX =
            Set.of("WSAStartup", "WSACleanup", "WSAGetLastError", "WSASetLastError");
    private static final Set<String> CANNOT_FAIL = Set.of("htons", "htonl", "ntohs", "ntohl", "freeaddrinfo");

    private final Arena arena = Arena.ofAuto();
    private final List<Row> rows = new ArrayList<>();

    /**
     * One comparison.
     *
     * @param function its C name
     * @param what what is called for
     * @param fails whether both must fail
     * @param test compares
     */
    private record Row(String function, String what, boolean fails, Runnable test) {
    }

    @BeforeAll
    static void jnaLoads() {
        try {
            CFunctions.has("socket");
        } catch (LinkageError e) {
            Assumptions.abort("JNA does not load here: " + e);
        }
    }

    private static int number(String name) {
        return Numbers.of(name).here();
    }

    private static Object fd(SOCKET s) {
        return handle(s.number());
    }

    private static long number(SOCKET s) {
        return s.handle().number();
    }

    /** Both succeed with the same result. */
    private void succeeds(String function, String what, Supplier<Outcome> c, IntSupplier winsock) {
        rows.add(new Row(function, what, false, () -> {
            Outcome expected = c.get();
            assertEquals(expected.result(), winsock.getAsInt(),
                    () -> "last error " + WSAGetLastError() + ", of C " + expected.error());
            assertTrue(expected.result() >= 0, () -> "C failed: " + expected);
        }));
    }

    /** Both make a handle. */
    private void makes(String function, String what, Supplier<Outcome> c, Supplier<SOCKET> winsock) {
        rows.add(new Row(function, what, false, () -> {
            Outcome expected = c.get();
            assertTrue(expected.result() >= 0, () -> "C failed: " + expected);
            assertEquals(0, call("closesocket", handle(expected.result())).result());
            SOCKET s = closedAfterTest(winsock.get());
            assertTrue(s != INVALID_SOCKET, () -> "last error " + WSAGetLastError());
        }));
    }

    /** Both fail with -1 and the same error. */
    private void fails(String function, String what, Supplier<Outcome> c, SOCKET s, IntSupplier winsock) {
        rows.add(new Row(function, what, true, () -> {
            Outcome expected = c.get();
            assertEquals(-1, expected.result(), "C succeeded");
            WSASetLastError(0);
            assertEquals(-1, winsock.getAsInt());
            sameError(function, expected.error(), s);
        }));
    }

    private static void sameError(String function, int error, SOCKET s) {
        assertTrue(error != 0, "C left no error");
        assertEquals(WINDOWS ? error : Overlay.code(Function.valueOf(function), s, error), WSAGetLastError(),
                () -> "C says " + error);
        int behind = nativeLastError();
        // 0: the library knew without asking the system.
        assertTrue(behind == error || behind == 0, () -> "C says " + error + ", the call behind " + behind);
    }

    private void makesNothing(String function, String what, Supplier<Outcome> c, SOCKET s, Supplier<SOCKET> winsock) {
        fails(function, what, c, s, () -> winsock.get() == INVALID_SOCKET ? -1 : 0);
    }

    /** The resolver returns its error. */
    private void resolverFails(String function, String what, Supplier<Outcome> c, IntSupplier winsock) {
        rows.add(new Row(function, what, true, () -> {
            int expected = (int) c.get().result();
            int code = winsock.getAsInt();
            assertTrue(expected != 0, "C succeeded");
            assertEquals(WINDOWS ? expected : winsockCode(expected), code, () -> "C says " + expected);
            // 0: the library knew without asking the system.
            assertTrue(nativeLastError() == expected || nativeLastError() == 0);
        }));
    }

    private static int winsockCode(int resolverError) {
        return ResolverErrorTable.wsaCode(OperatingSystem.current(), resolverError, 0);
    }

    private MemorySegment systemAddress(int host, int port) {
        MemorySegment memory = arena.allocate(SockaddrCodec.INET_LENGTH, 8);
        SockaddrCodec.host().inet(memory, host, port);
        return memory;
    }

    private MemorySegment systemName(SOCKET s) {
        return systemAddress(INADDR_LOOPBACK, portOf(s));
    }

    private MemorySegment ints(int... values) {
        return arena.allocateFrom(JAVA_INT, values);
    }

    private static sockaddr_in name(SOCKET s) {
        return address(INADDR_LOOPBACK, portOf(s));
    }

    private SOCKET nonBlockingTcp() {
        SOCKET s = tcp();
        nonBlocking(s);
        return s;
    }

    private SOCKET datagrams() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        nonBlocking(s);
        return s;
    }

    @TestFactory
    Stream<DynamicTest> comparisons() {
        collect();
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.function + ": " + row.what, row.test::run));
    }

    private void collect() {
        life();
        data();
        names();
        options();
        many();
        resolver();
        numbers();
        if (WINDOWS) {
            versions();
        }
    }

    private void versions() {
        MemorySegment data = arena.allocate(512, 8);
        WSADATA winsock = new WSADATA();
        succeeds("WSAStartup", "version 2.2", () -> call("WSAStartup", MAKEWORD(2, 2), data),
                () -> WSAStartup(MAKEWORD(2, 2), winsock));
        succeeds("WSAStartup", "version 0", () -> call("WSAStartup", 0, data), () -> WSAStartup(0, winsock));
        succeeds("WSAStartup", "no memory", () -> call("WSAStartup", MAKEWORD(2, 2), null),
                () -> WSAStartup(MAKEWORD(2, 2), null));
    }

    private void life() {
        SOCKET none = notOpen();
        makes("socket", "a TCP socket", () -> call("socket", number("AF_INET"), number("SOCK_STREAM"), 0),
                () -> socket(AF_INET, SOCK_STREAM, 0));
        makesNothing("socket", "an unknown protocol",
                () -> call("socket", number("AF_INET"), number("SOCK_STREAM"), 250), null,
                () -> socket(AF_INET, SOCK_STREAM, 250));
        makesNothing("socket", "a protocol of another type",
                () -> call("socket", number("AF_INET"), number("SOCK_DGRAM"), number("IPPROTO_TCP")), null,
                () -> socket(AF_INET, SOCK_DGRAM, IPPROTO_TCP));

        succeeds("bind", "a free port",
                () -> call("bind", fd(tcp()), systemAddress(INADDR_LOOPBACK, 0), 16),
                () -> bind(tcp(), address(INADDR_LOOPBACK, 0), 16));
        SOCKET taken = listener();
        SOCKET fresh = tcp();
        fails("bind", "a port in use", () -> call("bind", fd(tcp()), systemName(taken), 16), fresh,
                () -> bind(fresh, name(taken), 16));
        fails("bind", "an address of nobody here",
                () -> call("bind", fd(tcp()), systemAddress(0xcb007101, 0), 16), fresh,
                () -> bind(fresh, address(0xcb007101, 0), 16));
        SOCKET bound = bound(AF_INET, SOCK_STREAM);
        fails("bind", "twice", () -> call("bind", fd(bound), systemAddress(INADDR_LOOPBACK, 0), 16), bound,
                () -> bind(bound, address(INADDR_LOOPBACK, 0), 16));

        succeeds("listen", "a bound socket", () -> call("listen", fd(bound(AF_INET, SOCK_STREAM)), 1),
                () -> listen(bound(AF_INET, SOCK_STREAM), 1));
        SOCKET udp = datagrams();
        fails("listen", "no stream", () -> call("listen", fd(udp), 1), udp, () -> listen(udp, 1));
        fails("listen", "not open", () -> call("listen", fd(none), 1), none, () -> listen(none, 1));

        SOCKET listener = listener();
        makes("accept", "a connection", () -> {
            connectTo(tcp(), listener);
            return call("accept", fd(listener), null, null);
        }, () -> {
            connectTo(tcp(), listener);
            return accept(listener, null, null);
        });
        makesNothing("accept", "no listener", () -> call("accept", fd(bound), null, null), bound,
                () -> accept(bound, null, null));
        makesNothing("accept", "no stream", () -> call("accept", fd(udp), null, null), udp,
                () -> accept(udp, null, null));
        SOCKET quiet = listener();
        nonBlocking(quiet);
        makesNothing("accept", "nobody there", () -> call("accept", fd(quiet), null, null), quiet,
                () -> accept(quiet, null, null));

        succeeds("connect", "a listener", () -> call("connect", fd(tcp()), systemName(listener), 16),
                () -> connect(tcp(), name(listener), 16));
        sockaddr_in nobody = (sockaddr_in) nobody();
        SOCKET refused = tcp();
        fails("connect", "refused",
                () -> call("connect", fd(tcp()), systemAddress(INADDR_LOOPBACK, ntohs(nobody.sin_port())), 16), refused,
                () -> connect(refused, nobody, 16));
        SOCKET hasty = nonBlockingTcp();
        fails("connect", "not waited for",
                () -> call("connect", fd(nonBlockingTcp()), systemName(listener), 16), hasty,
                () -> connect(hasty, name(listener), 16));
        fails("connect", "not open", () -> call("connect", fd(none), systemName(listener), 16), none,
                () -> connect(none, name(listener), 16));

        succeeds("shutdown", "sending", () -> call("shutdown", fd(pair().client()), SD_SEND),
                () -> shutdown(pair().client(), SD_SEND));
        SOCKET connected = pair().client();
        fails("shutdown", "none of the three", () -> call("shutdown", fd(connected), 3), connected,
                () -> shutdown(connected, 3));
        fails("shutdown", "not connected", () -> call("shutdown", fd(tcp()), SD_SEND), fresh,
                () -> shutdown(fresh, SD_SEND));

        succeeds("closesocket", "an open one", () -> call("closesocket", handle(tcp().handle().release())),
                () -> closesocket(tcp()));
        fails("closesocket", "not open", () -> call("closesocket", fd(none)), none, () -> closesocket(none));
        SOCKET closed = tcp();
        fails("closesocket", "twice", () -> {
            ok(closesocket(closed));
            return call("closesocket", fd(none));
        }, closed, () -> closesocket(closed));
    }

    private void data() {
        Pair pair = pair();
        SOCKET none = notOpen();
        SOCKET fresh = tcp();
        MemorySegment three = arena.allocateFrom("abc");
        succeeds("send", "three bytes", () -> call("send", fd(pair.client()), three, 3, 0),
                () -> send(pair.client(), bytes("abc"), 3, 0));
        if (!WINDOWS) {
            // Raises no signal: the JVM ignores SIGPIPE.
            fails("send", "not connected", () -> call("send", fd(fresh), three, 3, 0), fresh,
                    () -> send(fresh, bytes("abc"), 3, 0));
        }
        fails("send", "not open", () -> call("send", fd(none), three, 3, 0), none,
                () -> send(none, bytes("abc"), 3, 0));
        SOCKET connectedUdp = bound(AF_INET, SOCK_DGRAM);
        connectTo(connectedUdp, datagrams());
        MemorySegment large = arena.allocate(70_000);
        fails("send", "too long", () -> call("send", fd(connectedUdp), large, 70_000, 0), connectedUdp,
                () -> send(connectedUdp, large, 70_000, 0));

        Pair other = pair();
        assertEquals(6, send(other.client(), bytes("abcdef"), 6, 0));
        awaitReadable(other.server());
        MemorySegment room = arena.allocate(8);
        succeeds("recv", "three bytes", () -> call("recv", fd(other.server()), room, 3, 0),
                () -> recv(other.server(), new byte[3], 3, 0));
        fails("recv", "not connected", () -> call("recv", fd(fresh), room, 3, 0), fresh,
                () -> recv(fresh, new byte[3], 3, 0));
        SOCKET empty = pair().server();
        nonBlocking(empty);
        fails("recv", "nothing there", () -> call("recv", fd(empty), room, 3, 0), empty,
                () -> recv(empty, new byte[3], 3, 0));

        SOCKET udp = datagrams();
        succeeds("sendto", "a datagram", () -> call("sendto", fd(udp), three, 3, 0, systemName(udp), 16),
                () -> sendto(udp, bytes("abc"), 3, 0, name(udp), 16));
        fails("sendto", "too long", () -> call("sendto", fd(udp), large, 70_000, 0, systemName(udp), 16), udp,
                () -> sendto(udp, large, 70_000, 0, name(udp), 16));
        fails("sendto", "a broadcast without its option",
                () -> call("sendto", fd(udp), three, 3, 0, systemAddress(INADDR_BROADCAST, 9), 16), udp,
                () -> sendto(udp, bytes("abc"), 3, 0, address(INADDR_BROADCAST, 9), 16));

        SOCKET receiver = datagrams();
        assertEquals(3, sendto(udp, bytes("abc"), 3, 0, name(receiver), 16));
        assertEquals(3, sendto(udp, bytes("def"), 3, 0, name(receiver), 16));
        awaitReadable(receiver);
        MemorySegment source = arena.allocate(16, 8);
        sockaddr_in from = new sockaddr_in();
        succeeds("recvfrom", "a datagram and its source",
                () -> call("recvfrom", fd(receiver), room, 8, 0, source, ints(16)), () -> {
                    int received = recvfrom(receiver, new byte[8], 8, 0, from, new int[] {16});
                    assertEquals(SockaddrCodec.host().port(source), ntohs(from.sin_port()));
                    return received;
                });
        SOCKET idle = datagrams();
        fails("recvfrom", "nothing there", () -> call("recvfrom", fd(idle), room, 8, 0, source, ints(16)), idle,
                () -> recvfrom(idle, new byte[8], 8, 0, from, new int[] {16}));
        fails("recvfrom", "not open", () -> call("recvfrom", fd(none), room, 8, 0, source, ints(16)), none,
                () -> recvfrom(none, new byte[8], 8, 0, from, new int[] {16}));
    }

    private void names() {
        SOCKET none = notOpen();
        SOCKET listener = listener();
        SOCKET client = pair(listener, AF_INET).client();
        MemorySegment memory = arena.allocate(16, 8);
        sockaddr_in own = new sockaddr_in();
        SOCKET closed = tcp();
        ok(closesocket(closed));
        for (String function : List.of("getsockname", "getpeername")) {
            succeeds(function, "an address", () -> call(function, fd(client), memory, ints(16)), () -> {
                int result = name(function, client, own);
                assertEquals(SockaddrCodec.host().port(memory), ntohs(own.sin_port()));
                assertEquals(SockaddrCodec.host().inetAddress(memory), ntohl(own.sin_addr().s_addr()));
                return result;
            });
            fails(function, "not open", () -> call(function, fd(none), memory, ints(16)), none,
                    () -> name(function, none, own));
            fails(function, "closed", () -> call(function, fd(none), memory, ints(16)), closed,
                    () -> name(function, closed, own));
        }
        fails("getpeername", "not connected", () -> call("getpeername", fd(listener), memory, ints(16)), listener,
                () -> name("getpeername", listener, own));
    }

    private static int name(String function, SOCKET s, sockaddr_in name) {
        int[] length = {16};
        return function.equals("getsockname") ? getsockname(s, name, length) : getpeername(s, name, length);
    }

    private void options() {
        SOCKET none = notOpen();
        SOCKET s = tcp();
        MemorySegment value = ints(0);
        succeeds("getsockopt", "the type",
                () -> call("getsockopt", fd(s), number("SOL_SOCKET"), number("SO_TYPE"), value, ints(4)), () -> {
                    assertEquals(value.get(JAVA_INT, 0), option(s, SOL_SOCKET, SO_TYPE));
                    return 0;
                });
        fails("getsockopt", "unknown",
                () -> call("getsockopt", fd(s), number("SOL_SOCKET"), 0x7777, value, ints(4)), s,
                () -> getsockopt(s, SOL_SOCKET, 0x7777, new int[1], new int[] {4}));
        fails("getsockopt", "not open",
                () -> call("getsockopt", fd(none), number("SOL_SOCKET"), number("SO_TYPE"), value, ints(4)), none,
                () -> getsockopt(none, SOL_SOCKET, SO_TYPE, new int[1], new int[] {4}));
        succeeds("setsockopt", "keeping alive",
                () -> call("setsockopt", fd(s), number("SOL_SOCKET"), number("SO_KEEPALIVE"), ints(1), 4),
                () -> setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, new int[] {1}, 4));
        fails("setsockopt", "unknown", () -> call("setsockopt", fd(s), number("SOL_SOCKET"), 0x7777, ints(1), 4), s,
                () -> setsockopt(s, SOL_SOCKET, 0x7777, new int[] {1}, 4));
        fails("setsockopt", "not open",
                () -> call("setsockopt", fd(none), number("SOL_SOCKET"), number("SO_KEEPALIVE"), ints(1), 4), none,
                () -> setsockopt(none, SOL_SOCKET, SO_KEEPALIVE, new int[] {1}, 4));

        Pair pair = pair();
        assertEquals(5, send(pair.client(), bytes("hello"), 5, 0));
        awaitReadable(pair.server());
        MemorySegment count = ints(0);
        succeeds("ioctlsocket", "what can be read",
                () -> call("ioctlsocket", fd(pair.server()), request(number("FIONREAD")), count), () -> {
                    int[] readable = {0};
                    int result = ioctlsocket(pair.server(), FIONREAD, readable);
                    assertEquals(count.get(JAVA_INT, 0), readable[0]);
                    return result;
                });
        fails("ioctlsocket", "an unknown command", () -> {
            Qemu.needs("EINVAL or ENOTTY of an unknown ioctl");
            return call("ioctlsocket", fd(s), request(0x1234), count);
        }, s, () -> ioctlsocket(s, 0x1234, new int[1]));
        fails("ioctlsocket", "not open",
                () -> call("ioctlsocket", fd(none), request(number("FIONREAD")), count), none,
                () -> ioctlsocket(none, FIONREAD, new int[1]));
    }

    private void many() {
        Pair pair = pair();
        SOCKET s = pair.server();
        assertEquals(1, send(pair.client(), bytes("x"), 1, 0));
        awaitReadable(s);
        SOCKET none = notOpen();
        succeeds("select", "one is ready", () -> call("select", 1024, systemSet(s), null, null, time(0, 0)),
                () -> select(0, set(s), null, null, new timeval(0, 0)));
        fails("select", "not open", () -> call("select", 1024, systemSet(justClosed()), null, null, time(0, 0)), null,
                () -> select(0, set(justClosed()), null, null, new timeval(0, 0)));
        fails("select", "a negative time", () -> {
            Wine.differs("select takes a negative time");
            return call("select", 1024, systemSet(s), null, null, time(-1, 0));
        }, null, () -> select(0, set(s), null, null, new timeval(-1, 0)));

        PollFd layout = PollFd.host();
        MemorySegment element = arena.allocate(layout.size(), 8);
        succeeds("WSAPoll", "one is ready", () -> {
            layout.set(element, 0, number(s), number("POLLRDNORM"));
            return call("WSAPoll", element, 1, 0);
        }, () -> {
            WSAPOLLFD[] elements = elements(s, POLLRDNORM);
            int ready = WSAPoll(elements, 1, 0);
            assertEquals(layout.happened(element, 0) != 0, elements[0].revents() != 0);
            return ready;
        });
        // Winsock fails where POSIX tells by the events, or has nothing to wait for.
        winsockFails("WSAPoll", "not open", WSAENOTSOCK, () -> {
            layout.set(element, 0, number(none), number("POLLRDNORM"));
            return call("WSAPoll", element, 1, 0);
        }, 1, () -> WSAPoll(elements(none, POLLRDNORM), 1, 0));
        winsockFails("WSAPoll", "nothing", WSAEINVAL, () -> call("WSAPoll", element, 0, 0), 0,
                () -> WSAPoll(elements(s, POLLRDNORM), 0, 0));
    }

    private void winsockFails(String function, String what, int code, Supplier<Outcome> c, int ofPosix,
            IntSupplier winsock) {
        rows.add(new Row(function, what, true, () -> {
            Outcome outcome = c.get();
            assertEquals(WINDOWS ? new Outcome(-1, code) : new Outcome(ofPosix, 0), outcome);
            fails(code, winsock);
        }));
    }

    /** Not far away: the system's select looks no further than the table of descriptors goes. */
    private SOCKET justClosed() {
        SOCKET none = SOCKET.of(SocketHandle.borrow(RawSocket.open(SocketNumbers.SOCK_STREAM)));
        assertEquals(0, call("closesocket", fd(none)).result());
        return none;
    }

    private MemorySegment systemSet(SOCKET s) {
        if (WINDOWS) {
            MemorySegment set = arena.allocate(16, 8);
            set.set(JAVA_INT, 0, 1);
            set.set(JAVA_LONG, 8, number(s));
            return set;
        }
        MemorySegment set = arena.allocate(128, 8);
        int number = (int) number(s);
        set.set(JAVA_LONG, number / Long.SIZE * 8L, 1L << number % Long.SIZE);
        return set;
    }

    private MemorySegment time(int seconds, int micros) {
        MemorySegment time = arena.allocate(16, 8);
        if (WINDOWS) {
            time.set(JAVA_INT, 0, seconds);
            time.set(JAVA_INT, 4, micros);
        } else {
            time.set(JAVA_LONG, 0, seconds);
            time.set(JAVA_LONG, 8, micros);
        }
        return time;
    }

    private void resolver() {
        AddrinfoLayout layout = AddrinfoLayout.host();
        MemorySegment list = arena.allocate(ADDRESS);
        MemorySegment numeric = arena.allocate(layout.size(), 8);
        layout.hints(numeric, number("AI_NUMERICHOST"), number("AF_INET"), number("SOCK_STREAM"),
                number("IPPROTO_TCP"));
        MemorySegment strange = arena.allocate(layout.size(), 8);
        layout.hints(strange, 0, number("AF_INET"), 77, 0);
        addrinfo hints = new addrinfo();
        hints.ai_flags(AI_NUMERICHOST);
        hints.ai_family(AF_INET);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(IPPROTO_TCP);
        addrinfo odd = new addrinfo();
        odd.ai_family(AF_INET);
        odd.ai_socktype(77);
        addrinfo[] result = new addrinfo[1];
        MemorySegment host = arena.allocateFrom("127.0.0.1");
        succeeds("getaddrinfo", "an address",
                () -> call("getaddrinfo", host, arena.allocateFrom("27015"), numeric, list), () -> {
                    int error = getaddrinfo("127.0.0.1", "27015", hints, result);
                    MemorySegment element = layout.element(list.get(ADDRESS, 0).address());
                    assertEquals(SockaddrCodec.host().port(layout.address(element)),
                            ntohs(((sockaddr_in) result[0].ai_addr()).sin_port()));
                    assertEquals(layout.next(element) == 0, result[0].ai_next() == null);
                    return error;
                });
        resolverFails("getaddrinfo", "no address",
                () -> call("getaddrinfo", arena.allocateFrom("no address"), null, numeric, list),
                () -> getaddrinfo("no address", null, hints, result));
        resolverFails("getaddrinfo", "an unknown service",
                () -> call("getaddrinfo", host, arena.allocateFrom("no such service"), numeric, list),
                () -> getaddrinfo("127.0.0.1", "no such service", hints, result));
        resolverFails("getaddrinfo", "an unknown type", () -> call("getaddrinfo", host, null, strange, list),
                () -> getaddrinfo("127.0.0.1", null, odd, result));
        rows.add(new Row("freeaddrinfo", "a list", false, () -> {
            assertEquals(0, call("getaddrinfo", host, null, numeric, list).result());
            call("freeaddrinfo", list.get(ADDRESS, 0));
            assertEquals(0, getaddrinfo("127.0.0.1", null, hints, result));
            freeaddrinfo(result[0]);
            assertEquals(null, result[0].ai_addr());
        }));

        MemorySegment address = systemAddress(INADDR_LOOPBACK, 7);
        MemorySegment text = arena.allocate(64);
        byte[] array = new byte[64];
        int flags = number("NI_NUMERICHOST") | number("NI_NUMERICSERV");
        int winsockFlags = NI_NUMERICHOST | NI_NUMERICSERV;
        succeeds("getnameinfo", "an address", () -> call("getnameinfo", address, 16, text, 64, null, 0, flags), () -> {
            int error = getnameinfo(address(INADDR_LOOPBACK, 7), 16, array, 64, null, 0, winsockFlags);
            assertEquals(text.getString(0), string(array));
            return error;
        });
        resolverFails("getnameinfo", "a name that does not fit",
                () -> call("getnameinfo", address, 16, text, 4, null, 0, flags),
                () -> getnameinfo(address(INADDR_LOOPBACK, 7), 16, new byte[4], 4, null, 0, winsockFlags));
        MemorySegment strangeAddress = systemAddress(INADDR_LOOPBACK, 7);
        SockaddrCodec.host().family(strangeAddress, 77, 16);
        sockaddr_in strangeName = address(INADDR_LOOPBACK, 7);
        strangeName.sin_family(77);
        resolverFails("getnameinfo", "an unknown family",
                () -> call("getnameinfo", strangeAddress, 16, text, 64, null, 0, flags),
                () -> getnameinfo(strangeName, 16, array, 64, null, 0, winsockFlags));
    }

    private void numbers() {
        MemorySegment four = arena.allocate(16);
        byte[] array = new byte[4];
        succeeds("inet_pton", "an address",
                () -> call("inet_pton", number("AF_INET"), arena.allocateFrom("1.2.3.4"), four), () -> {
                    int result = inet_pton(AF_INET, "1.2.3.4", array);
                    assertEquals(-1, four.asSlice(0, 4).mismatch(MemorySegment.ofArray(array)));
                    return result;
                });
        rows.add(new Row("inet_pton", "no address", true,
                () -> assertEquals(call("inet_pton", number("AF_INET"), arena.allocateFrom("1.2"), four).result(),
                        inet_pton(AF_INET, "1.2", array))));
        fails("inet_pton", "a family without text", () -> call("inet_pton", 4711, arena.allocateFrom("1.2"), four),
                null,
                () -> inet_pton(4711, "1.2", array));
        MemorySegment text = arena.allocate(64);
        rows.add(new Row("inet_ntop", "an address", false, () -> {
            callForPointer("inet_ntop", number("AF_INET"), four, text, textSize(64));
            assertEquals(text.getString(0), inet_ntop(AF_INET, four.toArray(JAVA_BYTE), new byte[64], 64));
        }));
        noText("a text that does not fit", number("AF_INET"), AF_INET, 3);
        noText("a family without text", 4711, 4711, 64);
        for (int number : new int[] {0, 1, 0x1234, 0xffff}) {
            succeeds("htons", "" + number, () -> unsigned(call("htons", number)), () -> htons(number));
            succeeds("ntohs", "" + number, () -> unsigned(call("ntohs", number)), () -> ntohs(number));
        }
        for (int number : new int[] {0, 1, 0x12345678, 0x7fffffff}) {
            rows.add(new Row("htonl", "" + number, false,
                    () -> assertEquals(call("htonl", number).result(), htonl(number))));
            rows.add(new Row("ntohl", "" + number, false,
                    () -> assertEquals(call("ntohl", number).result(), ntohl(number))));
        }
    }

    private static Outcome unsigned(Outcome outcome) {
        return new Outcome(outcome.result() & 0xffff, 0);
    }

    /** A size_t, and a socklen_t on POSIX. */
    private static Object textSize(int size) {
        return WINDOWS ? (Object) (long) size : (Object) size;
    }

    private void noText(String what, int systemFamily, int family, int size) {
        MemorySegment text = arena.allocate(64);
        rows.add(new Row("inet_ntop", what, true, () -> {
            Outcome expected = callForPointer("inet_ntop", systemFamily, arena.allocate(16), text, textSize(size));
            assertEquals(0, expected.result());
            WSASetLastError(0);
            assertEquals(null, inet_ntop(family, new byte[16], new byte[64], size));
            assumeTrue(expected.error() > 0, "Wine 8: inet_ntop leaves an NTSTATUS");
            sameError("inet_ntop", expected.error(), null);
        }));
    }

    @Test
    void everyFunctionHasASuccessAndTwoFailures() {
        collect();
        Map<String, Integer> successes = new HashMap<>();
        Map<String, Integer> failures = new HashMap<>();
        for (Row row : rows) {
            (row.fails ? failures : successes).merge(row.function, 1, Integer::sum);
        }
        Set<String> missing = new TreeSet<>();
        for (String function : functions().map(java.lang.reflect.Method::getName).collect(Collectors.toSet())) {
            if (!WITHOUT_A_C_FUNCTION.contains(function) && !WITHOUT_POSIX.contains(function)
                    && !WindowsOracleTest.FUNCTIONS.contains(function)
                    && (successes.getOrDefault(function, 0) < 1
                            || failures.getOrDefault(function, 0) < (CANNOT_FAIL.contains(function) ? 0 : 2))) {
                missing.add(function);
            }
        }
        assertEquals(Set.of(), missing);
    }
}

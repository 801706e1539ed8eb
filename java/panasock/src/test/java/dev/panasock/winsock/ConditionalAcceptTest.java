package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.Wine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code WSAAccept}: what the condition sees, and what follows from its answer. */
class ConditionalAcceptTest extends WinsockFixture {
    private static final LPCONDITIONPROC ACCEPT = (caller, data, callee, context) -> CF_ACCEPT;
    private static final LPCONDITIONPROC REJECT = (caller, data, callee, context) -> CF_REJECT;
    private static final LPCONDITIONPROC DEFER = (caller, data, callee, context) -> CF_DEFER;
    private static final LPCONDITIONPROC NEVER_ASKED = (caller, data, callee, context) -> {
        throw new AssertionError("asked");
    };

    private SOCKET client(SOCKET listener, int family) {
        SOCKET client = open(family, SOCK_STREAM);
        connectTo(client, listener);
        return client;
    }

    private SOCKET client(SOCKET listener) {
        return client(listener, AF_INET);
    }

    private SOCKET accepted(SOCKET listener, LPCONDITIONPROC condition) {
        SOCKET connection = closedAfterTest(WSAAccept(listener, null, null, condition, 0));
        assertNotSame(INVALID_SOCKET, connection, () -> "WSAAccept: " + WSAGetLastError());
        return connection;
    }

    /** The two ends belong together. */
    private static void talk(SOCKET client, SOCKET server) {
        byte[] port = {(byte) portOf(client), (byte) (portOf(client) >> 8)};
        assertEquals(2, send(client, port, 2, 0));
        byte[] received = new byte[2];
        assertEquals(2, recv(server, received, 2, MSG_WAITALL));
        org.junit.jupiter.api.Assertions.assertArrayEquals(port, received);
    }

    private static void isReset(SOCKET client) {
        awaitReadable(client);
        WSASetLastError(0);
        int received = recv(client, new byte[1], 1, 0);
        // Wine 8 gives 0 after a reset.
        assertEquals(true, received == SOCKET_ERROR && WSAGetLastError() == WSAECONNRESET
                || received == 0 && Wine.isHere(), () -> "recv gave " + received + ", " + WSAGetLastError());
    }

    @ParameterizedTest
    @ValueSource(ints = {AF_INET, AF_INET6})
    void theConditionSeesBothAddresses(int family) {
        Assumptions.assumeFalse(family == AF_INET6 && Wine.isHere(), "Wine's WSAAccept has room for IPv4 only");
        SOCKET listener = listener(family);
        SOCKET client = client(listener, family);
        List<Object> seen = new ArrayList<>();
        sockaddr_storage name = new sockaddr_storage();
        int[] length = {sizeof(name)};
        SOCKET server = closedAfterTest(WSAAccept(listener, name, length, (caller, data, callee, context) -> {
            seen.addAll(List.of(port(caller), port(callee), context, Thread.currentThread()));
            assertEquals(family, caller.sa_family());
            assertEquals(family, callee.sa_family());
            assertNull(data);
            return CF_ACCEPT;
        }, 0x1234_5678_9abc_def0L));
        assertNotSame(INVALID_SOCKET, server, () -> "WSAAccept: " + WSAGetLastError());
        assertEquals(List.of(portOf(client), portOf(listener), 0x1234_5678_9abc_def0L, Thread.currentThread()), seen);
        assertEquals(portOf(client), port(sockaddr.of(name.segment())));
        assertEquals(sizeof(nameOf(client)), length[0]);
        talk(client, server);
    }

    private static int port(sockaddr name) {
        return switch (name) {
            case sockaddr_in in -> ntohs(in.sin_port());
            case sockaddr_in6 in6 -> ntohs(in6.sin6_port());
            default -> throw new AssertionError(name);
        };
    }

    @Test
    void withoutAConditionItIsAccept() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        talk(client, accepted(listener, null));
    }

    @Test
    void aRejectedClientIsReset() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        failsToMake(WSAECONNREFUSED, () -> WSAAccept(listener, null, null, REJECT, 0));
        isReset(client);
        talk(client(listener), accepted(listener, ACCEPT));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -1, Integer.MIN_VALUE})
    void anyOtherAnswerRejects(int answer) {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        failsToMake(WSAECONNREFUSED,
                () -> WSAAccept(listener, null, null, (caller, data, callee, context) -> answer, 0));
        isReset(client);
    }

    @Test
    void aDeferredConnectionIsAcceptedLater() {
        SOCKET listener = listener();
        SOCKET first = client(listener);
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, DEFER, 0));
        SOCKET second = client(listener);
        sockaddr_in name = new sockaddr_in();
        SOCKET server = closedAfterTest(accept(listener, name, new int[] {sizeof(name)}));
        assertEquals(portOf(first), ntohs(name.sin_port()));
        talk(first, server);
        talk(second, accepted(listener, ACCEPT));
    }

    @Test
    void aDeferredConnectionIsAskedAboutAgain() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        for (int i = 0; i < 3; i++) {
            failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, DEFER, 0));
        }
        failsToMake(WSAECONNREFUSED, () -> WSAAccept(listener, null, null, REJECT, 0));
        isReset(client);
    }

    @Test
    void aDeferredConnectionIsShown() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, DEFER, 0));
        Assumptions.assumeFalse(Wine.isHere(), "Wine does not show what was deferred");
        awaitReadable(listener);
        WSAPOLLFD[] elements = elements(listener, POLLRDNORM);
        assertEquals(1, WSAPoll(elements, 1, 10_000));
        assertEquals(POLLRDNORM, elements[0].revents());
        talk(client, accepted(listener, ACCEPT));
        assertEquals(0, select(0, set(listener), null, null, new timeval(0, 0)));
        assertEquals(0, WSAPoll(elements, 1, 0));
    }

    @Test
    void deferredConnectionsGoWithTheListener() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, DEFER, 0));
        ok(closesocket(listener));
        isReset(client);
    }

    @Test
    void whatTheConditionThrowsReachesTheCallerAndRejects() {
        SOCKET listener = listener();
        for (Throwable thrown : List.of(new IllegalStateException("no"), new AssertionError("no"),
                new IOException("no"))) {
            SOCKET client = client(listener);
            WSASetLastError(0);
            assertSame(thrown,
                    assertThrows(Throwable.class, () -> WSAAccept(listener, null, null, throwing(thrown), 0)));
            assertEquals(WSAECONNREFUSED, WSAGetLastError());
            isReset(client);
        }
        talk(client(listener), accepted(listener, ACCEPT));
    }

    private static LPCONDITIONPROC throwing(Throwable thrown) {
        return (caller, data, callee, context) -> ConditionalAcceptTest.<RuntimeException>sneak(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> int sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void aConditionWithoutEndIsAnErrorOfTheCaller() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        assertInstanceOf(StackOverflowError.class,
                assertThrows(Error.class, () -> WSAAccept(listener, null, null, new Endless(), 0)));
        isReset(client);
        talk(client(listener), accepted(listener, ACCEPT));
    }

    private static final class Endless implements LPCONDITIONPROC {
        @Override
        public int condition(sockaddr caller, java.lang.foreign.MemorySegment data, sockaddr callee, long context) {
            return condition(caller, data, callee, context + 1) + 1;
        }
    }

    @Test
    void aConditionMayCallWinsock() {
        SOCKET listener = listener();
        SOCKET first = client(listener);
        SOCKET second = client(listener);
        AtomicReference<SOCKET> inner = new AtomicReference<>();
        sockaddr_in name = new sockaddr_in();
        int[] length = {sizeof(name)};
        SOCKET server = closedAfterTest(WSAAccept(listener, name, length, (caller, data, callee, context) -> {
            inner.set(accepted(listener, ACCEPT));
            fails(WSAENOTSOCK, () -> listen(notOpen(), 1));
            assertEquals(portOf(listener), portOf(inner.get()));
            return CF_ACCEPT;
        }, 0));
        assertEquals(portOf(first), ntohs(name.sin_port()));
        assertEquals(16, length[0]);
        talk(first, server);
        talk(second, inner.get());
    }

    @Test
    void nobodyIsAskedAboutWhatIsNotThere() {
        SOCKET listener = listener();
        nonBlocking(listener);
        failsToMake(WSAEWOULDBLOCK, () -> WSAAccept(listener, null, null, NEVER_ASKED, 0));
        SOCKET fresh = bound(AF_INET, SOCK_STREAM);
        failsToMake(WSAEINVAL, () -> WSAAccept(fresh, null, null, NEVER_ASKED, 0));
        SOCKET udp = bound(AF_INET, SOCK_DGRAM);
        failsToMake(WSAEOPNOTSUPP, () -> WSAAccept(udp, null, null, NEVER_ASKED, 0));
    }

    @Test
    void anAddressThatDoesNotFit() {
        SOCKET listener = listener();
        SOCKET client = client(listener);
        sockaddr_in name = new sockaddr_in();
        assertThrows(IndexOutOfBoundsException.class,
                () -> WSAAccept(listener, name, new int[] {17}, NEVER_ASKED, 0));
        Assumptions.assumeFalse(Wine.isHere(), "Wine asks all the same");
        failsToMake(WSAEFAULT, () -> WSAAccept(listener, name, new int[] {15}, NEVER_ASKED, 0));
        failsToMake(WSAEFAULT, () -> WSAAccept(listener, name, null, NEVER_ASKED, 0));
        talk(client, accepted(listener, ACCEPT));
    }

    @RepeatedTest(10)
    void aCloseEndsTheWait() throws Exception {
        SOCKET listener = listener();
        int[] code = {0};
        Thread waiting = new Thread(() -> {
            WSASetLastError(0);
            assertSame(INVALID_SOCKET, WSAAccept(listener, null, null, NEVER_ASKED, 0));
            code[0] = WSAGetLastError();
        });
        waiting.start();
        awaitInTheSystem(waiting);
        ok(closesocket(listener));
        waiting.join();
        assertEquals(WSAEINTR, code[0]);
    }

    static void awaitInTheSystem(Thread thread) {
        while (Arrays.stream(thread.getStackTrace()).noneMatch(frame -> frame.getClassName().endsWith("Downcall"))) {
            Thread.onSpinWait();
        }
    }

    /** While it runs the thread is not in WSAAccept for those who close or interrupt. */
    @Test
    void aConditionMayWaitAndItsListenerBeClosed() throws Exception {
        SOCKET listener = listener();
        Pair other = pair();
        SOCKET client = client(listener);
        Thread waiting = new Thread(() -> WSAAccept(listener, null, null, (caller, data, callee, context) -> {
            assertEquals(1, recv(other.server(), new byte[1], 1, 0));
            return CF_REJECT;
        }, 0));
        waiting.start();
        awaitInTheSystem(waiting);
        ok(closesocket(listener));
        assertEquals(1, send(other.client(), bytes("x"), 1, 0));
        waiting.join();
        isReset(client);
    }

    /** One stub of C serves all: each caller has its own condition asked. */
    @RepeatedTest(3)
    void manyAtOnce() throws Exception {
        SOCKET listener = listener();
        int threads = 4;
        int each = 15;
        AtomicInteger asked = new AtomicInteger();
        List<Callable<Integer>> acceptors = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int mine = i;
            acceptors.add(() -> acceptOrRefuse(listener, each, mine, asked));
        }
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Future<Integer>> running = acceptors.stream().map(executor::submit).toList();
            for (int i = 0; i < threads * each; i++) {
                ok(closesocket(client(listener)));
            }
            int accepted = 0;
            for (Future<Integer> acceptor : running) {
                accepted += acceptor.get();
            }
            assertEquals(threads * each, asked.get());
            assertEquals(threads * ((each + 1) / 3), accepted);
        }
    }

    /** Takes the three outcomes in turn: rejects, accepts, is thrown at. */
    private static int acceptOrRefuse(SOCKET listener, int calls, int mine, AtomicInteger asked) {
        int accepted = 0;
        for (int i = 0; i < calls; i++) {
            SOCKET connection = answered(listener, i % 3, (long) mine << Integer.SIZE | i, asked);
            assertEquals(i % 3 == 1, connection != INVALID_SOCKET, () -> "last error " + WSAGetLastError());
            if (connection != INVALID_SOCKET) {
                ok(closesocket(connection));
                accepted++;
            }
        }
        return accepted;
    }

    private static SOCKET answered(SOCKET listener, int turn, long context, AtomicInteger asked) {
        RuntimeException thrown = new IllegalStateException("turn");
        LPCONDITIONPROC condition = (caller, data, callee, told) -> {
            asked.incrementAndGet();
            assertEquals(context, told);
            if (turn == 2) {
                throw thrown;
            }
            return turn == 1 ? CF_ACCEPT : CF_REJECT;
        };
        try {
            SOCKET connection;
            do {
                WSASetLastError(0);
                connection = WSAAccept(listener, null, null, condition, context);
                // Of several threads that wait Wine tells one so if another was faster.
            } while (Wine.isHere() && WSAGetLastError() == WSAEWOULDBLOCK);
            return connection;
        } catch (IllegalStateException e) {
            assertSame(thrown, e);
            return INVALID_SOCKET;
        }
    }
}

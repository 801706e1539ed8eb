package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.SocketHandle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** socket, bind, listen, accept, connect, send, recv, shutdown, closesocket, getsockname, getpeername: streams of every family. */
@ParameterizedClass
@ValueSource(ints = {AF_INET, AF_INET6, AF_UNIX})
class StreamFunctionsTest extends WinsockFixture {
    private final int family;

    StreamFunctionsTest(int family) {
        this.family = family;
    }

    @BeforeEach
    void familyIsThere() {
        SOCKET s = closedAfterTest(socket(family, SOCK_STREAM, 0));
        Assumptions.assumeTrue(s != INVALID_SOCKET, () -> "family " + family + ": " + WSAGetLastError());
    }

    @Test
    void bytesGoThereAndBack() {
        Pair pair = pair(family);
        byte[] buffer = new byte[8];
        assertEquals(5, send(pair.client(), bytes("hello"), 5, 0));
        assertEquals(5, recv(pair.server(), buffer, buffer.length, 0));
        assertArrayEquals(new byte[] {'h', 'e', 'l', 'l', 'o', 0, 0, 0}, buffer);
        assertEquals(2, send(pair.server(), bytes("okay"), 2, 0));
        assertEquals(1, recv(pair.client(), buffer, 1, MSG_PEEK));
        assertEquals(2, recv(pair.client(), buffer, 8, 0));
        ok(shutdown(pair.client(), SD_SEND));
        assertEquals(0, recv(pair.server(), buffer, 8, 0));
        ok(closesocket(pair.server()));
        assertEquals(0, recv(pair.client(), buffer, 8, 0));
    }

    @Test
    void everyKindOfMemory() {
        Pair pair = pair(family);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(16);
            memory.setString(0, "native");
            assertEquals(6, send(pair.client(), memory, 6, 0));
            MemorySegment heap = MemorySegment.ofArray(new long[2]);
            assertEquals(6, recv(pair.server(), heap, 16, 0));
            assertEquals("native", heap.getString(0));
            assertEquals(6, send(pair.server(), heap, 6, 0));
            memory.fill((byte) 0);
            assertEquals(6, recv(pair.client(), memory, 16, 0));
            assertEquals("native", memory.getString(0));
            assertThrows(IndexOutOfBoundsException.class, () -> send(pair.client(), memory, 17, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> recv(pair.client(), heap, 17, 0));
        }
        assertThrows(IllegalStateException.class, () -> send(pair.client(), closedMemory(), 1, 0));
        assertThrows(IllegalStateException.class, () -> recv(pair.client(), closedMemory(), 1, 0));
        assertEquals(0, send(pair.client(), (MemorySegment) null, 0, 0));
        assertThrows(NullPointerException.class, () -> send(pair.client(), (byte[]) null, 1, 0));
        assertThrows(NullPointerException.class, () -> recv(pair.client(), (MemorySegment) null, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> send(pair.client(), new byte[3], 4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> recv(pair.client(), new byte[3], 4, 0));
    }

    private static MemorySegment closedMemory() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.allocate(16);
        }
    }

    @Test
    void aSocketIsNotHeldAfterAnException() {
        SOCKET s = pair(family).client();
        assertThrows(IndexOutOfBoundsException.class, () -> send(s, new byte[3], 4, 0));
        s.handle().release();
    }

    @Test
    void aMegabyteArrivesAsItWasSent() {
        Pair pair = pair(family);
        byte[] sent = new byte[1 << 20];
        new Random(1).nextBytes(sent);
        CompletableFuture<Integer> sending =
                CompletableFuture.supplyAsync(() -> send(pair.client(), sent, sent.length, 0));
        byte[] received = new byte[sent.length];
        byte[] part = new byte[sent.length];
        int count = 0;
        while (count < sent.length) {
            int n = recv(pair.server(), part, sent.length - count, 0);
            System.arraycopy(part, 0, received, count, n);
            count += n;
        }
        assertEquals(sent.length, sending.join());
        assertArrayEquals(sent, received);
    }

    @Test
    void namesOfBothEnds() {
        SOCKET listener = listener(family);
        Pair pair = pair(listener, family);
        sockaddr_storage peer = new sockaddr_storage();
        int[] length = {sizeof(peer)};
        ok(getpeername(pair.client(), peer, length));
        assertEquals(family, peer.ss_family());
        sockaddr own = nameOf(listener);
        assertEquals(-1, own.segment().asSlice(0, length[0]).mismatch(peer.segment().asSlice(0, length[0])));
        fails(WSAENOTCONN, () -> getpeername(listener, peer, new int[] {sizeof(peer)}));
        fails(WSAEFAULT, () -> getpeername(pair.client(), null, null));
        assertThrows(IndexOutOfBoundsException.class,
                () -> getpeername(pair.client(), new sockaddr_in(), new int[] {17}));
    }

    @Test
    void acceptTellsThePeer() {
        SOCKET listener = listener(family);
        SOCKET client = open(family, SOCK_STREAM);
        connectTo(client, listener);
        sockaddr_storage peer = new sockaddr_storage();
        int[] length = {sizeof(peer)};
        assertNotSame(INVALID_SOCKET, closedAfterTest(accept(listener, peer, length)));
        if (family != AF_UNIX) {
            assertEquals(family, peer.ss_family());
            sockaddr own = nameOf(client);
            assertEquals(own.sizeof() == 128 ? 28 : length[0], length[0]);
            assertEquals(-1, own.segment().asSlice(0, length[0]).mismatch(peer.segment().asSlice(0, length[0])));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> accept(listener, new sockaddr_in(), new int[] {17}));
    }

    @Test
    void errorsOfLife() {
        SOCKET s = open(family, SOCK_STREAM);
        failsToMake(WSAEINVAL, () -> accept(s, null, null));
        fails(WSAENOTCONN, () -> shutdown(s, SD_SEND));
        fails(WSAENOTCONN, () -> recv(s, new byte[1], 1, 0));
        SOCKET bound = bound(family, SOCK_STREAM);
        sockaddr other = loopback(family);
        fails(WSAEINVAL, () -> bind(bound, other, sizeof(other)));
        SOCKET listener = listener(family);
        sockaddr name = nameOf(listener);
        fails(WSAEADDRINUSE, () -> bind(s, name, sizeof(name)));
        fails(WSAEINVAL, () -> shutdown(pair(listener, family).client(), 3));
        ok(closesocket(listener));
        fails(WSAECONNREFUSED, () -> connect(s, name, sizeof(name)));
        assertThrows(IndexOutOfBoundsException.class, () -> bind(s, name, sizeof(name) + 1));
    }

    @Test
    void negativeLengths() {
        Pair pair = pair(family);
        fails(WSAEFAULT, () -> send(pair.client(), new byte[1], -1, 0));
        fails(WSAEINVAL, () -> recv(pair.client(), new byte[1], -1, 0));
        fails(WSAEFAULT, () -> connect(open(family, SOCK_STREAM), loopback(family), -1));
    }

    /** The system gives the lowest number that is free; a compiler thread of the JVM may have that one for a moment. */
    private SOCKET withNumber(long number) {
        SOCKET s = socket(family, SOCK_STREAM, 0);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
        while (s.handle().number() != number && System.nanoTime() - end < 0) {
            ok(closesocket(s));
            Thread.yield();
            s = socket(family, SOCK_STREAM, 0);
        }
        closedAfterTest(s);
        assertEquals(number, s.handle().number(), "the system gave the number again");
        return s;
    }

    @Test
    void aClosedSocketIsNoSocketAndNoStranger() {
        SOCKET s = open(family, SOCK_STREAM);
        long number = s.handle().number();
        ok(closesocket(s));
        SOCKET stranger = withNumber(number);
        fails(WSAENOTSOCK, () -> closesocket(s));
        fails(WSAENOTSOCK, () -> listen(s, 1));
        sockaddr name = loopback(family);
        ok(bind(stranger, name, sizeof(name)));
    }

    @Test
    void aHandleFromElsewhere() {
        Pair pair = pair(family);
        SOCKET s = SOCKET.of(SocketHandle.borrow(pair.client().handle().number()));
        assertEquals(1, send(s, bytes("x"), 1, 0));
        assertEquals(1, recv(pair.server(), new byte[1], 1, 0));
        nonBlocking(pair.client());
        SOCKET again = SOCKET.of(SocketHandle.borrow(pair.client().handle().number()));
        fails(WSAEWOULDBLOCK, () -> recv(again, new byte[1], 1, 0));
        ok(closesocket(s));
        assertEquals(1, send(pair.client(), bytes("y"), 1, 0));
    }

    @Test
    void available() {
        Pair pair = pair(family);
        int[] count = {7};
        ok(ioctlsocket(pair.server(), FIONREAD, count));
        assertEquals(0, count[0]);
        assertEquals(3, send(pair.client(), bytes("abc"), 3, 0));
        awaitReadable(pair.server());
        ok(ioctlsocket(pair.server(), FIONREAD, count));
        assertEquals(3, count[0]);
    }
}

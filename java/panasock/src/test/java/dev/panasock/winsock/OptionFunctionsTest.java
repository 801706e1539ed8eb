package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Wine;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** getsockopt, setsockopt, ioctlsocket: what is the same on every system. */
class OptionFunctionsTest extends WinsockFixture {
    @ParameterizedTest
    @ValueSource(ints = {SO_REUSEADDR, SO_KEEPALIVE, SO_DONTROUTE, SO_OOBINLINE})
    void booleans(int name) {
        if (name == SO_DONTROUTE) {
            Wine.differs("SO_DONTROUTE reads as 1");
        }
        SOCKET s = tcp();
        assertEquals(0, flag(s, SOL_SOCKET, name));
        option(s, SOL_SOCKET, name, 1);
        assertEquals(1, flag(s, SOL_SOCKET, name));
        option(s, SOL_SOCKET, name, 0);
        assertEquals(0, flag(s, SOL_SOCKET, name));
    }

    /** Windows fills in one byte of some. */
    private static int flag(SOCKET s, int level, int name) {
        byte[] value = new byte[4];
        int[] length = {4};
        ok(getsockopt(s, level, name, value, length));
        assertTrue(length[0] == 1 || length[0] == 4, () -> "length " + length[0]);
        return value[0];
    }

    @Test
    void otherBooleans() {
        SOCKET stream = tcp();
        option(stream, IPPROTO_TCP, TCP_NODELAY, 1);
        assertEquals(1, flag(stream, IPPROTO_TCP, TCP_NODELAY));
        SOCKET datagrams = udp();
        option(datagrams, SOL_SOCKET, SO_BROADCAST, 1);
        assertEquals(1, flag(datagrams, SOL_SOCKET, SO_BROADCAST));
        SOCKET six = open(AF_INET6, SOCK_STREAM);
        assertEquals(1, flag(six, IPPROTO_IPV6, IPV6_V6ONLY));
        option(six, IPPROTO_IPV6, IPV6_V6ONLY, 0);
        assertEquals(0, flag(six, IPPROTO_IPV6, IPV6_V6ONLY));
        option(stream, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
        assertEquals(1, flag(stream, SOL_SOCKET, SO_EXCLUSIVEADDRUSE));
    }

    @Test
    void typeErrorAndListening() {
        assertEquals(SOCK_STREAM, option(tcp(), SOL_SOCKET, SO_TYPE));
        assertEquals(SOCK_DGRAM, option(udp(), SOL_SOCKET, SO_TYPE));
        assertEquals(0, option(tcp(), SOL_SOCKET, SO_ERROR));
        assertEquals(0, flag(tcp(), SOL_SOCKET, SO_ACCEPTCONN));
        assertEquals(1, flag(listener(), SOL_SOCKET, SO_ACCEPTCONN));
    }

    @Test
    void valuesOfEveryKind() {
        SOCKET s = tcp();
        linger linger = new linger();
        linger.l_onoff(1);
        linger.l_linger(3);
        ok(setsockopt(s, SOL_SOCKET, SO_LINGER, linger, sizeof(linger)));
        byte[] bytes = new byte[4];
        ok(getsockopt(s, SOL_SOCKET, SO_LINGER, bytes, new int[] {4}));
        assertEquals(3, bytes[2]);
        ok(setsockopt(s, SOL_SOCKET, SO_LINGER, new byte[4], 4));
        ok(getsockopt(s, SOL_SOCKET, SO_LINGER, linger, new int[] {4}));
        assertEquals(0, linger.l_onoff());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(4, 4);
            value.set(ValueLayout.JAVA_INT, 0, 30000);
            ok(setsockopt(s, SOL_SOCKET, SO_RCVBUF, value, 4));
            value.fill((byte) 0);
            int[] length = {4};
            ok(getsockopt(s, SOL_SOCKET, SO_RCVBUF, value, length));
            assertEquals(30000, value.get(ValueLayout.JAVA_INT, 0));
            assertEquals(4, length[0]);
            assertThrows(IndexOutOfBoundsException.class, () -> setsockopt(s, SOL_SOCKET, SO_RCVBUF, value, 5));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> getsockopt(s, SOL_SOCKET, SO_RCVBUF, value, new int[] {5}));
        }
    }

    @Test
    void missingMemoryIsAFault() {
        SOCKET s = tcp();
        fails(WSAEFAULT, () -> setsockopt(s, SOL_SOCKET, SO_RCVBUF, (int[]) null, 4));
        fails(WSAEFAULT, () -> getsockopt(s, SOL_SOCKET, SO_RCVBUF, (byte[]) null, new int[] {4}));
        fails(WSAEFAULT, () -> getsockopt(s, SOL_SOCKET, SO_RCVBUF, new int[1], null));
        fails(WSAEFAULT, () -> getsockopt(s, SOL_SOCKET, SO_LINGER, (Struct) null, new int[] {4}));
        fails(WSAEFAULT, () -> setsockopt(s, SOL_SOCKET, SO_LINGER, (Struct) null, 4));
        fails(WSAEFAULT, () -> ioctlsocket(s, FIONREAD, null));
    }

    @Test
    void nonBlockingOnAndOff() {
        SOCKET s = pair().client();
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> recv(s, new byte[1], 1, 0));
        ok(ioctlsocket(s, FIONBIO, new int[] {0}));
        option(s, SOL_SOCKET, SO_RCVTIMEO, 20);
        fails(WSAETIMEDOUT, () -> recv(s, new byte[1], 1, 0));
    }
}

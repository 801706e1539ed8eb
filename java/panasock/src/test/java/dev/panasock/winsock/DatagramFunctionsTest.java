package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** sendto and recvfrom, and send and recv of connected datagram sockets. */
@ParameterizedClass
@ValueSource(ints = {AF_INET, AF_INET6})
class DatagramFunctionsTest extends WinsockFixture {
    private final int family;

    DatagramFunctionsTest(int family) {
        this.family = family;
    }

    @Test
    void aDatagramAndItsSource() {
        SOCKET a = bound(family, SOCK_DGRAM);
        SOCKET b = bound(family, SOCK_DGRAM);
        sockaddr to = nameOf(b);
        assertEquals(5, sendto(a, bytes("hello"), 5, 0, to, sizeof(to)));
        byte[] buffer = new byte[16];
        sockaddr_storage from = new sockaddr_storage();
        int[] length = {sizeof(from)};
        assertEquals(5, recvfrom(b, buffer, buffer.length, MSG_PEEK, from, length));
        length[0] = sizeof(from);
        assertEquals(5, recvfrom(b, buffer, buffer.length, 0, from, length));
        assertEquals(-1, nameOf(a).segment().mismatch(from.segment().asSlice(0, length[0])));
        assertEquals(3, sendto(b, bytes("hey"), 3, 0, from, length[0]));
        assertEquals(3, recv(a, buffer, buffer.length, 0));
        assertArrayEquals(bytes("heylo"), java.util.Arrays.copyOf(buffer, 5));
    }

    @Test
    void fromMemoryOfEveryKind() {
        SOCKET a = bound(family, SOCK_DGRAM);
        sockaddr to = nameOf(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom("native");
            MemorySegment heap = MemorySegment.ofArray(new byte[16]);
            assertEquals(6, sendto(a, memory, 6, 0, to, sizeof(to)));
            assertEquals(6, recvfrom(a, heap, 16, 0, null, null));
            assertEquals(6, sendto(a, heap, 6, 0, to, sizeof(to)));
            memory.fill((byte) 0);
            assertEquals(6, recvfrom(a, memory, 7, 0, null, null));
            assertEquals("native", memory.getString(0));
            assertThrows(IndexOutOfBoundsException.class, () -> sendto(a, memory, 8, 0, to, sizeof(to)));
            assertThrows(IndexOutOfBoundsException.class, () -> recvfrom(a, memory, 8, 0, null, null));
            assertThrows(IndexOutOfBoundsException.class, () -> sendto(a, memory, 1, 0, to, sizeof(to) + 1));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> recvfrom(a, memory, 1, 0, new sockaddr_in(), new int[] {17}));
        }
    }

    @Test
    void anEmptyDatagramIsNoEnd() {
        SOCKET a = bound(family, SOCK_DGRAM);
        sockaddr to = nameOf(a);
        assertEquals(0, sendto(a, new byte[0], 0, 0, to, sizeof(to)));
        assertEquals(1, sendto(a, bytes("x"), 1, 0, to, sizeof(to)));
        assertEquals(0, recv(a, new byte[4], 4, 0));
        assertEquals(1, recv(a, new byte[4], 4, 0));
    }

    @Test
    void aConnectedSocketHasOnePeer() {
        SOCKET a = bound(family, SOCK_DGRAM);
        SOCKET b = open(family, SOCK_DGRAM);
        connectTo(b, a);
        assertEquals(2, send(b, bytes("ab"), 2, 0));
        assertEquals(2, recv(a, new byte[4], 4, 0));
        sockaddr_storage peer = new sockaddr_storage();
        int[] length = {sizeof(peer)};
        ok(getpeername(b, peer, length));
        assertEquals(family, peer.ss_family());
        fails(WSAENOTCONN, () -> getpeername(a, peer, length));
    }

    @Test
    void errors() {
        SOCKET s = bound(family, SOCK_DGRAM);
        sockaddr to = nameOf(s);
        fails(WSAEFAULT, () -> sendto(s, new byte[1], 1, 0, to, 5));
        fails(WSAEFAULT, () -> sendto(s, new byte[1], 1, 0, to, -1));
        fails(WSAEMSGSIZE, () -> sendto(s, new byte[70000], 70000, 0, to, sizeof(to)));
        fails(WSAEOPNOTSUPP, () -> listen(s, 1));
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> recvfrom(s, new byte[1], 1, 0, null, null));
        failsToMake(WSAEOPNOTSUPP, () -> accept(s, null, null));
    }

    @Test
    void broadcastNeedsItsOption() {
        if (family != AF_INET) {
            return;
        }
        SOCKET s = bound(family, SOCK_DGRAM);
        sockaddr_in all = address(INADDR_BROADCAST, 9);
        fails(WSAEACCES, () -> sendto(s, new byte[1], 1, 0, all, sizeof(all)));
    }
}

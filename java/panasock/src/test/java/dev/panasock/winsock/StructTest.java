package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.SocketHandle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** The structs: sizes and places are those of Windows, whichever memory they lie in. */
class StructTest {
    private static byte[] bytes(Struct struct) {
        return struct.segment().toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void theSizesAreThoseOfWindows() {
        assertEquals(16, sizeof(new sockaddr()));
        assertEquals(16, sizeof(new sockaddr_in()));
        assertEquals(28, sizeof(new sockaddr_in6()));
        assertEquals(110, sizeof(new sockaddr_un()));
        assertEquals(128, sizeof(new sockaddr_storage()));
        assertEquals(4, sizeof(new in_addr()));
        assertEquals(16, sizeof(new in6_addr()));
        assertEquals(48, sizeof(new addrinfo()));
        assertEquals(16, sizeof(new WSAPOLLFD()));
        assertEquals(8, sizeof(new timeval()));
        assertEquals(4, sizeof(new linger()));
        assertEquals(408, new WSADATA().sizeof());
    }

    @Test
    void sockaddrIn() {
        sockaddr_in name = new sockaddr_in();
        name.sin_family(AF_INET);
        name.sin_port(htons(27015));
        name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        assertArrayEquals(new byte[] {2, 0, 0x69, (byte) 0x87, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, bytes(name));
        assertEquals(AF_INET, name.sin_family());
        assertEquals(27015, ntohs(name.sin_port()));
        assertEquals(INADDR_LOOPBACK, ntohl(name.sin_addr().s_addr()));
        name.sin_port(htons(65535));
        assertEquals(65535, name.sin_port());
    }

    @Test
    void sockaddrIn6() {
        sockaddr_in6 name = new sockaddr_in6();
        name.sin6_family(AF_INET6);
        name.sin6_port(htons(1));
        name.sin6_flowinfo(htonl(0x0a0b0c0d));
        byte[] address = {0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        name.sin6_addr().s6_addr(address);
        name.sin6_scope_id(0x01020304);
        assertArrayEquals(
                new byte[] {23, 0, 0, 1, 10, 11, 12, 13, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
                    4, 3, 2, 1},
                bytes(name));
        assertEquals(AF_INET6, name.sin6_family());
        assertEquals(1, ntohs(name.sin6_port()));
        assertEquals(0x0a0b0c0d, ntohl(name.sin6_flowinfo()));
        assertArrayEquals(address, name.sin6_addr().s6_addr());
        assertEquals(0x01020304, name.sin6_scope_id());
    }

    @Test
    void sockaddrUn() {
        sockaddr_un name = new sockaddr_un();
        name.sun_family(AF_UNIX);
        name.sun_path("a longer path");
        name.sun_path("p\u00e4th");
        assertEquals(AF_UNIX, name.sun_family());
        assertEquals("p\u00e4th", name.sun_path());
        assertEquals(0, bytes(name)[7], "nothing is left of the longer one");
        name.sun_path("x".repeat(107));
        assertEquals(107, name.sun_path().length());
        assertThrows(IllegalArgumentException.class, () -> name.sun_path("x".repeat(108)));
    }

    @Test
    void aViewFitsTheFamily() {
        sockaddr_storage storage = new sockaddr_storage();
        storage.ss_family(AF_INET);
        assertEquals(AF_INET, storage.ss_family());
        assertInstanceOf(sockaddr_in.class, sockaddr.of(storage.segment()));
        storage.ss_family(AF_INET6);
        assertInstanceOf(sockaddr_in6.class, sockaddr.of(storage.segment()));
        storage.ss_family(AF_UNIX);
        assertInstanceOf(sockaddr_un.class, sockaddr.of(storage.segment()));
        storage.sa_family(77);
        assertEquals(77, sockaddr.of(storage.segment()).sa_family());
        assertEquals(77, new sockaddr_storage(storage.segment()).ss_family());
        assertEquals(77, new sockaddr(storage.segment()).sa_family());
        assertThrows(IndexOutOfBoundsException.class, () -> new sockaddr(MemorySegment.ofArray(new byte[1])));
    }

    @Test
    void aViewWritesTheMemoryOfTheCaller() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(512, 8);
            new sockaddr_in(memory).sin_port(7);
            assertEquals(7, new sockaddr_in(memory).sin_port());
            new sockaddr_in6(memory).sin6_scope_id(8);
            assertEquals(8, memory.get(ValueLayout.JAVA_INT, 24));
            new sockaddr_un(memory).sun_path("x");
            new in_addr(memory).s_addr(9);
            new in6_addr(memory).s6_addr(new byte[16]);
            new timeval(memory).tv_usec(11);
            assertEquals(11, memory.get(ValueLayout.JAVA_INT, 4));
            new linger(memory).l_linger(12);
            assertEquals(12, memory.get(ValueLayout.JAVA_SHORT, 2));
            assertEquals(12, new WSADATA(memory).wHighVersion());
            assertEquals(memory.address(), new linger(memory).segment().address());
            assertThrows(IndexOutOfBoundsException.class, () -> new sockaddr_in(memory.asSlice(0, 15)));
        }
    }

    @Test
    void closedMemoryThrows() {
        sockaddr_in name;
        try (Arena arena = Arena.ofConfined()) {
            name = new sockaddr_in(arena.allocate(16, 4));
        }
        assertThrows(IllegalStateException.class, name::sin_port);
    }

    @Test
    void timevalAndLinger() {
        timeval timeout = new timeval(1, 2);
        assertEquals(1, timeout.tv_sec());
        assertEquals(2, timeout.tv_usec());
        timeout.tv_sec(3);
        assertEquals(3, timeout.tv_sec());
        linger linger = new linger();
        linger.l_onoff(1);
        linger.l_linger(70000);
        assertEquals(1, linger.l_onoff());
        assertEquals(4464, linger.l_linger());
    }

    @Test
    void anElementOfAPoll() {
        WSAPOLLFD element = new WSAPOLLFD();
        assertSame(INVALID_SOCKET, element.fd());
        SOCKET s = SOCKET.of(SocketHandle.borrow(7));
        element.fd(s);
        element.events(POLLIN);
        element.revents(0x8001);
        assertSame(s, element.fd());
        assertEquals(POLLIN, element.events());
        assertEquals(0x8001, element.revents());
        assertArrayEquals(new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, (byte) 0x80, 0, 0, 0, 0}, bytes(element));
        WSAPOLLFD view = new WSAPOLLFD(element.segment());
        assertEquals(7, view.fd().handle().number());
        assertSame(view.fd(), view.fd());
        element.fd(INVALID_SOCKET);
        assertSame(INVALID_SOCKET, view.fd());
    }

    @Test
    void setsOfSockets() {
        fd_set set = new fd_set();
        SOCKET a = SOCKET.of(SocketHandle.borrow(1));
        SOCKET b = SOCKET.of(SocketHandle.borrow(2));
        FD_SET(a, set);
        FD_SET(b, set);
        FD_SET(a, set);
        assertEquals(2, set.fd_count());
        assertSame(a, set.fd_array(0));
        assertTrue(FD_ISSET(b, set));
        fd_set copy = new fd_set(set);
        FD_CLR(a, set);
        assertFalse(FD_ISSET(a, set));
        assertSame(b, set.fd_array(0));
        FD_CLR(a, set);
        FD_ZERO(set);
        assertEquals(0, set.fd_count());
        assertEquals(2, copy.fd_count());
        assertThrows(IndexOutOfBoundsException.class, () -> set.fd_array(0));
        for (int i = 0; i < FD_SETSIZE * 3; i++) {
            FD_SET(SOCKET.of(SocketHandle.borrow(i)), set);
        }
        assertEquals(FD_SETSIZE * 3, set.fd_count());
    }

    @Test
    void hints() {
        addrinfo hints = new addrinfo();
        hints.ai_flags(AI_PASSIVE);
        hints.ai_family(AF_INET6);
        hints.ai_socktype(SOCK_DGRAM);
        hints.ai_protocol(IPPROTO_UDP);
        addrinfo view = new addrinfo(hints.segment());
        assertEquals(AI_PASSIVE, view.ai_flags());
        assertEquals(AF_INET6, view.ai_family());
        assertEquals(SOCK_DGRAM, view.ai_socktype());
        assertEquals(IPPROTO_UDP, view.ai_protocol());
        assertEquals(0, view.ai_addrlen());
        assertNull(view.ai_addr());
        assertNull(view.ai_canonname());
        assertNull(view.ai_next());
    }

    @Test
    void aViewOfAListFollowsItsPointers() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocate(48, 8);
            MemorySegment second = arena.allocate(48, 8);
            sockaddr_in name = new sockaddr_in(arena.allocate(16, 8));
            name.sin_family(AF_INET);
            name.sin_port(htons(5));
            first.set(ValueLayout.JAVA_LONG, 16, 16);
            first.set(ValueLayout.ADDRESS, 24, arena.allocateFrom("canonical"));
            first.set(ValueLayout.ADDRESS, 32, name.segment());
            first.set(ValueLayout.ADDRESS, 40, second);
            new addrinfo(second).ai_family(AF_INET6);
            addrinfo list = new addrinfo(first);
            assertEquals("canonical", list.ai_canonname());
            assertEquals(5, ntohs(((sockaddr_in) list.ai_addr()).sin_port()));
            assertEquals(AF_INET6, list.ai_next().ai_family());
            assertNull(list.ai_next().ai_next());
        }
    }

    @Test
    void numbers() {
        assertEquals(0x8769, htons(0x6987));
        assertEquals(0x6987, ntohs(0x8769));
        assertEquals(0xff00, htons(0x00ff));
        assertEquals(0x04030201, htonl(0x01020304));
        assertEquals(0x01020304, ntohl(0x04030201));
        assertEquals(0x0102, MAKEWORD(2, 1));
        assertEquals(2, LOBYTE(0x0102));
        assertEquals(1, HIBYTE(0x0102));
        assertEquals("abc", string(new byte[] {'a', 'b', 'c', 0, 'd'}));
        assertEquals("ab", string(new byte[] {'a', 'b'}));
    }

    @Test
    void aSocketOfAHandle() {
        SocketHandle handle = SocketHandle.borrow(77);
        SOCKET s = SOCKET.of(handle);
        assertSame(handle, s.handle());
        assertEquals("77", s.toString());
        assertThrows(IllegalStateException.class, INVALID_SOCKET::handle);
        assertThrows(NullPointerException.class, () -> SOCKET.of(null));
    }
}

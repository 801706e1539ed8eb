package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Wine;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** getaddrinfo, freeaddrinfo, getnameinfo, gai_strerror, inet_pton, inet_ntop: what is the same on every system. */
class ResolverFunctionsTest extends WinsockFixture {
    private static addrinfo numeric(int family) {
        addrinfo hints = new addrinfo();
        hints.ai_family(family);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(IPPROTO_TCP);
        hints.ai_flags(AI_NUMERICHOST);
        return hints;
    }

    @Test
    void anAddress() {
        addrinfo[] result = new addrinfo[1];
        ok(getaddrinfo("127.0.0.1", "27015", numeric(AF_UNSPEC), result));
        addrinfo a = result[0];
        assertEquals(AF_INET, a.ai_family());
        assertEquals(SOCK_STREAM, a.ai_socktype());
        assertEquals(IPPROTO_TCP, a.ai_protocol());
        assertEquals(16, a.ai_addrlen());
        sockaddr_in name = assertInstanceOf(sockaddr_in.class, a.ai_addr());
        assertEquals(27015, ntohs(name.sin_port()));
        assertEquals(INADDR_LOOPBACK, ntohl(name.sin_addr().s_addr()));
        assertNull(a.ai_next());
        freeaddrinfo(a);
        assertNull(a.ai_addr());
        freeaddrinfo(null);
    }

    @Test
    void sixBytesAndTheWildcard() {
        addrinfo[] result = new addrinfo[1];
        ok(getaddrinfo("::1", "7", numeric(AF_INET6), result));
        assertEquals(28, result[0].ai_addrlen());
        assertInstanceOf(sockaddr_in6.class, result[0].ai_addr());
        addrinfo hints = numeric(AF_INET);
        hints.ai_flags(AI_PASSIVE);
        ok(getaddrinfo(null, "7", hints, result));
        assertEquals(INADDR_ANY, ((sockaddr_in) result[0].ai_addr()).sin_addr().s_addr());
    }

    @Test
    void aListAndItsEnd() {
        addrinfo[] result = new addrinfo[1];
        addrinfo hints = numeric(AF_UNSPEC);
        hints.ai_flags(AI_CANONNAME);
        ok(getaddrinfo("localhost", null, hints, result));
        assertNotNull(result[0].ai_canonname());
        int count = 0;
        for (addrinfo a = result[0]; a != null; a = a.ai_next()) {
            count++;
            assertEquals(a.ai_family(), a.ai_addr().sa_family());
        }
        addrinfo second = result[0].ai_next();
        freeaddrinfo(result[0]);
        assertNull(result[0].ai_next());
        if (count > 1) {
            assertNull(second.ai_addr(), "freed with the first");
        }
    }

    @Test
    void errors() {
        addrinfo[] result = new addrinfo[1];
        assertEquals(WSAHOST_NOT_FOUND, getaddrinfo("no.such.host.invalid.", null, numeric(AF_INET), result));
        assertEquals(WSAHOST_NOT_FOUND, WSAGetLastError());
        assertEquals(WSAHOST_NOT_FOUND, getaddrinfo(null, null, null, result));
        assertEquals(WSAEAFNOSUPPORT, getaddrinfo("127.0.0.1", null, numeric(4711), result));
        assertTrue(gai_strerror(WSAHOST_NOT_FOUND).length() > 5); // each system has its own words
        assertEquals("Unknown error 4711", gai_strerror(4711));
        assertThrows(NullPointerException.class, () -> getaddrinfo("127.0.0.1", null, null, null));
    }

    @Test
    void names() {
        byte[] host = new byte[NI_MAXHOST];
        byte[] service = new byte[NI_MAXSERV];
        sockaddr_in name = address(INADDR_LOOPBACK, 27015);
        ok(getnameinfo(name, sizeof(name), host, host.length, service, service.length,
                NI_NUMERICHOST | NI_NUMERICSERV));
        assertEquals("127.0.0.1", string(host));
        assertEquals("27015", string(service));
        ok(getnameinfo(name, sizeof(name), null, 0, service, service.length, NI_NUMERICSERV));
        ok(getnameinfo(name, sizeof(name), host, host.length, null, 0, NI_NUMERICHOST));
        sockaddr six = loopback(AF_INET6);
        ok(getnameinfo(six, sizeof(six), host, host.length, null, 0, NI_NUMERICHOST));
        assertEquals("::1", string(host));
    }

    @Test
    void namesOfNoAddress() {
        Wine.differs("getnameinfo says WSAEAFNOSUPPORT to an address that is too short");
        sockaddr_in name = address(INADDR_LOOPBACK, 27015);
        byte[] host = new byte[8];
        assertEquals(WSAEFAULT, getnameinfo(name, 7, host, 8, null, 0, NI_NUMERICHOST));
        assertEquals(WSAEFAULT, WSAGetLastError());
        assertEquals(WSAEFAULT, getnameinfo(null, 16, host, 8, null, 0, NI_NUMERICHOST));
    }

    @Test
    void errorsOfNames() {
        sockaddr_in name = address(INADDR_LOOPBACK, 27015);
        byte[] host = new byte[8];
        name.sin_family(4711);
        assertEquals(WSAEAFNOSUPPORT, getnameinfo(name, sizeof(name), host, 8, null, 0, NI_NUMERICHOST));
        assertThrows(IndexOutOfBoundsException.class,
                () -> getnameinfo(name, sizeof(name), host, 9, null, 0, NI_NUMERICHOST));
    }

    @ParameterizedTest
    @CsvSource({"AF_INET, 127.0.0.1, 4", "AF_INET, 255.255.255.255, 4", "AF_INET6, ::1, 16", "AF_INET6, ::, 16",
        "AF_INET6, 2001:db8::ff00:42:8329, 16", "AF_INET6, ::ffff:1.2.3.4, 16"})
    void textAndBack(String familyName, String text, int size) {
        int family = familyName.equals("AF_INET") ? AF_INET : AF_INET6;
        byte[] address = new byte[size];
        assertEquals(1, inet_pton(family, text, address));
        byte[] buffer = new byte[INET6_ADDRSTRLEN];
        assertEquals(text, inet_ntop(family, address, buffer, buffer.length));
        assertEquals(text, string(buffer));
    }

    @Test
    void addressesOfEveryKind() {
        in_addr four = new in_addr();
        assertEquals(1, inet_pton(AF_INET, "1.2.3.4", four));
        assertEquals(htonl(0x01020304), four.s_addr());
        assertEquals("1.2.3.4", inet_ntop(AF_INET, four, new byte[16], 16));
        in6_addr six = new in6_addr();
        assertEquals(1, inet_pton(AF_INET6, "::2", six));
        assertEquals(2, six.s6_addr()[15]);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(64);
            assertEquals(1, inet_pton(AF_INET, "4.3.2.1", memory));
            assertEquals("4.3.2.1", inet_ntop(AF_INET, memory, memory.asSlice(16), 16));
            assertEquals("4.3.2.1", memory.getString(16));
        }
        byte[] unchanged = {9, 9, 9, 9};
        assertEquals(0, inet_pton(AF_INET, "1.2.3", unchanged));
        assertArrayEquals(new byte[] {9, 9, 9, 9}, unchanged);
        assertThrows(IndexOutOfBoundsException.class, () -> inet_pton(AF_INET6, "::1", new byte[15]));
        assertThrows(IndexOutOfBoundsException.class, () -> inet_ntop(AF_INET, new byte[4], new byte[4], 16));
    }

    @Test
    void errorsOfAddresses() {
        fails(WSAEAFNOSUPPORT, () -> inet_pton(4711, "1.2.3.4", new byte[16]));
        fails(WSAEFAULT, () -> inet_pton(AF_INET, null, new byte[4]));
        fails(WSAEFAULT, () -> inet_pton(AF_INET, "1.2.3.4", (Struct) null));
        assertNull(inet_ntop(4711, new byte[16], new byte[64], 64));
        assertEquals(WSAEAFNOSUPPORT, WSAGetLastError());
        assertNull(inet_ntop(AF_INET, new byte[4], null, 16));
        assertEquals(WSA_INVALID_PARAMETER, WSAGetLastError());
        assertNull(inet_ntop(AF_INET, (Struct) null, new byte[16], 16));
    }
}

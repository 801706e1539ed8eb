package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.Numbers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a program written for Winsock sees on POSIX: name resolution. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class PosixResolverTest extends WinsockFixture {
    private static addrinfo hints(int type, int protocol, int flags) {
        addrinfo hints = new addrinfo();
        hints.ai_socktype(type);
        hints.ai_protocol(protocol);
        hints.ai_flags(flags);
        return hints;
    }

    @Test
    @Meaning(of = "getaddrinfo", winsock = "ai_socktype and ai_protocol are 0 where the hints have 0",
            posix = "lists an address once for each type, with its protocol")
    void typeAndProtocolAreThoseOfTheHints() {
        addrinfo[] result = new addrinfo[1];
        ok(getaddrinfo("127.0.0.1", "80", hints(SOCK_STREAM, 0, AI_NUMERICHOST), result));
        assertEquals(SOCK_STREAM, result[0].ai_socktype());
        assertEquals(0, result[0].ai_protocol());
        ok(getaddrinfo("127.0.0.1", "80", null, result));
        assertEquals(0, result[0].ai_socktype());
        assertEquals(0, result[0].ai_protocol());
        Set<String> seen = new HashSet<>();
        for (addrinfo a = result[0]; a != null; a = a.ai_next()) {
            assertTrue(seen.add(a.ai_family() + " " + ((sockaddr_in) a.ai_addr()).sin_addr().s_addr()));
        }
    }

    @Test
    @Meaning(of = "getaddrinfo", winsock = "an empty host name is this machine, with all its addresses",
            posix = "fails; here it is localhost")
    void anEmptyNameIsThisMachine() {
        addrinfo[] result = new addrinfo[1];
        addrinfo hints = hints(SOCK_STREAM, 0, 0);
        hints.ai_family(AF_INET);
        ok(getaddrinfo("", "80", hints, result));
        assertEquals(htonl(INADDR_LOOPBACK), ((sockaddr_in) result[0].ai_addr()).sin_addr().s_addr());
    }

    @Test
    @Meaning(of = "getaddrinfo, getnameinfo", winsock = "the errors are Winsock's codes", posix = "negative numbers")
    void theErrorsAreWinsocks() {
        addrinfo[] result = new addrinfo[1];
        assertEquals(WSAHOST_NOT_FOUND, getaddrinfo("not an address", null, hints(0, 0, AI_NUMERICHOST), result));
        assertEquals(Numbers.of("EAI_NONAME").here(), nativeLastError());
        assertEquals(WSATYPE_NOT_FOUND, getaddrinfo(null, "no such service", hints(SOCK_STREAM, 0, 0), result));
        assertEquals(WSATYPE_NOT_FOUND, WSAGetLastError());
        assertEquals(WSAESOCKTNOSUPPORT, getaddrinfo("127.0.0.1", null, hints(77, 0, 0), result));
        assertEquals(WSAEINVAL, getaddrinfo("127.0.0.1", null, hints(0, 0, 0x40000000), result));
    }
}

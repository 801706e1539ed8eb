package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.OperatingSystem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The public view of the error table. */
class ErrorCodeTest {
    private static ErrorCode named(String name) {
        return ErrorCode.all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aPairHasANumberOnEverySystem() {
        assertEquals(new ErrorCode("WSAECONNRESET", 10054, "ECONNRESET", 104, 54, false), named("WSAECONNRESET"));
    }

    @Test
    void aNameWithAnAliasShowsBoth() {
        assertEquals(new ErrorCode("WSAEWOULDBLOCK", 10035, "EWOULDBLOCK/EAGAIN", 11, 35, false),
                named("WSAEWOULDBLOCK"));
    }

    @Test
    void whatOnlyWinsockHasHasNoErrno() {
        assertEquals(new ErrorCode("WSANOTINITIALISED", 10093, null, null, null, true), named("WSANOTINITIALISED"));
    }

    @Test
    void whatOnlyPosixHasHasNoWinsockCode() {
        assertEquals(new ErrorCode("EPIPE", null, "EPIPE", 32, 32, true), named("EPIPE"));
    }

    @Test
    void whatOneSystemLacksHasNoNumberThere() {
        ErrorCode row = named("WSAEPROCLIM");
        assertEquals(10067, row.wsa());
        assertEquals("EPROCLIM", row.errnoName());
        assertEquals(null, row.linux());
        assertEquals(67, row.macos());
        assertTrue(row.lossy());
    }

    @Test
    void namesAndCodesAreUnique() {
        Set<String> names = new HashSet<>();
        for (ErrorCode row : ErrorCode.all()) {
            assertTrue(names.add(row.name()), row::name);
            assertTrue(row.wsa() != null || row.errnoName() != null, row::name);
            assertTrue(row.lossy() || row.wsa() != null && row.linux() != null && row.macos() != null, row::name);
        }
        assertTrue(names.size() > 120);
    }

    @Test
    void aCodeFindsItsRow() {
        assertEquals("WSAEADDRINUSE", ErrorCode.ofWinsock(10048).orElseThrow().name());
        assertEquals(Optional.empty(), ErrorCode.ofWinsock(4711));
        assertNotNull(ErrorCode.ofWinsock(8).orElseThrow().errnoName());
    }

    @Test
    void aNameKnowsItsNumberHere() {
        assertTrue(SocketError.of(Errno.ECONNREFUSED.number().orElseThrow()).is(Errno.ECONNREFUSED));
        boolean linux = OperatingSystem.current() == OperatingSystem.LINUX;
        assertEquals(linux, Errno.EPROCLIM.number().isEmpty());
    }
}

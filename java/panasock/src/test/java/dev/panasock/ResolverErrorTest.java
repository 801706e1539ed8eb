package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.ResolverErrorTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors of the resolver as values. */
class ResolverErrorTest {
    private static final OperatingSystem HERE = OperatingSystem.current();

    static java.util.List<ResolverErrorTable.Row> rows() {
        return ResolverErrorTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCodeOfThisSystemHasItsName(ResolverErrorTable.Row row) {
        int code = row.numbers().here();
        if (code == Numbers.ABSENT || HERE == OperatingSystem.WINDOWS && row.lossy()) {
            return;
        }
        ResolverError error = ResolverError.of(code, 0);
        assertEquals(code, error.code());
        assertEquals(row.name(), error.name());
        assertFalse(error.message().isBlank());
        assertTrue(error.toString().startsWith(row.name() + " (" + code), error::toString);
        assertEquals(row.name().equals("EAI_AGAIN"), error.temporary());
        assertEquals(row.name().equals("EAI_SYSTEM"), error.systemError().isPresent());
        if (!row.name().equals("EAI_SYSTEM")) {
            assertEquals(row.numbers().on(OperatingSystem.WINDOWS), error.winsockCode());
        }
    }

    @Test
    void aSystemErrorKeepsItsErrno() {
        int code = ResolverErrorTable.rows().stream().filter(row -> row.name().equals("EAI_SYSTEM")).findFirst()
                .orElseThrow().numbers().here();
        if (HERE == OperatingSystem.WINDOWS) {
            return; // no such code there
        }
        int emfile = dev.panasock.platform.abi.ErrorTable.named("EMFILE").numbers().here();
        ResolverError error = ResolverError.of(code, emfile);
        assertTrue(error.systemError().orElseThrow().is(Errno.EMFILE));
        assertEquals(10024, error.winsockCode());
        assertTrue(error.toString().contains("EMFILE"), error::toString);
        assertEquals(error, new ResolverException("getaddrinfo", error, "x").error());
    }

    @Test
    void anUnknownCodeStaysUnknown() {
        ResolverError error = ResolverError.of(4711, 5);
        assertEquals(4711, error.code());
        assertEquals("error", error.name());
        assertFalse(error.message().isBlank());
        assertFalse(error.notFound() || error.temporary());
        assertEquals(HERE == OperatingSystem.WINDOWS ? 4711 : 11003, error.winsockCode());
    }

    @Test
    void equalIfCodeAndErrnoAre() {
        ResolverError error = ResolverError.of(4711, 0);
        assertEquals(error, ResolverError.of(4711, 9));
        assertEquals(error.hashCode(), ResolverError.of(4711, 9).hashCode());
        assertNotEquals(error, ResolverError.of(4712, 0));
    }
}

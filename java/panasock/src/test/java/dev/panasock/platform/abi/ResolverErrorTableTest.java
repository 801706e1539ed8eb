package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The resolver's codes of every system, on every host. */
class ResolverErrorTableTest {
    @Test
    void everyEaiCodeOfTheHeadersHasARow() {
        for (Class<?> headers : List.of(dev.panasock.bindings.linux.generated.sockets_h.class,
                dev.panasock.bindings.macos.generated.sockets_h.class,
                dev.panasock.bindings.windows.generated.sockets_h.class)) {
            for (java.lang.reflect.Method method : headers.getDeclaredMethods()) {
                String name = method.getName();
                if (name.matches("EAI_[A-Z]+")) {
                    ResolverErrorTable.Row row = ResolverErrorTable.rows().stream()
                            .filter(candidate -> candidate.name().equals(name)).findFirst().orElse(null);
                    assertNotNull(row, name);
                    assertEquals(Constants.number(OperatingSystem.LINUX, name),
                            row.numbers().on(OperatingSystem.LINUX));
                    assertEquals(Constants.number(OperatingSystem.MACOS, name),
                            row.numbers().on(OperatingSystem.MACOS));
                }
            }
        }
    }

    /** Where Windows defines an EAI_ name itself, it is the code that the row has. */
    @Test
    void theCodesOfWindowsAreThoseOfItsHeaders() {
        int defined = 0;
        for (ResolverErrorTable.Row row : ResolverErrorTable.rows()) {
            int eai = Constants.number(OperatingSystem.WINDOWS, row.name());
            if (eai != Numbers.ABSENT) {
                assertEquals(eai, row.numbers().on(OperatingSystem.WINDOWS), row.name());
                defined++;
            }
        }
        assertTrue(defined >= 9, "only " + defined);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WINDOWS")
    void whatIsNotLossyComesBack(OperatingSystem system) {
        List<String> lossy = new ArrayList<>();
        for (ResolverErrorTable.Row row : ResolverErrorTable.rows()) {
            int code = row.numbers().on(system);
            assertSame(row, ResolverErrorTable.row(system, code));
            int windows = row.numbers().on(OperatingSystem.WINDOWS);
            if (row.lossy()) {
                lossy.add(row.name());
            } else {
                assertSame(row, ResolverErrorTable.row(OperatingSystem.WINDOWS, windows));
            }
            if (!row.name().equals("EAI_SYSTEM")) {
                assertEquals(windows, ResolverErrorTable.wsaCode(system, code, 0));
            }
        }
        assertEquals(List.of("EAI_ADDRFAMILY"), lossy);
    }

    @Test
    void unknownAndSystemCodes() {
        assertNull(ResolverErrorTable.row(OperatingSystem.LINUX, 4711));
        assertEquals(11003, ResolverErrorTable.wsaCode(OperatingSystem.LINUX, 4711, 0));
        assertEquals(4711, ResolverErrorTable.wsaCode(OperatingSystem.WINDOWS, 4711, 0));
        assertEquals(10013, ResolverErrorTable.wsaCode(OperatingSystem.LINUX,
                Constants.number(OperatingSystem.LINUX, "EAI_SYSTEM"),
                Constants.number(OperatingSystem.LINUX, "EACCES")));
    }
}

package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

/** The names of systems, and constants with a number on each. */
class SystemsTest {
    @Test
    void systemsByTheirNames() {
        assertSame(OperatingSystem.LINUX, OperatingSystem.named("Linux"));
        assertSame(OperatingSystem.MACOS, OperatingSystem.named("Mac OS X"));
        assertSame(OperatingSystem.WINDOWS, OperatingSystem.named("Windows 11"));
        assertThrows(UnsupportedOperationException.class, () -> OperatingSystem.named("SunOS"));
        assertSame(OperatingSystem.named(System.getProperty("os.name")), OperatingSystem.current());
    }

    @Test
    void aNumberPerSystem() {
        Numbers numbers = new Numbers(10, 30, 23);
        assertEquals(10, numbers.on(OperatingSystem.LINUX));
        assertEquals(30, numbers.on(OperatingSystem.MACOS));
        assertEquals(23, numbers.on(OperatingSystem.WINDOWS));
        assertEquals(numbers.on(OperatingSystem.current()), numbers.here());
    }

    @Test
    void constantsByName() {
        assertEquals(new Numbers(10, 30, 23), Constants.numbers("AF_INET6"));
        assertEquals(Numbers.ABSENT, Constants.number(OperatingSystem.LINUX, "SO_EXCLUSIVEADDRUSE"));
        assertEquals(-5, Constants.number(OperatingSystem.WINDOWS, "SO_EXCLUSIVEADDRUSE"));
    }

    @Test
    void everySocketNumberIsTheConstantOfItsName() throws IllegalAccessException {
        for (Field field : SocketNumbers.class.getFields()) {
            assertEquals(Constants.numbers(field.getName()), field.get(null), field.getName());
        }
    }
}

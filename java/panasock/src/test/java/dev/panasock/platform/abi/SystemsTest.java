package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        Numbers numbers = Numbers.of("AF_INET6");
        assertEquals(10, numbers.on(OperatingSystem.LINUX));
        assertEquals(30, numbers.on(OperatingSystem.MACOS));
        assertEquals(23, numbers.on(OperatingSystem.WINDOWS));
        assertEquals(numbers.on(OperatingSystem.current()), numbers.here());
    }

    @ParameterizedTest
    @EnumSource
    void aSystemCanHaveAnotherName(OperatingSystem system) {
        Numbers numbers = Numbers.of("EINTR");
        Numbers named = numbers.named(system, "AF_INET6");
        Numbers absent = named.absentOn(system);
        for (OperatingSystem each : OperatingSystem.values()) {
            assertEquals(each == system ? Numbers.of("AF_INET6").on(each) : numbers.on(each), named.on(each));
            assertEquals(each == system ? Numbers.ABSENT : numbers.on(each), absent.on(each));
        }
        assertEquals(named.on(OperatingSystem.current()), named.here());
        assertEquals(absent.on(OperatingSystem.current()), absent.here());
    }

    @Test
    void constantsByName() {
        assertEquals(Numbers.ABSENT, Constants.number(OperatingSystem.LINUX, "SO_EXCLUSIVEADDRUSE"));
        assertEquals(-5, Constants.number(OperatingSystem.WINDOWS, "SO_EXCLUSIVEADDRUSE"));
    }

    @ParameterizedTest
    @EnumSource
    void everyGeneratedConstantIsFoundByItsName(OperatingSystem system) throws ReflectiveOperationException {
        Class<?> headers = Class.forName(
                "dev.panasock.bindings." + system.name().toLowerCase(Locale.ROOT) + ".generated.sockets_h");
        int constants = 0;
        for (Method method : headers.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                Number value = (Number) method.invoke(null);
                assertEquals(value.intValue(), Constants.number(system, method.getName()), method.getName());
                constants++;
            }
        }
        assertTrue(constants > 300, () -> system.toString());
    }

    /** The names on a system that are not the field's. */
    private static final Map<String, String> OF_MACOS =
            Map.of("SO_LINGER", "SO_LINGER_SEC", "TCP_KEEPIDLE", "TCP_KEEPALIVE");

    @ParameterizedTest
    @EnumSource
    void everySocketNumberIsTheConstantOfItsName(OperatingSystem system) throws IllegalAccessException {
        for (Field field : SocketNumbers.class.getFields()) {
            String name = system == OperatingSystem.MACOS ? OF_MACOS.getOrDefault(field.getName(), field.getName())
                    : field.getName();
            assertEquals(Constants.number(system, name), ((Numbers) field.get(null)).on(system), name);
        }
    }

    @Test
    void everyErrorNumberIsOfEverySystem() throws IllegalAccessException {
        for (Field field : ErrorNumbers.class.getFields()) {
            for (OperatingSystem system : OperatingSystem.values()) {
                assertNotEquals(Numbers.ABSENT, ((Numbers) field.get(null)).on(system), field.getName());
            }
        }
    }

    /** A misspelt name would be absent everywhere. */
    @Test
    void everyNameIsOfSomeSystem() throws IllegalAccessException {
        for (Class<?> table : List.of(SocketNumbers.class, ErrorNumbers.class, ControlNumbers.class,
                FamilyNumbers.class)) {
            for (Field field : table.getFields()) {
                if (field.get(null) instanceof Numbers numbers) {
                    assertTrue(Arrays.stream(OperatingSystem.values())
                            .anyMatch(system -> Constants.number(system, numbers.name()) != Numbers.ABSENT),
                            field::getName);
                    numbers.otherNames().forEach((system, name) -> assertTrue(
                            name.isEmpty() || Constants.number(system, name) != Numbers.ABSENT, name));
                }
            }
        }
    }
}

package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that is looked up by its name is in the headers of the systems that need it: a wrong name would be absent. */
class NamedNumbersTest {
    static Stream<Field> kqueue() {
        return rows(KqueueNumbers.class);
    }

    static Stream<Field> descriptors() {
        return rows(DescriptorNumbers.class);
    }

    private static Stream<Field> rows(Class<?> table) {
        return Stream.of(table.getFields()).filter(field -> field.getType() == Numbers.class);
    }

    private static void isOn(OperatingSystem system, Field row) throws IllegalAccessException {
        assertNotEquals(Numbers.ABSENT, ((Numbers) row.get(null)).on(system), () -> row.getName() + " on " + system);
    }

    @ParameterizedTest
    @MethodSource("kqueue")
    void macosHasTheNumbersOfKqueue(Field row) throws IllegalAccessException {
        isOn(OperatingSystem.MACOS, row);
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void posixSystemsHaveTheNumbersOfDescriptors(Field row) throws IllegalAccessException {
        isOn(OperatingSystem.LINUX, row);
        isOn(OperatingSystem.MACOS, row);
    }
}

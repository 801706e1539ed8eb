package dev.panasock.winsock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * WinsockConstants is written by this test ({@code -Dpanasock.update-docs=true}) from the generated constants of
 * Windows, and never differs from them.
 */
class WinsockConstantsTest {
    private static final Path SYMBOLS = Path.of("../../bindings/jextract/windows/constants.txt");
    private static final Path SOURCE = Path.of("src/main/java/dev/panasock/winsock/WinsockConstants.java");
    private static final Pattern SYMBOL = Pattern.compile("--include-constant (\\w+)\\s+# (.*)");

    @Test
    void theSourceIsWhatTheBindingsSay() throws IOException {
        Assumptions.assumeTrue(Files.exists(SYMBOLS), "runs where the sources are");
        String expected = source();
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(SOURCE, expected);
        }
        assertEquals(expected, Files.readString(SOURCE));
    }

    @Test
    void everyConstantHasTheNumberOfWindows() throws IllegalAccessException {
        Field[] fields = WinsockConstants.class.getDeclaredFields();
        assertTrue(fields.length > 150, "constants: " + fields.length);
        for (Field field : fields) {
            if (Modifier.isPublic(field.getModifiers())) {
                assertEquals(Constants.number(OperatingSystem.WINDOWS, field.getName()), field.getInt(null),
                        field.getName());
            }
        }
    }

    @Test
    void constantsCanBeLabels() {
        String text = switch (Winsock2.WSAECONNREFUSED) {
            case Winsock2.WSAEADDRINUSE -> "in use";
            case Winsock2.WSAECONNREFUSED -> "refused";
            default -> "other";
        };
        assertEquals("refused", text);
    }

    private static String source() throws IOException {
        Map<String, Map<String, Integer>> byHeader = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SYMBOLS)) {
            var symbol = SYMBOL.matcher(line);
            if (!symbol.matches()) {
                continue;
            }
            String name = symbol.group(1);
            // A SOCKET, what the library needs of kernel32 and ntdll, and halves of GUIDs.
            boolean ofKernel = symbol.group(2).startsWith("winbase.h") && !name.equals("HANDLE_FLAG_INHERIT")
                    || symbol.group(2).startsWith("ntstatus.h");
            if (!name.equals("INVALID_SOCKET") && !ofKernel
                    && !name.startsWith("WSAID_")) {
                byHeader.computeIfAbsent(symbol.group(2), header -> new TreeMap<>()).put(name,
                        Constants.number(OperatingSystem.WINDOWS, name));
            }
        }
        StringBuilder source = new StringBuilder("""
                // Generated from the constants of Windows by WinsockConstantsTest, -Dpanasock.update-docs=true.
                package dev.panasock.winsock;

                /** The constants of Winsock with Winsock's numbers, on every system. */
                public interface WinsockConstants {""");
        byHeader.forEach((header, constants) -> {
            source.append("\n    // ").append(header).append('\n');
            ordered(constants).forEach(c -> source.append("    /** {@code ").append(c.getKey()).append("}. */\n")
                    .append("    int ").append(c.getKey()).append(" = ")
                    .append(literal(c.getValue())).append(";\n"));
        });
        return source.append("}\n").toString();
    }

    /** Constants of one prefix together, in the order of their numbers. */
    private static List<Map.Entry<String, Integer>> ordered(Map<String, Integer> constants) {
        Comparator<Map.Entry<String, Integer>> byPrefix = Comparator.comparing(c -> c.getKey().split("_")[0]);
        return constants.entrySet().stream().sorted(byPrefix.thenComparing(Map.Entry::getValue)).toList();
    }

    private static String literal(int value) {
        return value >= -1 && value <= 0xffff ? Integer.toString(value)
                : "0x" + Integer.toHexString(value);
    }
}

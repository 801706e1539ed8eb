package dev.panasock.bindings.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The generated classes of each system have what its C headers have: sizes, offsets, values and signatures, none more
/// and none less.
///
/// The tables are `native/abi/golden/<target>.tsv`, which `scripts/check-abi` proves against the headers. Nothing native
/// runs here, so every host checks every system.
class GoldenAbiTest {
    /// Numbers that depend on the CPU. The bindings have those of x86-64, and nobody uses them elsewhere.
    private static final Set<String> OF_THE_CPU = Set.of("constant SYS_membarrier");

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = """
            linux,   x86_64-linux-gnu
            linux,   aarch64-linux-gnu
            windows, x86_64-windows-gnu
            windows, aarch64-windows-gnu
            macos,   x86_64-macos
            macos,   aarch64-macos
            """)
    void generatedClassesAreWhatTheHeadersSay(String system, String target) throws Exception {
        Map<String, String> headers = table(target);
        Map<String, String> java = new GeneratedAbi(system).rows();
        if (target.startsWith("aarch64-linux")) { // jextract saw the packed one of x86-64
            java.replaceAll(
                    (name, row) -> java.getOrDefault(name.replaceFirst("epoll_event\\b", "epoll_event_aligned"), row));
        }
        var names = new TreeSet<>(headers.keySet());
        names.addAll(java.keySet());
        names.removeIf(name -> !target.startsWith("x86_64") && OF_THE_CPU.contains(name));
        names.removeIf(name -> Objects.equals(headers.get(name), java.get(name)));
        String differences = names.stream()
                .map(name -> "%n%s: C headers: %s, generated Java: %s".formatted(name,
                        headers.getOrDefault(name, "not in the table"), java.getOrDefault(name, "not generated")))
                .collect(Collectors.joining());
        assertEquals("", differences, target);
    }

    /// A table's rows by kind and name, as [GeneratedAbi] writes them: Java knows neither unsigned types nor, in a
    /// descriptor, variadic functions.
    private static Map<String, String> table(String target) throws IOException {
        var root = Path.of(System.getProperty("panasock.root", ".."));
        var rows = new TreeMap<String, String>();
        for (String line : Files.readAllLines(root.resolve("native/abi/golden/" + target + ".tsv"))) {
            String[] row = line.split("\t");
            String value = switch (row[0]) {
                case "constant" -> row[2].replace('u', 'i') + " "
                        + (row[2].endsWith("4") ? (int) Long.parseLong(row[3]) : Long.parseLong(row[3]));
                case "function", "variadic" -> (row[2] + " (" + row[3] + ")").replace('u', 'i');
                default -> row[2] + " " + row[3];
            };
            rows.put(row[0].replace("variadic", "function") + " " + row[1], value);
        }
        return rows;
    }
}

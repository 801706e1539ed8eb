package dev.panasock.winsock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.ResolverErrorTable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** docs/winsock-on-posix.md is made of the tables in the code and of the tests; {@code -Dpanasock.update-docs=true} writes it. */
class PosixDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/winsock-on-posix.md");
    private static final List<Class<?>> TESTS =
            List.of(PosixMeaningTest.class, PosixAcceptTest.class, PosixProviderTest.class,
                    PosixReadinessTest.class, PosixResolverTest.class);

    @Test
    void theDocumentIsWhatTheTestsSay() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("../../java/panasock/src")), "runs where the sources are");
        String expected = document();
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
    }

    @Test
    void everyErrorHasATest() {
        for (Overlay.Row row : Overlay.rows()) {
            assertEquals(1, testsOf(row).size(), () -> row + " is tested by " + testsOf(row));
        }
        assertEquals(Overlay.rows().size(), annotated(OverlayTest.class, ErrorMeaning.class).count());
    }

    private static Stream<Method> annotated(Class<?> test, Class<? extends java.lang.annotation.Annotation> by) {
        return Arrays.stream(test.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(by))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static List<Method> testsOf(Overlay.Row row) {
        return annotated(OverlayTest.class, ErrorMeaning.class).filter(method -> {
            ErrorMeaning meaning = method.getAnnotation(ErrorMeaning.class);
            return row.functions().contains(meaning.of()) && row.errno().equals(meaning.errno())
                    && row.when() == meaning.when();
        }).toList();
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        # Winsock on POSIX

                        What `Winsock2` does on Linux and macOS so that a program written for Winsock sees what it would see on Windows,
                        and where it does not. Written by `PosixDocumentTest` from the tables in the code and from the tests, one for
                        each row; on macOS none of them was run.

                        ## Errors

                        The native number stays readable with `nativeLastError()`. An errno without a row here becomes the Winsock code of
                        the same name (`EFOO` is `WSAEFOO`), or the one that says it best; `scripts/panasock errors` prints that table. The
                        first row that fits counts.

                        | functions | errno | when | Winsock's code | why | test |
                        |---|---|---|---|---|---|
                        """);
        for (Overlay.Row row : Overlay.rows()) {
            Method test = testsOf(row).getFirst();
            boolean provoked = test.getAnnotation(ErrorMeaning.class).provoked();
            text.append("| ").append(functions(row)).append(" | ").append(row.errno()).append(" | ")
                    .append(row.when().text).append(" | ").append(row.wsaName()).append(' ').append(row.code())
                    .append(" | ").append(row.why()).append(" | ").append(name(test))
                    .append(provoked ? "" : " (the table only)").append(" |\n");
        }
        text.append("""

                ## Errors of the resolver

                | POSIX | Winsock |
                |---|---|
                """);
        for (ResolverErrorTable.Row row : ResolverErrorTable.rows()) {
            text.append("| ").append(row.name()).append(" | ").append(row.name().equals("EAI_SYSTEM")
                    ? "the code of errno" : row.wsaName() + " " + row.numbers().on(OperatingSystem.WINDOWS))
                    .append(" |\n");
        }
        text.append("""

                ## Options

                Any other is WSAENOPROTOOPT 10042. `PosixMeaningTest.everyOption` reads each.

                | option | Winsock | POSIX |
                |---|---|---|
                """);
        PosixOptions.all().forEach(option -> text.append("| ").append(option.row().name()).append(" | ")
                .append(option.kind().winsock).append(" | ").append(option.kind().posix).append(" |\n"));
        text.append("\n## Meaning\n\n").append(table(true));
        text.append("\n## Not translated\n\n").append(table(false));
        return text.toString();
    }

    private static String functions(Overlay.Row row) {
        return row.functions().size() == Function.values().length ? "all"
                : row.functions().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String table(boolean translated) {
        StringBuilder text = new StringBuilder("| functions | Winsock | "
                + (translated ? "POSIX by itself" : "here, as in POSIX") + " | test |\n|---|---|---|---|\n");
        Map<Method, Meaning> rows = TESTS.stream().flatMap(test -> annotated(test, Meaning.class))
                .collect(Collectors.toMap(method -> method, method -> method.getAnnotation(Meaning.class)));
        assertTrue(rows.size() > 40, "rows: " + rows.size());
        rows.entrySet().stream().filter(row -> row.getValue().translated() == translated)
                .sorted(Comparator.comparing((Map.Entry<Method, Meaning> row) -> row.getValue().of())
                        .thenComparing(row -> row.getKey().getName()))
                .forEach(row -> text.append("| ").append(row.getValue().of()).append(" | ")
                        .append(row.getValue().winsock()).append(" | ").append(row.getValue().posix()).append(" | ")
                        .append(name(row.getKey())).append(" |\n"));
        return text.toString();
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }
}

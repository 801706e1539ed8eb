package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** docs/options.md is made of the constants in the code; {@code -Dpanasock.update-docs=true} writes it. */
class OptionDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/options.md");

    @Test
    void theDocumentIsWhatTheConstantsSay() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("../../java/panasock/src")), "runs where the sources are");
        String expected = document();
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
    }

    @Test
    void everyOptionIsThereOnceAndSomewhere() {
        assertEquals(Options.all().count(), Options.all().map(SocketOption::name).distinct().count());
        Options.all().forEach(option -> {
            assertTrue(Arrays.stream(OperatingSystem.values())
                    .anyMatch(system -> option.row().number().on(system) != Numbers.ABSENT), option::name);
            assertFalse(option.row().codec().form().isEmpty(), option::name);
            assertEquals(option.isSupported(), option.row().number().here() != Numbers.ABSENT,
                    option::name);
            assertEquals(option.row().level().number().here(), option.level(), option::name);
        });
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        # Socket options

                        Every option that the library has a constant for, with its number on each system; the Javadoc of the constant says what it does. A dash: the
                        headers of that system have no such option. Whether a system has one says `SocketOption.isSupported`, whether a kernel and a socket take it
                        `SocketOption.whyUnsupported`. Any other option is reached by `SocketOption.ofInt`, `SocketOption.ofBoolean` and
                        `NativeSocket.getsockopt` and `setsockopt` with bytes. `EveryOptionTest` sets and reads each one, or says why not.

                        """);
        text.append(Options.all().count()).append(" options: ")
                .append(Arrays.stream(OperatingSystem.values())
                        .map(system -> Options.all()
                                .filter(option -> option.row().number().on(system) != Numbers.ABSENT).count()
                                + " on " + name(system))
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        for (Class<?> owner : Options.CLASSES) {
            text.append("\n## ").append(owner.getSimpleName()).append("\n\n");
            text.append(Options.of(owner).map(option -> option.row().level()).distinct()
                    .map(level -> level + ": [Linux](" + level.manual() + "), [Windows](" + level.learn() + ")")
                    .collect(Collectors.joining("; "))).append("\n\n");
            text.append(
                    "| option | level | value | access | Linux | macOS | Windows |\n|---|---|---|---|---|---|---|\n");
            Options.of(owner).forEach(option -> text.append("| ").append(option.name()).append(" | ")
                    .append(option.row().level()).append(" | ").append(option.row().codec().form()).append(" | ")
                    .append(option.row().access())
                    .append(" | ").append(number(option, OperatingSystem.LINUX)).append(" | ")
                    .append(number(option, OperatingSystem.MACOS)).append(" | ")
                    .append(number(option, OperatingSystem.WINDOWS)).append(" |\n"));
        }
        return text.toString();
    }

    private static String name(OperatingSystem system) {
        return switch (system) {
            case LINUX -> "Linux";
            case MACOS -> "macOS";
            case WINDOWS -> "Windows";
        };
    }

    private static String number(SocketOption<?> option, OperatingSystem system) {
        int number = option.row().number().on(system);
        return number == Numbers.ABSENT ? "-" : number > 0xffff || number < -1 ? "0x" + Integer.toHexString(number)
                : String.valueOf(number);
    }
}

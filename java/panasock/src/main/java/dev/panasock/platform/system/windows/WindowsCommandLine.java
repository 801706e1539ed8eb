package dev.panasock.platform.system.windows;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A program and its arguments as one line, from which the C runtime of the program, or {@code CommandLineToArgvW},
 * makes the same arguments again.
 *
 * @see <a href="https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments">Parsing C command-line arguments</a>
 */
public final class WindowsCommandLine {
    private WindowsCommandLine() {
    }

    /** The line for a program and its arguments. */
    public static String of(List<String> command) {
        return command.stream().map(WindowsCommandLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        if (!argument.isEmpty() && argument.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '"')) {
            return argument;
        }
        StringBuilder line = new StringBuilder("\"");
        int backslashes = 0;
        for (char c : argument.toCharArray()) {
            // Backslashes are literal, except before a quote.
            line.repeat('\\', c == '"' ? backslashes + 1 : 0).append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return line.repeat('\\', backslashes).append('"').toString();
    }
}

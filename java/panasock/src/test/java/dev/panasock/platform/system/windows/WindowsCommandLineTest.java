package dev.panasock.platform.system.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The line, and the arguments that a program makes of it by Microsoft's rules. */
class WindowsCommandLineTest {
    @Test
    void quotesAndBackslashes() {
        assertEquals("a \"b c\" \"\" d\\e", WindowsCommandLine.of(List.of("a", "b c", "", "d\\e")));
        assertEquals("\"\\\"\" \\ \"\\\\\\\"\" \"a \\\\\"", WindowsCommandLine.of(List.of("\"", "\\", "\\\"", "a \\")));
    }

    @Property
    void aProgramMakesTheSameArgumentsOfIt(
            @ForAll @Size(max = 4) List<
                    @Chars({'"', '\\', ' ', '\t', 'a'}) @CharRange(from = 'x', to = 'z') String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst("program.exe");
        assertEquals(command, parsed(WindowsCommandLine.of(command)));
    }

    /**
     * 2n backslashes and a quote are n backslashes and the quote begins or ends a part; 2n + 1 and a quote are n and a quote; others are themselves.
     * See <a href="https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments">Parsing C command-line arguments</a>.
     */
    private static List<String> parsed(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = null;
        boolean quoted = false;
        int i = 0;
        while (i < line.length()) {
            int begin = i;
            while (i < line.length() && line.charAt(i) == '\\') {
                i++;
            }
            int backslashes = i - begin;
            char next = i < line.length() ? line.charAt(i) : 0;
            if (backslashes > 0 && argument == null) {
                argument = new StringBuilder();
            }
            if (next == '"') {
                argument = argument == null ? new StringBuilder() : argument;
                argument.repeat('\\', backslashes / 2);
                if (backslashes % 2 == 1) {
                    argument.append('"');
                } else {
                    quoted = !quoted;
                }
                i++;
                continue;
            }
            if (backslashes > 0) {
                argument.repeat('\\', backslashes);
                continue;
            }
            if (!quoted && (next == ' ' || next == '\t')) {
                if (argument != null) {
                    arguments.add(argument.toString());
                }
                argument = null;
            } else {
                argument = argument == null ? new StringBuilder() : argument;
                argument.append(next);
            }
            i++;
        }
        if (argument != null) {
            arguments.add(argument.toString());
        }
        return arguments;
    }
}

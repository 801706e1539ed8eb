package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Wrong arguments: what is wrong on standard error, nothing on standard output, exit status 2. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class CommandLineTest {
    /** On Windows the environment alone can make picocli believe in a terminal. */
    private static CommandLine withoutColour() {
        return Main.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "server 65536", "server http", "server -1", "server 1 2", "server --api=jni",
        "server --threads=many", "server --family=ipx", "server --family=unix", "server s --family=unix --any",
        "client", "client localhost 99999", "client s 1 --family=unix", "client localhost --stdin --text=x", "demo x",
        "errors all", "select-server 65536", "wsapoll-server x", "nonblocking-server 1 2",
        "event-select-server --family=unix",
        "conditional-server --most=x", "select-server --clients=many"})
    void areStatus2(String arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine panasock = withoutColour().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertEquals(2, panasock.execute(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
        assertEquals("", out.toString());
        assertTrue(
                err.toString().contains("Usage: panasock") || err.toString().contains("Did you mean: panasock server"),
                err.toString());
    }

    @Test
    void areStatus2OfTheProcess() throws Exception {
        try (Program program = Program.start("server", "many")) {
            assertEquals(2, program.exit());
            assertEquals(List.of(), program.lines());
            assertTrue(program.errLine().contains("Not a port"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "server --help", "client --help", "demo --help", "errors --help",
        "select-server --help", "wsapoll-server --help", "nonblocking-server --help", "event-select-server --help",
        "conditional-server --help"})
    void helpIsStatus0(String arguments) {
        StringWriter out = new StringWriter();
        assertEquals(0, withoutColour().setOut(new PrintWriter(out)).execute(arguments.split(" ")));
        assertTrue(out.toString().startsWith("Usage: panasock"), out.toString());
    }
}

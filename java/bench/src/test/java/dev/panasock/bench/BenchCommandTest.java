package dev.panasock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What cannot be measured is said in a line, before anything is. */
class BenchCommandTest {
    private static final int USAGE = 2;

    @ParameterizedTest
    @CsvSource({"--work=nothing, no work is called nothing", "--peer=nobody, no peer is called nobody",
        "--of=results.json, --of needs --page", "--compare=nowhere, no checkout of Panasock is in nowhere",
        "--compare=nowhere gate, --compare is quick or full", "--minutes=3, --minutes needs --compare"})
    void badOptions(String option, String message) {
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("--natives=none", "--out=none"));
        arguments.addAll(List.of(option.split(" ")));
        int status = new CommandLine(new BenchCommand()).setErr(new PrintWriter(err))
                .execute(arguments.toArray(new String[0]));
        assertEquals(USAGE, status, err::toString);
        assertTrue(err.toString().startsWith(message), err::toString);
    }
}

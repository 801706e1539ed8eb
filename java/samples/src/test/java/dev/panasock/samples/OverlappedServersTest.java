package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers with overlapped operations: they serve what they are asked to and end. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class OverlappedServersTest {
    private static final String TEXT = "this is a test";

    @ParameterizedTest
    @ValueSource(strings = {"events", "port", "acceptex", "acceptex --first-bytes=64"})
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "Windows only: overlapped operations")
    void servesClientsAtOnceAndEnds(String technique) throws Exception {
        List<Object> arguments = new ArrayList<>(List.of("overlapped", "--clients=5", "--silence=3600", "0"));
        List.of(("--with=" + technique).split(" ")).forEach(arguments::add);
        try (Program server = Program.start(arguments.toArray())) {
            String first = server.line();
            assertTrue(first.matches("listening on 127\\.0\\.0\\.1:[1-9][0-9]*"), first);
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                peers.add(Peer.connect(first));
            }
            for (Peer peer : peers) {
                assertEquals(TEXT, peer.talk(TEXT));
                peer.close();
            }
            assertEquals(List.of(), server.lines());
            assertEquals(0, server.exit());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it runs")
    void elsewhereItSaysThatItCannotRun() throws Exception {
        try (Program server = Program.start("overlapped", "0")) {
            server.saysOnly("overlapped operations and completion ports exist on Windows only");
            assertEquals(1, server.exit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clients=0", "--workers=0", "--outstanding=0", "--first-bytes=-1", "--silence=-1",
        "--family=unix", "--with=smoke", "--first-bytes=65537"})
    void badNumbersAreRefused(String option) {
        StringWriter err = new StringWriter();
        int status = Main.commandLine().setErr(new PrintWriter(err)).execute("overlapped", option, "0");
        assertEquals(2, status, err.toString());
        assertTrue(err.toString().contains("overlapped"), err.toString());
    }
}

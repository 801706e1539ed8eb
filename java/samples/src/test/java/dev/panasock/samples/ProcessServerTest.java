package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process for each client. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ProcessServerTest {
    private static final int AT_ONCE = 50;

    @Test
    void thisProgramServesEachClient() throws Exception {
        assumeTrue(System.getProperty("panasock.java") == null || Systems.WINDOWS, "java is not started by its name");
        try (Program server = Program.start("process-server", 0, "--clients=2")) {
            String first = server.line();
            for (String text : List.of("one", "two".repeat(100_000))) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals(text, peer.talk(text));
                }
            }
            assertEquals(0, server.exit());
            assertEquals(List.of(), server.lines());
            // Under Wine each JVM has something to say of its own.
            assertTrue(Systems.WINDOWS || server.err().isEmpty());
        }
    }

    @Test
    void anotherProgramServesManyAtOnce() throws Exception {
        Systems.hasProgram("cat");
        List<Peer> peers = new ArrayList<>();
        try (Program server = Program.start("process-server", 0, "--clients=" + AT_ONCE, "cat")) {
            String first = server.line();
            for (int i = 0; i < AT_ONCE; i++) {
                peers.add(Peer.connect(first));
            }
            for (Peer peer : peers.reversed()) {
                String text = "client " + peers.indexOf(peer);
                peer.send(text);
                assertEquals(text, peer.receive(text.length()));
            }
            for (Peer peer : peers) {
                assertEquals("bye", peer.talk("bye"));
            }
            assertEquals(0, server.exit());
            assertEquals("", server.err());
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void oneAfterAnotherLeavesNothing() throws Exception {
        Systems.hasProc();
        try (Program server = Program.start("process-server", 0, "cat")) {
            String first = server.line();
            Descriptors before = Descriptors.of(server, first);
            for (int i = 0; i < 100; i++) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals("client " + i, peer.talk("client " + i));
                }
            }
            before.areNotMore();
        }
    }

    @Test
    void aProgramThatIsNotThereEndsTheClientNotTheServer() throws Exception {
        assumeTrue(System.getProperty("panasock.java") == null || Systems.WINDOWS,
                "not in qemu: errors of posix_spawn");
        try (Program server = Program.start("process-server", 0, "--clients=2", "no-such-program")) {
            String first = server.line();
            for (int i = 0; i < 2; i++) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals("", peer.receiveAll());
                }
            }
            assertEquals(0, server.exit());
            String said = server.err();
            assertTrue(said.contains(Systems.WINDOWS ? "CreateProcessW failed" : "posix_spawnp failed: ENOENT (2"),
                    said);
        }
    }

    @Test
    void withoutASocketOnStandardInputItSaysSo() throws Exception {
        try (Program echo = Program.start("inetd-echo")) {
            assertEquals(1, echo.exit());
            String said = echo.err();
            assertTrue(said.startsWith("dup failed: ") || said.contains("ENOTSOCK"), said);
            assertTrue(said.contains("standard input") || said.contains("SO_TYPE"), said);
        }
    }
}

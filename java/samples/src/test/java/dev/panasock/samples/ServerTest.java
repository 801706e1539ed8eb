package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One connection, as the tutorial's server serves it, and how the server ends. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ServerTest {
    private static final String TEXT = "this is a test";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#all")
    void servesOneConnectionAndPrintsWhatTheOriginalPrints(Kind kind) throws Exception {
        Systems.has(kind.family());
        try (Program server = kind.server(folder)) {
            String first = server.line();
            try (Peer peer = Peer.connect(first)) {
                assertEquals(TEXT, peer.talk(TEXT));
            }
            assertEquals(List.of("Bytes received: 14", "Bytes sent: 14", "Connection closing..."), server.lines());
            assertEquals(0, server.exit());
            assertEquals("", server.err());
        }
    }

    @ParameterizedTest
    @EnumSource(Threads.class)
    void handsTheOneClientOver(Threads threads) throws Exception {
        for (Api api : Api.values()) {
            try (Program server = new Kind(api, Family.INET).server(folder, "--threads=" + threads);
                    Peer peer = Peer.connect(server.line())) {
                assertEquals(TEXT, peer.talk(TEXT));
                assertEquals(3, server.lines().size());
                assertEquals(0, server.exit());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#all")
    void firstLineIsTheAddress(Kind kind) throws Exception {
        Systems.has(kind.family());
        try (Program server = kind.server(folder)) {
            String pattern = switch (kind.family()) {
                case INET -> "listening on 127\\.0\\.0\\.1:[1-9][0-9]*";
                case INET6 -> "listening on \\[::1]:[1-9][0-9]*";
                case UNIX -> "listening on .*[/\\\\]s";
            };
            String first = server.line();
            assertTrue(first.matches(pattern), first);
        }
    }

    /** Whoever waits for the line never sees a part of it. */
    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void firstLineIsOneWrite(Kind kind) throws Exception {
        Systems.hasProgram("strace");
        Path log = folder.resolve("strace");
        String strace = "exec strace -f -qq -s 99 -e trace=write -o '" + log + "' \"$@\"";
        try (Program server = Program.startIn(strace, kind.arguments("server", 0))) {
            String first = server.line();
            try (Peer peer = Peer.connect(first)) {
                peer.talk(TEXT);
            }
            assertEquals(0, server.exit());
            assertTrue(Files.readString(log).contains("write(1, \"" + first + "\\n\""), "in one piece");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void anyBindsTheWildcard(Kind kind) throws Exception {
        for (Family family : List.of(Family.INET, Family.INET6)) {
            Systems.has(family);
            try (Program server = new Kind(kind.api(), family).server(folder, "--any")) {
                String first = server.line();
                String wildcard = family == Family.INET ? "0.0.0.0" : "[::]";
                assertTrue(first.startsWith("listening on " + wildcard + ":"), first);
                String loopback = family == Family.INET ? "127.0.0.1" : "[::1]";
                try (Peer peer = Peer.connect(first.replace(wildcard, loopback))) {
                    assertEquals(TEXT, peer.talk(TEXT));
                }
                assertEquals(0, server.exit());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void theDefaultPortIsTheTutorials(Kind kind) throws Exception {
        try (ServerSocket probe = new ServerSocket(27015, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(probe.isBound());
        } catch (BindException taken) {
            assumeTrue(false, "port 27015 is taken on this machine");
        }
        try (Program server = Program.start("server", "--api=" + kind.api())) {
            String line = server.line();
            assumeTrue(line != null || !server.err().contains(kind.failure("bind", 10048, "EADDRINUSE")),
                    "port 27015 was taken meanwhile");
            assertEquals("listening on 127.0.0.1:27015", line);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void aTakenPortIsStatus1(Kind kind) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Program server = kind.serverAt(taken.getLocalPort())) {
            assertEquals(List.of(), server.lines());
            assertEquals(1, server.exit());
            server.saysOnly(kind.failure("bind", 10048, "EADDRINUSE"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void startsAgainAtOnceOnThePortItHasJustLeft(Kind kind) throws Exception {
        String first;
        try (Program server = kind.server(folder, "--loop", "--threads=platform")) {
            first = server.line();
            try (Peer peer = Peer.connect(first)) {
                peer.send(TEXT);
                assertEquals(TEXT, peer.receive(TEXT.length()));
                server.terminate(); // the server's side closes first: the port stays in TIME_WAIT
                server.exit();
            }
        }
        try (Program again = kind.serverAt(Peer.port(first))) {
            assertEquals(first, again.line());
            try (Peer peer = Peer.connect(first)) {
                assertEquals(TEXT, peer.talk(TEXT));
            }
            assertEquals(0, again.exit());
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aUnixPathIsRemovedAtTheEnd(Api api) throws Exception {
        Systems.has(Family.UNIX);
        try (Program server = new Kind(api, Family.UNIX).server(folder)) {
            String first = server.line();
            assertTrue(Files.exists(folder.resolve("s")));
            try (Peer peer = Peer.connect(first)) {
                assertEquals(TEXT, peer.talk(TEXT));
            }
            assertEquals(0, server.exit());
            assertFalse(Files.exists(folder.resolve("s")));
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aUnixPathIsRemovedWhenTheProcessIsEnded(Api api) throws Exception {
        Systems.has(Family.UNIX);
        Systems.hasSignals();
        try (Program server = new Kind(api, Family.UNIX).server(folder, "--loop")) {
            server.line();
            server.terminate();
            assertEquals(143, server.exit());
            assertFalse(Files.exists(folder.resolve("s")));
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void anExistingPathStaysAndIsStatus1(Api api) throws Exception {
        Systems.has(Family.UNIX);
        Files.writeString(folder.resolve("s"), "not yours");
        Kind kind = new Kind(api, Family.UNIX);
        try (Program server = kind.server(folder)) {
            assertEquals(List.of(), server.lines());
            assertEquals(1, server.exit());
            server.saysOnly(kind.failure("bind", 10048, "EADDRINUSE"));
            assertEquals("not yours", Files.readString(folder.resolve("s")));
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aResetEndsTheOneConnectionWithStatus1(Api api) throws Exception {
        Systems.wineDiffers("recv after a reset ends the stream");
        Kind kind = new Kind(api, Family.INET);
        try (Program server = kind.server(folder); Peer peer = Peer.connect(server.line())) {
            peer.send(TEXT);
            assertEquals(TEXT, peer.receive(TEXT.length()));
            peer.reset();
            assertEquals(1, server.exit());
            server.saysOnly(kind.failure("recv", 10054, "ECONNRESET"));
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aSignalEndsItAtOnce(Api api) throws Exception {
        Systems.hasSignals();
        try (Program server = new Kind(api, Family.INET).server(folder)) {
            server.line();
            server.terminate();
            assertEquals(143, server.exit());
            assertEquals("", server.err());
        }
    }

    /** strace makes the system say that the process has no descriptor left. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void aFailedAcceptIsStatus1(Api api) throws Exception {
        Systems.hasProgram("strace");
        Kind kind = new Kind(api, Family.UNIX);
        String strace = "exec strace -f -qq -o /dev/null -e trace=accept4 -e inject=accept4:error=EMFILE \"$@\"";
        try (Program server = Program.startIn(strace, kind.arguments("server", folder.resolve("s")))) {
            assertEquals("listening on " + folder.resolve("s"), server.line());
            assertEquals(1, server.exit());
            assertEquals(List.of(), server.lines());
            server.saysOnly(kind.failure("accept", 10024, "EMFILE"));
            assertFalse(Files.exists(folder.resolve("s")));
        }
    }
}

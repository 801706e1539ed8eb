package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Many clients of a server that goes on. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class LoopTest {
    private static final int AT_ONCE = 200;
    private static final int IN_TURN = 1000;

    @TempDir
    private Path folder;

    static Stream<Arguments> kindsAndThreads() {
        return Stream.of(Threads.values()).flatMap(threads -> Kind.all().map(kind -> Arguments.of(kind, threads)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndThreads")
    void servesOneAfterAnotherAndPrintsTheFirstLineOnly(Kind kind, Threads threads) throws Exception {
        Systems.has(kind.family());
        try (Program server = kind.server(folder, "--loop", "--threads=" + threads)) {
            String first = server.line();
            for (String text : List.of("one", "two", "three")) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals(text, peer.talk(text));
                }
            }
            server.terminate();
            server.exit();
            assertEquals(List.of(), server.lines());
            assertEquals("", server.err());
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aThousandOneAfterAnotherLeaveNoDescriptor(Api api) throws Exception {
        Systems.hasProc();
        try (Program server = new Kind(api, Family.INET).server(folder, "--loop")) {
            String first = server.line();
            Descriptors before = Descriptors.of(server, first);
            for (int i = 0; i < IN_TURN; i++) {
                talk(first, "client " + i);
            }
            before.areNotMore();
        }
    }

    @ParameterizedTest
    @MethodSource("apisWithThreads")
    void twoHundredAtOnce(Api api, Threads threads) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try (Program server = new Kind(api, Family.INET).server(folder, "--loop", "--threads=" + threads)) {
            String first = server.line();
            talk(first, "warm");
            for (int i = 0; i < AT_ONCE; i++) {
                peers.add(Peer.connect(first));
            }
            Collections.reverse(peers); // the last to come is the first to talk: nobody waits for another
            for (Peer peer : peers) {
                String text = "client " + peers.indexOf(peer);
                peer.send(text);
                assertEquals(text, peer.receive(text.length()));
            }
            for (Peer peer : peers) {
                assertEquals("bye", peer.talk("bye"));
            }
            server.terminate();
            server.exit();
            assertEquals("", server.err());
        } finally {
            close(peers);
        }
    }

    static Stream<Arguments> apisWithThreads() {
        return Stream.of(Api.values()).flatMap(
                api -> Stream.of(Threads.PLATFORM, Threads.VIRTUAL).map(threads -> Arguments.of(api, threads)));
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aClientThatFailsDoesNotEndTheServer(Api api) throws Exception {
        Systems.wineDiffers("recv after a reset ends the stream");
        Kind kind = new Kind(api, Family.INET);
        try (Program server = kind.server(folder, "--loop")) {
            String first = server.line();
            reset(first);
            talk(first, "served");
            server.terminate();
            server.exit();
            server.saysOnly(kind.failure("recv", 10054, "ECONNRESET"));
        }
    }

    /** strace makes the system say that the first client went away before it was accepted. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void aConnectionThatIsAbortedBeforeItIsAcceptedDoesNotEndTheServer(Api api) throws Exception {
        Systems.hasProgram("strace");
        String strace =
                "exec strace -f -qq -o /dev/null -e trace=accept4 -e inject=accept4:error=ECONNABORTED:when=1 \"$@\"";
        Kind kind = new Kind(api, Family.INET);
        try (Program server = Program.startIn(strace, kind.arguments("server", 0, "--loop"))) {
            talk(server.line(), "served");
        }
    }

    /** A limit of descriptors that is reached while the server runs. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void waitsWhenDescriptorsAreShortAndServesAgain(Api api) throws Exception {
        Systems.hasProc();
        Systems.hasProgram("prlimit");
        Kind kind = new Kind(api, Family.INET);
        List<Peer> peers = new ArrayList<>();
        try (Program server = kind.server(folder, "--loop", "--threads=platform")) {
            String first = server.line();
            reset(first); // a first failure, so that the classes that tell one are loaded: here they are files
            assertTrue(server.errLine().startsWith(kind.failure("recv", 10054, "ECONNRESET")));
            int limit = Descriptors.of(server, first).count() + 3;
            new ProcessBuilder("prlimit", "--pid=" + server.pid(), "--nofile=" + limit).start().waitFor();
            for (int i = 0; i < 10; i++) {
                peers.add(Peer.connect(first));
            }
            assertTrue(server.errLine().startsWith(kind.failure("accept", 10024, "EMFILE")));
            close(peers);
            talk(first, "served again");
            server.terminate();
            server.exit();
            assertEquals("", server.err());
        } finally {
            close(peers);
        }
    }

    /** strace makes the system say that descriptors are short, and counts how often it is asked again. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void saysOnceThatDescriptorsAreShortAndDoesNotSpin(Api api) throws Exception {
        Systems.hasProgram("strace");
        Path log = folder.resolve("strace");
        String strace =
                "exec strace -f -qq -ttt -o '" + log
                        + "' -e signal=none -e trace=accept4 -e inject=accept4:error=EMFILE \"$@\"";
        Kind kind = new Kind(api, Family.INET);
        try (Program server = Program.startIn(strace, kind.arguments("server", 0, "--loop"))) {
            server.line();
            assertTrue(server.errLine().startsWith(kind.failure("accept", 10024, "EMFILE")));
            while (Files.readAllLines(log).size() < 11) {
                assertFalse(server.endsWithin(Duration.ofMillis(50)));
            }
            server.kill();
            assertEquals("", server.err());
            List<Double> attempts =
                    Files.readAllLines(log).stream().map(line -> Double.valueOf(line.split(" +")[1])).toList();
            assertTrue(attempts.get(10) - attempts.get(0) > 0.4, () -> "ten more attempts: " + attempts);
        }
    }

    private static void reset(String firstLine) throws IOException {
        try (Peer peer = Peer.connect(firstLine)) {
            peer.send("x");
            assertEquals("x", peer.receive(1));
            peer.reset();
        }
    }

    private static void talk(String firstLine, String text) throws IOException {
        try (Peer peer = Peer.connect(firstLine)) {
            assertEquals(text, peer.talk(text));
        } catch (ConnectException refused) {
            throw new AssertionError("the server is gone", refused);
        }
    }

    private static void close(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
    }
}

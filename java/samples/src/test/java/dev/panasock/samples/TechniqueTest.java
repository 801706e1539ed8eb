package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The techniques of a server of many clients: the same protocol with each. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class TechniqueTest {
    private static final int AT_ONCE = 200;
    private static final int IN_TURN = 300;
    private static final int LENGTH = 16 << 20;
    /** Nothing can be sent for so long: the buffers are full. */
    private static final int FULL_MILLIS = 200;

    static Stream<String> techniques() {
        return Stream.of("select-server", "wsapoll-server", "nonblocking-server", "event-select-server",
                "conditional-server", "poller-server");
    }

    private static Program start(String technique, Object... options) throws IOException {
        assumeTrue(Systems.WINDOWS || !technique.equals("event-select-server"), "events are of Windows only");
        List<Object> words = new ArrayList<>(List.of(technique, 0));
        words.addAll(List.of(options));
        return Program.start(words.toArray());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void servesSoManyClientsAndEnds(String technique) throws Exception {
        try (Program server = start(technique, "--clients=3")) {
            String first = server.line();
            for (String text : List.of("one", "two", "three")) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals(text, peer.talk(text));
                }
            }
            assertEquals(0, server.exit());
            assertEquals(List.of(), server.lines());
            assertEquals("", server.err());
        }
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void twoHundredAtOnce(String technique) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try (Program server = start(technique, "--clients=" + AT_ONCE)) {
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

    /** More than the buffers hold, to a client that does not read until it cannot send: the server must not stop sending or reading for good. */
    @ParameterizedTest
    @MethodSource("techniques")
    void whatComesBackIsEqual(String technique) throws Exception {
        byte[] bytes = new byte[LENGTH];
        new SplittableRandom(1).nextBytes(bytes);
        try (Program server = start(technique); Peer peer = Peer.connect(server.line())) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            sendUntilFull(peer.channel(), left);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    while (left.hasRemaining()) {
                        peer.channel().write(left);
                    }
                    peer.channel().shutdownOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertArrayEquals(bytes, peer.in().readAllBytes());
            sent.join();
        }
    }

    private static void sendUntilFull(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (data.hasRemaining() && selector.select(FULL_MILLIS) > 0) {
                selector.selectedKeys().clear();
                channel.write(data);
            }
        }
        channel.configureBlocking(true);
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void oneAfterAnotherLeavesNoDescriptor(String technique) throws Exception {
        Systems.hasProc();
        try (Program server = start(technique)) {
            String first = server.line();
            Descriptors before = Descriptors.of(server, first);
            for (int i = 0; i < IN_TURN; i++) {
                try (Peer peer = Peer.connect(first)) {
                    assertEquals("client " + i, peer.talk("client " + i));
                }
            }
            before.areNotMore();
        }
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void aClientThatFailsDoesNotEndTheServer(String technique) throws Exception {
        Systems.wineDiffers("recv after a reset ends the stream");
        try (Program server = start(technique, "--clients=2")) {
            String first = server.line();
            try (Peer peer = Peer.connect(first)) {
                peer.send("x");
                assertEquals("x", peer.receive(1));
                peer.reset();
            }
            try (Peer peer = Peer.connect(first)) {
                assertEquals("served", peer.talk("served"));
            }
            assertEquals(0, server.exit());
            server.saysOnly("recv failed with error: 10054");
        }
    }

    /** A limit of descriptors that is reached while the server runs: it says so once, waits, and serves again. */
    @ParameterizedTest
    @MethodSource("techniques")
    void waitsWhenDescriptorsAreShortAndServesAgain(String technique) throws Exception {
        Systems.hasProc();
        Systems.hasProgram("prlimit");
        List<Peer> peers = new ArrayList<>();
        try (Program server = start(technique)) {
            String first = server.line();
            try (Peer peer = Peer.connect(first)) {
                peer.send("x");
                assertEquals("x", peer.receive(1));
                peer.reset(); // a first failure loads the classes that tell one
            }
            assertEquals("recv failed with error: 10054", server.errLine());
            int limit = Descriptors.of(server, first).count() + 3;
            new ProcessBuilder("prlimit", "--pid=" + server.pid(), "--nofile=" + limit).start().waitFor();
            for (int i = 0; i < 10; i++) {
                peers.add(Peer.connect(first));
            }
            String said = server.errLine();
            assertTrue(said.startsWith("accept failed: 10024") || said.startsWith("WSAAccept failed"), said);
            long spent = server.processorMillis();
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1)) {
                assertTrue(!server.endsWithin(Duration.ofMillis(100)), "it ended");
            }
            long busy = server.processorMillis() - spent;
            assertTrue(busy < (System.nanoTime() - begun) / 1_000_000 / 2, "it spins: " + busy + " ms");
            for (Peer peer : peers) {
                peer.close();
            }
            try (Peer peer = Peer.connect(first)) {
                assertEquals("served again", peer.talk("served again"));
            }
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void someAreTurnedAway() throws Exception {
        try (Program server = start("conditional-server", "--clients=1", "--deny=127.0.0.2")) {
            String first = server.line();
            try (SocketChannel denied = SocketChannel.open()) {
                try {
                    denied.bind(new InetSocketAddress("127.0.0.2", 0));
                } catch (IOException one) {
                    assumeTrue(false, "this machine has one loopback address");
                }
                denied.connect(Peer.address(first));
                assertEquals("rejected", server.line());
                assertEquals("", whatArrives(new Peer(denied)));
            }
            try (Peer peer = Peer.connect(first)) {
                assertEquals("served", peer.talk("served"));
            }
            assertEquals(0, server.exit());
        }
    }

    /** Nothing, with a reset or without: Wine 8 does not tell of it. */
    private static String whatArrives(Peer denied) {
        try {
            return denied.receiveAll();
        } catch (IOException reset) {
            return "";
        }
    }

    @Test
    void othersWaitForAPlace() throws Exception {
        try (Program server = start("conditional-server", "--clients=3", "--most=1")) {
            String first = server.line();
            Peer one = Peer.connect(first);
            one.send("one");
            assertEquals("one", one.receive(3));
            try (one; Peer two = Peer.connect(first); Peer three = Peer.connect(first)) {
                two.send("two");
                three.send("three");
                // As long as the first is there nobody else is served.
                for (int i = 0; i < 100; i++) {
                    assertEquals("more", talkMore(one));
                }
                nothingHasComeTo(two);
                nothingHasComeTo(three);
                one.close();
                two.channel().shutdownOutput();
                assertEquals("two", two.receiveAll());
                three.channel().shutdownOutput();
                assertEquals("three", three.receiveAll());
            }
            assertEquals(0, server.exit());
            assertTrue(server.err().isEmpty());
        }
    }

    private static void nothingHasComeTo(Peer peer) throws IOException {
        peer.channel().configureBlocking(false);
        assertEquals(0, peer.channel().read(ByteBuffer.allocate(1)), "it was served");
        peer.channel().configureBlocking(true);
    }

    private static String talkMore(Peer peer) throws IOException {
        peer.send("more");
        return peer.receive(4);
    }

    @Test
    void eventsAreOfWindowsOnly() throws Exception {
        assumeTrue(!Systems.WINDOWS, "there they work");
        try (Program server = Program.start("event-select-server", 0)) {
            server.line();
            assertEquals(1, server.exit());
            server.saysOnly("WSACreateEvent failed with error: 10045");
        }
    }
}

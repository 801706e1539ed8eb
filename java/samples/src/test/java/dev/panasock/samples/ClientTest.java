package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The client, with servers that have nothing to do with Panasock. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ClientTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#all")
    void sendsTheTextAndPrintsWhatCameBack(Kind kind) throws Exception {
        Systems.has(kind.family());
        try (EchoServer server = EchoServer.start(kind.family(), folder);
                Program client = client(kind, server)) {
            assertEquals(List.of("Bytes Sent: 14", "Bytes received: 14", "this is a test", "Connection closed"),
                    client.lines());
            assertEquals(0, client.exit());
            assertEquals("", client.err());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void sendsAnotherText(Kind kind) throws Exception {
        try (EchoServer server = EchoServer.start(kind.family(), folder);
                Program client = client(kind, server, "--text=hello")) {
            assertEquals(List.of("Bytes Sent: 5", "Bytes received: 5", "hello", "Connection closed"),
                    client.lines());
        }
    }

    /** More than the buffers of both directions hold: a client that sends all before it receives would wait for ever. */
    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#all")
    void copiesStandardInputThroughTheServer(Kind kind) throws Exception {
        Systems.has(kind.family());
        byte[] bytes = new byte[(32 << 20) + 1];
        new Random(1).nextBytes(bytes);
        Path in = Files.write(folder.resolve("in"), bytes);
        Path out = folder.resolve("out");
        try (EchoServer server = EchoServer.start(kind.family(), folder);
                Program client = Program.start(in, out, arguments(kind, server, "--stdin"))) {
            assertEquals(0, client.exit());
            assertEquals("", client.err());
            assertEquals(-1, Files.mismatch(in, out));
        }
    }

    /** What came back is printed when it comes, not at the end. */
    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void printsWhileStandardInputIsOpen(Kind kind) throws Exception {
        try (EchoServer server = EchoServer.start(kind.family(), folder);
                Program client = client(kind, server, "--stdin")) {
            for (String line : List.of("one", "two")) {
                client.in().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                client.in().flush();
                assertEquals(line, client.line());
            }
            client.in().close();
            assertEquals(0, client.exit());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void endsWhenTheServerEndsFirst(Kind kind) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Program client =
                        Program.start(kind.arguments("client", "127.0.0.1", server.getLocalPort(), "--stdin"))) {
            server.setSoTimeout((int) Program.PATIENCE.toMillis());
            server.accept().close();
            assertEquals(0, client.exit());
            assertEquals(List.of(), client.lines());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void aRefusedConnectionIsStatus1(Kind kind) throws Exception {
        try (SocketChannel silent = SocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0)); // it does not listen
                Program client = Program.start(kind.arguments("client", "127.0.0.1", portOf(silent)))) {
            assertEquals(1, client.exit());
            assertEquals(List.of(), client.lines());
            if (kind.api() == Api.WINSOCK) {
                assertEquals("Unable to connect to server!", client.errLine());
            }
            client.saysOnly(kind.failure("connect", 10061, "ECONNREFUSED"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#inet")
    void anAddressOfTheOtherFamilyIsStatus1(Kind kind) throws Exception {
        if (kind.family() == Family.INET) {
            Systems.wineDiffers("getaddrinfo gives glibc's number for an address of another family");
        }
        // A name that does not exist would be asked of a name server.
        String other = kind.family() == Family.INET ? "::1" : "127.0.0.1";
        try (Program client = Program.start(kind.arguments("client", other))) {
            assertEquals(1, client.exit());
            client.saysOnly(kind.api() == Api.WINSOCK
                    ? "getaddrinfo failed with error: 1100" : "getaddrinfo failed: EAI_");
        }
    }

    private static int portOf(SocketChannel bound) throws IOException {
        return ((InetSocketAddress) bound.getLocalAddress()).getPort();
    }

    /** Without a family each address of the name is tried in turn. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void triesEachAddress(Api api) throws Exception {
        try (EchoServer server = EchoServer.start(Family.INET, folder);
                SocketChannel silent = SocketChannel.open(StandardProtocolFamily.INET6)) {
            try {
                silent.bind(new InetSocketAddress("::1", server.port()));
            } catch (BindException e) {
                abort("somebody has that port of ::1, where the client looks first");
            }
            try (Program client = Program.start("client", "localhost", server.port(), "--api=" + api)) {
                assertEquals(4, client.lines().size());
                assertEquals(0, client.exit());
            }
        }
    }

    private Program client(Kind kind, EchoServer server, Object... options) throws IOException {
        return Program.start(arguments(kind, server, options));
    }

    private Object[] arguments(Kind kind, EchoServer server, Object... options) throws IOException {
        if (kind.family() == Family.UNIX) {
            return kind.arguments("client", folder.resolve("echo"), options);
        }
        List<Object> words = new ArrayList<>(List.of(server.port()));
        words.addAll(List.of(options));
        return kind.arguments("client", kind.family() == Family.INET ? "127.0.0.1" : "::1", words.toArray());
    }
}

package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat: who hears what, and who is let go. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ChatTest {
    private static String said(Program server) {
        try {
            return server.errLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hears(Peer peer, String line) throws IOException {
        assertEquals(line, peer.receive(line.length()));
    }

    @Test
    void whatOneSaysAllOthersHear() throws Exception {
        try (Program server = Program.start("chat-server", 0, "--clients=3")) {
            String first = server.line();
            Peer one = Peer.connect(first);
            Peer two = Peer.connect(first);
            try (one; Peer three = Peer.connect(first)) {
                three.send("we are three\n"); // by then the others were accepted
                hears(one, "client 3: we are three\n");
                hears(two, "client 3: we are three\n");
                one.send("hello\nwor");
                hears(two, "client 1: hello\n");
                hears(three, "client 1: hello\n");
                two.close();
                one.send("ld\n");
                hears(three, "client 1: world\n");
            }
            assertEquals(0, server.exit());
        }
    }

    /** More than the buffers of the system hold waits in the server, and comes when there is room. */
    @Test
    void whoReadsLateHearsAll() throws Exception {
        try (Program server = Program.start("chat-server", 0, "--clients=2", "--unread=" + (1 << 30))) {
            String first = server.line();
            try (Peer late = Peer.connect(first); Peer loud = Peer.connect(first)) {
                late.send("here\n");
                hears(loud, "client 1: here\n");
                byte[] line = ("x".repeat(1000) + "\n").getBytes();
                int times = 12_000;
                for (int i = 0; i < times; i++) {
                    loud.channel().write(ByteBuffer.wrap(line));
                }
                loud.channel().shutdownOutput();
                String heard = "client 2: " + new String(line);
                for (int i = 0; i < times; i++) {
                    hears(late, heard);
                }
            }
            assertEquals(0, server.exit());
        }
    }

    @Test
    void whoDoesNotReadIsLetGoAndTheOthersGoOn() throws Exception {
        try (Program server = Program.start("chat-server", 0, "--clients=3", "--unread=1000")) {
            String first = server.line();
            try (Peer slow = Peer.connect(first); Peer loud = Peer.connect(first); Peer third = Peer.connect(first)) {
                third.send("here\n");
                hears(slow, "client 3: here\n");
                hears(loud, "client 3: here\n");
                String line = "x".repeat(1000) + "\n"; // longer ones would be cut
                String heard = "client 2: " + line;
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes());
                CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(server));
                while (!said.isDone()) {
                    loud.channel().write(bytes.rewind());
                    hears(third, heard);
                }
                assertEquals("client 1 reads too slowly", said.join());
                loud.send("bye\n");
                hears(third, "client 2: bye\n");
            }
            assertEquals(0, server.exit());
        }
    }
}

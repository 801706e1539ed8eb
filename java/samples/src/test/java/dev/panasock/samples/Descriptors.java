package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;

/** The descriptors of a server that echoes, while it serves one client. */
final class Descriptors {
    private final Program server;
    private final String firstLine;
    private final int before;

    private Descriptors(Program server, String firstLine) throws IOException {
        this.server = server;
        this.firstLine = firstLine;
        serve("the JVM opens what it needs");
        this.before = whileServing();
    }

    /** Counts those of a server that said where it listens. */
    static Descriptors of(Program server, String firstLine) throws IOException {
        return new Descriptors(server, firstLine);
    }

    /**
     * Fails unless the server gets back to as few as it had. Its client sees the end of the stream before the server has
     * closed its end, so a count may hold one client more than is served: the next count does not.
     */
    void areNotMore() throws IOException {
        long end = System.nanoTime() + Program.PATIENCE.toNanos() / 3;
        int now = whileServing();
        while (now > before) {
            if (System.nanoTime() - end > 0) {
                fail(before + " descriptors before, " + now + " now");
            }
            now = whileServing();
        }
    }

    /** How many there were. */
    int count() {
        return before;
    }

    private int whileServing() throws IOException {
        try (Peer peer = Peer.connect(firstLine)) {
            peer.send("x");
            assertEquals("x", peer.receive(1));
            return server.descriptors();
        }
    }

    private void serve(String text) throws IOException {
        try (Peer peer = Peer.connect(firstLine)) {
            assertEquals(text, peer.talk(text));
        }
    }
}

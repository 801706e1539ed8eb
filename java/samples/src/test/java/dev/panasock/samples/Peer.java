package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that has nothing to do with Panasock: a connection of {@code java.nio}. */
record Peer(SocketChannel channel) implements AutoCloseable {
    private static final String GREETING = "listening on ";

    static Peer connect(SocketAddress address) throws IOException {
        return new Peer(SocketChannel.open(address));
    }

    /** Connects to the server whose first line this is. */
    static Peer connect(String firstLine) throws IOException {
        return connect(address(firstLine));
    }

    /** The address in the first line of a server. */
    static SocketAddress address(String firstLine) {
        assertTrue(firstLine != null && firstLine.startsWith(GREETING), "first line: " + firstLine);
        String where = firstLine.substring(GREETING.length());
        int colon = where.lastIndexOf(':');
        if (!where.matches("([0-9.]+|\\[[0-9a-f:.]+]):[0-9]+")) {
            return UnixDomainSocketAddress.of(where);
        }
        return new InetSocketAddress(where.substring(0, colon), port(firstLine));
    }

    static int port(String firstLine) {
        return Integer.parseInt(firstLine.substring(firstLine.lastIndexOf(':') + 1));
    }

    InputStream in() {
        return Channels.newInputStream(channel);
    }

    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    void send(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Receives as many bytes as the text has. */
    String receive(int length) throws IOException {
        return new String(in().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Receives to the end. */
    String receiveAll() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends, shuts down this side, and receives to the end. */
    String talk(String text) throws IOException {
        send(text);
        channel.shutdownOutput();
        return receiveAll();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.panasock.waiting;

import dev.panasock.FileHandle;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Shutdown;
import dev.panasock.Sockaddr;
import dev.panasock.SocketFailure;
import dev.panasock.SocketPair;
import dev.panasock.linux.Pipe;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The sockets of one run of a script. Closes what it has made. */
final class Stage implements Closeable {
    private static final int CHUNK = 1 << 16;
    private static final int SOME = 1 << 14;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int QUIET_MILLIS = 100;
    private static final int QUIET_TIMES = 7;
    private static final int MESSAGES = 8;

    private final Deque<Closeable> kept = new ArrayDeque<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    /** The socket that the call is made on. */
    NativeSocket socket;
    /** The other end, or the listener. */
    NativeSocket peer;
    Sockaddr name;
    FileHandle file;
    Pipe pipe;
    /** What is sent. */
    byte[] data;
    private boolean isFull;
    /** The call, once it has begun. */
    CallThread call;

    <T extends Closeable> T keep(T resource) {
        kept.push(resource);
        return resource;
    }

    void open(SocketKind kind) throws IOException {
        SocketPair pair = kind.pair();
        socket = keep(pair.first());
        peer = keep(pair.second());
    }

    void say(String text) throws IOException {
        peer.send(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends without waiting until the system takes no more, and a little later still does not. */
    void fill(int chunk) throws IOException {
        byte[] bytes = new byte[chunk];
        isFull = true;
        for (int quiet = 0; quiet < QUIET_TIMES; quiet = fillOnce(bytes) ? 0 : quiet + 1) {
            socket.poll(0, QUIET_MILLIS);
        }
    }

    /** Whether the system took something. */
    private boolean fillOnce(byte[] bytes) throws IOException {
        boolean taken = false;
        for (int size = bytes.length; size > 0;) {
            boolean isTaken = socket.send(bytes, 0, size, Msg.DONTWAIT) != NativeSocket.WOULD_BLOCK;
            taken |= isTaken;
            size = isTaken ? size : size / 2;
        }
        return taken;
    }

    /** Sends messages without waiting until the receiver takes no more. */
    static void fillWithMessages(NativeSocket full, byte[] message) throws IOException {
        while (full.send(message, 0, message.length, Msg.DONTWAIT) != NativeSocket.WOULD_BLOCK) {
            Thread.onSpinWait();
        }
    }

    /** Reads at the peer until the call has returned. */
    void readUntilReturned() throws IOException {
        byte[] chunk = new byte[CHUNK];
        long end = System.nanoTime() + LONG.toNanos();
        while (!call.hasReturned() && System.nanoTime() < end) {
            int n = peer.recv(chunk, 0, CHUNK, Msg.DONTWAIT);
            if (n > 0) {
                read.write(chunk, 0, n);
            } else {
                peer.poll(Poll.IN, 10);
            }
        }
    }

    /** Reads a little at the peer. */
    void readSome() throws IOException {
        byte[] chunk = new byte[SOME];
        int n = peer.recv(chunk, 0, SOME, Msg.DONTWAIT);
        read.write(chunk, 0, Math.max(0, n));
    }

    /** The number of bytes sent as a share of all; and whether the peer has received these. */
    String sent(String text) throws IOException {
        if (data == null || !Character.isDigit(text.charAt(0))) {
            return text;
        }
        int n = Integer.parseInt(text);
        String share = n == data.length ? "all" : n == 0 ? "0" : "a part";
        if (!peer.isOpen() || isFull) {
            return share;
        }
        byte[] chunk = new byte[CHUNK];
        long end = System.nanoTime() + LONG.toNanos();
        while (read.size() < n && System.nanoTime() < end) {
            int received = peer.recv(chunk, 0, CHUNK, Msg.DONTWAIT);
            if (received > 0) {
                read.write(chunk, 0, received);
            } else if (received == NativeSocket.WOULD_BLOCK) {
                peer.poll(Poll.IN, 10);
            } else {
                break;
            }
        }
        boolean isSame = Arrays.equals(read.toByteArray(), Arrays.copyOf(data, n));
        return share + (!isSame ? ", but the peer has read " + read.size() + " of " + n + " bytes" : "");
    }

    /** What is in the queue afterwards, message by message. */
    String left() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int i = 0; i < MESSAGES; i++) {
                int n = socket.recv(chunk, 0, CHUNK, Msg.DONTWAIT);
                if (n <= 0) {
                    return text + (n == NativeSocket.END_OF_STREAM ? "[end]" : n == 0 ? "[]" : "");
                }
                text.append('[').append(CallResult.received(n, Arrays.copyOf(chunk, n), "").text()).append(']');
            }
            return text + "...";
        } catch (IOException e) {
            return text + "[" + (e instanceof SocketFailure failure ? failure.error().name() : e.toString()) + "]";
        }
    }

    /** Ends a call that still waits, of whatever kind. */
    void disturb() {
        for (NativeSocket one : new NativeSocket[] {socket, peer}) {
            try {
                one.shutdown(Shutdown.BOTH);
            } catch (IOException e) {
                // It was not connected, and is closed next.
                continue;
            }
        }
        try {
            peer.close();
            if (pipe != null) {
                pipe.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        while (!kept.isEmpty()) {
            kept.pop().close();
        }
    }
}

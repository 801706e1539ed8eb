package dev.panasock.windows;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.SocketType;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Two connected sockets of loopback: one for overlapped operations, and its plain peer. */
record Pair(OverlappedSocket socket, NativeSocket peer) implements Closeable {
    static final Duration SOON = Duration.ofSeconds(100);

    static Pair connected() throws IOException {
        try (NativeSocket listener = listening()) {
            NativeSocket peer = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            peer.connect(listener.getsockname());
            return new Pair(OverlappedSocket.of(listener.accept()), peer);
        }
    }

    static NativeSocket listening() throws IOException {
        NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        listener.bind(InetSockaddr.loopback(0));
        listener.listen(NativeSocket.SOMAXCONN);
        return listener;
    }

    static OverlappedSocket bound(SocketType type) throws IOException {
        OverlappedSocket socket = OverlappedSocket.open(AddressFamily.INET, type);
        socket.socket().bind(InetSockaddr.loopback(0));
        return socket;
    }

    static MemorySegment memory(long size) {
        return Arena.ofAuto().allocate(size, 8);
    }

    static MemorySegment text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return memory(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    }

    static String text(MemorySegment memory, long length) {
        return new String(memory.asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                StandardCharsets.US_ASCII);
    }

    /** The next completion of a port, which must come. */
    static Overlapped next(CompletionPort port) throws IOException {
        Completions batch = new Completions(1);
        if (port.get(batch, SOON) != 1) {
            throw new AssertionError("no completion within " + SOON);
        }
        return batch.operation(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        peer.close();
    }
}

package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;

import dev.panasock.FileHandle;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.SocketCopy;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.work.Body;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What {@code NativeSocket} does with files, and from one socket to another. */
final class CopyBodies {
    private CopyBodies() {
    }

    /** A file of 64 KiB that is gone when the process ends. Written at once, as the C program does: in pieces it would lie in other pages of the cache. */
    static Path file() throws IOException {
        Path path = Files.createTempFile("panasock-bench", ".bin");
        path.toFile().deleteOnExit();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (channel.write(ByteBuffer.allocateDirect(LARGE)) != LARGE) {
                throw new IOException("a short write");
            }
        }
        return path;
    }

    private static long receive(NativeSocket in, MemorySegment memory) throws IOException {
        long got = 0;
        while (got < LARGE) {
            got += in.recv(memory, got, LARGE - got, Msg.NONE);
        }
        return got;
    }

    static Body sendfile() throws IOException {
        Pair pair = Loopback.tcp();
        FileHandle file = FileHandle.open(file());
        MemorySegment memory = Memory.of(LARGE);
        return () -> {
            long sent = 0;
            while (sent < LARGE) {
                sent += pair.out().sendfile(file, sent, LARGE - sent);
            }
            return receive(pair.in(), memory);
        };
    }

    static Body relay() throws IOException {
        Pair first = Loopback.tcp();
        Pair second = Loopback.tcp();
        SocketCopy copy = SocketCopy.of(first.in(), second.out());
        MemorySegment memory = Memory.of(LARGE);
        return () -> {
            first.out().send(memory);
            long moved = 0;
            while (moved < LARGE) {
                moved += copy.transfer(LARGE - moved);
            }
            return receive(second.in(), memory);
        };
    }
}

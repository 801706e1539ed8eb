package dev.panasock;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Native memory, which recv fills and send empties. */
final class MemoryRoom extends CopyRoom {
    private static final long SIZE = 64 * 1024;

    private final MemorySegment memory = Arena.ofAuto().allocate(SIZE);
    /** Where the first byte is that was not given yet. */
    private long at;

    @Override
    long take(NativeSocket from, long max) throws IOException {
        at = 0;
        return from.recv(memory, 0, Math.min(max, SIZE), Msg.NONE);
    }

    @Override
    long give(NativeSocket to, long count) throws IOException {
        long n = to.send(memory, at, count, Msg.NONE);
        at += Math.max(n, 0);
        return n;
    }

    @Override
    public void close() {
        // Freed when nobody refers to it.
    }
}

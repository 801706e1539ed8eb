package dev.panasock;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Native memory, which recv fills and send empties. */
final class MemoryBuffer extends CopyBuffer {
    private static final long SIZE = 64 * 1024;

    private final MemorySegment memory = Arena.ofAuto().allocate(SIZE);
    /** Where the first byte is that was not given yet. */
    private long at;

    @Override
    long fill(NativeSocket from, long max) throws IOException {
        long n = from.recv(memory, 0, Math.min(max, SIZE), Msg.NONE);
        at = 0;
        pending = Math.max(n, 0);
        return n;
    }

    @Override
    long drain(NativeSocket to) throws IOException {
        long n = to.send(memory, at, pending, Msg.NONE);
        at += Math.max(n, 0);
        pending -= Math.max(n, 0);
        return n;
    }

    @Override
    public void close() {
        // Freed when nobody refers to it.
    }
}

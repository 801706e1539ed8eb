package dev.panasock;

import java.io.Closeable;
import java.io.IOException;

/** Where bytes are between two sockets. One thread at a time. */
abstract class CopyRoom implements Closeable {
    /** How many bytes are in it. */
    private long pending;

    final long pending() {
        return pending;
    }

    /** Takes bytes from a socket, if none are in it: how many, or what recv gives instead. */
    final long fill(NativeSocket from, long max) throws IOException {
        long n = take(from, max);
        pending = Math.max(n, 0);
        return n;
    }

    /** Gives bytes to a socket: how many, or WOULD_BLOCK. */
    final long drain(NativeSocket to) throws IOException {
        long n = give(to, pending);
        pending -= Math.max(n, 0);
        return n;
    }

    abstract long take(NativeSocket from, long max) throws IOException;

    abstract long give(NativeSocket to, long count) throws IOException;

    @Override
    public abstract void close();
}

package dev.panasock;

import java.io.Closeable;
import java.io.IOException;

/** Where bytes are between two sockets. One thread at a time. */
abstract class CopyBuffer implements Closeable {
    /** How many bytes are in it. */
    long pending;

    /** Takes bytes from a socket, if none are in it: how many, or what recv gives instead. */
    abstract long fill(NativeSocket from, long max) throws IOException;

    /** Gives bytes to a socket: how many, or WOULD_BLOCK. */
    abstract long drain(NativeSocket to) throws IOException;

    @Override
    public abstract void close();
}

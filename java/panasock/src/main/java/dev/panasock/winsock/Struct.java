package dev.panasock.winsock;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/**
 * A C struct of Winsock: a view over memory in Winsock's layout, on every system.
 *
 * <p>{@code new sockaddr_in()} makes a zeroed one; its memory is Java's and goes with the object. A constructor that
 * takes a MemorySegment makes a view: the memory stays the caller's, must be aligned as the struct is, and is read
 * and written in place. Nothing but memory is kept, so several views may look at one struct, and none is safe for use
 * by two threads at once. Closed memory, or the wrong thread of a confined arena, throws as MemorySegment does.
 */
public abstract sealed class Struct
        permits sockaddr, in_addr, in6_addr, addrinfo, WSADATA, WSAPOLLFD, timeval, linger, WSAPROTOCOL_INFOW,
        WSANETWORKEVENTS, tcp_keepalive {
    final MemorySegment memory;

    Struct(MemoryLayout layout) {
        this((int) layout.byteSize());
    }

    /** Longs, so that every field is aligned. */
    Struct(int size) {
        memory = MemorySegment.ofArray(new long[(size + Long.BYTES - 1) / Long.BYTES]).asSlice(0, size);
    }

    Struct(MemorySegment memory, MemoryLayout layout) {
        this.memory = memory.asSlice(0, layout.byteSize());
    }

    Struct(MemorySegment memory) {
        this.memory = memory;
    }

    /**
     * The memory of the struct: the address-of operator of C.
     *
     * @return {@link #sizeof} bytes
     */
    public final MemorySegment segment() {
        return memory;
    }

    /**
     * The size of the struct.
     *
     * @return in bytes
     */
    public final int sizeof() {
        return (int) memory.byteSize();
    }
}

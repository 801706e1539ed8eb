package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;

/**
 * Blocking calls of virtual threads, and of all threads up to a moment: each is tried without waiting, and again whenever the socket
 * has become ready. What the system does in one call that blocks is done here in several that do not: a send takes all bytes of a
 * stream, and so does a recv that waits for all. What was done before an error, an interrupt or the moment counts.
 *
 * <p>The loops are spelled out, here and in {@link SocketCalls} and {@link MessageCalls}: they allocate nothing.
 */
final class ParkedCalls {
    static final long WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();

    private ParkedCalls() {
    }

    /** Before an attempt, which does not wait in a platform thread either. Followed by {@link #end}. */
    static CallBlock begin() {
        if (Thread.currentThread().isVirtual()) {
            return null;
        }
        CallBlock call = CallBlock.take();
        call.mustNotBlock(true);
        return call;
    }

    /** After an attempt. */
    static void end(CallBlock begun) {
        if (begun != null) {
            begun.mustNotBlock(false);
        }
    }

    static long send(SocketHandle handle, MemorySegment data, long offset, long length, int flags, SocketName to,
            long end) {
        long done = 0;
        int seen = Parking.count(handle, Ready.WRITE);
        while (true) {
            long n;
            CallBlock begun = begin();
            try {
                n = SocketCalls.trySend(handle, data, offset + done, length - done, flags, to);
            } finally {
                end(begun);
            }
            if (n >= 0) {
                done += n;
                if (n == 0 || done >= length) {
                    return done;
                }
            } else if (n != WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.WRITE, flags, seen, end)) < 0) {
                return done > 0 ? done : n;
            }
        }
    }

    /** Of an array that is small enough to be copied. */
    static long send(SocketHandle handle, byte[] data, int offset, int length, int flags, SocketName to, long end) {
        int done = 0;
        int seen = Parking.count(handle, Ready.WRITE);
        while (true) {
            long n;
            CallBlock begun = begin();
            try {
                n = SocketCalls.trySend(handle, data, offset + done, length - done, flags, to);
            } finally {
                end(begun);
            }
            if (n >= 0) {
                done += (int) n;
                if (n == 0 || done >= length) {
                    return done;
                }
            } else if (n != WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.WRITE, flags, seen, end)) < 0) {
                return done > 0 ? done : n;
            }
        }
    }

    static long recv(SocketHandle handle, MemorySegment target, long offset, long length, int flags,
            SockaddrBuffer from, long end) {
        long wanted = (flags & Msg.WAITALL) != 0 && from == null ? length : 0;
        long done = 0;
        int seen = Parking.count(handle, Ready.READ);
        while (true) {
            long n;
            CallBlock begun = begin();
            try {
                n = SocketCalls.tryRecv(handle, target, offset + done, length - done, flags, from);
            } finally {
                end(begun);
            }
            if (n >= 0) {
                done += n;
                if (n == 0 || done >= wanted) {
                    return done;
                }
            } else if (n != WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.READ, flags, seen, end)) < 0) {
                return done > 0 ? done : n;
            }
        }
    }

    /** Into an array that is small enough to be copied. */
    static long recv(SocketHandle handle, byte[] target, int offset, int length, int flags, SockaddrBuffer from,
            long end) {
        int wanted = (flags & Msg.WAITALL) != 0 && from == null ? length : 0;
        int done = 0;
        int seen = Parking.count(handle, Ready.READ);
        while (true) {
            long n;
            CallBlock begun = begin();
            try {
                n = SocketCalls.tryRecv(handle, target, offset + done, length - done, flags, from);
            } finally {
                end(begun);
            }
            if (n >= 0) {
                done += (int) n;
                if (n == 0 || done >= wanted) {
                    return done;
                }
            } else if (n != WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.READ, flags, seen, end)) < 0) {
                return done > 0 ? done : n;
            }
        }
    }
}

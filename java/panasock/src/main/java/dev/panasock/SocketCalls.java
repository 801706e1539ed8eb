package dev.panasock;

import dev.panasock.platform.CallBlock;
import dev.panasock.platform.PollFd;
import dev.panasock.platform.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One call on a handle: holds it, lends the memory, and gives the result or a negative error. Nothing is thrown except for
 * memory that cannot be used.
 */
final class SocketCalls {
    /** The handle was closed before the call; no error number has this value. */
    static final int CLOSED = Integer.MIN_VALUE;

    private static final PollFd POLL_FD = PollFd.host();

    private SocketCalls() {
    }

    /** A call that is made rarely. Those of the data path are spelled out below: they must not allocate. */
    @FunctionalInterface
    interface Call {
        long on(SocketApi api, CallBlock call, long s);
    }

    static long guarded(SocketHandle handle, Call body) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                return body.on(SocketApi.host(), call, s);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
    }

    /** The memory of an address. For one that is an object it is filled by {@link #length}, which must be called first. */
    static MemorySegment memory(CallBlock call, SocketName name) {
        return name instanceof SockaddrBuffer buffer ? buffer.segment() : call.address;
    }

    static int length(CallBlock call, SocketName name) {
        return switch (name) {
            case SockaddrBuffer buffer -> buffer.length();
            case Sockaddr address -> address.encode(call.address);
        };
    }

    static long accept(SocketHandle handle, SockaddrBuffer peer) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                return accept(call, s, peer);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
    }

    private static long accept(CallBlock call, long s, SockaddrBuffer peer) {
        if (peer == null) {
            return SocketApi.host().accept(call, s, MemorySegment.NULL, MemorySegment.NULL);
        }
        peer.offer();
        long accepted = SocketApi.host().accept(call, s, peer.segment(), peer.lengthSegment());
        peer.accept(accepted >= 0);
        return accepted;
    }

    static int poll(SocketHandle handle, int events, int millis) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                POLL_FD.set(call.value, 0, s, events);
                int ready = SocketApi.host().poll(call, call.value, 1, millis);
                return ready <= 0 ? ready : POLL_FD.happened(call.value, 0);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
    }

    static long send(SocketHandle handle, MemorySegment data, int flags, SocketName to) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                return data.isNative() ? send(call, s, data, data.byteSize(), flags, to)
                        : sendFromHeap(call, s, data, flags, to);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
    }

    private static long send(CallBlock call, long s, MemorySegment data, long length, int flags, SocketName to) {
        if (to == null) {
            return SocketApi.host().send(call, s, data, length, flags);
        }
        int nameLength = length(call, to);
        return SocketApi.host().sendto(call, s, data, length, flags, memory(call, to), nameLength);
    }

    private static long sendFromHeap(CallBlock call, long s, MemorySegment data, int flags, SocketName to) {
        long length = data.byteSize();
        if (length <= CallBlock.SCRATCH_KEPT) {
            return sendCopy(call, s, data, call.scratch(length), flags, to);
        }
        try (Arena arena = Arena.ofConfined()) {
            return sendCopy(call, s, data, arena.allocate(length), flags, to);
        }
    }

    private static long sendCopy(CallBlock call, long s, MemorySegment data, MemorySegment copy, int flags,
            SocketName to) {
        long length = data.byteSize();
        MemorySegment.copy(data, 0, copy, 0, length);
        return send(call, s, copy, length, flags, to);
    }

    static long recv(SocketHandle handle, MemorySegment target, int flags, SockaddrBuffer from) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                return target.isNative() ? recv(call, s, target, target.byteSize(), flags, from)
                        : recvToHeap(call, s, target, flags, from);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
    }

    private static long recv(CallBlock call, long s, MemorySegment target, long length, int flags,
            SockaddrBuffer from) {
        if (from == null) {
            return SocketApi.host().recv(call, s, target, length, flags);
        }
        from.offer();
        long n = SocketApi.host().recvfrom(call, s, target, length, flags, from.segment(), from.lengthSegment());
        from.accept(n >= 0);
        return n;
    }

    private static long recvToHeap(CallBlock call, long s, MemorySegment target, int flags, SockaddrBuffer from) {
        long length = target.byteSize();
        if (length <= CallBlock.SCRATCH_KEPT) {
            return recvCopy(call, s, target, call.scratch(length), flags, from);
        }
        try (Arena arena = Arena.ofConfined()) {
            return recvCopy(call, s, target, arena.allocate(length), flags, from);
        }
    }

    /** With MSG_TRUNC more may be reported than there is room for. */
    private static long recvCopy(CallBlock call, long s, MemorySegment target, MemorySegment copy, int flags,
            SockaddrBuffer from) {
        long n = recv(call, s, copy, target.byteSize(), flags, from);
        if (n > 0) {
            MemorySegment.copy(copy, 0, target, 0, Math.min(n, target.byteSize()));
        }
        return n;
    }
}

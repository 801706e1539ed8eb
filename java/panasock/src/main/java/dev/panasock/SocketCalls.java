package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.InPlace;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.NonBlockingConnect;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.parking.Waiting;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * One call on a handle: holds it, lends the memory, and gives the result, a negative error or one of {@link Results}. Nothing is thrown
 * except for memory that cannot be used.
 */
final class SocketCalls {
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    /** The scopes of memory that lives as long as the object it belongs to: arrays, and direct buffers that are no view of an arena. */
    private static final Class<?> SCOPE_OF_OBJECTS = MemorySegment.ofArray(new byte[0]).scope().getClass();

    private SocketCalls() {
    }

    /** A call that is made rarely. Those of the data path are spelled out below: they must not allocate. */
    @FunctionalInterface
    interface Call {
        long on(SocketApi api, CallBlock call, long s);
    }

    static long guarded(HandleState handle, Call body) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                long result = body.on(Host.sockets(), thread.call, s);
                // A placeholder may have answered in the place of this socket.
                return handle.isOpen() ? result : Results.CLOSED;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** The memory of an address. For one that is an object it is filled by {@link #length}, which must be called first. */
    static MemorySegment memory(CallBlock call, SocketName name) {
        return name instanceof SockaddrBuffer buffer ? buffer.segment() : call.address;
    }

    static int length(CallBlock call, SocketName name) {
        // Not a switch over patterns: its first use costs milliseconds at start-up.
        return name instanceof SockaddrBuffer buffer ? buffer.length() : ((Sockaddr) name).encode(call.address);
    }

    // Connections.

    static long accept(HandleState handle, SockaddrBuffer peer, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long accepted = accept(handle, mayWait, peer);
        return mayWait || !Tries.goesOn(handle, 0, accepted, 0) ? accepted
                : Tries.run(handle, Ready.READ, 0, seen, deadline, accepted, 0, done -> accept(handle, false, peer));
    }

    private static long accept(HandleState handle, boolean mayWait, SockaddrBuffer peer) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return accept(handle, thread, mayWait, s, peer);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    private static long accept(HandleState handle, ThreadBlock thread, boolean mayWait, long s, SockaddrBuffer peer) {
        if (peer == null) {
            return Blocking.accept(handle, thread, mayWait, s, MemorySegment.NULL, MemorySegment.NULL);
        }
        peer.offer();
        long accepted = Blocking.accept(handle, thread, mayWait, s, peer.segment(), peer.lengthSegment());
        peer.accept(accepted >= 0);
        return accepted;
    }

    static long connect(HandleState handle, SocketName name, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        return NonBlockingConnect.applies(handle, mayWait)
                ? NonBlockingConnect.run(handle, deadline, done -> connect(handle, false, name))
                : connect(handle, mayWait, name);
    }

    private static long connect(HandleState handle, boolean mayWait, SocketName name) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                int length = length(thread.call, name);
                return Blocking.connect(handle, thread, mayWait, s, memory(thread.call, name), length);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    // Options.

    /** The length of the value, or a negative error. */
    static long getsockopt(HandleState handle, int level, int name, MemorySegment value, int size) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                long result = getsockopt(thread.call, s, level, name, value, size);
                return handle.isOpen() ? result : Results.CLOSED;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    private static long getsockopt(CallBlock call, long s, int level, int name, MemorySegment value, int size) {
        boolean direct = value.isNative();
        MemorySegment memory = direct ? value : call.scratch(size);
        if (!direct) {
            MemorySegment.copy(value, 0, memory, 0, size);
        }
        call.length(size);
        int result = Host.sockets().getsockopt(call, s, level, name, memory, call.length);
        if (!direct) {
            MemorySegment.copy(memory, 0, value, 0, size);
        }
        return result < 0 ? result : call.length();
    }

    // Readiness.

    static int poll(HandleState handle, int events, int millis, long deadline) {
        long first = Deadlines.first(deadline, Deadlines.withinMillis(millis));
        if (millis == 0 || Tries.mayWait(deadline)) {
            return pollOnce(handle, events, first, true);
        }
        if (!Thread.currentThread().isVirtual()) {
            return pollOnce(handle, events, first, false);
        }
        int seen = Tries.count(handle, Ready.INTEREST);
        int happened = pollOnce(handle, events, Deadlines.after(0), true);
        return happened != 0 ? happened
                : Tries.poll(handle, events, seen, first, done -> look(handle, events));
    }

    private static long look(HandleState handle, int events) {
        int happened = pollOnce(handle, events, Deadlines.after(0), true);
        return happened == 0 ? WOULD_BLOCK : happened;
    }

    private static int pollOnce(HandleState handle, int events, long deadline, boolean endsBySignal) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return endsBySignal ? Blocking.poll(handle, thread, s, events, deadline)
                        : Waiting.poll(handle, thread, s, events, deadline);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    // Sending.

    static long send(HandleState handle, MemorySegment data, long offset, long length, int flags, SocketName to,
            long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long n = send(handle, mayWait, data, offset, length, flags, to);
        return mayWait || !Tries.goesOn(handle, flags, n, length) ? n
                : Tries.run(handle, Ready.WRITE, flags, seen, deadline, n, length,
                        done -> send(handle, false, data, offset + done, length - done, flags, to));
    }

    private static long send(HandleState handle, boolean mayWait, MemorySegment data, long offset, long length,
            int flags, SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (data.isNative()) {
                return send(handle, thread, mayWait, data, offset, length, flags, to);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return sendLarge(handle, thread, mayWait, data, offset, length, flags, to);
            }
            MemorySegment copy = thread.call.scratch(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(handle, thread, mayWait, copy, 0, length, flags, to);
        } finally {
            thread.release();
        }
    }

    private static long sendLarge(HandleState handle, ThreadBlock thread, boolean mayWait, MemorySegment data,
            long offset, long length, int flags, SocketName to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(handle, thread, mayWait, copy, 0, length, flags, to);
        }
    }

    static long send(HandleState handle, byte[] data, int offset, int length, int flags, SocketName to,
            long deadline) {
        if (length > CallBlock.SCRATCH_KEPT) {
            return send(handle, MemorySegment.ofArray(data), offset, length, flags, to, deadline);
        }
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long n = send(handle, mayWait, data, offset, length, flags, to);
        return mayWait || !Tries.goesOn(handle, flags, n, length) ? n
                : Tries.run(handle, Ready.WRITE, flags, seen, deadline, n, length,
                        done -> send(handle, false, data, offset + (int) done, length - (int) done, flags, to));
    }

    private static long send(HandleState handle, boolean mayWait, byte[] data, int offset, int length, int flags,
            SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (to != null || !InPlace.applies(length, flags)) {
                return sendCopy(handle, thread, mayWait, data, offset, length, flags, to);
            }
            long sent = sendInPlace(handle, thread, data, offset, length, flags);
            if (!InPlace.isToWait(handle, flags, sent, length)) {
                return sent;
            }
            int begun = (int) Math.max(sent, 0);
            long rest = sendCopy(handle, thread, mayWait, data, offset + begun, length - begun, flags, null);
            return begun == 0 ? rest : begun + Math.max(rest, 0);
        } finally {
            thread.release();
        }
    }

    private static long sendInPlace(HandleState handle, ThreadBlock thread, byte[] data, int offset, int length,
            int flags) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            return InPlace.send(handle, thread, s, data, offset, length, flags);
        } finally {
            handle.leave(thread);
        }
    }

    private static long sendCopy(HandleState handle, ThreadBlock thread, boolean mayWait, byte[] data, int offset,
            int length, int flags, SocketName to) {
        MemorySegment copy = thread.call.scratch(length);
        MemorySegment.copy(data, offset, copy, JAVA_BYTE, 0, length);
        return send(handle, thread, mayWait, copy, 0, length, flags, to);
    }

    /**
     * Sends from a direct buffer. The segment of one that is held by the buffer alone is asked for its address only, so that
     * the compiler needs no objects for it and its scope; the fence keeps the buffer meanwhile.
     */
    static long send(HandleState handle, ByteBuffer data, int flags, SocketName to, long deadline) {
        MemorySegment memory = MemorySegment.ofBuffer(data);
        if (memory.scope().getClass() != SCOPE_OF_OBJECTS) {
            // Made anew: an object that is passed on anywhere is made everywhere.
            return send(handle, MemorySegment.ofBuffer(data), 0, data.remaining(), flags, to, deadline);
        }
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long address = memory.address();
        long length = memory.byteSize();
        try {
            long n = sendAt(handle, mayWait, address, length, flags, to);
            return mayWait || !Tries.goesOn(handle, flags, n, length) ? n
                    : Tries.run(handle, Ready.WRITE, flags, seen, deadline, n, length,
                            done -> sendAt(handle, false, address + done, length - done, flags, to));
        } finally {
            Reference.reachabilityFence(data);
        }
    }

    private static long sendAt(HandleState handle, boolean mayWait, long address, long length, int flags,
            SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return send(handle, thread, mayWait, MemorySegment.NULL, address, length, flags, to);
        } finally {
            thread.release();
        }
    }

    private static long send(HandleState handle, ThreadBlock thread, boolean mayWait, MemorySegment data, long offset,
            long length, int flags, SocketName to) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            if (to == null) {
                return Blocking.send(handle, thread, mayWait, s, data, offset, length, flags);
            }
            int nameLength = length(thread.call, to);
            return Blocking.sendto(handle, thread, mayWait, s, data, offset, length, flags, memory(thread.call, to),
                    nameLength);
        } finally {
            handle.leave(thread);
        }
    }

    // Receiving.

    /** How many bytes end a recv. */
    private static long wanted(long length, int flags, SockaddrBuffer from) {
        return (flags & Msg.WAITALL) != 0 && from == null ? length : 0;
    }

    static long recv(HandleState handle, MemorySegment target, long offset, long length, int flags,
            SockaddrBuffer from, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long n = recv(handle, mayWait, target, offset, length, flags, from);
        long wanted = wanted(length, flags, from);
        return mayWait || !Tries.goesOn(handle, flags, n, wanted) ? n
                : Tries.run(handle, Ready.READ, flags, seen, deadline, n, wanted,
                        done -> recv(handle, false, target, offset + done, length - done, flags, from));
    }

    private static long recv(HandleState handle, boolean mayWait, MemorySegment target, long offset, long length,
            int flags, SockaddrBuffer from) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (target.isNative()) {
                return recv(handle, thread, mayWait, target, offset, length, flags, from);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return recvLarge(handle, thread, mayWait, target, offset, length, flags, from);
            }
            MemorySegment copy = thread.call.scratch(length);
            long n = recv(handle, thread, mayWait, copy, 0, length, flags, from);
            MemorySegment.copy(copy, 0, target, offset, filled(n, length));
            return n;
        } finally {
            thread.release();
        }
    }

    private static long recvLarge(HandleState handle, ThreadBlock thread, boolean mayWait, MemorySegment target,
            long offset, long length, int flags, SockaddrBuffer from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            long n = recv(handle, thread, mayWait, copy, 0, length, flags, from);
            MemorySegment.copy(copy, 0, target, offset, filled(n, length));
            return n;
        }
    }

    /** With MSG_TRUNC more may be reported than the buffer holds. */
    private static long filled(long n, long length) {
        return Math.clamp(n, 0, length);
    }

    static long recv(HandleState handle, byte[] target, int offset, int length, int flags, SockaddrBuffer from,
            long deadline) {
        if (length > CallBlock.SCRATCH_KEPT) {
            return recv(handle, MemorySegment.ofArray(target), offset, length, flags, from, deadline);
        }
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long n = recv(handle, mayWait, target, offset, length, flags, from);
        long wanted = wanted(length, flags, from);
        return mayWait || !Tries.goesOn(handle, flags, n, wanted) ? n
                : Tries.run(handle, Ready.READ, flags, seen, deadline, n, wanted,
                        done -> recv(handle, false, target, offset + (int) done, length - (int) done, flags, from));
    }

    private static long recv(HandleState handle, boolean mayWait, byte[] target, int offset, int length, int flags,
            SockaddrBuffer from) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (from == null && InPlace.applies(length, flags)) {
                long received = recvInPlace(handle, thread, target, offset, length, flags);
                if (!InPlace.isToWait(handle, flags, received, 0)) {
                    return received;
                }
            }
            MemorySegment copy = thread.call.scratch(length);
            long n = recv(handle, thread, mayWait, copy, 0, length, flags, from);
            MemorySegment.copy(copy, JAVA_BYTE, 0, target, offset, (int) filled(n, length));
            return n;
        } finally {
            thread.release();
        }
    }

    private static long recvInPlace(HandleState handle, ThreadBlock thread, byte[] target, int offset, int length,
            int flags) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            return InPlace.recv(handle, thread, s, target, offset, length, flags);
        } finally {
            handle.leave(thread);
        }
    }

    /** Receives into a direct buffer, whose memory is treated as for {@link #send(HandleState, ByteBuffer, int, SocketName, long)}. */
    static long recv(HandleState handle, ByteBuffer target, int flags, SockaddrBuffer from, long deadline) {
        MemorySegment memory = MemorySegment.ofBuffer(target);
        if (memory.scope().getClass() != SCOPE_OF_OBJECTS) {
            return recv(handle, MemorySegment.ofBuffer(target), 0, target.remaining(), flags, from, deadline);
        }
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long address = memory.address();
        long length = memory.byteSize();
        long wanted = wanted(length, flags, from);
        try {
            long n = recvAt(handle, mayWait, address, length, flags, from);
            return mayWait || !Tries.goesOn(handle, flags, n, wanted) ? n
                    : Tries.run(handle, Ready.READ, flags, seen, deadline, n, wanted,
                            done -> recvAt(handle, false, address + done, length - done, flags, from));
        } finally {
            Reference.reachabilityFence(target);
        }
    }

    private static long recvAt(HandleState handle, boolean mayWait, long address, long length, int flags,
            SockaddrBuffer from) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return recv(handle, thread, mayWait, MemorySegment.NULL, address, length, flags, from);
        } finally {
            thread.release();
        }
    }

    private static long recv(HandleState handle, ThreadBlock thread, boolean mayWait, MemorySegment target,
            long offset, long length, int flags, SockaddrBuffer from) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            if (from == null) {
                return Blocking.recv(handle, thread, mayWait, s, target, offset, length, flags);
            }
            from.offer();
            long n = Blocking.recvfrom(handle, thread, mayWait, s, target, offset, length, flags, from.segment(),
                    from.lengthSegment());
            from.accept(n >= 0);
            return n;
        } finally {
            handle.leave(thread);
        }
    }
}

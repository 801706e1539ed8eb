package dev.panasock;

import static dev.panasock.platform.blocking.BlockingOperation.ACCEPT;
import static dev.panasock.platform.blocking.BlockingOperation.POLL;
import static dev.panasock.platform.blocking.BlockingOperation.RECV;
import static dev.panasock.platform.blocking.BlockingOperation.RECVFROM;
import static dev.panasock.platform.blocking.BlockingOperation.SEND;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingOperation;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.InPlace;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.NonBlockingConnect;
import dev.panasock.platform.parking.SharedAccept;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
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
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(ACCEPT, handle) : 0;
        long accepted = accept(handle, parks ? Deadlines.ONCE : deadline, peer);
        if (parks && ACCEPT.goesOn(handle, 0, accepted, 0)) {
            accepted = Tries.run(ACCEPT, handle, 0, seen, deadline, accepted, 0,
                    done -> accept(handle, Deadlines.ONCE, peer));
        }
        return accepted == Results.SHARED ? named(SharedAccept.accept(handle, deadline), peer) : accepted;
    }

    /** The address of a connection that was accepted without it. */
    private static long named(long accepted, SockaddrBuffer peer) {
        if (accepted >= 0 && peer != null) {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                peer.offer();
                int result = Host.sockets().getpeername(thread.call, accepted, peer.segment(), peer.lengthSegment());
                peer.accept(result >= 0);
            } finally {
                thread.release();
            }
        }
        return accepted;
    }

    private static long accept(HandleState handle, long deadline, SockaddrBuffer peer) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return accept(handle, thread, deadline, s, peer);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    private static long accept(HandleState handle, ThreadBlock thread, long deadline, long s, SockaddrBuffer peer) {
        if (peer == null) {
            return Blocking.accept(handle, thread, deadline, s, MemorySegment.NULL, MemorySegment.NULL);
        }
        peer.offer();
        long accepted = Blocking.accept(handle, thread, deadline, s, peer.segment(), peer.lengthSegment());
        peer.accept(accepted >= 0);
        return accepted;
    }

    static long connect(HandleState handle, SocketName name, long deadline) {
        if (!NonBlockingConnect.applies(handle, deadline)) {
            return connect(handle, Tries.parks() ? Deadlines.ONCE : deadline, name);
        }
        long result = NonBlockingConnect.run(handle, deadline, done -> connect(handle, Deadlines.ONCE, name));
        if (result == Results.TIMED_OUT) {
            abandon(handle);
        }
        return result;
    }

    private static long connect(HandleState handle, long deadline, SocketName name) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                int length = length(thread.call, name);
                return Blocking.connect(handle, thread, deadline, s, memory(thread.call, name), length);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** No connection is made any more: by the close, or where the number is not ours by taking back what was begun. */
    private static void abandon(HandleState handle) {
        if (!handle.isOwned()) {
            RawSockaddr none = RawSockaddr.of(AddressFamily.UNSPEC, new byte[14]);
            guarded(handle, (api, call, s) -> {
                int length = length(call, none);
                return api.connect(call, s, call.address, length);
            });
        }
        SocketHandle.of(handle).close();
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
        if (!Tries.parks()) {
            return poll(handle, events, first, millis == 0 || deadline == Deadlines.NEVER);
        }
        return millis == 0 ? poll(handle, events, first, false) : park(handle, events, first);
    }

    /** {@code poll} up to a deadline, not ended by a signal. */
    static int await(HandleState handle, int events, long deadline) {
        return Tries.parks() ? park(handle, events, deadline) : poll(handle, events, deadline, false);
    }

    private static int park(HandleState handle, int events, long deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return Results.INTERRUPTED;
        }
        int seen = Tries.count(POLL, handle, events);
        int happened = look(handle, events);
        long result = happened != WOULD_BLOCK ? happened
                : Tries.run(POLL, handle, events, seen, deadline, WOULD_BLOCK, 0, done -> look(handle, events));
        return result == Results.TIMED_OUT ? 0 : (int) result;
    }

    /** Not ended by a signal either: it is for whichever virtual thread has the carrier. */
    private static int look(HandleState handle, int events) {
        int happened = poll(handle, events, Deadlines.after(0), false);
        return happened == 0 ? WOULD_BLOCK : happened;
    }

    private static int poll(HandleState handle, int events, long deadline, boolean endsBySignal) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return endsBySignal ? Blocking.poll(handle, thread, s, events, deadline)
                        : Blocking.pollOn(handle, thread, s, events, deadline);
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
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SEND, handle) : 0;
        long n = send(handle, parks ? Deadlines.ONCE : deadline, data, offset, length, flags, to);
        return !parks || !SEND.goesOn(handle, flags, n, length) ? n
                : Tries.run(SEND, handle, flags, seen, deadline, n, length,
                        done -> send(handle, Deadlines.ONCE, data, offset + done, length - done, flags, to));
    }

    private static long send(HandleState handle, long deadline, MemorySegment data, long offset, long length,
            int flags, SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (data.isNative()) {
                return send(handle, thread, deadline, data, offset, length, flags, to);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return sendLarge(handle, thread, deadline, data, offset, length, flags, to);
            }
            MemorySegment copy = thread.call.scratch(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(handle, thread, deadline, copy, 0, length, flags, to);
        } finally {
            thread.release();
        }
    }

    private static long sendLarge(HandleState handle, ThreadBlock thread, long deadline, MemorySegment data,
            long offset, long length, int flags, SocketName to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(handle, thread, deadline, copy, 0, length, flags, to);
        }
    }

    static long send(HandleState handle, byte[] data, int offset, int length, int flags, SocketName to,
            long deadline) {
        if (length > CallBlock.SCRATCH_KEPT) {
            return send(handle, MemorySegment.ofArray(data), offset, length, flags, to, deadline);
        }
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SEND, handle) : 0;
        long n = send(handle, parks ? Deadlines.ONCE : deadline, data, offset, length, flags, to);
        return !parks || !SEND.goesOn(handle, flags, n, length) ? n
                : Tries.run(SEND, handle, flags, seen, deadline, n, length,
                        done -> send(handle, Deadlines.ONCE, data, offset + (int) done, length - (int) done, flags,
                                to));
    }

    private static long send(HandleState handle, long deadline, byte[] data, int offset, int length, int flags,
            SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (to != null || !InPlace.applies(length, flags)) {
                return sendCopy(handle, thread, deadline, data, offset, length, flags, to);
            }
            long sent = sendInPlace(handle, thread, data, offset, length, flags);
            if (!InPlace.isToWait(handle, flags, sent, length)) {
                return sent;
            }
            int begun = (int) Math.max(sent, 0);
            long rest = sendCopy(handle, thread, deadline, data, offset + begun, length - begun, flags, null);
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

    private static long sendCopy(HandleState handle, ThreadBlock thread, long deadline, byte[] data, int offset,
            int length, int flags, SocketName to) {
        MemorySegment copy = thread.call.scratch(length);
        MemorySegment.copy(data, offset, copy, JAVA_BYTE, 0, length);
        return send(handle, thread, deadline, copy, 0, length, flags, to);
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
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SEND, handle) : 0;
        long address = memory.address();
        long length = memory.byteSize();
        try {
            long n = sendAt(handle, parks ? Deadlines.ONCE : deadline, address, length, flags, to);
            return !parks || !SEND.goesOn(handle, flags, n, length) ? n
                    : Tries.run(SEND, handle, flags, seen, deadline, n, length,
                            done -> sendAt(handle, Deadlines.ONCE, address + done, length - done, flags, to));
        } finally {
            Reference.reachabilityFence(data);
        }
    }

    private static long sendAt(HandleState handle, long deadline, long address, long length, int flags,
            SocketName to) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return send(handle, thread, deadline, MemorySegment.NULL, address, length, flags, to);
        } finally {
            thread.release();
        }
    }

    private static long send(HandleState handle, ThreadBlock thread, long deadline, MemorySegment data, long offset,
            long length, int flags, SocketName to) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            if (to == null) {
                return Blocking.send(handle, thread, deadline, s, data, offset, length, flags);
            }
            int nameLength = length(thread.call, to);
            return Blocking.sendto(handle, thread, deadline, s, data, offset, length, flags, memory(thread.call, to),
                    nameLength);
        } finally {
            handle.leave(thread);
        }
    }

    // Receiving.

    static long recv(HandleState handle, MemorySegment target, long offset, long length, int flags,
            SockaddrBuffer from, long deadline) {
        BlockingOperation operation = from == null ? RECV : RECVFROM;
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(operation, handle) : 0;
        long n = recv(handle, parks ? Deadlines.ONCE : deadline, target, offset, length, flags, from);
        return !parks || !operation.goesOn(handle, flags, n, length) ? n
                : Tries.run(operation, handle, flags, seen, deadline, n, length,
                        done -> recv(handle, Deadlines.ONCE, target, offset + done, length - done, flags, from));
    }

    private static long recv(HandleState handle, long deadline, MemorySegment target, long offset, long length,
            int flags, SockaddrBuffer from) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (target.isNative()) {
                return recv(handle, thread, deadline, target, offset, length, flags, from);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return recvLarge(handle, thread, deadline, target, offset, length, flags, from);
            }
            MemorySegment copy = thread.call.scratch(length);
            long n = recv(handle, thread, deadline, copy, 0, length, flags, from);
            MemorySegment.copy(copy, 0, target, offset, filled(n, length));
            return n;
        } finally {
            thread.release();
        }
    }

    private static long recvLarge(HandleState handle, ThreadBlock thread, long deadline, MemorySegment target,
            long offset, long length, int flags, SockaddrBuffer from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            long n = recv(handle, thread, deadline, copy, 0, length, flags, from);
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
        BlockingOperation operation = from == null ? RECV : RECVFROM;
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(operation, handle) : 0;
        long n = recv(handle, parks ? Deadlines.ONCE : deadline, target, offset, length, flags, from);
        return !parks || !operation.goesOn(handle, flags, n, length) ? n
                : Tries.run(operation, handle, flags, seen, deadline, n, length,
                        done -> recv(handle, Deadlines.ONCE, target, offset + (int) done, length - (int) done, flags,
                                from));
    }

    private static long recv(HandleState handle, long deadline, byte[] target, int offset, int length, int flags,
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
            long n = recv(handle, thread, deadline, copy, 0, length, flags, from);
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
        BlockingOperation operation = from == null ? RECV : RECVFROM;
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(operation, handle) : 0;
        long address = memory.address();
        long length = memory.byteSize();
        try {
            long n = recvAt(handle, parks ? Deadlines.ONCE : deadline, address, length, flags, from);
            return !parks || !operation.goesOn(handle, flags, n, length) ? n
                    : Tries.run(operation, handle, flags, seen, deadline, n, length,
                            done -> recvAt(handle, Deadlines.ONCE, address + done, length - done, flags, from));
        } finally {
            Reference.reachabilityFence(target);
        }
    }

    private static long recvAt(HandleState handle, long deadline, long address, long length, int flags,
            SockaddrBuffer from) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return recv(handle, thread, deadline, MemorySegment.NULL, address, length, flags, from);
        } finally {
            thread.release();
        }
    }

    private static long recv(HandleState handle, ThreadBlock thread, long deadline, MemorySegment target,
            long offset, long length, int flags, SockaddrBuffer from) {
        long s = handle.enter(thread);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            if (from == null) {
                return Blocking.recv(handle, thread, deadline, s, target, offset, length, flags);
            }
            from.offer();
            long n = Blocking.recvfrom(handle, thread, deadline, s, target, offset, length, flags, from.segment(),
                    from.lengthSegment());
            from.accept(n >= 0);
            return n;
        } finally {
            handle.leave(thread);
        }
    }
}

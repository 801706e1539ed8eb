package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.Guard;
import dev.panasock.platform.blocking.InPlace;
import dev.panasock.platform.blocking.Moment;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * One call on a handle: holds it, lends the memory, and gives the result or a negative error. Nothing is thrown except for
 * memory that cannot be used.
 */
final class SocketCalls {
    /** The handle was closed before the call or during it. */
    static final int CLOSED = Blocking.CLOSED;
    /** The thread was interrupted. */
    static final int INTERRUPTED = Blocking.INTERRUPTED;
    /** The moment came up to which the call might wait. */
    static final int TIMED_OUT = Blocking.TIMED_OUT;

    /** The scopes of memory that lives as long as the object it belongs to: arrays, and direct buffers that are no view of an arena. */
    private static final Class<?> SCOPE_OF_OBJECTS = MemorySegment.ofArray(new byte[0]).scope().getClass();

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
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                long result = body.on(Host.sockets(), call, s);
                // A dead socket may have answered in the place of this one.
                return Guard.isClosed(handle) ? CLOSED : result;
            } finally {
                Guard.leave(handle, call);
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
        // Not a switch over patterns: its first use costs milliseconds at start-up.
        return name instanceof SockaddrBuffer buffer ? buffer.length() : ((Sockaddr) name).encode(call.address);
    }

    static long accept(SocketHandle handle, SockaddrBuffer peer, long end) {
        if (!Parking.applies(handle, 0, end)) {
            return tryAccept(handle, peer);
        }
        int seen = Parking.count(handle, Ready.READ);
        while (true) {
            long accepted;
            CallBlock begun = ParkedCalls.begin();
            try {
                accepted = tryAccept(handle, peer);
            } finally {
                ParkedCalls.end(begun);
            }
            if (accepted != ParkedCalls.WOULD_BLOCK
                    || (accepted = seen = Parking.await(handle, Ready.READ, 0, seen, end)) < 0) {
                return accepted;
            }
        }
    }

    private static long tryAccept(SocketHandle handle, SockaddrBuffer peer) {
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                return accept(call, handle, s, peer);
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
        }
    }

    private static long accept(CallBlock call, SocketHandle handle, long s, SockaddrBuffer peer) {
        if (peer == null) {
            return Blocking.accept(handle, call, s, MemorySegment.NULL, MemorySegment.NULL);
        }
        peer.offer();
        long accepted = Blocking.accept(handle, call, s, peer.segment(), peer.lengthSegment());
        peer.accept(accepted >= 0);
        return accepted;
    }

    static long connect(SocketHandle handle, SocketName name, long end) {
        return Parking.applies(handle, 0, end) ? ParkedConnect.connect(handle, name, end) : tryConnect(handle, name);
    }

    static long tryConnect(SocketHandle handle, SocketName name) {
        return guarded(handle, (api, call, s) -> {
            int length = length(call, name);
            return Blocking.connect(handle, call, s, memory(call, name), length);
        });
    }

    /** The length of the value, or a negative error. */
    static long getsockopt(SocketHandle handle, int level, int name, MemorySegment value, int size) {
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                long result = getsockopt(call, s, level, name, value, size);
                return Guard.isClosed(handle) ? CLOSED : result;
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
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

    static int poll(SocketHandle handle, int events, int millis, long end) {
        return millis != 0 && (end != Moment.NEVER || Thread.currentThread().isVirtual())
                ? ParkedPoll.poll(handle, events, millis, end) : tryPoll(handle, events, millis);
    }

    static int tryPoll(SocketHandle handle, int events, int millis) {
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return CLOSED;
            }
            try {
                PollFd.host().set(call.value, 0, s, events);
                int ready = Blocking.poll(handle, call, call.value, millis);
                return ready <= 0 ? ready : PollFd.host().happened(call.value, 0);
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
        }
    }

    static long send(SocketHandle handle, MemorySegment data, long offset, long length, int flags, SocketName to,
            long end) {
        return Parking.applies(handle, flags, end) ? ParkedCalls.send(handle, data, offset, length, flags, to, end)
                : trySend(handle, data, offset, length, flags, to);
    }

    static long trySend(SocketHandle handle, MemorySegment data, long offset, long length, int flags,
            SocketName to) {
        CallBlock call = CallBlock.take();
        try {
            if (data.isNative()) {
                return send(call, handle, data, offset, length, flags, to);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return sendLarge(call, handle, data, offset, length, flags, to);
            }
            MemorySegment copy = call.scratch(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(call, handle, copy, 0, length, flags, to);
        } finally {
            call.give();
        }
    }

    static long send(SocketHandle handle, byte[] data, int offset, int length, int flags, SocketName to, long end) {
        if (length > CallBlock.SCRATCH_KEPT) {
            return send(handle, MemorySegment.ofArray(data), offset, length, flags, to, end);
        }
        return Parking.applies(handle, flags, end) ? ParkedCalls.send(handle, data, offset, length, flags, to, end)
                : trySend(handle, data, offset, length, flags, to);
    }

    static long trySend(SocketHandle handle, byte[] data, int offset, int length, int flags, SocketName to) {
        CallBlock call = CallBlock.take();
        try {
            if (to != null || !InPlace.applies(length, flags)) {
                return sendCopy(call, handle, data, offset, length, flags, to);
            }
            long sent = sendInPlace(call, handle, data, offset, length, flags);
            if (!InPlace.isToWait(handle, flags, sent, length)) {
                return sent;
            }
            int begun = (int) Math.max(sent, 0);
            long rest = sendCopy(call, handle, data, offset + begun, length - begun, flags, null);
            return begun == 0 ? rest : begun + Math.max(rest, 0);
        } finally {
            call.give();
        }
    }

    private static long sendInPlace(CallBlock call, SocketHandle handle, byte[] data, int offset, int length,
            int flags) {
        long s = Guard.enter(handle, call);
        if (s == SocketHandle.INVALID) {
            return CLOSED;
        }
        try {
            return InPlace.send(handle, call, s, data, offset, length, flags);
        } finally {
            Guard.leave(handle, call);
        }
    }

    private static long sendCopy(CallBlock call, SocketHandle handle, byte[] data, int offset, int length, int flags,
            SocketName to) {
        MemorySegment copy = call.scratch(length);
        MemorySegment.copy(data, offset, copy, JAVA_BYTE, 0, length);
        return send(call, handle, copy, 0, length, flags, to);
    }

    /**
     * Sends from a direct buffer. The segment of one that is held by the buffer alone is asked for its address only, so that
     * the compiler needs no objects for it and its scope; the fence keeps the buffer meanwhile.
     */
    static long send(SocketHandle handle, ByteBuffer data, int flags, SocketName to, long end) {
        MemorySegment memory = MemorySegment.ofBuffer(data);
        if (memory.scope().getClass() != SCOPE_OF_OBJECTS) {
            // Made anew: an object that is passed on anywhere is made everywhere.
            return send(handle, MemorySegment.ofBuffer(data), 0, data.remaining(), flags, to, end);
        }
        if (Parking.applies(handle, flags, end)) {
            return parkedSend(handle, data, flags, to, end);
        }
        CallBlock call = CallBlock.take();
        try {
            return send(call, handle, MemorySegment.NULL, memory.address(), data.remaining(), flags, to);
        } finally {
            call.give();
            Reference.reachabilityFence(data);
        }
    }

    private static long parkedSend(SocketHandle handle, ByteBuffer data, int flags, SocketName to, long end) {
        try {
            return ParkedCalls.send(handle, MemorySegment.NULL, MemorySegment.ofBuffer(data).address(),
                    data.remaining(), flags, to, end);
        } finally {
            Reference.reachabilityFence(data);
        }
    }

    private static long parkedRecv(SocketHandle handle, ByteBuffer target, int flags, SockaddrBuffer from, long end) {
        try {
            return ParkedCalls.recv(handle, MemorySegment.NULL, MemorySegment.ofBuffer(target).address(),
                    target.remaining(), flags, from, end);
        } finally {
            Reference.reachabilityFence(target);
        }
    }

    private static long sendLarge(CallBlock call, SocketHandle handle, MemorySegment data, long offset, long length,
            int flags, SocketName to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            MemorySegment.copy(data, offset, copy, 0, length);
            return send(call, handle, copy, 0, length, flags, to);
        }
    }

    private static long send(CallBlock call, SocketHandle handle, MemorySegment data, long offset, long length,
            int flags, SocketName to) {
        long s = Guard.enter(handle, call);
        if (s == SocketHandle.INVALID) {
            return CLOSED;
        }
        try {
            if (to == null) {
                return Blocking.send(handle, call, s, data, offset, length, flags);
            }
            int nameLength = length(call, to);
            return Blocking.sendto(handle, call, s, data, offset, length, flags, memory(call, to),
                    nameLength);
        } finally {
            Guard.leave(handle, call);
        }
    }

    static long recv(SocketHandle handle, MemorySegment target, long offset, long length, int flags,
            SockaddrBuffer from, long end) {
        return Parking.applies(handle, flags, end) ? ParkedCalls.recv(handle, target, offset, length, flags, from, end)
                : tryRecv(handle, target, offset, length, flags, from);
    }

    static long tryRecv(SocketHandle handle, MemorySegment target, long offset, long length, int flags,
            SockaddrBuffer from) {
        CallBlock call = CallBlock.take();
        try {
            if (target.isNative()) {
                return recv(call, handle, target, offset, length, flags, from);
            }
            if (length > CallBlock.SCRATCH_KEPT) {
                return recvLarge(call, handle, target, offset, length, flags, from);
            }
            MemorySegment copy = call.scratch(length);
            long n = recv(call, handle, copy, 0, length, flags, from);
            MemorySegment.copy(copy, 0, target, offset, filled(n, length));
            return n;
        } finally {
            call.give();
        }
    }

    static long recv(SocketHandle handle, byte[] target, int offset, int length, int flags, SockaddrBuffer from,
            long end) {
        if (length > CallBlock.SCRATCH_KEPT) {
            return recv(handle, MemorySegment.ofArray(target), offset, length, flags, from, end);
        }
        return Parking.applies(handle, flags, end) ? ParkedCalls.recv(handle, target, offset, length, flags, from, end)
                : tryRecv(handle, target, offset, length, flags, from);
    }

    static long tryRecv(SocketHandle handle, byte[] target, int offset, int length, int flags, SockaddrBuffer from) {
        CallBlock call = CallBlock.take();
        try {
            if (from == null && InPlace.applies(length, flags)) {
                long received = recvInPlace(call, handle, target, offset, length, flags);
                if (!InPlace.isToWait(handle, flags, received, 0)) {
                    return received;
                }
            }
            MemorySegment copy = call.scratch(length);
            long n = recv(call, handle, copy, 0, length, flags, from);
            MemorySegment.copy(copy, JAVA_BYTE, 0, target, offset, (int) filled(n, length));
            return n;
        } finally {
            call.give();
        }
    }

    private static long recvInPlace(CallBlock call, SocketHandle handle, byte[] target, int offset, int length,
            int flags) {
        long s = Guard.enter(handle, call);
        if (s == SocketHandle.INVALID) {
            return CLOSED;
        }
        try {
            return InPlace.recv(handle, call, s, target, offset, length, flags);
        } finally {
            Guard.leave(handle, call);
        }
    }

    /** Receives into a direct buffer, whose memory is treated as for {@link #send(SocketHandle, ByteBuffer, int, SocketName, long)}. */
    static long recv(SocketHandle handle, ByteBuffer target, int flags, SockaddrBuffer from, long end) {
        MemorySegment memory = MemorySegment.ofBuffer(target);
        if (memory.scope().getClass() != SCOPE_OF_OBJECTS) {
            return recv(handle, MemorySegment.ofBuffer(target), 0, target.remaining(), flags, from, end);
        }
        if (Parking.applies(handle, flags, end)) {
            return parkedRecv(handle, target, flags, from, end);
        }
        CallBlock call = CallBlock.take();
        try {
            return recv(call, handle, MemorySegment.NULL, memory.address(), target.remaining(), flags, from);
        } finally {
            call.give();
            Reference.reachabilityFence(target);
        }
    }

    private static long recvLarge(CallBlock call, SocketHandle handle, MemorySegment target, long offset, long length,
            int flags, SockaddrBuffer from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            long n = recv(call, handle, copy, 0, length, flags, from);
            MemorySegment.copy(copy, 0, target, offset, filled(n, length));
            return n;
        }
    }

    /** With MSG_TRUNC more may be reported than there is room for. */
    private static long filled(long n, long length) {
        return Math.clamp(n, 0, length);
    }

    private static long recv(CallBlock call, SocketHandle handle, MemorySegment target, long offset, long length,
            int flags, SockaddrBuffer from) {
        long s = Guard.enter(handle, call);
        if (s == SocketHandle.INVALID) {
            return CLOSED;
        }
        try {
            if (from == null) {
                return Blocking.recv(handle, call, s, target, offset, length, flags);
            }
            from.offer();
            long n = Blocking.recvfrom(handle, call, s, target, offset, length, flags, from.segment(),
                    from.lengthSegment());
            from.accept(n >= 0);
            return n;
        } finally {
            Guard.leave(handle, call);
        }
    }
}

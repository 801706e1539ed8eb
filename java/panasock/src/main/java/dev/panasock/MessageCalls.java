package dev.panasock;

import dev.panasock.platform.blocking.BlockingMessages;
import dev.panasock.platform.blocking.Guard;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** One call with a message, as {@link SocketCalls} makes those with a buffer. */
final class MessageCalls {
    private MessageCalls() {
    }

    static long sendmsg(SocketHandle handle, Message message, int flags, long end) {
        if (!Parking.applies(handle, flags, end)) {
            return trySendmsg(handle, message, flags);
        }
        int seen = Parking.count(handle, Ready.WRITE);
        while (true) {
            long n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = trySendmsg(handle, message, flags);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n != ParkedCalls.WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.WRITE, flags, seen, end)) < 0) {
                return n;
            }
        }
    }

    private static long trySendmsg(SocketHandle handle, Message message, int flags) {
        int entered = enter(message.passed());
        CallBlock call = CallBlock.take();
        try {
            long s = entered == message.passed().length ? Guard.enter(handle, call) : SocketHandle.INVALID;
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                message.offerToSend();
                return BlockingMessages.SEND.run(handle, call, s, message.header(), 1, flags, message.held(),
                        message.alsoHeld());
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            leave(message.passed(), entered);
            // The header holds addresses of memory that the message keeps.
            Reference.reachabilityFence(message);
        }
    }

    /** Holds sockets that are passed on, so that their numbers are theirs. Returns how many could be, which are the first. */
    private static int enter(SocketHandle[] handles) {
        for (int i = 0; i < handles.length; i++) {
            if (handles[i].enter() == SocketHandle.INVALID) {
                return i;
            }
        }
        return handles.length;
    }

    private static void leave(SocketHandle[] handles, int entered) {
        for (int i = 0; i < entered; i++) {
            handles[i].leave();
        }
    }

    static long recvmsg(SocketHandle handle, Message message, int flags, long end) {
        if (!Parking.applies(handle, flags, end)) {
            return tryRecvmsg(handle, message, flags);
        }
        int seen = Parking.count(handle, Ready.READ);
        while (true) {
            long n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = tryRecvmsg(handle, message, flags);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n != ParkedCalls.WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.READ, flags, seen, end)) < 0) {
                return n;
            }
        }
    }

    private static long tryRecvmsg(SocketHandle handle, Message message, int flags) {
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                message.offerToReceive();
                long n = BlockingMessages.RECEIVE.run(handle, call, s, message.header(), 1, flags,
                        message.held(), message.alsoHeld());
                message.accept(call, n >= 0);
                return n;
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            Reference.reachabilityFence(message);
        }
    }

    static int sendmmsg(SocketHandle handle, MessageBatch batch, int first, int count, int flags, long end) {
        if (!Parking.applies(handle, flags, end)) {
            return trySendmmsg(handle, batch, first, count, flags);
        }
        int seen = Parking.count(handle, Ready.WRITE);
        while (true) {
            int n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = trySendmmsg(handle, batch, first, count, flags);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n != ParkedCalls.WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.WRITE, flags, seen, end)) < 0) {
                return n;
            }
        }
    }

    private static int trySendmmsg(SocketHandle handle, MessageBatch batch, int first, int count, int flags) {
        MemorySegment held = held(batch, first, count);
        MemorySegment alsoHeld = alsoHeld(batch, first, count, held);
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                for (int i = first; i < first + count; i++) {
                    batch.message(i).offerToSend();
                }
                return (int) BlockingMessages.SEND_BATCH.run(handle, call, s, batch.elements(first), count, flags, held,
                        alsoHeld);
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            Reference.reachabilityFence(batch);
        }
    }

    static int recvmmsg(SocketHandle handle, MessageBatch batch, int count, int flags, long end) {
        if (!Parking.applies(handle, flags, end)) {
            return tryRecvmmsg(handle, batch, count, flags);
        }
        int seen = Parking.count(handle, Ready.READ);
        while (true) {
            int n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = tryRecvmmsg(handle, batch, count, flags);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n != ParkedCalls.WOULD_BLOCK || (n = seen = Parking.await(handle, Ready.READ, flags, seen, end)) < 0) {
                return n;
            }
        }
    }

    private static int tryRecvmmsg(SocketHandle handle, MessageBatch batch, int count, int flags) {
        MemorySegment held = held(batch, 0, count);
        MemorySegment alsoHeld = alsoHeld(batch, 0, count, held);
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                for (int i = 0; i < count; i++) {
                    batch.message(i).offerToReceive();
                }
                int n = (int) BlockingMessages.RECEIVE_BATCH.run(handle, call, s, batch.elements(0), count, flags, held,
                        alsoHeld);
                for (int i = 0; i < count; i++) {
                    batch.message(i).accept(call, i < n);
                }
                return n;
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            Reference.reachabilityFence(batch);
        }
    }

    /** A segment of the first arena that can be closed. */
    private static MemorySegment held(MessageBatch batch, int first, int count) {
        for (int i = first; i < first + count; i++) {
            Message message = batch.message(i);
            if (message.passed().length != 0) {
                throw new IllegalArgumentException("sockets are passed by sendmsg, not in a batch");
            }
            if (message.held() != MemorySegment.NULL) {
                return message.held();
            }
        }
        return MemorySegment.NULL;
    }

    /** A segment of the second one; there is no third. */
    private static MemorySegment alsoHeld(MessageBatch batch, int first, int count, MemorySegment held) {
        MemorySegment other = MemorySegment.NULL;
        for (int i = first; i < first + count && held != MemorySegment.NULL; i++) {
            other = second(second(other, held, batch.message(i).held()), held, batch.message(i).alsoHeld());
        }
        return other;
    }

    private static MemorySegment second(MemorySegment found, MemorySegment held, MemorySegment next) {
        if (next == MemorySegment.NULL || next.scope().equals(held.scope())
                || found != MemorySegment.NULL && next.scope().equals(found.scope())) {
            return found;
        }
        if (found != MemorySegment.NULL) {
            throw new IllegalArgumentException("the buffers of a call come from at most two arenas");
        }
        return next;
    }
}

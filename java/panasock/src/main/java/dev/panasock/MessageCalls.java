package dev.panasock;

import static dev.panasock.platform.blocking.BlockingOperation.RECVMMSG;
import static dev.panasock.platform.blocking.BlockingOperation.RECVMSG;
import static dev.panasock.platform.blocking.BlockingOperation.SENDMMSG;
import static dev.panasock.platform.blocking.BlockingOperation.SENDMSG;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Deadlines;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** One call with a message, as {@link SocketCalls} makes those with a buffer. */
final class MessageCalls {
    private MessageCalls() {
    }

    static long sendmsg(HandleState handle, Message message, int flags, long deadline) {
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SENDMSG, handle) : 0;
        long n = sendmsg(handle, parks ? Deadlines.ONCE : deadline, message, flags);
        return !parks || !SENDMSG.goesOn(handle, flags, n, 0) ? n
                : Tries.run(SENDMSG, handle, flags, seen, deadline, n, 0,
                        done -> sendmsg(handle, Deadlines.ONCE, message, flags));
    }

    private static long sendmsg(HandleState handle, long deadline, Message message, int flags) {
        int entered = enter(message.passed());
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = entered == message.passed().length ? handle.enter(thread) : HandleState.NONE;
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                message.offerToSend();
                return Blocking.sendmsg(handle, thread, deadline, s, message.header(), flags, message.held(),
                        message.alsoHeld());
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
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

    static long recvmsg(HandleState handle, Message message, int flags, long deadline) {
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(RECVMSG, handle) : 0;
        long n = recvmsg(handle, parks ? Deadlines.ONCE : deadline, message, flags);
        return !parks || !RECVMSG.goesOn(handle, flags, n, 0) ? n
                : Tries.run(RECVMSG, handle, flags, seen, deadline, n, 0,
                        done -> recvmsg(handle, Deadlines.ONCE, message, flags));
    }

    private static long recvmsg(HandleState handle, long deadline, Message message, int flags) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                message.offerToReceive();
                long n = Blocking.recvmsg(handle, thread, deadline, s, message.header(), flags,
                        message.held(), message.alsoHeld());
                message.accept(thread.call, n >= 0);
                return n;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            Reference.reachabilityFence(message);
        }
    }

    static int sendmmsg(HandleState handle, MessageBatch batch, int first, int count, int flags, long deadline) {
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SENDMMSG, handle) : 0;
        long n = sendmmsg(handle, parks ? Deadlines.ONCE : deadline, batch, first, count, flags);
        return (int) (!parks || !SENDMMSG.goesOn(handle, flags, n, 0) ? n
                : Tries.run(SENDMMSG, handle, flags, seen, deadline, n, 0,
                        done -> sendmmsg(handle, Deadlines.ONCE, batch, first, count, flags)));
    }

    private static long sendmmsg(HandleState handle, long deadline, MessageBatch batch, int first, int count,
            int flags) {
        MemorySegment held = held(batch, first, count);
        MemorySegment alsoHeld = alsoHeld(batch, first, count, held);
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                for (int i = first; i < first + count; i++) {
                    batch.message(i).offerToSend();
                }
                return Blocking.sendmmsg(handle, thread, deadline, s, batch.elements(first), count, flags, held,
                        alsoHeld);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            Reference.reachabilityFence(batch);
        }
    }

    static int recvmmsg(HandleState handle, MessageBatch batch, int count, int flags, long deadline) {
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(RECVMMSG, handle) : 0;
        long n = recvmmsg(handle, parks ? Deadlines.ONCE : deadline, batch, count, flags);
        return (int) (!parks || !RECVMMSG.goesOn(handle, flags, n, 0) ? n
                : Tries.run(RECVMMSG, handle, flags, seen, deadline, n, 0,
                        done -> recvmmsg(handle, Deadlines.ONCE, batch, count, flags)));
    }

    private static long recvmmsg(HandleState handle, long deadline, MessageBatch batch, int count, int flags) {
        MemorySegment held = held(batch, 0, count);
        MemorySegment alsoHeld = alsoHeld(batch, 0, count, held);
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                for (int i = 0; i < count; i++) {
                    batch.message(i).offerToReceive();
                }
                long n = Blocking.recvmmsg(handle, thread, deadline, s, batch.elements(0), count, flags, held,
                        alsoHeld);
                for (int i = 0; i < count; i++) {
                    batch.message(i).accept(thread.call, i < n);
                }
                return n;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
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

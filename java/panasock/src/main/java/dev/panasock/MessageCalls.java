package dev.panasock;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** One call with a message, as {@link SocketCalls} makes those with a buffer. */
final class MessageCalls {
    private MessageCalls() {
    }

    static long sendmsg(HandleState handle, Message message, int flags, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long n = sendmsg(handle, mayWait, message, flags);
        return mayWait || !Tries.goesOn(handle, flags, n, 0) ? n
                : Tries.run(handle, Ready.WRITE, flags, seen, deadline, n, 0,
                        done -> sendmsg(handle, false, message, flags));
    }

    private static long sendmsg(HandleState handle, boolean mayWait, Message message, int flags) {
        int entered = enter(message.passed());
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = entered == message.passed().length ? handle.enter(thread) : HandleState.NONE;
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                message.offerToSend();
                return Blocking.sendmsg(handle, thread, mayWait, s, message.header(), flags, message.held(),
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
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long n = recvmsg(handle, mayWait, message, flags);
        return mayWait || !Tries.goesOn(handle, flags, n, 0) ? n
                : Tries.run(handle, Ready.READ, flags, seen, deadline, n, 0,
                        done -> recvmsg(handle, false, message, flags));
    }

    private static long recvmsg(HandleState handle, boolean mayWait, Message message, int flags) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                message.offerToReceive();
                long n = Blocking.recvmsg(handle, thread, mayWait, s, message.header(), flags,
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
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long n = sendmmsg(handle, mayWait, batch, first, count, flags);
        return (int) (mayWait || !Tries.goesOn(handle, flags, n, 0) ? n
                : Tries.run(handle, Ready.WRITE, flags, seen, deadline, n, 0,
                        done -> sendmmsg(handle, false, batch, first, count, flags)));
    }

    private static long sendmmsg(HandleState handle, boolean mayWait, MessageBatch batch, int first, int count, int flags) {
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
                return Blocking.sendmmsg(handle, thread, mayWait, s, batch.elements(first), count, flags, held,
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
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.READ);
        long n = recvmmsg(handle, mayWait, batch, count, flags);
        return (int) (mayWait || !Tries.goesOn(handle, flags, n, 0) ? n
                : Tries.run(handle, Ready.READ, flags, seen, deadline, n, 0,
                        done -> recvmmsg(handle, false, batch, count, flags)));
    }

    private static long recvmmsg(HandleState handle, boolean mayWait, MessageBatch batch, int count, int flags) {
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
                long n = Blocking.recvmmsg(handle, thread, mayWait, s, batch.elements(0), count, flags, held,
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

package dev.panasock;

import static dev.panasock.platform.blocking.BlockingOperation.SENDFILE;
import static dev.panasock.platform.blocking.BlockingOperation.SPLICE_FROM_SOCKET;
import static dev.panasock.platform.blocking.BlockingOperation.SPLICE_TO_SOCKET;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingOperation;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;

/** One call that sends from a file or moves bytes through a pipe, as {@link SocketCalls} makes those with a buffer. */
final class TransferCalls {
    private static final long WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();

    private TransferCalls() {
    }

    static long sendfile(HandleState handle, FileHandle file, long offset, long count, long deadline) {
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(SENDFILE, handle) : 0;
        long n = sendfile(handle, parks ? Deadlines.ONCE : deadline, file, offset, count);
        return !parks || !SENDFILE.goesOn(handle, 0, n, count) ? n
                : Tries.run(SENDFILE, handle, 0, seen, deadline, n, count,
                        done -> sendfile(handle, Deadlines.ONCE, file, offset + done, count - done));
    }

    private static long sendfile(HandleState handle, long deadline, FileHandle file, long offset, long count) {
        long from = file.enter();
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return Blocking.sendfile(handle, thread, deadline, s, from, offset, count);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            file.leave();
        }
    }

    static long splice(HandleState handle, SocketHandle pipe, int ready, long count, int flags, long deadline) {
        BlockingOperation operation = ready == Ready.READ ? SPLICE_FROM_SOCKET : SPLICE_TO_SOCKET;
        boolean parks = Tries.parks();
        int seen = parks ? Tries.count(operation, handle) : 0;
        long n = splice(handle, parks ? Deadlines.ONCE : deadline, pipe, ready, count, flags);
        if (parks && operation.goesOn(handle, 0, n, 0)) {
            n = Tries.run(operation, handle, 0, seen, deadline, n, 0,
                    done -> splice(handle, Deadlines.ONCE, pipe, ready, count, flags));
        }
        return n == Results.PIPE_NOT_READY ? WOULD_BLOCK : n;
    }

    private static long splice(HandleState handle, long deadline, SocketHandle pipe, int ready, long count,
            int flags) {
        long end = pipe.enter();
        if (end == SocketHandle.INVALID) {
            throw new IllegalStateException("the pipe is closed");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return Blocking.splice(handle, thread, deadline, s, end, ready, count, flags);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            pipe.leave();
        }
    }
}

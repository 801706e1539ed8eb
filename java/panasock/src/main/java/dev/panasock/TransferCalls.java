package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.Ready;

/** One call that sends from a file or moves bytes through a pipe, as {@link SocketCalls} makes those with a buffer. */
final class TransferCalls {
    private static final long WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();

    private TransferCalls() {
    }

    static long sendfile(HandleState handle, FileHandle file, long offset, long count, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, Ready.WRITE);
        long n = sendfile(handle, mayWait, file, offset, count);
        return mayWait || !Tries.goesOn(handle, 0, n, count) ? n
                : Tries.run(handle, Ready.WRITE, 0, seen, deadline, n, count,
                        done -> sendfile(handle, false, file, offset + done, count - done));
    }

    private static long sendfile(HandleState handle, boolean mayWait, FileHandle file, long offset, long count) {
        long from = file.enter();
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long s = handle.enter(thread);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return Blocking.sendfile(handle, thread, mayWait, s, from, offset, count);
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            file.leave();
        }
    }

    static long splice(HandleState handle, SocketHandle pipe, int ready, long count, int flags, long deadline) {
        boolean mayWait = Tries.mayWait(deadline);
        int seen = mayWait ? 0 : Tries.count(handle, ready);
        long n = splice(handle, mayWait, pipe, ready, count, flags);
        if (!mayWait && Tries.goesOn(handle, 0, n, 0)) {
            n = Tries.run(handle, ready, 0, seen, deadline, n, 0,
                    done -> splice(handle, false, pipe, ready, count, flags));
        }
        return n == Results.PIPE_NOT_READY ? WOULD_BLOCK : n;
    }

    private static long splice(HandleState handle, boolean mayWait, SocketHandle pipe, int ready, long count,
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
                long n = Blocking.splice(handle, thread, mayWait, s, end, ready, count, flags);
                return n == WOULD_BLOCK && Blocking.waitsForPipe(thread, end, ready) ? Results.PIPE_NOT_READY : n;
            } finally {
                handle.leave(thread);
            }
        } finally {
            thread.release();
            pipe.leave();
        }
    }
}

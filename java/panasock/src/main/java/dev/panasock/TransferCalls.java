package dev.panasock;

import dev.panasock.platform.blocking.BlockingTransfers;
import dev.panasock.platform.blocking.Guard;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;

/** One call that sends from a file or moves bytes through a pipe, as {@link SocketCalls} makes those with a buffer. */
final class TransferCalls {
    /** What a try of splice gives instead of a wait for the pipe. */
    private static final long PIPE_NOT_READY = Long.MIN_VALUE;

    private TransferCalls() {
    }

    static long sendfile(SocketHandle handle, FileHandle file, long offset, long count, long end) {
        if (!Parking.applies(handle, 0, end)) {
            return trySendfile(handle, file, offset, count);
        }
        long done = 0;
        int seen = Parking.count(handle, Ready.WRITE);
        while (true) {
            long n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = trySendfile(handle, file, offset + done, count - done);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n >= 0) {
                done += n;
                if (n == 0 || done >= count) {
                    return done;
                }
            } else
                if (n != ParkedCalls.WOULD_BLOCK
                        || (n = seen = Parking.await(handle, Ready.WRITE, 0, seen, end)) < 0) {
                            return done > 0 ? done : n;
                        }
        }
    }

    static long splice(SocketHandle handle, SocketHandle pipe, int wanted, long count, int flags, long end) {
        if (!Parking.applies(handle, 0, end)) {
            return orWouldBlock(trySplice(handle, pipe, wanted, count, flags));
        }
        int seen = Parking.count(handle, wanted);
        while (true) {
            long n;
            CallBlock begun = ParkedCalls.begin();
            try {
                n = trySplice(handle, pipe, wanted, count, flags);
            } finally {
                ParkedCalls.end(begun);
            }
            if (n != ParkedCalls.WOULD_BLOCK || (n = seen = Parking.await(handle, wanted, 0, seen, end)) < 0) {
                return orWouldBlock(n);
            }
        }
    }

    private static long orWouldBlock(long n) {
        return n == PIPE_NOT_READY ? ParkedCalls.WOULD_BLOCK : n;
    }

    private static long trySplice(SocketHandle handle, SocketHandle pipe, int wanted, long count, int flags) {
        long end = pipe.enter();
        if (end == SocketHandle.INVALID) {
            throw new IllegalStateException("the pipe is closed");
        }
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                long n = BlockingTransfers.splice(handle, call, s, end, wanted, count, flags);
                return n == ParkedCalls.WOULD_BLOCK && BlockingTransfers.waitsForPipe(call, end, wanted)
                        ? PIPE_NOT_READY : n;
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            pipe.leave();
        }
    }

    private static long trySendfile(SocketHandle handle, FileHandle file, long offset, long count) {
        long from = file.enter();
        CallBlock call = CallBlock.take();
        try {
            long s = Guard.enter(handle, call);
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                return BlockingTransfers.sendfile(handle, call, s, from, offset, count);
            } finally {
                Guard.leave(handle, call);
            }
        } finally {
            call.give();
            file.leave();
        }
    }
}

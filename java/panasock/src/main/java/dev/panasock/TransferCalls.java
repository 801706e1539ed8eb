package dev.panasock;

import dev.panasock.platform.BlockingTransfers;
import dev.panasock.platform.CallBlock;
import dev.panasock.platform.Guard;
import dev.panasock.platform.Parking;
import dev.panasock.platform.Ready;

/** One call that sends from a file, as {@link SocketCalls} makes those with a buffer. */
final class TransferCalls {
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

package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.Ready;
import java.io.IOException;

/** The calls that move bytes without copying them into this program: sendfile, splice. */
final class FileTransfer {
    private FileTransfer() {
    }

    static long sendfile(HandleState handle, FileHandle file, long offset, long count, long deadline)
            throws IOException {
        long n = makeSendfile(handle, file, offset, count, deadline);
        return SocketResults.orWouldBlock(handle, "sendfile", n, file);
    }

    private static long makeSendfile(HandleState handle, FileHandle file, long offset, long count, long deadline) {
        if (offset < 0 || count < 0) {
            throw new IllegalArgumentException("offset " + offset + ", count " + count);
        }
        return TransferCalls.sendfile(handle, file, offset, count, deadline);
    }

    static long sendAll(HandleState handle, FileHandle file, long offset, long count, long deadline)
            throws IOException {
        long sent = 0;
        int inVain = 0;
        try {
            while (true) {
                long n = makeSendfile(handle, file, offset + sent, count - sent, deadline);
                sent += Math.max(n, 0);
                inVain = n > 0 ? 0 : inVain + 1;
                if (n == 0 || sent == count) {
                    return sent;
                }
                if (n < 0) {
                    if (!SocketResults.isSignal(n)) {
                        SocketResults.orWouldBlock(handle, "sendfile", n, file);
                    }
                    SocketWait.toSend(handle, deadline, inVain);
                }
            }
        } catch (IOException end) {
            throw SocketResults.after(sent, end);
        }
    }

    static long spliceTo(HandleState handle, SocketHandle pipe, long count, int flags, long deadline)
            throws IOException {
        long n = splice(handle, pipe, Ready.READ, count, flags, deadline);
        return n == 0 && count > 0 ? NativeSocket.END_OF_STREAM : n;
    }

    static long spliceFrom(HandleState handle, SocketHandle pipe, long count, int flags, long deadline)
            throws IOException {
        return splice(handle, pipe, Ready.WRITE, count, flags, deadline);
    }

    private static long splice(HandleState handle, SocketHandle pipe, int wanted, long count, int flags,
            long deadline) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count);
        }
        long n = TransferCalls.splice(handle, pipe, wanted, count, flags, deadline);
        return SocketResults.orWouldBlock(handle, "splice", n, pipe);
    }
}

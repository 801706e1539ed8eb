package dev.panasock;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;

/** A pipe, which splice moves bytes through without a copy. */
final class PipeBuffer extends CopyBuffer {
    private final SocketHandle reader;
    private final SocketHandle writer;

    private PipeBuffer(SocketHandle reader, SocketHandle writer) {
        this.reader = reader;
        this.writer = writer;
    }

    static PipeBuffer open() throws IOException {
        long[] ends = new long[2];
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        int result;
        try {
            result = Host.sockets().pipe(call, ends);
        } finally {
            thread.release();
        }
        if (result < 0) {
            throw Failures.of("pipe2", SocketError.of(-result), null);
        }
        return new PipeBuffer(SocketHandle.adopt(ends[0]), SocketHandle.adopt(ends[1]));
    }

    @Override
    long fill(NativeSocket from, long max) throws IOException {
        long n = from.spliceTo(writer, max, 0);
        pending = Math.max(n, 0);
        return n;
    }

    @Override
    long drain(NativeSocket to) throws IOException {
        long n = to.spliceFrom(reader, pending, 0);
        pending -= Math.max(n, 0);
        return n;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}

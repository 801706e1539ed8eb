package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.Msg;
import dev.panasock.Shutdown;
import dev.panasock.windows.Overlapped;
import dev.panasock.windows.OverlappedSocket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A conversation: what the client sends goes back to it until it has ended its side. One operation at a time is in flight. */
final class OverlappedEcho implements AutoCloseable {
    static final int BUFFER_LENGTH = 65536;

    private final OverlappedSocket client;
    private final Overlapped operation;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_LENGTH);
    private boolean sending;

    /** The conversation takes over both, and is attached to the operation. */
    OverlappedEcho(OverlappedSocket client, Overlapped operation) {
        this.client = client;
        this.operation = operation;
        operation.attach(this);
    }

    Overlapped operation() {
        return operation;
    }

    /** Begins; whether it goes on. */
    boolean begin() {
        return begin(MemorySegment.NULL);
    }

    /** Begins with first bytes that are there already; whether it goes on. */
    boolean begin(MemorySegment first) {
        try {
            buffer.copyFrom(first);
            boolean ended = first.byteSize() > 0 ? send(first.byteSize()) : receive();
            return !ended || proceed();
        } catch (IOException failed) {
            return fail(failed);
        }
    }

    /** The operation has ended: the next one. Whether the conversation goes on. */
    boolean proceed() {
        try {
            boolean ended;
            do {
                long bytes = operation.result();
                if (!sending && bytes == 0) {
                    client.socket().shutdown(Shutdown.SEND);
                    close();
                    return false;
                }
                ended = sending ? receive() : send(bytes);
            } while (ended);
            return true;
        } catch (IOException failed) {
            return fail(failed);
        }
    }

    private boolean receive() throws IOException {
        sending = false;
        return client.recv(operation, buffer, Msg.NONE);
    }

    private boolean send(long bytes) throws IOException {
        sending = true;
        return client.send(operation, buffer.asSlice(0, bytes), Msg.NONE);
    }

    private boolean fail(IOException failed) {
        stderr.printf("%s\n", Failure.text(failed));
        close();
        return false;
    }

    /** Ends it; no operation may be in flight. */
    @Override
    public void close() {
        client.close();
        operation.close();
    }
}

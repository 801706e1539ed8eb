package dev.panasock.stress;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A thread that is about to receive, or waits for bytes that nobody sends. */
class Blocked {
    final SocketPair pair;
    volatile Thread receiver;

    Blocked() {
        try {
            pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.of(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the call has ended, by a close or an interrupt. */
    final void receive() {
        receiver = Thread.currentThread();
        try {
            pair.first().recv(new byte[1]);
        } catch (IOException closedOrInterrupted) {
            // Either ends it.
        }
        Thread.interrupted();
    }

    final void interrupt() {
        while (receiver == null) {
            Thread.onSpinWait();
        }
        receiver.interrupt();
    }

    final void close() {
        try {
            pair.first().close();
            pair.second().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.SocketType;
import dev.panasock.windows.AcceptBuffer;
import dev.panasock.windows.Overlapped;
import dev.panasock.windows.OverlappedSocket;
import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Overlapped operations with events: a thread waits for the events of the clients it serves and of the AcceptEx that waits for the next one. One wait takes 64 events; a
 * thread that is full leaves accepting to a new one.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/overlapped-i-o-and-event-objects-2">Overlapped I/O and Event Objects</a>
 */
final class OverlappedEventServer {
    private static final int EVENTS = 64;

    private final OverlappedOptions options;
    private final AtomicLong left;
    private final Phaser threads = new Phaser(1);
    private OverlappedSocket listener;

    OverlappedEventServer(OverlappedOptions options) {
        this.options = options;
        this.left = new AtomicLong(options.clients());
    }

    /** Serves the clients and ends when all have gone. */
    void main() throws IOException {
        listener = options.listen();
        try {
            startThread();
            threads.arriveAndAwaitAdvance();
        } finally {
            listener.close();
        }
    }

    private void startThread() {
        threads.register();
        Thread.ofPlatform().start(() -> {
            try {
                new EventLoop().run();
            } catch (IOException failed) {
                stderr.printf("%s\n", Failure.text(failed));
            } finally {
                threads.arriveAndDeregister();
            }
        });
    }

    /** What one thread waits for: at first the next client, then the clients it has. */
    private final class EventLoop {
        private final Overlapped[] operations = new Overlapped[EVENTS];
        private final AcceptBuffer addresses = new AcceptBuffer(0);
        private final Overlapped accept = Overlapped.forEvent();
        private final AcceptOutage outage = new AcceptOutage();
        private OverlappedSocket next;
        private int count;
        private boolean accepting = true;

        EventLoop() throws IOException {
        }

        void run() throws IOException {
            try {
                acceptNext();
                while (count > 0) {
                    int ended = Overlapped.awaitAny(operations, count, null);
                    if (operations[ended] == accept) {
                        accepted(ended);
                    } else if (!((OverlappedEcho) operations[ended].attachment()).proceed()) {
                        remove(ended);
                    }
                }
            } finally {
                accept.close();
            }
        }

        /** Waits for a client, takes one that is there already, or leaves the waiting to somebody else. */
        private void acceptNext() throws IOException {
            while (accepting && left.getAndDecrement() > 0) {
                next = null; // the one before is served
                try {
                    next = OverlappedSocket.open(options.family().number(), SocketType.STREAM);
                    if (!listener.acceptEx(accept, next, addresses)) {
                        add(accept);
                        return;
                    }
                    serve();
                } catch (IOException failed) {
                    left.incrementAndGet();
                    if (next != null) {
                        next.close();
                    }
                    if (!outage.passes(failed)) {
                        throw failed;
                    }
                }
            }
        }

        private void accepted(int index) throws IOException {
            remove(index);
            serve();
            acceptNext();
        }

        private void serve() throws IOException {
            if (!accept.succeeded()) {
                stderr.printf("AcceptEx: %s\n", accept.status());
                next.close();
                left.incrementAndGet();
                return;
            }
            OverlappedEcho client = new OverlappedEcho(next, Overlapped.forEvent());
            if (client.begin()) {
                add(client.operation());
            }
            // The last place is that of the accept.
            if (accepting && count == EVENTS - 1) {
                accepting = false;
                startThread();
            }
        }

        private void add(Overlapped operation) {
            operations[count++] = operation;
        }

        private void remove(int index) {
            operations[index] = operations[--count];
            operations[count] = null;
        }
    }
}

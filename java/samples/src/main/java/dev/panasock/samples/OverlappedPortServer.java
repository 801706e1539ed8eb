package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.windows.CompletionPort;
import dev.panasock.windows.Completions;
import dev.panasock.windows.Overlapped;
import dev.panasock.windows.OverlappedSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Overlapped operations with a completion port: this thread accepts, the workers serve.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/i-o-completion-ports">I/O Completion Ports</a>
 */
final class OverlappedPortServer {
    private static final int BATCH = 64;

    private final OverlappedOptions options;
    private final AcceptOutage outage = new AcceptOutage();
    private final AtomicLong left;
    private final CountDownLatch served = new CountDownLatch(1);

    OverlappedPortServer(OverlappedOptions options) {
        this.options = options;
        this.left = new AtomicLong(options.clients());
    }

    /** Serves the clients and ends when all have gone. */
    void main() throws IOException, InterruptedException {
        List<Thread> workers = new ArrayList<>();
        try (OverlappedSocket listener = options.listen(); CompletionPort port = CompletionPort.open(0)) {
            for (int i = 0; i < options.workers(); i++) {
                workers.add(Thread.ofPlatform().start(() -> work(port)));
            }
            for (long i = 0; i < options.clients(); i++) {
                OverlappedSocket client = accept(listener);
                port.associate(client, i);
                if (!new OverlappedEcho(client, Overlapped.forPort()).begin()) {
                    gone();
                }
            }
            served.await();
        }
        // The port is closed: whoever waits there is told.
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private OverlappedSocket accept(OverlappedSocket listener) throws IOException {
        while (true) {
            try {
                return OverlappedSocket.of(listener.socket().accept());
            } catch (IOException failed) {
                if (!outage.passes(failed)) {
                    throw failed;
                }
            }
        }
    }

    private void work(CompletionPort port) {
        Completions batch = new Completions(BATCH);
        try {
            while (port.get(batch, null) != CompletionPort.CLOSED) {
                for (int i = 0; i < batch.count(); i++) {
                    OverlappedEcho client = (OverlappedEcho) batch.operation(i).attachment();
                    if (!client.proceed()) {
                        gone();
                    }
                }
            }
        } catch (IOException failed) {
            stderr.printf("%s\n", Failure.text(failed));
        }
    }

    private void gone() {
        if (left.decrementAndGet() == 0) {
            served.countDown();
        }
    }
}

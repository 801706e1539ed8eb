package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.windows.Acceptor;
import dev.panasock.windows.CompletionPort;
import dev.panasock.windows.Completions;
import dev.panasock.windows.Overlapped;
import dev.panasock.windows.OverlappedSocket;
import dev.panasock.windows.PendingAccept;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A completion port for everything: several AcceptEx wait for clients, and the workers that serve also accept.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-acceptex">AcceptEx</a>
 */
final class AcceptExServer {
    private static final int BATCH = 64;

    private final OverlappedOptions options;
    private final AtomicLong left;
    private final CountDownLatch served = new CountDownLatch(1);

    AcceptExServer(OverlappedOptions options) {
        this.options = options;
        this.left = new AtomicLong(options.clients());
    }

    /** Serves the clients and ends when all have gone. */
    void main() throws IOException, InterruptedException {
        List<Thread> workers = new ArrayList<>();
        try (CompletionPort port = CompletionPort.open(0); OverlappedSocket listener = options.listen()) {
            port.associate(listener, 0);
            try (Acceptor acceptor = Acceptor.start(listener, options.outstanding(), options.firstBytes())) {
                for (int i = 0; i < options.workers(); i++) {
                    workers.add(Thread.ofPlatform().start(() -> work(port)));
                }
                while (!served.await(1, TimeUnit.SECONDS)) {
                    acceptor.dropSilent(Duration.ofSeconds(options.silence()));
                }
            }
        }
        // The port is closed: whoever waits there is told.
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void work(CompletionPort port) {
        Completions batch = new Completions(BATCH);
        AcceptOutage outage = new AcceptOutage();
        try {
            while (port.get(batch, null) != CompletionPort.CLOSED) {
                for (int i = 0; i < batch.count(); i++) {
                    switch (batch.operation(i).attachment()) {
                        case PendingAccept pending -> accept(port, pending, outage);
                        case OverlappedEcho client -> gone(client.proceed());
                        default -> throw new AssertionError();
                    }
                }
            }
        } catch (IOException failed) {
            stderr.printf("%s\n", Failure.text(failed));
        }
    }

    /** A client has arrived, or has gone before it was accepted; and the next one is waited for. */
    private void accept(CompletionPort port, PendingAccept pending, AcceptOutage outage) throws IOException {
        OverlappedSocket client = pending.take();
        if (client != null) {
            gone(begin(port, client, pending));
        }
        boolean waits = false;
        while (!waits) {
            try {
                pending.again();
                waits = true;
            } catch (IOException failed) {
                if (!outage.passes(failed)) {
                    throw failed;
                }
            }
        }
    }

    /** A client that cannot be served costs only itself. */
    private static boolean begin(CompletionPort port, OverlappedSocket client, PendingAccept pending) {
        try {
            port.associate(client, 1);
            return new OverlappedEcho(client, Overlapped.forPort()).begin(pending.data());
        } catch (IOException failed) {
            stderr.printf("%s\n", Failure.text(failed));
            client.close();
            return false;
        }
    }

    private void gone(boolean goesOn) {
        if (!goesOn && left.decrementAndGet() == 0) {
            served.countDown();
        }
    }
}

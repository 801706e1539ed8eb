package dev.panasock.bench.peer;

import java.util.concurrent.SynchronousQueue;

/** A thread that closes what another has accepted, while that one waits. */
final class Closer {
    /** Closes everything that was handed over. */
    interface CloseAll {
        void run() throws Exception;
    }

    private final SynchronousQueue<Boolean> turn = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> done = new SynchronousQueue<>();

    Closer(CloseAll work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (turn.take()) {
                    work.run();
                    done.put(true);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void closeAll() throws InterruptedException {
        turn.put(true);
        done.take();
    }
}

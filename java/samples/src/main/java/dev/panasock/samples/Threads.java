package dev.panasock.samples;

import java.util.concurrent.Executor;

/** Who serves a client that was accepted. */
enum Threads implements Executor {
    /** The thread that accepts; the next client waits. */
    NONE {
        @Override
        public void execute(Runnable task) {
            task.run();
        }
    },
    /** A thread of the system for each client. */
    PLATFORM {
        @Override
        public void execute(Runnable task) {
            Thread.ofPlatform().daemon().start(task);
        }
    },
    /**
     * A virtual thread for each client. A call that waits holds the carrier thread, so there may be as many carriers as clients
     * are expected: with one per processor, two idle clients would keep all others waiting on a machine with two.
     */
    VIRTUAL {
        static {
            if (System.getProperty(CARRIERS) == null) {
                System.setProperty(CARRIERS, "1024");
            }
        }

        @Override
        public void execute(Runnable task) {
            Thread.startVirtualThread(task);
        }
    };

    /** Read when the first virtual thread is made. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
}

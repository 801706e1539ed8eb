package dev.panasock.platform.parking;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the queue of the {@link WaitRegistry}: a daemon thread, which waits in the system.
 *
 * <p>Where the queue has a descriptor, the daemon thread only signals: it waits until there is something in the queue, and wakes a virtual thread,
 * which reads the queue without waiting, again each time that the threads it has woken have run, until there is nothing more. So under load
 * threads are woken by the carrier that they run on, and the processor does not change between threads of the system for each of them.
 *
 * <p>All carriers may be pinned or busy: when the virtual thread does not get its turn for a while, the daemon thread reads until it does.
 */
final class QueueReader {
    private static final int BATCH_SIZE = 1 << 8;
    private static final long PATIENCE = 5_000_000;
    private static final long FOREVER = -1;
    private static final int SIGNAL = Ready.READ | Ready.ONCE;

    private final ReadyQueue queue;
    private final WaitRegistry registry;
    /** Contains the queue alone. Null if the queue cannot be added to another. */
    private final ReadyQueue readable;
    private final Thread daemon = Thread.ofPlatform().daemon().name("panasock-parking")
            .inheritInheritableThreadLocals(false).unstarted(this::readOrSignal);
    private final Thread virtual = Thread.ofVirtual().name("panasock-parking")
            .inheritInheritableThreadLocals(false).unstarted(this::read);
    /** Whether the daemon thread will be woken by the next event. */
    private volatile boolean armed = true;
    /** How often the virtual thread had its turn. */
    private volatile int turns;

    /** With a queue to contain this one, or null; it belongs to the reader. */
    QueueReader(CallBlock call, ReadyQueue queue, ReadyQueue readable, WaitRegistry registry) {
        this.queue = queue;
        this.registry = registry;
        boolean added = readable != null && readable.add(call, queue.descriptor(), SIGNAL, 0) == 0;
        if (readable != null && !added) {
            readable.free(call);
        }
        this.readable = added ? readable : null;
    }

    void start() {
        daemon.start();
        if (readable != null) {
            virtual.start();
        }
    }

    private void readOrSignal() {
        CallBlock call = ThreadBlock.acquire().call;
        ReadyQueue.Batch found = queue.batch(BATCH_SIZE);
        if (readable != null) {
            signal(call, found);
        }
        while (true) {
            report(call, found, FOREVER);
        }
    }

    private void signal(CallBlock call, ReadyQueue.Batch found) {
        ReadyQueue.Batch signals = readable.batch(1);
        int seen = turns;
        int starved = -1;
        while (true) {
            boolean signalled = readable.await(call, signals, armed ? FOREVER : PATIENCE) > 0;
            int now = turns;
            if (signalled && now != starved) {
                armed = false;
                LockSupport.unpark(virtual);
            } else if (signalled || !armed && now == seen) {
                starved = now;
                while (report(call, found, 0)) {
                    // Until there is nothing more.
                }
                arm(call);
            }
            seen = now;
        }
    }

    private void read() {
        ReadyQueue.Batch found = queue.batch(BATCH_SIZE);
        while (true) {
            turns++;
            if (reportOrArm(found)) {
                Thread.yield();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean reportOrArm(ReadyQueue.Batch found) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            boolean reported = report(thread.call, found, 0);
            if (!reported) {
                arm(thread.call);
            }
            return reported;
        } finally {
            thread.release();
        }
    }

    private boolean report(CallBlock call, ReadyQueue.Batch found, long nanos) {
        int count = queue.await(call, found, nanos);
        registry.happened(call, found, count);
        return count > 0;
    }

    private void arm(CallBlock call) {
        armed = true;
        readable.change(call, queue.descriptor(), SIGNAL, 0);
    }
}

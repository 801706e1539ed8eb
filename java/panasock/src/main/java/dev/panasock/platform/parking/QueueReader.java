package dev.panasock.platform.parking;

import dev.panasock.platform.abi.ErrorNumbers;
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
 *
 * <p>A virtual thread that parks while there is no memory for its stack keeps its carrier, also when there is memory again, and so does the one
 * that reads here. Hence the daemon thread follows up what was read, at longer and longer intervals: it wakes the virtual thread once more, and
 * if that had no turn since, all that wait.
 *
 * <p>Neither thread ends. After a failure, for want of memory say, events that it had taken from the queue may not have reached those that wait
 * for them: it pauses, has all of them try again, and goes on.
 */
final class QueueReader {
    private static final int BATCH_SIZE = 1 << 8;
    private static final long PATIENCE = 5_000_000;
    private static final long FOREVER = -1;
    private static final long FIRST_FOLLOW_UP = 1_000_000_000;
    private static final long LAST_FOLLOW_UP = FIRST_FOLLOW_UP << 6;
    private static final long PAUSE = 10_000_000;
    private static final int SIGNAL = Ready.READ | Ready.ONCE;
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();

    private final ReadyQueue queue;
    private final WaitRegistry registry;
    /** Contains the queue alone. Null if the queue cannot be added to another. */
    private final ReadyQueue readable;
    /** Started by the daemon thread at the first signal, and when it could not be started then, at a later one. */
    private Thread virtual;
    /** Whether the daemon thread will be woken by the next event. */
    private volatile boolean armed = true;
    /** How often the virtual thread had its turn. */
    private volatile int turns;

    /** With a queue that contains this one, or null. */
    QueueReader(ReadyQueue queue, ReadyQueue readable, WaitRegistry registry) {
        this.queue = queue;
        this.readable = readable;
        this.registry = registry;
    }

    /** Makes one queue contain another, so that waiting for it is waiting for the other: 0 or a negative error. */
    static int contain(CallBlock call, ReadyQueue readable, ReadyQueue queue) {
        return readable.add(call, queue.descriptor(), SIGNAL, 0);
    }

    void start() {
        Thread.ofPlatform().daemon().name("panasock-parking").inheritInheritableThreadLocals(false)
                .start(this::readOrSignal);
    }

    private void readOrSignal() {
        boolean failed = false;
        while (true) {
            // Outside of it nothing is called, and nothing can fail.
            try {
                if (failed) {
                    goOn();
                }
                if (readable != null) {
                    signal();
                } else {
                    readInSystem();
                }
            } catch (Throwable e) {
                failed = true;
            }
        }
    }

    private void read() {
        boolean failed = false;
        while (true) {
            try {
                if (failed) {
                    goOn();
                }
                readInTurns();
            } catch (Throwable e) {
                failed = true;
            }
        }
    }

    private void goOn() {
        LockSupport.parkNanos(PAUSE);
        registry.lost();
        if (readable != null) {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                arm(thread.call);
            } finally {
                thread.release();
            }
        }
    }

    private void readInSystem() {
        CallBlock call = ThreadBlock.acquire().call;
        ReadyQueue.Batch found = queue.batch(BATCH_SIZE);
        while (true) {
            report(call, found, FOREVER);
        }
    }

    private void signal() {
        CallBlock call = ThreadBlock.acquire().call;
        ReadyQueue.Batch found = queue.batch(BATCH_SIZE);
        ReadyQueue.Batch signals = readable.batch(1);
        int seen = turns;
        int starved = seen - 1;
        long followUp = FIRST_FOLLOW_UP;
        while (true) {
            boolean idle = armed;
            boolean signalled = await(call, readable, signals, idle ? followUp : PATIENCE) > 0;
            int now = turns;
            if (signalled && now != starved) {
                followUp = FIRST_FOLLOW_UP;
                wakeVirtual();
            } else if (signalled || !armed && now == seen) {
                starved = now;
                while (report(call, found, 0)) {
                    // Until there is nothing more.
                }
                arm(call);
            } else if (idle) {
                followUp = Math.min(2 * followUp, LAST_FOLLOW_UP);
                if (now == starved) {
                    registry.lost();
                }
                wakeVirtual();
            }
            seen = now;
        }
    }

    /** It arms again. */
    private void wakeVirtual() {
        armed = false;
        if (virtual == null) {
            virtual = Thread.ofVirtual().name("panasock-parking").inheritInheritableThreadLocals(false)
                    .start(this::read);
        } else {
            LockSupport.unpark(virtual);
        }
    }

    private void readInTurns() {
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
        int count = await(call, queue, found, nanos);
        registry.happened(call, found, count);
        return count > 0;
    }

    private static int await(CallBlock call, ReadyQueue from, ReadyQueue.Batch found, long nanos) {
        int count = from.await(call, found, nanos);
        if (count < 0 && count != SIGNALLED) {
            throw new IllegalStateException("the queue fails with error " + -count);
        }
        return count;
    }

    private void arm(CallBlock call) {
        armed = true;
        if (readable.change(call, queue.descriptor(), SIGNAL, 0) < 0) {
            armed = false;
        }
    }
}

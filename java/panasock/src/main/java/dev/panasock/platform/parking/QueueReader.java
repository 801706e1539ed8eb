package dev.panasock.platform.parking;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the queue of the {@link ParkingLot}: a daemon thread, which waits in the system.
 *
 * <p>Where the queue has a descriptor, the daemon thread only rings: it waits until there is something in the queue, and wakes a virtual thread,
 * which reads the queue without waiting, again each time that the threads it has woken have run, until there is nothing more. So under load
 * threads are woken by the carrier that they run on, and the processor does not change between threads of the system for each of them.
 *
 * <p>All carriers may be pinned or busy: when the virtual thread does not get its turn for a while, the daemon thread reads until it does.
 */
final class QueueReader {
    private static final int BATCH_SIZE = 1 << 8;
    private static final long PATIENCE = 5_000_000;
    private static final long FOREVER = -1;
    private static final int RING = Ready.READ | Ready.ONCE;

    private final ReadyQueue queue;
    private final ParkingLot lot;
    /** Has one member, the queue. Null if the queue cannot stand in another. */
    private final ReadyQueue bell;
    private final Thread daemon = Thread.ofPlatform().daemon().name("panasock-parking")
            .inheritInheritableThreadLocals(false).unstarted(this::readOrRing);
    private final Thread virtual = Thread.ofVirtual().name("panasock-parking")
            .inheritInheritableThreadLocals(false).unstarted(this::read);
    /** Whether the bell is going to ring. */
    private volatile boolean armed = true;
    /** How often the virtual thread had its turn. */
    private volatile int turns;

    /** With a queue that is to be a bell, or null; it belongs to the reader. */
    QueueReader(CallBlock call, ReadyQueue queue, ReadyQueue bell, ParkingLot lot) {
        this.queue = queue;
        this.lot = lot;
        boolean rings = bell != null && bell.add(call, queue.descriptor(), RING, 0) == 0;
        if (bell != null && !rings) {
            bell.free(call);
        }
        this.bell = rings ? bell : null;
    }

    void start() {
        daemon.start();
        if (bell != null) {
            virtual.start();
        }
    }

    private void readOrRing() {
        CallBlock call = CallBlock.take();
        ReadyQueue.Batch found = queue.batch(BATCH_SIZE);
        if (bell != null) {
            ring(call, found);
        }
        while (true) {
            tell(call, found, FOREVER);
        }
    }

    private void ring(CallBlock call, ReadyQueue.Batch found) {
        ReadyQueue.Batch rings = bell.batch(1);
        int seen = turns;
        int starved = -1;
        while (true) {
            boolean rung = bell.await(call, rings, armed ? FOREVER : PATIENCE) > 0;
            int now = turns;
            if (rung && now != starved) {
                armed = false;
                LockSupport.unpark(virtual);
            } else if (rung || !armed && now == seen) {
                starved = now;
                while (tell(call, found, 0)) {
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
            if (tellOrArm(found)) {
                Thread.yield();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean tellOrArm(ReadyQueue.Batch found) {
        CallBlock call = CallBlock.take();
        try {
            boolean told = tell(call, found, 0);
            if (!told) {
                arm(call);
            }
            return told;
        } finally {
            call.give();
        }
    }

    private boolean tell(CallBlock call, ReadyQueue.Batch found, long nanos) {
        int count = queue.await(call, found, nanos);
        lot.happened(call, found, count);
        return count > 0;
    }

    private void arm(CallBlock call) {
        armed = true;
        bell.change(call, queue.descriptor(), RING, 0);
    }
}

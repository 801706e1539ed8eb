package dev.panasock.platform.parking;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue that fails with an error of the JVM as often as it is told to, in the worst place: after the system has handed out the events. */
final class FailingQueue extends ReadyQueue {
    /** How many further waits that have found something fail. */
    final AtomicInteger failingWaits = new AtomicInteger();
    /** How many further changes fail, before they are made. */
    final AtomicInteger failingChanges = new AtomicInteger();
    private final ReadyQueue queue;

    FailingQueue(ReadyQueue queue) {
        this.queue = queue;
    }

    private static void failIfTold(AtomicInteger times) {
        if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new OutOfMemoryError("thrown by the test");
        }
    }

    @Override
    public int add(CallBlock call, long s, int wanted, long id) {
        return queue.add(call, s, wanted, id);
    }

    @Override
    public int change(CallBlock call, long s, int wanted, long id) {
        failIfTold(failingChanges);
        return queue.change(call, s, wanted, id);
    }

    @Override
    public boolean reportsEdges() {
        return queue.reportsEdges();
    }

    @Override
    public long descriptor() {
        return queue.descriptor();
    }

    @Override
    public int remove(CallBlock call, long s, long id) {
        return queue.remove(call, s, id);
    }

    @Override
    public Batch batch(int capacity) {
        return queue.batch(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        int count = queue.await(call, batch, nanos);
        if (count > 0) {
            failIfTold(failingWaits);
        }
        return count;
    }

    @Override
    public int wake(CallBlock call) {
        return queue.wake(call);
    }

    @Override
    public void shut(CallBlock call) {
        queue.shut(call);
    }

    @Override
    public void free(CallBlock call) {
        queue.free(call);
    }
}

package dev.panasock.platform.parking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.HandleWaiters;
import dev.panasock.platform.blocking.SocketTimeouts;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One handle in the {@link WaitRegistry}: how often the system has reported it ready, and which virtual threads are parked for it.
 *
 * <p>A thread reads the count, tries its call, and parks only if the count is still the same: what happens in between is never missed.
 *
 * <p>Under load, when the queue reports several handles at a time, and if it knows edges, it is asked once for all, and not each time that a
 * thread parks. Otherwise it is asked each time, and for one event: so it does not report what a thread took without waiting.
 */
final class WaitSlot implements HandleWaiters {
    private static final int NOTHING = 0;
    /** Asked once for all. */
    private static final int STANDING = Ready.INTEREST | Ready.EDGE;
    /** After so many events in a row that came alone it is asked each time. */
    private static final int TIMES_ALONE = 4;

    /** Not the handle itself: while it is registered it may be lost, and then the leak report is to see it. */
    final long number;
    /** Its index in the registry, and a number of the registration. */
    final long id;
    private final ReadyQueue queue;
    private final WaitRegistry registry;
    /** How often a call that reads may have become possible, and one that writes. */
    private volatile int readable;
    private volatile int writable;
    private volatile boolean closed;
    /** What the queue is asked for; written under the lock. */
    private volatile int asked;
    /** The limits of SO_RCVTIMEO and SO_SNDTIMEO, in nanoseconds; 0 for none. */
    private volatile long receiveLimit;
    private volatile long sendLimit;
    // Guarded by this. Mostly there is one thread.
    private Thread one;
    private int oneWants;
    private final List<Thread> others = new ArrayList<>(0);
    /** Events since the last one that did not come alone. */
    private int alone;

    WaitSlot(long number, long id, ReadyQueue queue, WaitRegistry registry) {
        this.number = number;
        this.id = id;
        this.queue = queue;
        this.registry = registry;
    }

    /** Adds the number to the queue. */
    int begin(CallBlock call) {
        asked = queue.reportsEdges() ? STANDING : NOTHING;
        return queue.add(call, number, asked, id);
    }

    @Override
    public boolean closing(HandleState handle) {
        return registry.remove(handle, false);
    }

    @Override
    public boolean leaveIfUnused(HandleState handle) {
        return registry.remove(handle, true);
    }

    void readLimits(CallBlock call, long s) {
        receiveLimit = SocketTimeouts.nanos(call, s, SocketNumbers.SO_RCVTIMEO);
        sendLimit = SocketTimeouts.nanos(call, s, SocketNumbers.SO_SNDTIMEO);
    }

    /** In nanoseconds, 0 for none. */
    long limit(int ready) {
        return ready == Ready.READ ? receiveLimit : ready == Ready.WRITE ? sendLimit : 0;
    }

    /** How often it became ready so far; never negative. */
    int count(int ready) {
        return (ready == Ready.READ ? readable : ready == Ready.WRITE ? writable : readable + writable)
                & Integer.MAX_VALUE;
    }

    /** Called by the registry. A hang-up and an error concern all threads. */
    synchronized void happened(CallBlock call, int events, boolean comesAlone) {
        if (closed) {
            return;
        }
        boolean all = (events & (Ready.HANGUP | Ready.ERROR)) != 0;
        if (all || (events & Ready.READ) != 0) {
            readable++;
        }
        if (all || (events & Ready.WRITE) != 0) {
            writable++;
        }
        alone = comesAlone ? alone + 1 : 0;
        if (asked != STANDING) {
            asked = NOTHING;
        } else if (alone == TIMES_ALONE) {
            ask(call, NOTHING);
        }
        // Of what is not asked for any more, those that wait for something else ask again.
        wake(all || asked == NOTHING ? Ready.INTEREST : events & Ready.INTEREST);
    }

    private int ask(CallBlock call, int wanted) {
        asked = wanted;
        return Math.min(0, queue.change(call, number, wanted, id));
    }

    /** Asks the queue for something; what is so already is reported at once. */
    private int askFor(int wanted) {
        if ((asked & wanted) == wanted) {
            return 0;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return askFor(thread.call, wanted);
        } finally {
            thread.release();
        }
    }

    private synchronized int askFor(CallBlock call, int wanted) {
        return closed ? 0
                : ask(call, queue.reportsEdges() && registry.isBusy() ? STANDING : asked | wanted | Ready.ONCE);
    }

    /** From here the number may be closed. */
    synchronized void end(CallBlock call) {
        closed = true;
        queue.remove(call, number, id);
        wake(Ready.INTEREST);
    }

    private void wake(int what) {
        if (one != null && (oneWants & what) != 0) {
            LockSupport.unpark(one);
        }
        for (Thread other : others) {
            LockSupport.unpark(other);
        }
    }

    private synchronized void add(Thread thread, int wanted) {
        if (one == null) {
            one = thread;
            oneWants = wanted;
        } else {
            others.add(thread);
        }
    }

    private synchronized void remove(Thread thread) {
        if (one == thread) {
            one = null;
            oneWants = NOTHING;
        } else {
            others.remove(thread);
        }
    }

    synchronized boolean isUnused() {
        return one == null && others.isEmpty();
    }

    /** Parks the thread until the count differs from {@code seen}: the count, one of {@link Results}, or a negative error. */
    int await(int ready, int seen, long deadline) {
        Thread me = Thread.currentThread();
        add(me, ready);
        try {
            while (true) {
                if (closed) {
                    return Results.CLOSED;
                }
                int now = count(ready);
                if (now != seen) {
                    return now;
                }
                if (me.isInterrupted()) {
                    return Results.INTERRUPTED;
                }
                long left = Deadlines.left(deadline);
                if (left <= 0) {
                    return Results.TIMED_OUT;
                }
                int result = askFor(ready);
                if (result < 0) {
                    return result;
                }
                if (deadline == Deadlines.NEVER) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, left);
                }
            }
        } finally {
            remove(me);
        }
    }
}

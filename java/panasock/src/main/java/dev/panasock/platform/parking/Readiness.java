package dev.panasock.platform.parking;

import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the {@link ParkingLot} knows of one handle: how often the system has said that it became ready, and which
 * virtual threads are parked for it.
 *
 * <p>A thread reads the count, tries its call, and parks only if the count is still the same: what happens in between
 * is never missed.
 *
 * <p>Under load, when the queue tells of several handles at a time, and if it knows edges, it is asked once for all,
 * and not each time that a thread parks. Otherwise it is asked each time, and for one event: so it does not tell of
 * what a thread took without waiting.
 */
public final class Readiness {
    private static final int NOTHING = 0;
    /** Asked once for all. */
    private static final int STANDING = Ready.INTEREST | Ready.EDGE;
    /** After so many events in a row that came alone it is asked each time. */
    private static final int TIMES_ALONE = 4;

    /**
     * Not the handle itself: while it stands in the lot it may be lost, and then {@link dev.panasock.LeakReport} is to
     * see it.
     */
    public final long number;
    /** Where it stands in the lot, and which of those that ever stood there it is. */
    public final long id;
    private final ReadyQueue queue;
    private final ParkingLot lot;
    /** How often a call that reads may have become possible, and one that writes. */
    private volatile int readable;
    private volatile int writable;
    private volatile boolean closed;
    /** What the queue is asked for; written under the lock. */
    private volatile int asked;
    /** The limits of SO_RCVTIMEO and SO_SNDTIMEO, in nanoseconds; 0 for none. */
    public volatile long receiveLimit;
    public volatile long sendLimit;
    // Guarded by this. Mostly there is one thread.
    private Thread one;
    private int oneWants;
    private final List<Thread> others = new ArrayList<>(0);
    /** Events since the last one that did not come alone. */
    private int alone;

    Readiness(long number, long id, ReadyQueue queue, ParkingLot lot) {
        this.number = number;
        this.id = id;
        this.queue = queue;
        this.lot = lot;
    }

    /** Begins to stand in the queue. */
    public int begin(CallBlock call) {
        asked = queue.reportsEdges() ? STANDING : NOTHING;
        return queue.add(call, number, asked, id);
    }

    /** How often it became ready so far; never negative. */
    public int count(int wanted) {
        return (wanted == Ready.READ ? readable : wanted == Ready.WRITE ? writable : readable + writable)
                & Integer.MAX_VALUE;
    }

    /** Told by the lot. An end and an error concern everybody. */
    public synchronized void happened(CallBlock call, int events, boolean comesAlone) {
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
        // Of what is not asked for any more, those who wait for something else ask again.
        wake(all || asked == NOTHING ? Ready.INTEREST : events & Ready.INTEREST);
    }

    private int ask(CallBlock call, int wanted) {
        asked = wanted;
        return Math.min(0, queue.change(call, number, wanted, id));
    }

    /** Sees to it that the queue tells of something; what is so already is told at once. */
    private int askFor(int wanted) {
        if ((asked & wanted) == wanted) {
            return 0;
        }
        CallBlock call = CallBlock.take();
        try {
            return askFor(call, wanted);
        } finally {
            call.give();
        }
    }

    private synchronized int askFor(CallBlock call, int wanted) {
        return closed ? 0 : ask(call, queue.reportsEdges() && lot.isBusy() ? STANDING : asked | wanted | Ready.ONCE);
    }

    /** From here the number may be given back. */
    public synchronized void end(CallBlock call) {
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

    public synchronized boolean isUnused() {
        return one == null && others.isEmpty();
    }

    /**
     * Parks the thread until the count is another.
     *
     * @param seen the count before the call that could not be made
     * @param deadline when to give up, by System.nanoTime
     * @param limited whether there is a deadline
     * @return the count, {@link Blocking#CLOSED}, {@link Blocking#INTERRUPTED}, {@link Blocking#TIMED_OUT}, or a
     *         negative error
     */
    public int await(int wanted, int seen, long deadline, boolean limited) {
        Thread me = Thread.currentThread();
        add(me, wanted);
        try {
            while (true) {
                if (closed) {
                    return Blocking.CLOSED;
                }
                int now = count(wanted);
                if (now != seen) {
                    return now;
                }
                if (me.isInterrupted()) {
                    return Blocking.INTERRUPTED;
                }
                long left = limited ? deadline - System.nanoTime() : Long.MAX_VALUE;
                if (left <= 0) {
                    return Blocking.TIMED_OUT;
                }
                int result = askFor(wanted);
                if (result < 0) {
                    return result;
                }
                if (limited) {
                    LockSupport.parkNanos(this, left);
                } else {
                    LockSupport.park(this);
                }
            }
        } finally {
            remove(me);
        }
    }
}

package dev.panasock.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the {@link ParkingLot} knows of one handle: how often the system has said that it became ready, and which virtual threads are
 * parked for it.
 *
 * <p>A thread reads the count, tries its call, and parks only if the count is still the same: what happens in between is never missed.
 */
final class Readiness {
    private static final int NOTHING = 0;

    /** Not the handle itself: while it stands in the lot it may be lost, and then {@link dev.panasock.LeakReport} is to see it. */
    final long number;
    /** Where it stands in the lot, and which of those that ever stood there it is. */
    final long id;
    /** How often a call that reads may have become possible, and one that writes. */
    private volatile int readable;
    private volatile int writable;
    private volatile boolean closed;
    /** The limits of SO_RCVTIMEO and SO_SNDTIMEO, in nanoseconds; 0 for none. */
    volatile long receiveLimit;
    volatile long sendLimit;
    // Guarded by this. Mostly there is one thread.
    private Thread one;
    private int oneWants;
    private final List<Thread> others = new ArrayList<>(0);

    Readiness(long number, long id) {
        this.number = number;
        this.id = id;
    }

    /** How often it became ready so far; never negative. */
    int count(int wanted) {
        return (wanted == Ready.READ ? readable : wanted == Ready.WRITE ? writable : readable + writable)
                & Integer.MAX_VALUE;
    }

    /** Told by the lot. An end and an error concern everybody. */
    synchronized void happened(int events) {
        boolean all = (events & (Ready.HANGUP | Ready.ERROR)) != 0;
        if (all || (events & Ready.READ) != 0) {
            readable++;
        }
        if (all || (events & Ready.WRITE) != 0) {
            writable++;
        }
        wake(all ? Ready.INTEREST : events & Ready.INTEREST);
    }

    synchronized void close() {
        closed = true;
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

    /**
     * Parks the thread until the count is another.
     *
     * @param seen the count before the call that could not be made
     * @param deadline when to give up, by System.nanoTime
     * @param limited whether there is a deadline
     * @return the count, {@link Blocking#CLOSED}, {@link Blocking#INTERRUPTED} or {@link Blocking#TIMED_OUT}
     */
    int await(int wanted, int seen, long deadline, boolean limited) {
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
                if (!limited) {
                    LockSupport.park(this);
                    continue;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Blocking.TIMED_OUT;
                }
                LockSupport.parkNanos(this, left);
            }
        } finally {
            remove(me);
        }
    }
}

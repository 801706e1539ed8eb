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
import java.util.concurrent.locks.LockSupport;

/**
 * One handle in the {@link WaitRegistry}: how often the system has reported it ready, and which virtual threads are parked for it.
 *
 * <p>A thread reads the count, tries its call, and parks only if the count is still the same: what happens in between is never missed.
 *
 * <p><b>Who is woken.</b> An event wakes one thread that waits for it; a hang-up and an error wake all. The one that was chosen owes the
 * others what it leaves of the event: when its call has ended, however it ended, or when it parks again, it has the queue asked whether
 * there is more, if others wait, and the report of that wakes the next. So no event is lost with the thread that it came to.
 *
 * <p><b>What is asked.</b> Under load, when the queue reports several handles at a time, and if it knows edges, it is asked once for all,
 * and not each time that a thread parks. Otherwise it is asked each time, and for one event: so it does not report what a thread took
 * without waiting.
 */
final class WaitSlot implements HandleWaiters {
    /** Set in the count that {@link #await} returns to a thread that was chosen: it calls {@link #handOver} when its call has ended. */
    static final int CHOSEN = 1 << 30;

    private static final int COUNT = CHOSEN - 1;
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
    // Guarded by this.
    /** For one thread at a time; mostly there is one. */
    private final Waiter reused = new Waiter();
    /** Those that were not chosen, in the order in which they came, those that pause last. */
    private Waiter head;
    private Waiter tail;
    /** How many of the list wait to read, and to write. */
    private int readers;
    private int writers;
    /** How many threads are in {@link #await}. */
    private int inside;
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
        return (ready == Ready.READ ? readable : ready == Ready.WRITE ? writable : readable + writable) & COUNT;
    }

    // Called by the reader of the queue, by way of the registry.

    /** Something happened. A hang-up and an error concern all threads. */
    synchronized void happened(CallBlock call, int events, boolean comesAlone) {
        if (closed) {
            return;
        }
        boolean all = (events & (Ready.HANGUP | Ready.ERROR)) != 0;
        int happened = all ? Ready.INTEREST : events & Ready.INTEREST;
        count(happened & Ready.READ, happened & Ready.WRITE);
        alone = comesAlone ? alone + 1 : 0;
        boolean stands = isStanding();
        if (!stands) {
            asked = NOTHING;
        }
        if (all) {
            wakeAll();
        } else {
            choose(happened & Ready.READ);
            choose(happened & Ready.WRITE);
        }
        if (!stands || alone == TIMES_ALONE) {
            askForOthers(call, happened, stands);
        }
    }

    private void count(int read, int write) {
        readable += read != 0 ? 1 : 0;
        writable += write != 0 ? 1 : 0;
    }

    /** For those that wait for something that has not happened: what has is asked for by the thread that was chosen. */
    private void askForOthers(CallBlock call, int happened, boolean stands) {
        int others = wanted() & ~happened;
        if (others != 0) {
            askOrWakeAll(call, others | Ready.ONCE);
        } else if (stands) {
            askOrWakeAll(call, NOTHING);
        }
    }

    /** Events may have been lost: all try again, and ask again. */
    synchronized void lost() {
        if (!closed) {
            count(Ready.READ, Ready.WRITE);
            asked = NOTHING;
            wakeAll();
        }
    }

    /** Wakes the first that waits for it; one that pauses if there is no other. */
    private void choose(int ready) {
        if (ready != 0 && (readers != 0 || writers != 0) && !choose(ready, false)) {
            choose(ready, true);
        }
    }

    private boolean choose(int ready, boolean pausing) {
        for (Waiter each = head; each != null; each = each.after) {
            if ((each.wanted & ready) != 0 && each.pauses == pausing && !each.chosen) {
                each.chosen = true;
                LockSupport.unpark(each.thread);
                // Not before: should that fail, it is found by the thread that then wakes all.
                unlink(each);
                return true;
            }
        }
        return false;
    }

    private void wakeAll() {
        for (Waiter each = head; each != null; each = each.after) {
            LockSupport.unpark(each.thread);
        }
    }

    /** From here the number may be closed. */
    synchronized void end(CallBlock call) {
        closed = true;
        queue.remove(call, number, id);
        wakeAll();
    }

    // Asking the queue.

    private boolean isStanding() {
        return (asked & (Ready.EDGE | Ready.ONCE)) == Ready.EDGE;
    }

    /** What those of the list wait for. */
    private int wanted() {
        return (readers > 0 ? Ready.READ : 0) | (writers > 0 ? Ready.WRITE : 0);
    }

    private int ask(CallBlock call, int wanted) {
        int result = queue.change(call, number, wanted, id);
        asked = result < 0 ? NOTHING : wanted;
        return Math.min(0, result);
    }

    /** If it fails each thread gets the error, by asking for itself. */
    private void askOrWakeAll(CallBlock call, int wanted) {
        if (ask(call, wanted) < 0) {
            count(Ready.READ, Ready.WRITE);
            wakeAll();
        }
    }

    /** Asks the queue for what a thread of the list waits for; what is so already is reported at once. */
    private int askFor(Waiter me) {
        if ((asked & me.wanted) == me.wanted && !me.asksAgain) {
            me.owes = false;
            return 0;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            int result = askFor(thread.call, me);
            if (result == 0) {
                me.owes = false;
                me.asksAgain = false;
            }
            return result;
        } finally {
            thread.release();
        }
    }

    private synchronized int askFor(CallBlock call, Waiter me) {
        boolean was = (asked & me.wanted) == me.wanted;
        if (closed || was && !(me.asksAgain && isStanding())) {
            return 0;
        }
        if (me.pauses) {
            return askForEdges(call, me.wanted | asked & Ready.INTEREST);
        }
        if (was) {
            return askForEdges(call, wanted());
        }
        return queue.reportsEdges() && registry.isBusy() ? askForEdges(call, Ready.INTEREST)
                : ask(call, me.wanted | wanted() | Ready.ONCE);
    }

    private int askForEdges(CallBlock call, int interest) {
        alone = 0;
        return ask(call, interest | Ready.EDGE);
    }

    /** The call of a thread that was chosen has ended: if others wait, what is left of the event is reported to one of them. */
    void handOver() {
        // Not locked: those that came before this thread was chosen are seen, and later ones have tried since.
        if (readers == 0 && writers == 0) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            handOver(thread.call);
        } finally {
            thread.release();
        }
    }

    private synchronized void handOver(CallBlock call) {
        int others = wanted();
        if (closed || others == 0) {
            return;
        }
        if (isStanding()) {
            askOrWakeAll(call, others | Ready.EDGE);
        } else if ((asked & others) != others) {
            askOrWakeAll(call, others | Ready.ONCE);
        }
    }

    // The list.

    private synchronized Waiter add(Thread thread, int wanted, boolean owes, boolean pauses) {
        Waiter me = reused.thread == null ? reused : new Waiter();
        me.thread = thread;
        me.wanted = wanted;
        me.pauses = pauses;
        me.chosen = false;
        me.owes = owes;
        me.asksAgain = owes && head != null && !(pauses && head.pauses);
        link(me);
        inside++;
        return me;
    }

    /** Whether it has something to hand over. */
    private synchronized boolean remove(Waiter me) {
        boolean owes = me.chosen || me.owes;
        if (head == me || me.before != null) {
            unlink(me);
        }
        me.thread = null;
        inside--;
        return owes;
    }

    private void link(Waiter me) {
        Waiter before = tail;
        while (!me.pauses && before != null && before.pauses) {
            before = before.before;
        }
        Waiter after = before == null ? head : before.after;
        me.before = before;
        me.after = after;
        if (before == null) {
            head = me;
        } else {
            before.after = me;
        }
        if (after == null) {
            tail = me;
        } else {
            after.before = me;
        }
        readers += (me.wanted & Ready.READ) != 0 ? 1 : 0;
        writers += (me.wanted & Ready.WRITE) != 0 ? 1 : 0;
    }

    private void unlink(Waiter me) {
        if (me.before == null) {
            head = me.after;
        } else {
            me.before.after = me.after;
        }
        if (me.after == null) {
            tail = me.before;
        } else {
            me.after.before = me.before;
        }
        me.before = null;
        me.after = null;
        readers -= (me.wanted & Ready.READ) != 0 ? 1 : 0;
        writers -= (me.wanted & Ready.WRITE) != 0 ? 1 : 0;
    }

    synchronized boolean isUnused() {
        return inside == 0;
    }

    /**
     * Parks the thread until the count differs from {@code seen}: the count, with {@link #CHOSEN} if so, one of {@link Results}, or a negative
     * error. If it pauses only what begins is waited for, or nothing.
     */
    int await(int ready, int seen, long deadline, boolean pauses) {
        // A try to send may itself be reported as the begin of space for it.
        if (pauses && (ready != Ready.READ || !queue.reportsEdges())) {
            return pause(seen, deadline);
        }
        Waiter me = add(Thread.currentThread(), ready, (seen & CHOSEN) != 0, pauses);
        int result = Results.CLOSED;
        boolean owes = true;
        try {
            result = await(me, seen & COUNT, deadline);
        } finally {
            owes = remove(me);
            if (owes && result < 0) {
                handOver();
            }
        }
        return owes && result >= 0 ? result | CHOSEN : result;
    }

    private int await(Waiter me, int seen, long deadline) {
        while (true) {
            int now = count(me.wanted);
            if (!closed && now != seen) {
                return now;
            }
            long left = Deadlines.left(deadline);
            int ended = ended(left);
            int result = ended < 0 ? ended : askFor(me);
            if (result < 0) {
                return result;
            }
            park(deadline, left);
        }
    }

    /** Waits for the deadline, a close and an interrupt alone. */
    private int pause(int seen, long deadline) {
        if ((seen & CHOSEN) != 0) {
            handOver();
        }
        Waiter me = add(Thread.currentThread(), 0, false, true);
        try {
            while (true) {
                long left = Deadlines.left(deadline);
                int ended = ended(left);
                if (ended < 0) {
                    return ended;
                }
                park(deadline, left);
            }
        } finally {
            remove(me);
        }
    }

    private int ended(long left) {
        return closed ? Results.CLOSED
                : Thread.currentThread().isInterrupted() ? Results.INTERRUPTED : left <= 0 ? Results.TIMED_OUT : 0;
    }

    private void park(long deadline, long left) {
        if (deadline == Deadlines.NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, left);
        }
    }
}

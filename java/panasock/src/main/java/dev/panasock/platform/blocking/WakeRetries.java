package dev.panasock.platform.blocking;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats wake-ups until each has ended its call: one that comes before its thread has reached the system is lost. The work of a daemon
 * thread, which ends when there was nothing to do for a while, so that neither a close nor an interrupt waits for the woken thread.
 */
final class WakeRetries implements Runnable {
    private static final String NAME = "panasock-wakes";
    /** Each pause is twice as long as the one before: a thread that was late by some time is woken after twice that time at most. */
    private static final long FIRST_PAUSE = 20_000;
    /** Signals to a thread that is held stopped are queued, and the queue is shared by the processes of a user. */
    private static final long LONGEST_PAUSE = 250_000_000;
    private static final long IDLE = TimeUnit.SECONDS.toNanos(2);
    /** How long the thread that wakes repeats it itself where no other thread can be started. */
    private static final long WITHOUT_HELPER = 50_000_000;

    private static final ConcurrentLinkedQueue<Retry> ARRIVED = new ConcurrentLinkedQueue<>();
    private static final AtomicReference<Thread> HELPER = new AtomicReference<>();

    /** One wake-up, for a closed handle or, without one, for an interrupt of a turn. */
    private static final class Retry {
        private final BlockedThread blocked;
        private final HandleState closed;
        private final int turn;
        private long pause = FIRST_PAUSE;
        private long due = Deadlines.after(FIRST_PAUSE);
        /** Those in the hands of one thread are a list of their own: to go on needs no memory. */
        private Retry next;

        Retry(BlockedThread blocked, HandleState closed, int turn) {
            this.blocked = blocked;
            this.closed = closed;
            this.turn = turn;
        }

        /** How long until the next one; 0 when the call has ended. */
        long run(CallBlock call) {
            if (!blocked.isDue(closed, turn)) {
                return 0;
            }
            if (Deadlines.left(due) <= 0) {
                blocked.wake(call, closed, turn);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
                due = Deadlines.after(pause);
            }
            return Math.max(1, Deadlines.left(due));
        }
    }

    private Retry first;

    private WakeRetries() {
    }

    /** Has a wake-up that was made once repeated for as long as it is due. */
    static void add(BlockedThread blocked, HandleState closed, int turn) {
        ARRIVED.add(new Retry(blocked, closed, turn));
        Thread helper = HELPER.get();
        if (helper != null) {
            LockSupport.unpark(helper);
        } else {
            start();
        }
    }

    private static void start() {
        try {
            Thread made = Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(NAME)
                    .unstarted(new WakeRetries());
            if (HELPER.compareAndSet(null, made)) {
                start(made);
            }
        } catch (OutOfMemoryError e) {
            new WakeRetries().repeat(Deadlines.after(WITHOUT_HELPER));
        }
    }

    private static void start(Thread made) {
        boolean started = false;
        try {
            made.start();
            started = true;
        } finally {
            if (!started) {
                HELPER.set(null);
            }
        }
    }

    @Override
    public void run() {
        try {
            do {
                repeat(Deadlines.NEVER);
                HELPER.set(null);
                // What arrived before is seen here; whoever comes later starts another thread.
            } while (!ARRIVED.isEmpty() && HELPER.compareAndSet(null, Thread.currentThread()));
        } finally {
            HELPER.compareAndSet(Thread.currentThread(), null);
        }
    }

    /** Until there is nothing to do, or until a deadline: then what is left is for the next thread. */
    private void repeat(long deadline) {
        CallBlock call = CallBlock.create();
        long idle = Deadlines.after(IDLE);
        while (true) {
            long pause = round(call);
            if (first != null) {
                idle = Deadlines.after(IDLE);
            } else if (deadline != Deadlines.NEVER || Deadlines.left(idle) <= 0) {
                return;
            }
            long left = Deadlines.left(deadline);
            if (left <= 0) {
                leave();
                return;
            }
            LockSupport.parkNanos(Math.min(pause, left));
            if (deadline == Deadlines.NEVER) {
                // Of no use to this thread, and it would not park any more.
                Thread.interrupted();
            }
        }
    }

    /** Looks at each once; returns how long none is due. */
    private long round(CallBlock call) {
        for (Retry arrived = ARRIVED.poll(); arrived != null; arrived = ARRIVED.poll()) {
            arrived.next = first;
            first = arrived;
        }
        long pause = IDLE;
        Retry before = null;
        for (Retry each = first; each != null; each = each.next) {
            long left = each.run(call);
            if (left > 0) {
                pause = Math.min(pause, left);
                before = each;
            } else if (before == null) {
                first = each.next;
            } else {
                before.next = each.next;
            }
        }
        return pause;
    }

    private void leave() {
        while (first != null) {
            ARRIVED.add(first);
            first = first.next;
        }
    }
}

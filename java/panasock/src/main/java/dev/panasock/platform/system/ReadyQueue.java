package dev.panasock.platform.system;

/**
 * What a system offers to wait for many sockets: an epoll instance, a kqueue, an array for poll, a completion port. A
 * socket is known by its number and by an id of the caller's, which comes back with each event.
 *
 * <p>All methods may be called by any thread; several threads may wait, each with a {@link Batch} of its own. The
 * caller keeps a number open from {@link #add} to {@link #remove}, does not change one socket in two threads at a time,
 * and calls {@link #free} when no thread is inside and none enters later. Results are 0 or more, or a negative error,
 * as those of {@link SocketApi}. Interests are combinations of {@link Ready}. Negative {@code nanos} are no limit.
 */
public abstract class ReadyQueue {
    /** The id of the wake-up event. Those of callers are not negative. */
    protected static final long WAKE_ID = -1;

    /** One implementation per mechanism. */
    protected ReadyQueue() {
    }

    /** What one wait has found. */
    public abstract static class Batch {
        /** Filled by a queue. */
        protected Batch() {
        }

        /** The id that the socket was added with; negative if the event is the queue's own. */
        public abstract long id(int index);

        /** A combination of {@link Ready} answers, also ones that were not wanted. */
        public abstract int events(int index);
    }

    /** Adds a socket. The lower half of its id is a small number that no other socket of the queue has. */
    public abstract int add(CallBlock call, long s, int wanted, long id);

    /** Replaces what is wanted, also after a report of {@link Ready#ONCE}. */
    public abstract int change(CallBlock call, long s, int wanted, long id);

    /** Wants again what was reported once, or by {@link Ready#EDGE} where the system has no edges. */
    public int again(CallBlock call, long s, int wanted, long id) {
        return (wanted & Ready.ONCE) == 0 ? 0 : change(call, s, wanted, id);
    }

    /**
     * Whether the system has edges; if not, what {@link Ready#EDGE} has reported is wanted {@link #again} by a call.
     */
    public boolean reportsEdges() {
        return true;
    }

    /** A descriptor that is readable while {@link #await} would find something, or {@link SocketApi#INVALID}. */
    public long descriptor() {
        return SocketApi.INVALID;
    }

    /** Removes a socket. Events that another thread has taken already may still come. */
    public abstract int remove(CallBlock call, long s, long id);

    /** Memory for the events of one waiting thread, freed by the garbage collector. */
    public abstract Batch batch(int capacity);

    /** Waits for events: how many, a wake-up counted, whose id is negative; 0 for the time-out. The batch is one of this queue. */
    public abstract int await(CallBlock call, Batch batch, long nanos);

    /** Makes one waiting thread return, or the next that waits. */
    public abstract int wake(CallBlock call);

    /** Makes every thread return that waits now or later, some with 0. */
    public abstract void shut(CallBlock call);

    /** Closes what the queue has of the system. */
    public abstract void free(CallBlock call);
}

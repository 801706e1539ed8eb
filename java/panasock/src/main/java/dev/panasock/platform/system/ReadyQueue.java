package dev.panasock.platform.system;

/**
 * What the system offers to wait for many sockets: an epoll instance, a kqueue, an array for poll, a completion port.
 * Sockets are known by their number and by an id that the caller chooses and that comes back with each event.
 *
 * <p>All methods may be called by any thread; several threads may wait, each with a {@link Batch} of its own. The
 * caller sees to it that a number stays open from {@link #add} to {@link #remove}, that changes of one socket do not
 * run at the same time, and that {@link #free} is called when nobody is inside. Results are 0 or more, or a negative
 * error, as those of {@link SocketApi}.
 */
public abstract class ReadyQueue {
    /** Ids of the caller are not negative; negative ones are the queue's own. */
    protected static final long OWN = -1;

    /** One implementation per mechanism. */
    protected ReadyQueue() {
    }

    /** What one wait has found. */
    public abstract static class Batch {
        /** Filled by a queue. */
        protected Batch() {
        }

        /**
         * The id of an event.
         *
         * @param index which event
         * @return the id that its socket was added with, or a negative one: not an event for the caller
         */
        public abstract long id(int index);

        /**
         * What happened.
         *
         * @param index which event
         * @return a combination of {@link Ready} answers, also ones that were not asked for
         */
        public abstract int events(int index);
    }

    /**
     * Begins to wait for a socket.
     *
     * @param call the memory of the call
     * @param s the number
     * @param wanted a combination of {@link Ready} questions
     * @param id comes back with each event; its lower half is a small number that no other socket of the queue has
     * @return 0, {@link #ADDED_BEFORE}, or a negative error
     */
    public abstract int add(CallBlock call, long s, int wanted, long id);

    /** The socket is in the queue already. No error number has this value. */
    public static final int ADDED_BEFORE = Integer.MIN_VALUE;

    /**
     * Waits for something else, or after {@link Ready#ONCE} again.
     *
     * @param call the memory of the call
     * @param s the number
     * @param wanted a combination of {@link Ready} questions
     * @param id the id that it was added with
     * @return 0, or a negative error
     */
    public abstract int change(CallBlock call, long s, int wanted, long id);

    /**
     * Asks again for what was told by {@link Ready#EDGE}: needed where the system itself does not know edges.
     *
     * @param call the memory of the call
     * @param s the number
     * @param wanted a combination of {@link Ready} questions
     * @param id the id that it was added with
     * @return 0, or a negative error
     */
    public int again(CallBlock call, long s, int wanted, long id) {
        return (wanted & Ready.ONCE) == 0 ? 0 : change(call, s, wanted, id);
    }

    /**
     * Whether the system itself knows edges.
     *
     * @return false if what was told by {@link Ready#EDGE} has to be asked for {@link #again}
     */
    public boolean reportsEdges() {
        return true;
    }

    /**
     * A descriptor that is readable while {@link #await} would find something.
     *
     * @return the descriptor, or {@link SocketApi#INVALID}
     */
    public long descriptor() {
        return SocketApi.INVALID;
    }

    /**
     * Ends the waiting for a socket. Events that another thread has taken already may still come.
     *
     * @param call the memory of the call
     * @param s the number
     * @param id the id that it was added with
     * @return 0, or a negative error
     */
    public abstract int remove(CallBlock call, long s, long id);

    /**
     * Memory for the events of one waiting thread.
     *
     * @param capacity how many events a wait may find at most
     * @return the memory, freed by the garbage collector
     */
    public abstract Batch batch(int capacity);

    /**
     * Waits until something happens, the time is up, or the thread is woken.
     *
     * @param call the memory of the call
     * @param batch takes the events; of this queue
     * @param nanos the longest time, or negative for none
     * @return how many events, 0 for the time-out, or a negative error
     */
    public abstract int await(CallBlock call, Batch batch, long nanos);

    /**
     * Makes one waiting thread return, or the next that comes.
     *
     * @param call the memory of the call
     * @return 0, or a negative error
     */
    public abstract int wake(CallBlock call);

    /**
     * Makes every thread return that waits now or later.
     *
     * @param call the memory of the call
     */
    public abstract void shut(CallBlock call);

    /**
     * Gives back what the queue has of the system. Nobody is inside, and nobody comes.
     *
     * @param call the memory of the call
     */
    public abstract void free(CallBlock call);
}

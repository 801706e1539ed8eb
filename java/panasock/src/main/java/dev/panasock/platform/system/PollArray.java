package dev.panasock.platform.system;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.NumberIndex;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.SocketNumbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for many sockets by {@code poll}. Sockets come and go in constant time, also while a thread waits: the system sees a copy, which is made anew
 * after a change, and the thread that waits with the old one is woken.
 *
 * <p>All methods may be called by any thread; of several threads that wait one does, and the others for it. Results are 0 or more, or a
 * negative error.
 */
public final class PollArray {
    /** Wait for nothing, not even for an end. No combination of POLL numbers has this value. */
    public static final int SILENT = -1;

    private static final PollFd LAYOUT = PollFd.host();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();
    private static final int NOT_OPEN = ErrorNumbers.NOT_OPEN.here();
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int FIRST = 16;

    private final SocketApi api;
    private final Waker waker;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean shut;

    // What to wait for; guarded by this.
    private final NumberIndex indexes = new NumberIndex();
    private long[] numbers = new long[FIRST];
    private long[] ids = new long[FIRST];
    private int[] wanted = new int[FIRST];
    private boolean[] once = new boolean[FIRST];
    private int count;
    private boolean changed = true;
    private boolean polling;

    // What the system sees; of the thread that has the turn. The first element is the waker.
    private final ReentrantLock turn = new ReentrantLock();
    private MemorySegment fds = MemorySegment.NULL;
    private long[] seen;
    private int[] places;
    private int seenCount;

    private PollArray(SocketApi api, Waker waker) {
        this.api = api;
        this.waker = waker;
    }

    /** What one wait has found. */
    public static final class Found {
        private long[] ids = new long[FIRST];
        private int[] events = new int[FIRST];
        private int count;

        /** Nothing yet. */
        public Found() {
        }

        /**
         * How many sockets.
         *
         * @return the number
         */
        public int count() {
            return count;
        }

        /**
         * The id of a socket.
         *
         * @param index which one
         * @return the id that it was added with
         */
        public long id(int index) {
            return ids[index];
        }

        /**
         * What happened to it.
         *
         * @param index which one
         * @return a combination of POLL numbers of this system
         */
        public int events(int index) {
            return events[index];
        }

        private void add(long id, int happened) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                events = Arrays.copyOf(events, 2 * count);
            }
            ids[count] = id;
            events[count++] = happened;
        }
    }

    /**
     * Makes an empty array.
     *
     * @param api the calls of this system
     * @param call the memory of the call
     * @param made takes it
     * @return 0, or a negative error
     */
    public static int open(SocketApi api, CallBlock call, PollArray[] made) {
        Waker[] waker = new Waker[1];
        int result = Waker.open(api, call, waker);
        if (result >= 0) {
            made[0] = new PollArray(api, waker[0]);
        }
        return result;
    }

    /**
     * Begins to wait for a socket.
     *
     * @param call the memory of the call
     * @param s the number
     * @param events a combination of POLL numbers, or {@link #SILENT}
     * @param tellOnce whether it is {@link #SILENT} after it was told
     * @param id comes back with each event
     * @return 0, {@link ReadyQueue#ADDED_BEFORE}, or a negative error
     */
    public int add(CallBlock call, long s, int events, boolean tellOnce, long id) {
        LAYOUT.set(call.value, 0, s, 0);
        int result = api.poll(call, call.value, 1, 0);
        if (result > 0 && (LAYOUT.happened(call.value, 0) & NVAL) != 0) {
            result = -NOT_OPEN;
        }
        return result < 0 ? result : changed(call, insert(s, events, tellOnce, id));
    }

    private synchronized int insert(long s, int events, boolean tellOnce, long id) {
        if (indexes.get(s) >= 0) {
            return ReadyQueue.ADDED_BEFORE;
        }
        indexes.put(s, count);
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            ids = Arrays.copyOf(ids, 2 * count);
            wanted = Arrays.copyOf(wanted, 2 * count);
            once = Arrays.copyOf(once, 2 * count);
        }
        numbers[count] = s;
        set(count++, events, tellOnce, id);
        return 0;
    }

    /**
     * Waits for something else, or again.
     *
     * @param call the memory of the call
     * @param s the number
     * @param events a combination of POLL numbers, or {@link #SILENT}
     * @param tellOnce whether it is {@link #SILENT} after it was told
     * @param id comes back with each event
     */
    public void change(CallBlock call, long s, int events, boolean tellOnce, long id) {
        synchronized (this) {
            set(indexes.get(s), events, tellOnce, id);
        }
        changed(call, 0);
    }

    private void set(int index, int events, boolean tellOnce, long id) {
        ids[index] = id;
        wanted[index] = events;
        once[index] = tellOnce;
        changed = true;
    }

    /**
     * Ends the waiting for a socket.
     *
     * @param call the memory of the call
     * @param s the number
     */
    public void remove(CallBlock call, long s) {
        synchronized (this) {
            int index = indexes.remove(s);
            count--;
            if (index < count) {
                indexes.put(numbers[count], index);
                numbers[index] = numbers[count];
                set(index, wanted[count], once[count], ids[count]);
            }
            changed = true;
        }
        changed(call, 0);
    }

    private int changed(CallBlock call, int result) {
        boolean old;
        synchronized (this) {
            old = polling;
        }
        if (result == 0 && old) {
            waker.wake(call);
        }
        return result;
    }

    /**
     * {@code poll}.
     *
     * @param call the memory of the call
     * @param found takes what was found
     * @param nanos the longest time, or negative for none
     * @return how many sockets; 0 if the time is up, or the thread was woken, or all are to go; or a negative error
     */
    public int poll(CallBlock call, Found found, long nanos) {
        found.count = 0;
        long end = System.nanoTime() + nanos;
        if (!takeTurn(nanos)) {
            return 0;
        }
        try {
            long left = nanos;
            while (!shut) {
                int result = pollOnce(call, found, left);
                if (result == -NOT_OPEN && isChanged()) {
                    continue; // one was closed meanwhile: some systems refuse the whole array for it
                }
                if (result <= 0 || found.count > 0 || woken.getAndSet(false)) {
                    return result < 0 ? result : found.count;
                }
                left = nanos <= 0 ? nanos : Math.max(0, end - System.nanoTime()); // a change
            }
            return 0;
        } finally {
            turn.unlock();
        }
    }

    private int pollOnce(CallBlock call, Found found, long nanos) {
        copy();
        int result = api.poll(call, fds, seenCount, nanos);
        synchronized (this) {
            polling = false;
            if (result > 0) {
                collect(found, result);
            }
        }
        if (result > 0 && LAYOUT.happened(fds, 0) != 0) {
            waker.drain(call);
        }
        return result;
    }

    private synchronized boolean isChanged() {
        return changed;
    }

    private synchronized void copy() {
        polling = true;
        if (!changed) {
            return;
        }
        changed = false;
        if (fds.byteSize() < (count + 1) * LAYOUT.size()) {
            fds = Arena.ofAuto().allocate((numbers.length + 1) * LAYOUT.size(), Long.BYTES);
            seen = new long[numbers.length + 1];
            places = new int[numbers.length + 1];
        }
        LAYOUT.set(fds, 0, waker.readable(), IN);
        seenCount = 1;
        for (int i = 0; i < count; i++) {
            if (wanted[i] != SILENT) {
                LAYOUT.set(fds, seenCount, numbers[i], wanted[i]);
                seen[seenCount] = ids[i];
                places[seenCount++] = i;
            }
        }
    }

    private void collect(Found found, int told) {
        int left = LAYOUT.happened(fds, 0) != 0 ? told - 1 : told;
        for (int i = 1; i < seenCount && left > 0; i++) {
            int happened = LAYOUT.happened(fds, i);
            if (happened != 0) {
                left--;
                found.add(seen[i], happened);
                silenceIfOnce(i);
            }
        }
    }

    private void silenceIfOnce(int index) {
        int place = places[index];
        if (place >= count || ids[place] != seen[index]) { // it has moved meanwhile, or gone
            place = indexes.get(LAYOUT.handle(fds, index));
            if (place < 0 || ids[place] != seen[index]) {
                return;
            }
        }
        if (once[place]) {
            wanted[place] = SILENT;
            changed = true;
        }
    }

    private boolean takeTurn(long nanos) {
        if (nanos < 0) {
            turn.lock();
            return true;
        }
        boolean interrupted = false;
        long end = System.nanoTime() + nanos;
        try {
            while (true) {
                try {
                    return turn.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Makes one waiting thread return, or the next that comes.
     *
     * @param call the memory of the call
     * @return 0, or a negative error
     */
    public int wake(CallBlock call) {
        woken.set(true);
        return waker.wake(call);
    }

    /**
     * Makes every thread return that waits now or later.
     *
     * @param call the memory of the call
     */
    public void shut(CallBlock call) {
        shut = true;
        waker.wake(call);
    }

    /**
     * Gives back the waker. Nobody is inside, and nobody comes.
     *
     * @param call the memory of the call
     */
    public void free(CallBlock call) {
        waker.free(call);
    }
}

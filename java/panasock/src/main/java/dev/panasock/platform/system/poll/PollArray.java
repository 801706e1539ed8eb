package dev.panasock.platform.system.poll;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.NumberIndex;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for many sockets by {@code poll}. A socket is added and removed in constant time, also while a thread waits:
 * the system gets a copy, which is made anew after a change, and a thread that waits with the old copy is woken.
 *
 * <p>All methods may be called by any thread. One thread is in {@code poll} at a time; others that wait queue for it.
 * Results are 0 or more, or a negative error.
 */
public final class PollArray {
    /**
     * Report nothing, not even an error: the socket is left out of the array. No combination of POLL numbers has this
     * value.
     */
    public static final int SILENT = -1;

    private static final PollFd LAYOUT = PollFd.host();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();
    private static final int NOT_OPEN = ErrorNumbers.NOT_OPEN.here();
    private static final int SIGNALLED = ErrorNumbers.INTERRUPTED.here();
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int FIRST = 16;

    private final SocketApi api;
    private final WakeSocket waker;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean shut;

    // The members; guarded by this.
    private final NumberIndex indexes = new NumberIndex();
    private long[] numbers = new long[FIRST];
    private long[] ids = new long[FIRST];
    private int[] wanted = new int[FIRST];
    private boolean[] once = new boolean[FIRST];
    private int count;
    private boolean changed = true;
    private boolean polling;

    // The copy that the system gets, of the thread that holds the lock. The first element is the wake socket.
    private final ReentrantLock lock = new ReentrantLock();
    private MemorySegment fds = MemorySegment.NULL;
    private long[] copiedIds;
    private int[] copiedIndexes;
    private int copiedCount;

    private PollArray(SocketApi api, WakeSocket waker) {
        this.api = api;
        this.waker = waker;
    }

    /** What one {@link #poll} reported; its memory grows as needed. */
    public static final class Found {
        private long[] ids = new long[FIRST];
        private int[] events = new int[FIRST];
        private int count;
        private boolean woken;

        /** Nothing yet. */
        public Found() {
        }

        /** How many sockets were reported. */
        public int count() {
            return count;
        }

        /** Whether a wake-up ended the wait, which reported no socket. */
        public boolean isWoken() {
            return woken;
        }

        /** The id that the socket was added with. */
        public long id(int index) {
            return ids[index];
        }

        /** The revents: a combination of POLL numbers of this system. */
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

    /** Makes an empty array; returns 0, or a negative error. */
    public static int open(SocketApi api, CallBlock call, PollArray[] made) {
        WakeSocket[] waker = new WakeSocket[1];
        int result = WakeSocket.open(api, waker);
        if (result >= 0) {
            made[0] = new PollArray(api, waker[0]);
        }
        return result;
    }

    /**
     * With {@code reportOnce} a socket is {@link #SILENT} after its first report. Returns 0, {@link
     * ReadyQueue#ADDED_BEFORE}, or a negative error.
     */
    public int add(CallBlock call, long s, int events, boolean reportOnce, long id) {
        LAYOUT.set(call.value, 0, s, 0);
        int result = api.poll(call, call.value, 1, 0);
        if (result > 0 && (LAYOUT.happened(call.value, 0) & NVAL) != 0) {
            result = -NOT_OPEN;
        }
        return result < 0 ? result : changed(call, insert(s, events, reportOnce, id));
    }

    private synchronized int insert(long s, int events, boolean reportOnce, long id) {
        if (indexes.get(s) >= 0) {
            return Results.ADDED_BEFORE;
        }
        indexes.put(s, count);
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            ids = Arrays.copyOf(ids, 2 * count);
            wanted = Arrays.copyOf(wanted, 2 * count);
            once = Arrays.copyOf(once, 2 * count);
        }
        numbers[count] = s;
        set(count++, events, reportOnce, id);
        return 0;
    }

    /** Replaces what is waited for; also to wait again after a report that came once. */
    public void change(CallBlock call, long s, int events, boolean reportOnce, long id) {
        synchronized (this) {
            set(indexes.get(s), events, reportOnce, id);
        }
        changed(call, 0);
    }

    private void set(int index, int events, boolean reportOnce, long id) {
        ids[index] = id;
        wanted[index] = events;
        once[index] = reportOnce;
        changed = true;
    }

    /** The socket must have been added. */
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
        boolean isOutdated;
        synchronized (this) {
            isOutdated = polling;
        }
        if (result == 0 && isOutdated) {
            waker.wake(call);
        }
        return result;
    }

    /**
     * {@code poll}: how many sockets were reported, 0 for the time-out or a wake-up, or a negative error, EINTR also
     * for an interrupt while another thread is in {@code poll}. Negative {@code nanos}: no limit.
     */
    public int poll(CallBlock call, Found found, long nanos) {
        found.count = 0;
        found.woken = false;
        long deadline = Deadlines.within(nanos);
        if (!lock.tryLock()) {
            int result = lockWithin(deadline);
            if (result <= 0) {
                return result;
            }
        }
        try {
            while (!shut) {
                int result = pollOnce(call, found, Deadlines.leftNanos(deadline));
                if (result == -NOT_OPEN && isChanged()) {
                    continue; // a member was closed and removed meanwhile: some systems refuse the whole array
                }
                if (result <= 0 || found.count > 0) {
                    return result < 0 ? result : found.count;
                }
                if (woken.getAndSet(false)) {
                    found.woken = true;
                    return 0;
                }
                // Only the array changed.
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private int pollOnce(CallBlock call, Found found, long nanos) {
        copy();
        int result = api.poll(call, fds, copiedCount, nanos);
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
            copiedIds = new long[numbers.length + 1];
            copiedIndexes = new int[numbers.length + 1];
        }
        LAYOUT.set(fds, 0, waker.readable(), IN);
        copiedCount = 1;
        for (int i = 0; i < count; i++) {
            if (wanted[i] != SILENT) {
                LAYOUT.set(fds, copiedCount, numbers[i], wanted[i]);
                copiedIds[copiedCount] = ids[i];
                copiedIndexes[copiedCount++] = i;
            }
        }
    }

    private void collect(Found found, int reported) {
        int left = LAYOUT.happened(fds, 0) != 0 ? reported - 1 : reported;
        for (int i = 1; i < copiedCount && left > 0; i++) {
            int happened = LAYOUT.happened(fds, i);
            if (happened != 0) {
                left--;
                found.add(copiedIds[i], happened);
                silenceIfOnce(i);
            }
        }
    }

    private void silenceIfOnce(int copied) {
        int member = copiedIndexes[copied];
        if (member >= count || ids[member] != copiedIds[copied]) { // moved or removed since the copy was made
            member = indexes.get(LAYOUT.handle(fds, copied));
            if (member < 0 || ids[member] != copiedIds[copied]) {
                return;
            }
        }
        if (once[member]) {
            wanted[member] = SILENT;
            changed = true;
        }
    }

    /** 1 with the lock, 0 at the deadline, or EINTR in an interrupted thread. */
    private int lockWithin(long deadline) {
        try {
            if (deadline == Deadlines.NEVER) {
                lock.lockInterruptibly();
                return 1;
            }
            return lock.tryLock(Deadlines.leftNanos(deadline), TimeUnit.NANOSECONDS) ? 1 : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -SIGNALLED;
        }
    }

    /** Makes one waiting thread return, or the next that waits; returns 0, or a negative error. */
    public int wake(CallBlock call) {
        woken.set(true);
        return waker.wake(call);
    }

    /** Makes every thread return that waits now or later. */
    public void shut(CallBlock call) {
        shut = true;
        waker.wake(call);
    }

    /** Closes the wake socket. No thread is inside, and none enters later. */
    public void free(CallBlock call) {
        waker.free(call);
    }
}

package dev.panasock.platform.system.kqueue;

import dev.panasock.platform.abi.KeventLayout;
import dev.panasock.platform.abi.KqueueNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.KqueueApi;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A kqueue, and a user event to wake the threads that wait in it. A socket is added twice, for reading and for writing,
 * and its events come separately. Written after the manual, never run.
 */
public final class KqueueQueue extends ReadyQueue {
    private static final KeventLayout LAYOUT = KeventLayout.host();
    private static final int READ = KqueueNumbers.EVFILT_READ.here();
    private static final int WRITE = KqueueNumbers.EVFILT_WRITE.here();
    private static final int USER = KqueueNumbers.EVFILT_USER.here();
    private static final int ADD = KqueueNumbers.EV_ADD.here();
    private static final int DELETE = KqueueNumbers.EV_DELETE.here();
    private static final int ENABLE = KqueueNumbers.EV_ENABLE.here();
    private static final int DISABLE = KqueueNumbers.EV_DISABLE.here();
    private static final int CLEAR = KqueueNumbers.EV_CLEAR.here();
    private static final int DISPATCH = KqueueNumbers.EV_DISPATCH.here();
    private static final int RECEIPT = KqueueNumbers.EV_RECEIPT.here();
    private static final int ERROR_FLAG = KqueueNumbers.EV_ERROR.here();
    private static final int EOF_FLAG = KqueueNumbers.EV_EOF.here();
    private static final int TRIGGER = KqueueNumbers.NOTE_TRIGGER.here();
    private static final int ENOENT = KqueueNumbers.ENOENT.here();

    private final SocketApi sockets;
    private final KqueueApi api;
    private final int kqueue;
    /** Whether the user event was triggered and no thread has returned for it yet: further wake-ups need no call. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private KqueueQueue(SocketApi sockets, KqueueApi api, int kqueue) {
        this.sockets = sockets;
        this.api = api;
        this.kqueue = kqueue;
    }

    /** Makes a queue; returns 0, or a negative error. */
    public static int open(SocketApi sockets, KqueueApi api, CallBlock call, ReadyQueue[] made) {
        int kqueue = api.kqueue(call);
        if (kqueue < 0) {
            return kqueue;
        }
        KqueueQueue queue = new KqueueQueue(sockets, api, kqueue);
        int result = queue.wakeEvent(call, ADD | CLEAR, 0);
        if (result < 0) {
            queue.free(call);
            return result;
        }
        made[0] = queue;
        return 0;
    }

    private int wakeEvent(CallBlock call, int flags, int filterFlags) {
        LAYOUT.set(call.value, 0, 0, USER, flags | RECEIPT, filterFlags, 0, WAKE_ID);
        return outcome(call, api.change(call, kqueue, call.value, 1), 0);
    }

    /** The outcomes have replaced the changes. Returns the first error, but for one that is expected. */
    private static int outcome(CallBlock call, int count, int expected) {
        for (int i = 0; i < count; i++) {
            int error = (int) LAYOUT.data(call.value, i);
            if ((LAYOUT.flags(call.value, i) & ERROR_FLAG) != 0 && error != 0 && error != expected) {
                return -error;
            }
        }
        return Math.min(0, count);
    }

    /**
     * The filter for reading is always added, on or off; that for writing only if wanted: not every descriptor has it.
     */
    private int set(CallBlock call, long s, int wanted, long id) {
        boolean write = (wanted & Ready.WRITE) != 0;
        filter(call, 0, s, READ, (wanted & Ready.READ) != 0, wanted, id);
        filter(call, 1, s, WRITE, write, wanted, id);
        return outcome(call, api.change(call, kqueue, call.value, write ? 2 : 1), 0);
    }

    private static void filter(CallBlock call, int index, long s, int filter, boolean on, int wanted, long id) {
        int flags = ADD | RECEIPT | (on ? ENABLE : DISABLE)
                | ((wanted & Ready.EDGE) != 0 ? CLEAR : 0)
                | ((wanted & Ready.ONCE) != 0 ? DISPATCH : 0);
        LAYOUT.set(call.value, index, s, filter, flags, 0, 0, id);
    }

    @Override
    public int add(CallBlock call, long s, int wanted, long id) {
        LAYOUT.set(call.value, 0, s, READ, DISABLE | RECEIPT, 0, 0, id);
        int there = outcome(call, api.change(call, kqueue, call.value, 1), 0);
        if (there != -ENOENT) { // only a filter that was added can be disabled
            return there == 0 ? Results.ADDED_BEFORE : there;
        }
        return set(call, s, wanted, id);
    }

    @Override
    public int change(CallBlock call, long s, int wanted, long id) {
        // EV_CLEAR and EV_DISPATCH stay as they were added, so the old filters are deleted first.
        remove(call, s, id);
        return set(call, s, wanted, id);
    }

    @Override
    public int remove(CallBlock call, long s, long id) {
        LAYOUT.set(call.value, 0, s, READ, DELETE | RECEIPT, 0, 0, id);
        LAYOUT.set(call.value, 1, s, WRITE, DELETE | RECEIPT, 0, 0, id);
        return outcome(call, api.change(call, kqueue, call.value, 2), ENOENT);
    }

    private static final class Events extends Batch {
        final MemorySegment memory;
        final int capacity;

        Events(int capacity) {
            this.capacity = capacity;
            this.memory = Arena.ofAuto().allocate(capacity * LAYOUT.size(), Long.BYTES);
        }

        @Override
        public long id(int index) {
            return LAYOUT.userData(memory, index);
        }

        @Override
        public int events(int index) {
            int filter = LAYOUT.filter(memory, index);
            int bits = filter == READ ? Ready.READ : filter == WRITE ? Ready.WRITE : 0;
            if ((LAYOUT.flags(memory, index) & EOF_FLAG) == 0) {
                return bits;
            }
            // With EVFILT_READ: the peer has shut down its direction. With EVFILT_WRITE: nothing can be sent any more.
            int closed = filter == WRITE ? Ready.HANGUP : 0;
            return bits | closed | (LAYOUT.filterFlags(memory, index) != 0 ? Ready.ERROR | Ready.HANGUP : 0);
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new Events(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        Events events = (Events) batch;
        int count = api.await(call, kqueue, events.memory, events.capacity, nanos);
        for (int i = 0; i < count; i++) {
            if (events.id(i) == WAKE_ID) {
                woken.getAndSet(false);
                break;
            }
        }
        return count;
    }

    @Override
    public int wake(CallBlock call) {
        return woken.getAndSet(true) ? 0 : wakeEvent(call, 0, TRIGGER);
    }

    @Override
    public void shut(CallBlock call) {
        // Without EV_CLEAR it is reported to every thread that waits, now or later.
        wakeEvent(call, DELETE, 0);
        wakeEvent(call, ADD, 0);
        wakeEvent(call, 0, TRIGGER);
    }

    @Override
    public void free(CallBlock call) {
        sockets.close(call, kqueue);
    }
}

package dev.panasock.platform.system.macos;

import dev.panasock.bindings.macos.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A kqueue, and a user event to wake those who wait in it. A socket is in it twice, for reading and for writing, and its events come
 * separately. Written after the manual, never run.
 */
public final class KqueueQueue extends ReadyQueue {
    private static final int READ = sockets_h.EVFILT_READ();
    private static final int WRITE = sockets_h.EVFILT_WRITE();
    private static final int USER = sockets_h.EVFILT_USER();
    private static final int ERROR_FLAG = sockets_h.EV_ERROR();
    private static final int EOF_FLAG = sockets_h.EV_EOF();
    private static final int ADD = sockets_h.EV_ADD() | sockets_h.EV_RECEIPT();
    private static final int DELETE = sockets_h.EV_DELETE() | sockets_h.EV_RECEIPT();

    private final SocketApi api;
    private final int kqueue;
    private final AtomicBoolean woken = new AtomicBoolean();

    private KqueueQueue(SocketApi api, int kqueue) {
        this.api = api;
        this.kqueue = kqueue;
    }

    /**
     * Makes a queue.
     *
     * @param api the calls of this system
     * @param call the memory of the call
     * @param made takes the queue
     * @return 0, or a negative error
     */
    public static int open(SocketApi api, CallBlock call, ReadyQueue[] made) {
        int kqueue = KqueueApi.create(call);
        if (kqueue < 0) {
            return kqueue;
        }
        KqueueQueue queue = new KqueueQueue(api, kqueue);
        int result = queue.wakeEvent(call, ADD | sockets_h.EV_CLEAR(), 0);
        if (result < 0) {
            queue.free(call);
            return result;
        }
        made[0] = queue;
        return 0;
    }

    private int wakeEvent(CallBlock call, int flags, int filterFlags) {
        KqueueApi.set(call.value, 0, 0, USER, flags | sockets_h.EV_RECEIPT(), filterFlags, 0, OWN);
        return outcome(call, KqueueApi.change(call, kqueue, call.value, 1), 0);
    }

    /** The outcomes stand where the changes stood; the first error counts, but for one that is expected. */
    private static int outcome(CallBlock call, int count, int expected) {
        for (int i = 0; i < count; i++) {
            int error = (int) KqueueApi.data(call.value, i);
            if ((KqueueApi.flags(call.value, i) & ERROR_FLAG) != 0 && error != 0 && error != expected) {
                return -error;
            }
        }
        return Math.min(0, count);
    }

    /** The filter for reading is always there, on or off; that for writing only if it is wanted: not everything can be written. */
    private int set(CallBlock call, long s, int wanted, long id) {
        boolean write = (wanted & Ready.WRITE) != 0;
        filter(call, 0, s, READ, (wanted & Ready.READ) != 0, wanted, id);
        filter(call, 1, s, WRITE, write, wanted, id);
        return outcome(call, KqueueApi.change(call, kqueue, call.value, write ? 2 : 1), 0);
    }

    private static void filter(CallBlock call, int index, long s, int filter, boolean on, int wanted, long id) {
        int flags = ADD | (on ? sockets_h.EV_ENABLE() : sockets_h.EV_DISABLE())
                | ((wanted & Ready.EDGE) != 0 ? sockets_h.EV_CLEAR() : 0)
                | ((wanted & Ready.ONCE) != 0 ? sockets_h.EV_DISPATCH() : 0);
        KqueueApi.set(call.value, index, s, filter, flags, 0, 0, id);
    }

    @Override
    public int add(CallBlock call, long s, int wanted, long id) {
        KqueueApi.set(call.value, 0, s, READ, sockets_h.EV_DISABLE() | sockets_h.EV_RECEIPT(), 0, 0, id);
        int there = outcome(call, KqueueApi.change(call, kqueue, call.value, 1), 0);
        if (there != -sockets_h.ENOENT()) { // only what is in it already can be disabled
            return there == 0 ? ADDED_BEFORE : there;
        }
        return set(call, s, wanted, id);
    }

    @Override
    public int change(CallBlock call, long s, int wanted, long id) {
        // EV_CLEAR and EV_DISPATCH stay as they were added: away with the old ones.
        remove(call, s, id);
        return set(call, s, wanted, id);
    }

    @Override
    public int remove(CallBlock call, long s, long id) {
        KqueueApi.set(call.value, 0, s, READ, DELETE, 0, 0, id);
        KqueueApi.set(call.value, 1, s, WRITE, DELETE, 0, 0, id);
        return outcome(call, KqueueApi.change(call, kqueue, call.value, 2), sockets_h.ENOENT());
    }

    private static final class Events extends Batch {
        final MemorySegment memory;
        final int capacity;

        Events(int capacity) {
            this.capacity = capacity;
            this.memory = Arena.ofAuto().allocate(capacity * KqueueApi.EVENT_SIZE, Long.BYTES);
        }

        @Override
        public long id(int index) {
            return KqueueApi.userData(memory, index);
        }

        @Override
        public int events(int index) {
            int filter = KqueueApi.filter(memory, index);
            int bits = filter == READ ? Ready.READ : filter == WRITE ? Ready.WRITE : 0;
            if ((KqueueApi.flags(memory, index) & EOF_FLAG) == 0) {
                return bits;
            }
            // For reading it says that the peer has ended its direction, for writing that nothing can be sent any more.
            int ended = filter == WRITE ? Ready.HANGUP : 0;
            return bits | ended | (KqueueApi.filterFlags(memory, index) != 0 ? Ready.ERROR | Ready.HANGUP : 0);
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new Events(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        Events events = (Events) batch;
        int count = KqueueApi.await(call, kqueue, events.memory, events.capacity, nanos);
        for (int i = 0; i < count; i++) {
            if (events.id(i) == OWN) {
                woken.getAndSet(false);
                break;
            }
        }
        return count;
    }

    @Override
    public int wake(CallBlock call) {
        return woken.getAndSet(true) ? 0 : wakeEvent(call, 0, sockets_h.NOTE_TRIGGER());
    }

    @Override
    public void shut(CallBlock call) {
        // Not cleared when it is told: whoever comes finds it.
        wakeEvent(call, sockets_h.EV_DELETE(), 0);
        wakeEvent(call, sockets_h.EV_ADD(), 0);
        wakeEvent(call, 0, sockets_h.NOTE_TRIGGER());
    }

    @Override
    public void free(CallBlock call) {
        api.close(call, kqueue);
    }
}

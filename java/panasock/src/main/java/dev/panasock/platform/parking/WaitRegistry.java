package dev.panasock.platform.parking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Mechanism;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import java.util.Arrays;

/**
 * The handles that virtual threads wait for: one queue of the system's best mechanism, in which a handle is registered from the first
 * time that a virtual thread would have blocked on it until it is closed, and a {@link QueueReader}. Neither exists before that first time.
 */
final class WaitRegistry {
    /** What {@link #register} gives for a handle that is registered already. */
    static final int REGISTERED_BEFORE = 1;

    private static final int FIRST_SLOTS = 64;
    private static final int INDEX_BITS = 32;

    /** Null until it was opened; written under the lock of the class. */
    private static volatile WaitRegistry only;

    private final ReadyQueue queue;
    private volatile WaitSlot[] slots = new WaitSlot[FIRST_SLOTS];
    /** The indices below {@link #used} that are free, in the first elements. */
    private int[] free = new int[FIRST_SLOTS];
    private int freed;
    private int used;
    private int turn;
    private volatile boolean busy;

    /** With a queue that a {@link QueueReader} reads. */
    WaitRegistry(ReadyQueue queue) {
        this.queue = queue;
    }

    /** The registry, or null if it was not opened. */
    static WaitRegistry only() {
        return only;
    }

    /** Opens the registry unless it is open: 0, or a negative error, and then the next call tries again. */
    static int open(CallBlock call) {
        return only != null ? 0 : openOnce(call);
    }

    private static synchronized int openOnce(CallBlock call) {
        if (only != null) {
            return 0;
        }
        // The queue, and where it has a descriptor another one to wait for it.
        ReadyQueue[] made = new ReadyQueue[1];
        ReadyQueue[] readable = new ReadyQueue[1];
        try {
            int result = Mechanism.of(null).open(call, made);
            if (result >= 0 && made[0].descriptor() != HandleState.NONE) {
                result = Mechanism.of(null).open(call, readable);
            }
            if (result >= 0 && readable[0] != null) {
                result = QueueReader.contain(call, readable[0], made[0]);
            }
            if (result >= 0) {
                WaitRegistry registry = new WaitRegistry(made[0]);
                new QueueReader(made[0], readable[0], registry).start();
                only = registry;
            }
            return Math.min(result, 0);
        } finally {
            if (only == null) {
                free(call, readable[0]);
                free(call, made[0]);
            }
        }
    }

    private static void free(CallBlock call, ReadyQueue queue) {
        if (queue != null) {
            queue.free(call);
        }
    }

    /**
     * Registers a handle, for which the caller is inside.
     *
     * @return 0, and then the caller stays inside; {@link #REGISTERED_BEFORE}; {@link Results#CLOSED} or a negative error
     */
    int register(CallBlock call, HandleState handle, long s) {
        int result = add(call, handle, s);
        // Whoever closes has seen that it is registered, or is seen here.
        return result == 0 && !handle.isOpen() && remove(handle, false) ? Results.CLOSED : result;
    }

    private synchronized int add(CallBlock call, HandleState handle, long s) {
        if (handle.waiters() != null) {
            return REGISTERED_BEFORE;
        }
        int index = freed > 0 ? free[freed - 1] : used;
        if (index == slots.length) {
            free = new int[2 * index];
            slots = Arrays.copyOf(slots, 2 * index);
        }
        WaitSlot slot = new WaitSlot(s, (long) (turn++ & Integer.MAX_VALUE) << INDEX_BITS | index, queue, this);
        slot.readLimits(call, s);
        int result = slot.begin(call);
        if (result < 0) {
            return result;
        }
        // An event that was reported before it is here is not missed: the thread tries once more before it parks.
        slots[index] = slot;
        used = Math.max(used, index + 1);
        freed = Math.max(0, freed - 1);
        handle.waiters(slot);
        return 0;
    }

    /** Ends the registration of a handle whose number is still that of the socket. False if it is not registered, or to stay if used. */
    synchronized boolean remove(HandleState handle, boolean onlyIfUnused) {
        if (!(handle.waiters() instanceof WaitSlot slot) || onlyIfUnused && !slot.isUnused()) {
            return false;
        }
        handle.waiters(null);
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            vacate(thread.call, slot);
        } finally {
            thread.release();
        }
        return true;
    }

    private void vacate(CallBlock call, WaitSlot slot) {
        slot.end(call);
        slots[(int) slot.id] = null;
        free[freed++] = (int) slot.id;
    }

    /** A number whose handle was lost leaves, before it is closed. */
    static void forget(CallBlock call, long number) {
        WaitRegistry registry = only;
        if (registry != null) {
            registry.vacate(call, number);
        }
    }

    private synchronized void vacate(CallBlock call, long number) {
        for (WaitSlot slot : slots.clone()) {
            if (slot != null && slot.number == number) {
                vacate(call, slot);
            }
        }
    }

    /** Whether the queue reported several handles at a time. */
    boolean isBusy() {
        return busy;
    }

    /** Something happened: called by the {@link QueueReader}. */
    void happened(CallBlock call, ReadyQueue.Batch batch, int count) {
        if (count > 0) {
            busy = count > 1;
        }
        WaitSlot[] now = slots;
        for (int i = 0; i < count; i++) {
            long id = batch.id(i);
            int index = (int) id;
            WaitSlot slot = id >= 0 && index < now.length ? now[index] : null;
            // One whose registration has ended meanwhile has another id.
            if (slot != null && slot.id == id) {
                slot.happened(call, batch.events(i), count == 1);
            }
        }
    }

    /** Events may have been lost: all threads try again. */
    void lost() {
        for (WaitSlot slot : slots) {
            if (slot != null) {
                slot.lost();
            }
        }
    }
}

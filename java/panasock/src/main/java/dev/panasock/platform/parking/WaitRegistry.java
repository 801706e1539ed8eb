package dev.panasock.platform.parking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Mechanism;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The handles that virtual threads wait for: one queue of the system's best mechanism, in which a handle is registered from the first
 * time that a virtual thread would have blocked on it until it is closed, and a {@link QueueReader}. Neither exists before that first time.
 */
final class WaitRegistry {
    /** What {@link #register} gives for a handle that is registered already. */
    static final int REGISTERED_BEFORE = 1;

    private static final int FIRST_SLOTS = 64;
    private static final int INDEX_BITS = 32;

    /** Loaded when the first virtual thread would block. */
    private static final class Only {
        static final WaitRegistry REGISTRY = new WaitRegistry();
    }

    private static volatile boolean exists;

    private final ReadyQueue queue;
    /** 0, or why there is no queue. */
    private final int failure;
    private volatile WaitSlot[] slots = new WaitSlot[FIRST_SLOTS];
    private final Deque<Integer> free = new ArrayDeque<>();
    private int used;
    private int turn;
    private volatile boolean busy;

    private WaitRegistry() {
        ReadyQueue[] made = new ReadyQueue[2];
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            failure = open(thread.call, made);
            queue = made[0];
            exists = true;
            if (queue != null) {
                new QueueReader(thread.call, queue, made[1], this).start();
            }
        } finally {
            thread.release();
        }
    }

    /** The queue, and where it has a descriptor another one to wait for it. */
    private static int open(CallBlock call, ReadyQueue[] made) {
        ReadyQueue[] signal = new ReadyQueue[1];
        int result = Mechanism.of(null).open(call, made);
        if (result >= 0 && made[0].descriptor() != HandleState.NONE && Mechanism.of(null).open(call, signal) >= 0) {
            made[1] = signal[0];
        }
        return result;
    }

    static WaitRegistry only() {
        return Only.REGISTRY;
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
        if (failure < 0) {
            return failure;
        }
        if (handle.waiters() != null) {
            return REGISTERED_BEFORE;
        }
        Integer reused = free.poll();
        int index = reused != null ? reused : used++;
        if (index == slots.length) {
            slots = Arrays.copyOf(slots, 2 * index);
        }
        WaitSlot slot = new WaitSlot(s, (long) (turn++ & Integer.MAX_VALUE) << INDEX_BITS | index, queue, this);
        slots[index] = slot;
        int result = slot.begin(call);
        if (result < 0) {
            slots[index] = null;
            free.push(index);
            return result;
        }
        slot.readLimits(call, s);
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
        free.push((int) slot.id);
    }

    /** A number whose handle was lost leaves, before it is closed. */
    static void forget(CallBlock call, long number) {
        if (exists) {
            only().vacate(call, number);
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
}

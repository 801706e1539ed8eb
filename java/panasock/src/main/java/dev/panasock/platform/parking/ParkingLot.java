package dev.panasock.platform.parking;

import dev.panasock.platform.blocking.HandleLife;
import dev.panasock.platform.host.Mechanism;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where virtual threads wait for sockets: one queue of the system's best mechanism, in which a handle stands from the first time that
 * a virtual thread would have blocked on it until it is closed, and a {@link QueueReader}. Neither exists before that first time.
 */
public final class ParkingLot {
    private static final int FIRST_PLACES = 64;
    private static final int PLACE_BITS = 32;

    /** Loaded when the first virtual thread would block. */
    private static final class Only {
        static final ParkingLot LOT = new ParkingLot();
    }

    private static volatile boolean exists;

    /** Not a field of the handle: most handles never stand here. */
    private final Map<HandleLife, Readiness> all =
            System.getProperty("panasock.leaks") == null ? new ConcurrentHashMap<>()
                    : Collections.synchronizedMap(new WeakHashMap<>()); // or no handle in it were ever lost
    private final ReadyQueue queue;
    /** 0, or why there is no queue. */
    private final int failure;
    private volatile Readiness[] places = new Readiness[FIRST_PLACES];
    private final Deque<Integer> free = new ArrayDeque<>();
    private int used;
    private int turn;
    private volatile boolean busy;

    private ParkingLot() {
        ReadyQueue[] made = new ReadyQueue[2];
        CallBlock call = CallBlock.take();
        try {
            failure = open(call, made);
            queue = made[0];
            exists = true;
            if (queue != null) {
                new QueueReader(call, queue, made[1], this).start();
            }
        } finally {
            call.give();
        }
    }

    /** The queue, and where it has a descriptor another one to wait for it. */
    private static int open(CallBlock call, ReadyQueue[] made) {
        ReadyQueue[] bell = new ReadyQueue[1];
        int result = Mechanism.of(null).open(call, made);
        if (result >= 0 && made[0].descriptor() != HandleLife.NONE && Mechanism.of(null).open(call, bell) >= 0) {
            made[1] = bell[0];
        }
        return result;
    }

    public static ParkingLot only() {
        return Only.LOT;
    }

    public Readiness find(HandleLife life) {
        return all.get(life);
    }

    /**
     * What is known of a handle, which from now on stands here.
     *
     * @return 0, {@link HandleLife#ALREADY}, or a negative error
     */
    public synchronized int register(CallBlock call, HandleLife life, long s) {
        if (failure < 0) {
            return failure;
        }
        if (all.containsKey(life)) {
            return HandleLife.ALREADY;
        }
        Integer place = free.poll();
        int index = place != null ? place : used++;
        if (index == places.length) {
            places = Arrays.copyOf(places, 2 * index);
        }
        Readiness readiness = new Readiness(s, (long) (turn++ & Integer.MAX_VALUE) << PLACE_BITS | index, queue, this);
        places[index] = readiness;
        int result = readiness.begin(call);
        if (result < 0) {
            places[index] = null;
            free.push(index);
            return result;
        }
        all.put(life, readiness);
        life.standsInLot(true);
        return 0;
    }

    /** The handle leaves, whose number is still that of the socket. False if it did not stand here, or is to stay if used. */
    public synchronized boolean remove(CallBlock call, HandleLife life, boolean alsoIfUsed) {
        Readiness readiness = all.get(life);
        if (readiness == null || !alsoIfUsed && !readiness.isUnused()) {
            return false;
        }
        all.remove(life);
        life.standsInLot(false);
        vacate(call, readiness);
        return true;
    }

    private void vacate(CallBlock call, Readiness readiness) {
        readiness.end(call);
        places[(int) readiness.id] = null;
        free.push((int) readiness.id);
    }

    /** A number whose handle was lost leaves, before it is closed. */
    public static void forget(CallBlock call, long number) {
        if (exists) {
            only().vacate(call, number);
        }
    }

    private synchronized void vacate(CallBlock call, long number) {
        for (Readiness readiness : places.clone()) {
            if (readiness != null && readiness.number == number) {
                vacate(call, readiness);
            }
        }
    }

    /** Whether the queue told of several handles at a time. */
    public boolean isBusy() {
        return busy;
    }

    /** Something happened: told by the {@link QueueReader}. */
    public void happened(CallBlock call, ReadyQueue.Batch batch, int count) {
        if (count > 0) {
            busy = count > 1;
        }
        Readiness[] now = places;
        for (int i = 0; i < count; i++) {
            long id = batch.id(i);
            int place = (int) id;
            Readiness readiness = id >= 0 && place < now.length ? now[place] : null;
            // Of one that has left meanwhile nobody wants to know.
            if (readiness != null && readiness.id == id) {
                readiness.happened(call, batch.events(i), count == 1);
            }
        }
    }
}

package dev.panasock.platform;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where virtual threads wait for sockets: one queue of the system's best mechanism, in which a handle stands from the first time that
 * a virtual thread would have blocked on it until it is closed, and one daemon thread that reads the queue. Neither exists before that
 * first time.
 */
final class ParkingLot implements Runnable {
    private static final int BATCH_SIZE = 1 << 8;
    private static final int FIRST_PLACES = 64;
    private static final int PLACE_BITS = 32;

    /** Loaded when the first virtual thread would block. */
    private static final class Only {
        static final ParkingLot LOT = new ParkingLot();
    }

    private final Map<HandleLife, Readiness> all = new ConcurrentHashMap<>();
    private final ReadyQueue queue;
    /** 0, or why there is no queue. */
    private final int failure;
    private volatile Readiness[] places = new Readiness[FIRST_PLACES];
    private final Deque<Integer> free = new ArrayDeque<>();
    private int used;
    private int turn;

    private ParkingLot() {
        ReadyQueue[] made = new ReadyQueue[1];
        CallBlock call = CallBlock.take();
        try {
            failure = Mechanism.of(null).open(call, made);
        } finally {
            call.give();
        }
        queue = made[0];
        if (queue != null) {
            Thread.ofPlatform().daemon().name("panasock-parking").start(this);
        }
    }

    static ParkingLot only() {
        return Only.LOT;
    }

    Readiness find(HandleLife life) {
        return all.get(life);
    }

    /**
     * What is known of a handle, which from now on stands here.
     *
     * @return 0, {@link HandleLife#ALREADY}, or a negative error
     */
    synchronized int register(CallBlock call, HandleLife life, long s) {
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
        Readiness readiness = new Readiness(life, (long) (turn++ & Integer.MAX_VALUE) << PLACE_BITS | index);
        places[index] = readiness;
        int result = queue.add(call, s, Ready.INTEREST | Ready.EDGE, readiness.id);
        if (result < 0) {
            places[index] = null;
            free.push(index);
            return result;
        }
        all.put(life, readiness);
        return 0;
    }

    /** The handle leaves, whose number is still that of the socket. False if it did not stand here, or is to stay if used. */
    synchronized boolean remove(CallBlock call, HandleLife life, boolean alsoIfUsed) {
        Readiness readiness = all.get(life);
        if (readiness == null || !alsoIfUsed && !readiness.isUnused()) {
            return false;
        }
        all.remove(life);
        queue.remove(call, life.value(), readiness.id);
        places[(int) readiness.id] = null;
        free.push((int) readiness.id);
        readiness.close();
        return true;
    }

    @Override
    public void run() {
        ReadyQueue.Batch batch = queue.batch(BATCH_SIZE);
        CallBlock call = CallBlock.take();
        while (true) {
            int count = queue.await(call, batch, -1);
            Readiness[] now = places;
            for (int i = 0; i < count; i++) {
                long id = batch.id(i);
                int place = (int) id;
                Readiness readiness = id >= 0 && place < now.length ? now[place] : null;
                // Of one that has left meanwhile nobody wants to know.
                if (readiness != null && readiness.id == id) {
                    readiness.happened(batch.events(i));
                    queue.again(call, readiness.life.value(), Ready.INTEREST | Ready.EDGE, id);
                }
            }
        }
    }
}

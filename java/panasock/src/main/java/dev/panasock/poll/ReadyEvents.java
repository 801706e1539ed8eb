package dev.panasock.poll;

import dev.panasock.platform.blocking.BackOff;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.Arrays;

/**
 * What one {@link Poller#await} has found, read one by one without objects. For one thread at a time; each thread that waits has its own. Made by
 * {@link Poller#newEvents}.
 */
public final class ReadyEvents {
    /** How many are looked up together; a power of two. */
    private static final int TOGETHER = 64;

    final Poller poller;
    final ReadyQueue.Batch batch;
    int count;
    /** How often in a row nothing was found but streams that were never connected, which the system reports each time. */
    private int neverConnected;
    private int next;
    private int events;
    /** Those from the last multiple of TOGETHER on that were not told yet. */
    private final Registration[] ahead = new Registration[TOGETHER];
    /** A use for what is read ahead, or the compiler would leave it out. */
    private long read;

    ReadyEvents(Poller poller, ReadyQueue.Batch batch) {
        this.poller = poller;
        this.batch = batch;
    }

    void reset(int found) {
        if (next < count) {
            Arrays.fill(ahead, null); // the program may have no other way to them any more
        }
        count = found;
        next = 0;
        events = 0;
    }

    /** What a wait has found. */
    void found(int found) {
        reset(found);
        int i = 0;
        while (i < found && (batch.events(i) & (Ready.READ | Ready.HANGUP | Ready.ERROR)) == Ready.HANGUP) {
            i++;
        }
        neverConnected = found > 0 && i == found ? neverConnected + 1 : 0;
    }

    /** Pauses before a wait that would find again and again what it has found before. */
    void pause(long deadline) {
        BackOff.pause(neverConnected, deadline);
    }

    /**
     * The next socket to which something happened. One whose registration has ended meanwhile is left out.
     *
     * @return its registration, or null after the last one
     */
    public Registration next() {
        while (next < count) {
            int index = next++;
            int place = index & TOGETHER - 1;
            if (place == 0) {
                lookAhead(index);
            }
            Registration registration = ahead[place];
            ahead[place] = null;
            if (registration != null) {
                events = registration.answer(batch.events(index));
                if (events != 0) {
                    return registration;
                }
            }
        }
        events = 0;
        return null;
    }

    /**
     * With very many sockets the calls for one drive what belongs to the others out of the processor's cache. Read side by side, their memory is
     * waited for once, not for each of them.
     */
    private void lookAhead(int from) {
        int length = Math.min(TOGETHER, count - from);
        for (int i = 0; i < length; i++) {
            ahead[i] = poller.slots.find(batch.id(from + i));
        }
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += ahead[i] == null ? 0 : ahead[i].readAhead();
        }
        read = sum;
    }

    /**
     * What happened to the socket that {@link #next} gave last.
     *
     * @return a combination of {@link Poller#READ}, {@link Poller#WRITE}, {@link Poller#HANGUP} and {@link Poller#ERROR}
     */
    public int events() {
        return events;
    }

    /**
     * Whether a recv or an accept on it would not wait.
     *
     * @return whether {@link #events} has {@link Poller#READ}
     */
    public boolean isReadable() {
        return (events & Poller.READ) != 0;
    }

    /**
     * Whether a send on it would not wait.
     *
     * @return whether {@link #events} has {@link Poller#WRITE}
     */
    public boolean isWritable() {
        return (events & Poller.WRITE) != 0;
    }
}

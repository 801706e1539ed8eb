package dev.panasock.poll;

import dev.panasock.platform.ReadyQueue;

/**
 * What one {@link Poller#await} has found, read one by one without objects. For one thread at a time; each thread that waits has its own. Made by
 * {@link Poller#newEvents}.
 */
public final class ReadyEvents {
    final Poller poller;
    final ReadyQueue.Batch batch;
    int count;
    private int next;
    private int events;

    ReadyEvents(Poller poller, ReadyQueue.Batch batch) {
        this.poller = poller;
        this.batch = batch;
    }

    void reset(int found) {
        count = found;
        next = 0;
        events = 0;
    }

    /**
     * The next socket to which something happened. One whose registration has ended meanwhile is left out.
     *
     * @return its registration, or null after the last one
     */
    public Registration next() {
        while (next < count) {
            int index = next++;
            Registration registration = poller.slots.find(batch.id(index));
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

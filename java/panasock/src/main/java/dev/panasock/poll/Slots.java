package dev.panasock.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Who stands behind the id that the system gives back with an event. The lower half of an id is a place in a table, the upper half counts who
 * was there: an event that was taken before its place went to somebody else finds nobody.
 *
 * @param <T> who stands there
 */
final class Slots<T extends Slots.Entry> {
    private static final int FIRST = 16;

    /** Knows its id. */
    abstract static class Entry {
        /** Given when it comes, before anybody else can see it. */
        long id;
    }

    private volatile AtomicReferenceArray<T> table = new AtomicReferenceArray<>(FIRST);
    // Guarded by this.
    private int[] free = new int[FIRST];
    private int freeCount;
    private int used;
    private int generation;

    synchronized void enter(T entry) {
        int place = freeCount > 0 ? free[--freeCount] : used++;
        generation = generation + 1 & Integer.MAX_VALUE;
        entry.id = (long) generation << Integer.SIZE | place;
        if (place == table.length()) {
            grow();
        }
        table.set(place, entry);
    }

    private void grow() {
        AtomicReferenceArray<T> old = table;
        AtomicReferenceArray<T> larger = new AtomicReferenceArray<>(2 * old.length());
        for (int i = 0; i < old.length(); i++) {
            larger.set(i, old.get(i));
        }
        table = larger;
    }

    synchronized void leave(T entry) {
        int place = (int) entry.id;
        table.set(place, null);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = place;
    }

    /** Who has this id now, or null; negative ids are nobody's. */
    T find(long id) {
        AtomicReferenceArray<T> now = table;
        int place = (int) id;
        T entry = id >= 0 && place < now.length() ? now.get(place) : null;
        return entry != null && entry.id == id ? entry : null;
    }

    /** Those who are there at some moment. */
    synchronized List<T> all() {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            T entry = table.get(i);
            if (entry != null) {
                all.add(entry);
            }
        }
        return all;
    }
}

package dev.panasock.platform.abi;

/**
 * Where a number stands in an array: a hash table of long to int, half of which is free. Two arrays take a tenth of what objects in a
 * {@link java.util.HashMap} do, and coming and going allocates nothing.
 */
public final class NumberIndex {
    private static final int FIRST = 32;
    private static final int NOBODY = -1;

    private long[] numbers = new long[FIRST];
    /** The place plus one, 0 for a free entry. */
    private int[] places = new int[FIRST];
    private int count;

    /** Empty. */
    public NumberIndex() {
    }

    /**
     * The place of a number.
     *
     * @param number the number
     * @return its place, or -1
     */
    public int get(long number) {
        return places[find(number)] + NOBODY;
    }

    /**
     * Sets the place of a number.
     *
     * @param number the number
     * @param place its place, 0 or more
     */
    public void put(long number, int place) {
        int entry = find(number);
        if (places[entry] == 0) {
            if (2 * ++count > numbers.length) {
                grow();
                entry = find(number);
            }
            numbers[entry] = number;
        }
        places[entry] = place - NOBODY;
    }

    /**
     * Forgets a number.
     *
     * @param number the number
     * @return the place that it had, or -1
     */
    public int remove(long number) {
        int entry = find(number);
        int place = places[entry] + NOBODY;
        if (place >= 0) {
            count--;
            close(entry);
        }
        return place;
    }

    private int find(long number) {
        int entry = start(number);
        while (places[entry] != 0 && numbers[entry] != number) {
            entry = entry + 1 & numbers.length - 1;
        }
        return entry;
    }

    private int start(long number) {
        return (int) (number * 0x9e37_79b9_7f4a_7c15L >>> 40) & numbers.length - 1;
    }

    /** Those behind the gap that would not be found across it move into it. */
    private void close(int gap) {
        int mask = numbers.length - 1;
        for (int entry = gap + 1 & mask; places[entry] != 0; entry = entry + 1 & mask) {
            if ((entry - start(numbers[entry]) & mask) >= (entry - gap & mask)) {
                numbers[gap] = numbers[entry];
                places[gap] = places[entry];
                gap = entry;
            }
        }
        places[gap] = 0;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldPlaces = places;
        numbers = new long[2 * oldNumbers.length];
        places = new int[2 * oldNumbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldPlaces[i] != 0) {
                int entry = find(oldNumbers[i]);
                numbers[entry] = oldNumbers[i];
                places[entry] = oldPlaces[i];
            }
        }
    }
}

package dev.panasock.platform.abi;

/**
 * The positions of numbers in an array: a hash table of long to int, half of which is free. Two arrays take a tenth of
 * the memory of a {@link java.util.HashMap} with objects, and putting and removing allocates nothing.
 */
public final class NumberIndex {
    private static final int FIRST = 32;
    private static final int NONE = -1;

    private long[] numbers = new long[FIRST];
    /** The position plus one, 0 for a free entry. */
    private int[] positions = new int[FIRST];
    private int count;

    /** Empty. */
    public NumberIndex() {
    }

    /** The position of a number, or -1. */
    public int get(long number) {
        return positions[find(number)] + NONE;
    }

    /** Sets the position of a number, 0 or more. */
    public void put(long number, int position) {
        int entry = find(number);
        if (positions[entry] == 0) {
            if (2 * ++count > numbers.length) {
                grow();
                entry = find(number);
            }
            numbers[entry] = number;
        }
        positions[entry] = position - NONE;
    }

    /** Removes a number; returns the position that it had, or -1. */
    public int remove(long number) {
        int entry = find(number);
        int position = positions[entry] + NONE;
        if (position >= 0) {
            count--;
            close(entry);
        }
        return position;
    }

    private int find(long number) {
        int entry = start(number);
        while (positions[entry] != 0 && numbers[entry] != number) {
            entry = entry + 1 & numbers.length - 1;
        }
        return entry;
    }

    private int start(long number) {
        return (int) (number * 0x9e37_79b9_7f4a_7c15L >>> 40) & numbers.length - 1;
    }

    /** Moves entries into the gap that a search would not find behind it. */
    private void close(int gap) {
        int mask = numbers.length - 1;
        for (int entry = gap + 1 & mask; positions[entry] != 0; entry = entry + 1 & mask) {
            if ((entry - start(numbers[entry]) & mask) >= (entry - gap & mask)) {
                numbers[gap] = numbers[entry];
                positions[gap] = positions[entry];
                gap = entry;
            }
        }
        positions[gap] = 0;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldPlaces = positions;
        numbers = new long[2 * oldNumbers.length];
        positions = new int[2 * oldNumbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldPlaces[i] != 0) {
                int entry = find(oldNumbers[i]);
                numbers[entry] = oldNumbers[i];
                positions[entry] = oldPlaces[i];
            }
        }
    }
}

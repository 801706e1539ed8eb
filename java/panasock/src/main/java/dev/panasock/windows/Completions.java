package dev.panasock.windows;

import dev.panasock.platform.system.windows.CompletionApi;
import dev.panasock.platform.system.windows.OverlappedApi;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A batch of completions, filled by {@link CompletionPort#get} again and again without allocation. Not thread-safe: a thread has its own.
 */
public final class Completions {
    final MemorySegment entries;
    private final int capacity;
    private final long[] keys;
    private final long[] addresses;
    private final int[] bytes;
    private final Overlapped[] operations;
    private int count;

    /**
     * An empty batch.
     *
     * @param capacity how many completions one call may take
     * @throws IllegalArgumentException if it is less than 1
     */
    public Completions(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch of " + capacity);
        }
        this.capacity = capacity;
        this.entries = Arena.ofAuto().allocate(capacity * CompletionApi.ENTRY_SIZE, Long.BYTES);
        this.keys = new long[capacity];
        this.addresses = new long[capacity];
        this.bytes = new int[capacity];
        this.operations = new Overlapped[capacity];
    }

    /** Forgets the completions of the last call. */
    void clear() {
        for (int i = 0; i < count; i++) {
            operations[i] = null;
        }
        count = 0;
    }

    /**
     * Takes what the system filled in, and sees the completions of operations.
     *
     * @param filled how many
     * @param wake the key and address of packets that only wake
     * @return how many of those there were
     */
    int take(int filled, long wake) {
        int woken = 0;
        for (int i = 0; i < filled; i++) {
            long address = CompletionApi.overlapped(entries, i);
            if (address == wake) {
                woken++;
                continue;
            }
            Overlapped operation = (Overlapped) OverlappedMemory.inFlightAt(address);
            if (operation == null) {
                // Posted by somebody, if it is not a second packet for what close has seen already.
                if (!OverlappedMemory.contains(address)) {
                    add(i, address, null);
                }
            } else
                if (operation.settle(OverlappedApi.status(operation.slot.overlapped()),
                        Integer.toUnsignedLong(CompletionApi.bytes(entries, i)))) {
                            add(i, address, operation);
                        }
        }
        return woken;
    }

    private void add(int entry, long address, Overlapped operation) {
        keys[count] = CompletionApi.key(entries, entry);
        addresses[count] = address;
        bytes[count] = CompletionApi.bytes(entries, entry);
        operations[count] = operation;
        count++;
    }

    /**
     * How many completions one call may take.
     *
     * @return the size of the batch
     */
    public int capacity() {
        return capacity;
    }

    /**
     * How many completions the last call took.
     *
     * @return the number
     */
    public int count() {
        return count;
    }

    /**
     * The key of a completion: that of its socket, see {@link CompletionPort#associate}, or what was posted.
     *
     * @param index which, from 0
     * @return the key
     * @throws IndexOutOfBoundsException if there is no such completion
     */
    public long key(int index) {
        return keys[Objects.checkIndex(index, count)];
    }

    /**
     * The operation that has ended, which can be used for another now.
     *
     * @param index which, from 0
     * @return the operation, or null for a completion that was posted
     * @throws IndexOutOfBoundsException if there is no such completion
     */
    public Overlapped operation(int index) {
        return operations[Objects.checkIndex(index, count)];
    }

    /**
     * The number of bytes of a completion.
     *
     * @param index which, from 0
     * @return that of the operation, or what was posted
     * @throws IndexOutOfBoundsException if there is no such completion
     */
    public int bytes(int index) {
        return bytes[Objects.checkIndex(index, count)];
    }

    /**
     * The address of the OVERLAPPED of a completion, which may be any number for one that was posted.
     *
     * @param index which, from 0
     * @return the address
     * @throws IndexOutOfBoundsException if there is no such completion
     */
    public long overlapped(int index) {
        return addresses[Objects.checkIndex(index, count)];
    }
}

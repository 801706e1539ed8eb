package dev.panasock.platform.system.windows;

import dev.panasock.bindings.windows.generated._OVERLAPPED;
import dev.panasock.bindings.windows.generated._TRANSMIT_FILE_BUFFERS;
import dev.panasock.bindings.windows.generated._WSABUF;
import dev.panasock.bindings.windows.generated._WSAMSG;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The native memory of overlapped operations: one slot each, an OVERLAPPED first and behind it what the system reads or
 * writes while the operation runs.
 *
 * <p>The memory is never unmapped, only used again: whatever goes wrong, a late write of the system hits a slot. By its
 * address a completion leads back to the operation in flight, without an object.
 */
public final class OverlappedMemory {
    /** How many WSABUFs fit in a slot. */
    public static final int BUFFERS = 16;
    /** The size of an address: that of a sockaddr_storage. */
    public static final int ADDRESS_SIZE = 128;

    /** Where in a slot its parts begin; the OVERLAPPED itself is at 0. */
    static final long TRANSFERRED = _OVERLAPPED.sizeof();
    static final long FLAGS = TRANSFERRED + Integer.BYTES;
    static final long ADDRESS_LENGTH = FLAGS + Integer.BYTES;
    static final long MESSAGE = ADDRESS_LENGTH + Long.BYTES;
    static final long ADDRESS = MESSAGE + _WSAMSG.sizeof();
    static final long BUFFER_ARRAY = ADDRESS + ADDRESS_SIZE;
    static final long FILE_BUFFERS = BUFFER_ARRAY + BUFFERS * _WSABUF.sizeof();
    static final long SIZE = aligned(FILE_BUFFERS + _TRANSMIT_FILE_BUFFERS.sizeof());

    private static final int ALIGNMENT = 64;
    private static final int SLOTS = 256;
    private static volatile OverlappedMemory[] slabs = {};

    private final MemorySegment memory = Arena.global().allocate(SLOTS * SIZE, ALIGNMENT);
    private final AtomicReferenceArray<Object> inFlight = new AtomicReferenceArray<>(SLOTS);
    private final boolean[] used = new boolean[SLOTS];

    private OverlappedMemory() {
    }

    private static long aligned(long size) {
        return (size + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /**
     * Takes a slot.
     *
     * @return its index, to be released with {@link #free}
     */
    public static synchronized int allocate() {
        for (int slab = 0; slab < slabs.length; slab++) {
            int slot = slabs[slab].acquireSlot();
            if (slot >= 0) {
                return slab * SLOTS + slot;
            }
        }
        OverlappedMemory[] more = Arrays.copyOf(slabs, slabs.length + 1);
        more[slabs.length] = new OverlappedMemory();
        slabs = more;
        return (more.length - 1) * SLOTS + more[more.length - 1].acquireSlot();
    }

    private int acquireSlot() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (!used[slot]) {
                used[slot] = true;
                return slot;
            }
        }
        return -1;
    }

    /**
     * Gives a slot back. Nothing may be in flight there.
     *
     * @param index the slot
     */
    public static synchronized void free(int index) {
        slabs[index / SLOTS].used[index % SLOTS] = false;
    }

    /**
     * How many slots are used.
     *
     * @return the number
     */
    public static synchronized int count() {
        int count = 0;
        for (OverlappedMemory slab : slabs) {
            for (boolean slot : slab.used) {
                count += slot ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * The memory of a slot.
     *
     * @param index the slot
     * @return its memory, zeroed
     */
    public static MemorySegment at(int index) {
        return slabs[index / SLOTS].memory.asSlice(index % SLOTS * SIZE, SIZE).fill((byte) 0);
    }

    /**
     * Says what is in flight in a slot; until it is used out again it stays reachable.
     *
     * @param index the slot
     * @param operation what a completion with this address is for, or null
     */
    public static void inFlight(int index, Object operation) {
        slabs[index / SLOTS].inFlight.set(index % SLOTS, operation);
    }

    /**
     * Whether an address is that of a slot.
     *
     * @param address that of an OVERLAPPED
     * @return whether it is the library's
     */
    public static boolean contains(long address) {
        return slab(address) != null;
    }

    /**
     * What is in flight at an address.
     *
     * @param address that of an OVERLAPPED of a completion
     * @return the operation, or null if it is none of the library's
     */
    public static Object inFlightAt(long address) {
        OverlappedMemory slab = slab(address);
        return slab == null ? null : slab.inFlight.get((int) ((address - slab.memory.address()) / SIZE));
    }

    private static OverlappedMemory slab(long address) {
        for (OverlappedMemory slab : slabs) {
            long offset = address - slab.memory.address();
            if (offset >= 0 && offset < SLOTS * SIZE && offset % SIZE == 0) {
                return slab;
            }
        }
        return null;
    }
}

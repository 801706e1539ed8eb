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
 * <p>The memory is never unmapped, only used again: a late write of the system hits a slot in any case. The address of
 * a completion leads to the operation in flight, without an object.
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

    /** The index of a free slot, to be released with {@link #free}. */
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

    /** Releases a slot, in which nothing may be in flight. */
    public static synchronized void free(int index) {
        slabs[index / SLOTS].used[index % SLOTS] = false;
    }

    /** How many slots are in use. */
    public static synchronized int count() {
        int count = 0;
        for (OverlappedMemory slab : slabs) {
            for (boolean slot : slab.used) {
                count += slot ? 1 : 0;
            }
        }
        return count;
    }

    /** The memory of a slot, zeroed. */
    public static MemorySegment at(int index) {
        return slabs[index / SLOTS].memory.asSlice(index % SLOTS * SIZE, SIZE).fill((byte) 0);
    }

    /** Sets what is in flight in a slot, which stays reachable until it is set to null. */
    public static void inFlight(int index, Object operation) {
        slabs[index / SLOTS].inFlight.set(index % SLOTS, operation);
    }

    /** Whether the address of an OVERLAPPED is that of a slot. */
    public static boolean contains(long address) {
        return slab(address) != null;
    }

    /** What is in flight at the address of an OVERLAPPED; null if it is not that of a slot. */
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

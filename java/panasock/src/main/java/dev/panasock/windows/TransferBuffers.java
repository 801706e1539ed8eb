package dev.panasock.windows;

import dev.panasock.platform.system.windows.OverlappedApi;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The caller's memory while an operation uses it. Nothing that the system may still write to is ever freed: memory whose life is
 * its reachability is kept reachable, memory that somebody can free is copied, and what only its thread may use is refused.
 */
final class TransferBuffers {
    private static final long LARGEST = 0xffff_ffffL;
    /** The scopes of memory that lives as long as something refers to it, or for ever: of an automatic arena, of a direct buffer, of the global arena. */
    private static final Class<?> OF_ARENA = Arena.ofAuto().scope().getClass();
    private static final Class<?> OF_BUFFER = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(1)).scope().getClass();
    private static final Class<?> GLOBAL = Arena.global().scope().getClass();
    /** Never started: memory that it may not use belongs to one thread. */
    private static final Thread SOMEONE_ELSE = Thread.ofPlatform().unstarted(() -> {
    });
    /** The buffers of a slot, and beside them ancillary data, head and tail. */
    private static final int PLACES = OverlappedMemory.BUFFERS + 2;

    private final MemorySegment[] given = new MemorySegment[PLACES];
    private final boolean[] received = new boolean[PLACES];
    /** Made when they are needed first, and used again. */
    private final MemorySegment[] copies = new MemorySegment[PLACES];
    private final boolean[] copied = new boolean[PLACES];
    private int places;
    private int buffers;

    /** One more WSABUF of the slot. */
    void add(MemorySegment slot, MemorySegment buffer, boolean receive) {
        if (buffers == OverlappedMemory.BUFFERS) {
            throw new IllegalArgumentException("more than " + OverlappedMemory.BUFFERS + " buffers in one operation");
        }
        int place = places;
        long address = take(buffer, receive);
        OverlappedApi.buffer(slot, buffers, copied[place] ? copies[place].address() : address, buffer.byteSize());
        buffers++;
    }

    int buffers() {
        return buffers;
    }

    /** Whether memory that is in use is copied. */
    boolean copies() {
        for (int place = 0; place < places; place++) {
            if (copied[place]) {
                return true;
            }
        }
        return false;
    }

    /** Other memory of the operation: what is to be given to the call in its place. */
    MemorySegment use(MemorySegment memory, boolean receive) {
        if (memory.equals(MemorySegment.NULL)) {
            return memory;
        }
        int place = places;
        take(memory, receive);
        return copied[place] ? copies[place].asSlice(0, memory.byteSize()) : memory;
    }

    private long take(MemorySegment memory, boolean receive) {
        check(memory, receive);
        int place = places;
        Class<?> life = memory.scope().getClass();
        copied[place] = life != OF_ARENA && life != OF_BUFFER && life != GLOBAL;
        if (copied[place]) {
            copy(place, memory, receive);
        }
        given[place] = memory;
        received[place] = receive;
        places++;
        return memory.address();
    }

    private static void check(MemorySegment memory, boolean receive) {
        if (!memory.isNative()) {
            throw new IllegalArgumentException("memory on the heap moves while the system uses it; take native memory");
        }
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("the memory was freed");
        }
        if (!memory.isAccessibleBy(SOMEONE_ELSE)) {
            throw new IllegalArgumentException("memory of a confined arena is its thread's alone, and an overlapped"
                    + " operation outlives the call; take memory of an auto, global or shared arena");
        }
        if (receive && memory.isReadOnly()) {
            throw new IllegalArgumentException("read-only memory cannot be received into");
        }
        if (memory.byteSize() > LARGEST) {
            throw new IllegalArgumentException("a buffer of " + memory.byteSize() + " bytes is larger than a WSABUF");
        }
    }

    private void copy(int place, MemorySegment memory, boolean receive) {
        MemorySegment copy = copies[place];
        if (copy == null || copy.byteSize() < memory.byteSize()) {
            copy = Arena.ofAuto().allocate(Math.max(1, memory.byteSize()), 16);
            copies[place] = copy;
        }
        if (!receive) {
            MemorySegment.copy(memory, 0, copy, 0, memory.byteSize());
        }
    }

    /** Gives copies what was received: the WSABUFs in their order, other memory whole. */
    void deliver(long bytes) {
        long left = bytes;
        for (int place = 0; place < places; place++) {
            long length = place < buffers ? Math.min(left, given[place].byteSize()) : given[place].byteSize();
            if (place < buffers) {
                left -= length;
            }
            if (copied[place] && received[place] && length > 0) {
                deliver(place, length);
            }
        }
    }

    private void deliver(int place, long length) {
        try {
            MemorySegment.copy(copies[place], 0, given[place], 0, length);
        } catch (IllegalStateException freed) {
            // Its owner freed it meanwhile: there is nobody who could look at the bytes.
            received[place] = false;
        }
    }

    /** Lets go of the caller's memory. */
    void clear() {
        Arrays.fill(given, 0, places, null);
        places = 0;
        buffers = 0;
    }
}

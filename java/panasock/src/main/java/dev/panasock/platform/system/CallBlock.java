package dev.panasock.platform.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The native memory that one call needs beside the caller's: the captured error, an address and its length, the value of an
 * option, and a buffer to copy heap arrays through. Used by one call at a time.
 */
public final class CallBlock {
    /** The size of {@link #address}: that of a sockaddr_storage, which is 128 bytes on every system. */
    public static final int ADDRESS_SIZE = 128;
    /** The size of {@link #value}. */
    public static final int VALUE_SIZE = 256;
    /** What a block keeps for heap arrays. Larger ones get memory for the one call. */
    public static final int SCRATCH_KEPT = 256 * 1024;

    private static final int STATE_SIZE = 32;
    private static final int LENGTH_SIZE = 32;
    private static final long SCRATCH_START = 2048;

    /** Takes the captured error. */
    public final MemorySegment state;
    /** An int: the size of {@link #address} or {@link #value} before a call, what the system filled in after it. */
    public final MemorySegment length;
    /** A sockaddr of any family. */
    public final MemorySegment address;
    /** The value of an option, a pollfd, or the argument of an ioctl. */
    public final MemorySegment value;

    private MemorySegment scratch;

    private CallBlock() {
        MemorySegment memory = Arena.ofAuto().allocate(STATE_SIZE + LENGTH_SIZE + ADDRESS_SIZE + VALUE_SIZE, 16);
        this.state = memory.asSlice(0, CallState.byteSize());
        this.length = memory.asSlice(STATE_SIZE, Integer.BYTES);
        this.address = memory.asSlice(STATE_SIZE + LENGTH_SIZE, ADDRESS_SIZE);
        this.value = memory.asSlice(STATE_SIZE + LENGTH_SIZE + ADDRESS_SIZE, VALUE_SIZE);
    }

    /** A new block, whose memory is freed when nothing refers to it. */
    public static CallBlock create() {
        return new CallBlock();
    }

    /** Sets {@link #length} to the size that the system may fill. */
    public void length(int bytes) {
        length.set(JAVA_INT, 0, bytes);
    }

    /** What the system wrote to {@link #length}. */
    public int length() {
        return length.get(JAVA_INT, 0);
    }

    /** Native memory of at least that size to copy a heap array through, valid until the next call with this block. */
    public MemorySegment scratch(long bytes) {
        MemorySegment kept = scratch;
        return kept != null && kept.byteSize() >= bytes ? kept : grow(bytes);
    }

    private MemorySegment grow(long bytes) {
        long size = Math.max(SCRATCH_START, Long.highestOneBit(Math.max(1, bytes - 1)) << 1);
        MemorySegment larger = Arena.ofAuto().allocate(Math.max(size, bytes), 16);
        if (size <= SCRATCH_KEPT) {
            scratch = larger;
        }
        return larger;
    }

    /** A path as C has it, UTF-8 and a zero, at the beginning of {@link #scratch}. */
    public MemorySegment path(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        MemorySegment memory = scratch(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
        memory.set(JAVA_BYTE, bytes.length, (byte) 0);
        return memory;
    }
}

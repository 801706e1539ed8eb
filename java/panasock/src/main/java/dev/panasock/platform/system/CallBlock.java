package dev.panasock.platform.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import dev.panasock.platform.blocking.BlockedThread;
import dev.panasock.platform.blocking.InUse;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The native memory that one call needs beside the caller's: the captured error, an address and its length, an option
 * value, and room to copy heap arrays through.
 *
 * <p>A platform thread has a block of its own. A virtual thread borrows one for the call and for reading what it left,
 * and must give it back before it can park: a block per virtual thread would be native memory per virtual thread.
 * Taking and giving back allocates nothing once the pool is warm.
 */
public final class CallBlock {
    /** The size of {@link #address}: that of a sockaddr_storage, which is 128 bytes on every system. */
    public static final int ADDRESS_SIZE = 128;
    /** The size of {@link #value}. */
    public static final int VALUE_SIZE = 256;

    private static final int STATE_SIZE = 32;
    private static final int LENGTH_SIZE = 32;
    private static final long SCRATCH_START = 2048;
    /** What a block keeps for heap arrays. Larger ones get memory for the one call. */
    public static final int SCRATCH_KEPT = 256 * 1024;

    // A class of its own: a method reference would cost milliseconds at start-up.
    private static final ThreadLocal<CallBlock> OF_PLATFORM_THREAD = new ThreadLocal<>() {
        @Override
        protected CallBlock initialValue() {
            return new CallBlock();
        }
    };
    private static final int POOL_STRIPES = 64;
    private static final AtomicReferenceArray<CallBlock> POOL = new AtomicReferenceArray<>(POOL_STRIPES);

    /** Takes the captured error. */
    public final MemorySegment state;
    /** An int: the size of {@link #address} or {@link #value} before a call, what the system filled in after it. */
    public final MemorySegment length;
    /** A sockaddr of any family. */
    public final MemorySegment address;
    /** The value of an option, a pollfd, or the argument of an ioctl. */
    public final MemorySegment value;

    /** Which handle the call is inside of. */
    public final InUse inUse = new InUse();

    private final boolean pooled;
    private boolean mustNotBlock;
    private BlockedThread blockedThread;
    private MemorySegment scratch;

    private CallBlock() {
        this(false);
    }

    private CallBlock(boolean pooled) {
        this.pooled = pooled;
        this.mustNotBlock = pooled;
        // Freed when its thread, or the pool, lets go of the block.
        MemorySegment memory = Arena.ofAuto().allocate(STATE_SIZE + LENGTH_SIZE + ADDRESS_SIZE + VALUE_SIZE, 16);
        this.state = memory.asSlice(0, CallState.byteSize());
        this.length = memory.asSlice(STATE_SIZE, Integer.BYTES);
        this.address = memory.asSlice(STATE_SIZE + LENGTH_SIZE, ADDRESS_SIZE);
        this.value = memory.asSlice(STATE_SIZE + LENGTH_SIZE + ADDRESS_SIZE, VALUE_SIZE);
    }

    /**
     * A block for one call of the current thread. Every {@code take} is followed by one {@link #give}, before the
     * thread can park.
     *
     * @return the block
     */
    public static CallBlock take() {
        return Thread.currentThread().isVirtual() ? borrow() : OF_PLATFORM_THREAD.get();
    }

    /** Gives a borrowed block back. The block of a platform thread stays where it is. */
    public void give() {
        if (pooled) {
            POOL.set(stripe(), this);
        }
    }

    /**
     * Whether a virtual thread has borrowed the block: then it must not block in the system.
     *
     * @return false for the block of a platform thread
     */
    public boolean isBorrowed() {
        return pooled;
    }

    /**
     * Whether calls with this block are tried only: those of virtual threads, and those that wait elsewhere, up to a
     * moment.
     *
     * @return true if a call must not wait in the system
     */
    public boolean mustNotBlock() {
        return mustNotBlock;
    }

    /**
     * Whether the calls of a platform thread are tried only.
     *
     * @param on true while they are
     */
    public void mustNotBlock(boolean on) {
        mustNotBlock = on || pooled;
    }

    /** How the platform thread is woken; made when it is about to block for the first time. */
    public BlockedThread blockedThread() {
        if (blockedThread == null) {
            blockedThread = BlockedThread.current(this);
        }
        return blockedThread;
    }

    /** How the platform thread is woken, or null if it never blocked. */
    public BlockedThread knownBlockedThread() {
        return blockedThread;
    }

    private static CallBlock borrow() {
        CallBlock block = POOL.getAndSet(stripe(), null);
        return block != null ? block : new CallBlock(true);
    }

    /**
     * A virtual thread keeps its stripe while it is mounted or not; two threads of one stripe meet rarely, and then one
     * block is made anew.
     */
    private static int stripe() {
        return (int) Thread.currentThread().threadId() & POOL_STRIPES - 1;
    }

    /**
     * Sets {@link #length}.
     *
     * @param bytes the size that the system may fill
     */
    public void length(int bytes) {
        length.set(JAVA_INT, 0, bytes);
    }

    /**
     * Reads {@link #length}.
     *
     * @return what the system wrote there
     */
    public int length() {
        return length.get(JAVA_INT, 0);
    }

    /**
     * Native memory to copy a heap array through, valid until the next call with this block.
     *
     * @param bytes how much
     * @return memory of at least that size
     */
    public MemorySegment scratch(long bytes) {
        MemorySegment kept = scratch;
        return kept != null && kept.byteSize() >= bytes ? kept : grow(bytes);
    }

    /**
     * A path as C has it: UTF-8 and a zero, in {@link #scratch}.
     *
     * @param path the path
     * @return memory that begins with it
     */
    public MemorySegment path(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        MemorySegment memory = scratch(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
        memory.set(JAVA_BYTE, bytes.length, (byte) 0);
        return memory;
    }

    private MemorySegment grow(long bytes) {
        long size = Math.max(SCRATCH_START, Long.highestOneBit(Math.max(1, bytes - 1)) << 1);
        MemorySegment larger = Arena.ofAuto().allocate(Math.max(size, bytes), 16);
        if (size <= SCRATCH_KEPT) {
            scratch = larger;
        }
        return larger;
    }
}

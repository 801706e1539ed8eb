package dev.panasock.platform.system.windows;

import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The polls of some slots of a queue, over one handle of the driver: with many sockets on one handle the driver
 * searches long.
 *
 * <p>The memory of polls is never freed, only used again after all of them have ended: the system writes to it.
 */
final class AfdGroup {
    static final int SIZE = 32;
    /** The id of an empty slot. */
    static final long NONE = -1;

    private static final ConcurrentLinkedQueue<MemorySegment> SPARE = new ConcurrentLinkedQueue<>();

    final MemorySegment afd;
    private final MemorySegment memory;
    final long[] ids = new long[SIZE];
    final long[] bases = new long[SIZE];
    final int[] wanted = new int[SIZE];
    /** The id whose poll is under way in a slot, which may have been removed since, or {@link #NONE}. */
    final long[] polled = new long[SIZE];
    /** Whether a new poll is to begin before the next wait. */
    final boolean[] due = new boolean[SIZE];

    AfdGroup(long afd) {
        this.afd = MemorySegment.ofAddress(afd);
        MemorySegment spare = SPARE.poll();
        this.memory = spare != null ? spare : Arena.global().allocate(SIZE * AfdApi.POLL_SIZE, 16);
        Arrays.fill(ids, NONE);
        Arrays.fill(polled, NONE);
    }

    MemorySegment poll(int index) {
        return memory.asSlice(index * AfdApi.POLL_SIZE, AfdApi.POLL_SIZE);
    }

    int indexOf(long overlapped) {
        return (int) ((overlapped - memory.address()) / AfdApi.POLL_SIZE);
    }

    void cancel(CallBlock call, int index) {
        if (polled[index] != NONE) {
            AfdApi.cancel(call, afd, poll(index));
        }
    }

    boolean idle() {
        for (long id : polled) {
            if (id != NONE) {
                return false;
            }
        }
        return true;
    }

    /** Closes the handle. The memory is used again only if nothing is under way. */
    void free(CallBlock call) {
        CompletionApi.closeHandle(call, afd.address());
        if (idle()) {
            SPARE.add(memory);
        }
    }
}

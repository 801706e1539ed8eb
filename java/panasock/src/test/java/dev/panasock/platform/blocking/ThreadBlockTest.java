package dev.panasock.platform.blocking;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a thread needs for a call: one per platform thread, a pool for virtual threads. */
@Timeout(300)
class ThreadBlockTest {
    private static <T> T inVirtualThread(Callable<T> body) throws Exception {
        FutureTask<T> task = new FutureTask<>(body);
        Thread.ofVirtual().start(task);
        return task.get();
    }

    @Test
    void aPlatformThreadKeepsItsBlock() throws Exception {
        ThreadBlock mine = ThreadBlock.acquire();
        mine.release();
        assertSame(mine, ThreadBlock.acquire());
        FutureTask<ThreadBlock> other = new FutureTask<>(ThreadBlock::acquire);
        Thread.ofPlatform().start(other);
        assertNotSame(mine, other.get());
    }

    @Test
    void aVirtualThreadBorrowsABlockThatNoOtherThreadHas() throws Exception {
        boolean distinct = inVirtualThread(() -> {
            ThreadBlock first = ThreadBlock.acquire();
            ThreadBlock second = ThreadBlock.acquire();
            first.release();
            ThreadBlock again = ThreadBlock.acquire();
            return first != second && again == first;
        });
        assertTrue(distinct);
    }

    @Test
    void theMemoryOfWaitingIsNoneOfTheCall() {
        ThreadBlock block = ThreadBlock.acquire();
        assertNotSame(block.call, block.waiting());
        assertSame(block.waiting(), block.waiting());
    }
}

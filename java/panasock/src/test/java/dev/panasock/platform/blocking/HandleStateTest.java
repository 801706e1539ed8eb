package dev.panasock.platform.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.RawSocket;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.SocketNumbers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handle as the calls use it: the first thread that does has a claim of its own, others are counted. */
@Timeout(300)
class HandleStateTest {
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
    private final long number = handle.number();

    @AfterEach
    void end() {
        other.shutdownNow();
        handle.close();
    }

    private long enter() {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return HandleAccess.of(handle).enter(thread);
        } finally {
            thread.release();
        }
    }

    private void leave() {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            HandleAccess.of(handle).leave(thread);
        } finally {
            thread.release();
        }
    }

    @Test
    void whoComesAfterTheCloseStaysOutside() throws Exception {
        assertEquals(number, enter());
        leave();
        assertEquals(number, other.submit(this::enter).get());
        other.submit(this::leave).get();
        handle.close();
        assertEquals(SocketHandle.INVALID, enter());
        assertEquals(SocketHandle.INVALID, other.submit(this::enter).get());
    }

    @Test
    void theFirstToHaveEnteredIsTheLastOut() throws Exception {
        theOtherThreadIsTheLastOut();
    }

    @Test
    void oneThatIsCountedIsTheLastOut() throws Exception {
        assertEquals(number, enter());
        leave();
        theOtherThreadIsTheLastOut();
    }

    private void theOtherThreadIsTheLastOut() throws Exception {
        assertEquals(number, other.submit(this::enter).get());
        handle.close();
        assertTrue(RawSocket.isOpen(number), "it is in use");
        other.submit(this::leave).get();
        assertFalse(RawSocket.isOpen(number));
    }

    @Test
    void aThreadMayBeInsideTwice() {
        assertEquals(number, enter());
        assertEquals(number, enter());
        handle.close();
        leave();
        assertTrue(RawSocket.isOpen(number), "it is in use");
        leave();
        assertFalse(RawSocket.isOpen(number));
    }

    @Test
    void whatAnotherThreadUsesIsNotReleased() throws Exception {
        assertEquals(number, other.submit(this::enter).get());
        assertThrows(IllegalStateException.class, handle::release);
        assertEquals(number, enter());
        leave();
        other.submit(this::leave).get();
        assertEquals(number, handle.release());
        assertTrue(RawSocket.isOpen(number));
        SocketHandle.adopt(number).close();
    }
}

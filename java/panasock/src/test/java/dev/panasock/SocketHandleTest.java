package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.SocketApi;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SocketHandleTest {
    private static final SocketApi API = Host.sockets();

    @Test
    void anOwnedNumberIsClosedOnce() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        assertTrue(handle.isOpen() && handle.isOwned());
        assertEquals(number, handle.number());
        assertEquals(0, handle.closeWithResult());
        assertFalse(handle.isOpen());
        assertFalse(RawSocket.isOpen(number));
        assertEquals(Integer.MIN_VALUE, handle.closeWithResult());
        handle.close();
        assertEquals(SocketHandle.INVALID, handle.enter());
    }

    @Test
    void aSecondCloseDoesNotReachTheSocketThatGotTheNumber() {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        handle.close();
        long reused = RawSocket.open(SocketNumbers.SOCK_STREAM);
        handle.close();
        assertTrue(RawSocket.isOpen(reused));
        SocketHandle.adopt(reused).close();
    }

    @Test
    void aBorrowedNumberStaysOpen() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle borrowed = SocketHandle.borrow(number);
        assertFalse(borrowed.isOwned());
        borrowed.close();
        assertEquals(SocketHandle.INVALID, borrowed.enter());
        assertTrue(RawSocket.isOpen(number));
        assertThrows(IllegalStateException.class, SocketHandle.borrow(number)::release);
        SocketHandle.adopt(number).close();
    }

    @Test
    void aReleasedNumberBelongsToTheCaller() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        assertEquals(number, handle.release());
        handle.close();
        assertTrue(RawSocket.isOpen(number));
        assertThrows(IllegalStateException.class, handle::release);
        SocketHandle.adopt(number).close();
    }

    @Test
    void aNumberInUseCannotBeReleased() {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        handle.enter();
        String message = assertThrows(IllegalStateException.class, handle::release).getMessage();
        assertTrue(message.contains("in use"), message);
        handle.leave();
        handle.close();
    }

    @Test
    void closeWaitsForTheLastCall() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        assertEquals(number, handle.enter());
        assertEquals(number, handle.enter());
        assertEquals(0, handle.closeWithResult());
        assertEquals(SocketHandle.INVALID, handle.enter());
        assertTrue(RawSocket.isOpen(number), "two calls are inside");
        handle.leave();
        assertTrue(RawSocket.isOpen(number), "one call is inside");
        handle.leave();
        assertFalse(RawSocket.isOpen(number));
    }

    @Test
    void aHolderIsToldOfTheCloseAndKeepsTheNumberUntilItDropsIt() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        AtomicInteger told = new AtomicInteger();
        SocketHandle.Holder holder = closing -> {
            assertSame(handle, closing);
            told.incrementAndGet();
        };
        assertEquals(number, handle.hold(holder));
        assertThrows(IllegalStateException.class, handle::release);
        handle.close();
        handle.close();
        assertEquals(1, told.get());
        assertTrue(RawSocket.isOpen(number), "still held");
        handle.drop(holder);
        assertFalse(RawSocket.isOpen(number));
        assertEquals(SocketHandle.INVALID, handle.hold(holder), "nothing to hold");
        assertEquals(1, told.get());
        assertThrows(NullPointerException.class, () -> handle.hold(null));
    }

    @Test
    void eachHolderIsToldButNotOneThatHasDropped() {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        StringBuilder told = new StringBuilder();
        SocketHandle.Holder first = closing -> told.append("first ");
        SocketHandle.Holder second = closing -> told.append("second ");
        SocketHandle.Holder third = closing -> told.append("third ");
        handle.hold(first);
        handle.hold(second);
        handle.hold(third);
        handle.hold(third);
        handle.drop(first);
        handle.drop(third);
        handle.close();
        assertEquals("third second ", told.toString());
        handle.drop(second);
        handle.drop(third);
        assertFalse(RawSocket.isOpen(handle.number()));
    }

    /** Who begins to hold during a close is told of it or gets nothing. */
    @RepeatedTest(200)
    void holdingRacesWithClosing() throws InterruptedException {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        AtomicInteger held = new AtomicInteger();
        AtomicInteger ever = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        SocketHandle.Holder holder = closing -> held.decrementAndGet();
        Thread thread = Thread.ofPlatform().start(() -> {
            started.countDown();
            for (int i = 0; i < 50 && handle.hold(holder) != SocketHandle.INVALID; i++) {
                held.incrementAndGet();
                ever.incrementAndGet();
            }
        });
        started.await();
        handle.close();
        thread.join();
        assertEquals(0, held.get());
        assertFalse(handle.isOpen());
        for (int i = 0; i < ever.get(); i++) {
            assertTrue(RawSocket.isOpen(handle.number()), "until the last one drops it");
            handle.drop(holder);
        }
        assertFalse(RawSocket.isOpen(handle.number()));
    }

    @Test
    void invalidIsNoSocket() {
        assertEquals(-1L, SocketHandle.INVALID);
        assertThrows(IllegalArgumentException.class, () -> SocketHandle.adopt(SocketHandle.INVALID));
        assertThrows(IllegalArgumentException.class, () -> SocketHandle.borrow(-1));
    }

    @Test
    void theErrorOfTheSystemIsTold() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        SocketHandle.adopt(number).close();
        int error = -handle.closeWithResult();
        assertEquals(SocketError.closed().number(), error);
    }

    @Test
    void theText() {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        assertEquals("socket " + handle.number(), handle.toString());
        SocketHandle borrowed = SocketHandle.borrow(handle.number());
        assertEquals("socket " + handle.number() + " (borrowed)", borrowed.toString());
        handle.close();
        assertEquals("socket " + handle.number() + " (closed)", handle.toString());
    }

    /** Calls race with closes: whoever is inside always has a number that is open in the system. */
    @RepeatedTest(200)
    void nobodyInsideSeesAClosedNumber() throws InterruptedException {
        SocketHandle handle = SocketHandle.adopt(RawSocket.open(SocketNumbers.SOCK_STREAM));
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger closes = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            boolean closer = i >= 2;
            threads[i] = Thread.ofPlatform().start(() -> {
                await(start);
                for (int n = 0; n < 50; n++) {
                    if (closer && n == 25 && handle.closeWithResult() == 0) {
                        closes.incrementAndGet();
                    }
                    long number = handle.enter();
                    if (number == SocketHandle.INVALID) {
                        continue;
                    }
                    if (!RawSocket.isOpen(number)) {
                        wrong.incrementAndGet();
                    }
                    handle.leave();
                }
            });
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, wrong.get());
        assertEquals(1, closes.get(), "exactly one close wins");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Wine;
import dev.panasock.platform.abi.OperatingSystem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** select, FD_ZERO, FD_SET, FD_CLR, FD_ISSET, WSAPoll: what is the same on every system. */
class ReadinessFunctionsTest extends WinsockFixture {
    /** Windows waits for ticks of its clock, the first of which may come at once. */
    private static final long TICK = OperatingSystem.current() == OperatingSystem.WINDOWS ? 15_625_000 : 0;

    @Test
    void selectLeavesWhatIsReady() {
        Pair a = pair();
        Pair b = pair();
        assertEquals(1, send(a.client(), bytes("x"), 1, 0));
        fd_set read = set(a.server(), b.server());
        fd_set write = set(b.server(), a.server());
        fd_set except = set(a.server());
        awaitReadable(a.server());
        assertEquals(3, select(0, read, write, except, new timeval(100, 0)));
        assertTrue(FD_ISSET(a.server(), read));
        assertFalse(FD_ISSET(b.server(), read));
        assertEquals(2, write.fd_count());
        assertEquals(0, except.fd_count());
        FD_ZERO(read);
        FD_SET(b.server(), read);
        FD_SET(a.server(), read);
        FD_CLR(a.server(), read);
        assertEquals(0, select(0, read, null, null, new timeval(0, 0)));
        assertEquals(0, read.fd_count());
    }

    @Test
    void selectWaitsAsLongAsItIsTold() {
        Pair pair = pair();
        SOCKET s = pair.server();
        long begun = System.nanoTime();
        assertEquals(0, select(0, set(s), null, null, new timeval(0, 50_000)));
        assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(50), "early");
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> select(0, set(s), null, null, null));
        ok(shutdown(pair.client(), SD_SEND));
        assertEquals(1, waiting.join());
    }

    @Test
    void selectRefuses() {
        SOCKET s = pair().server();
        fails(WSAEINVAL, () -> select(0, null, new fd_set(), null, new timeval(0, 0)));
        fails(WSAENOTSOCK, () -> select(0, set(s, INVALID_SOCKET), null, null, new timeval(0, 0)));
        ok(closesocket(s));
        fails(WSAENOTSOCK, () -> select(0, set(s), null, null, new timeval(0, 0)));
    }

    @Test
    void selectRefusesANegativeTime() {
        SOCKET s = pair().server();
        Wine.differs("select takes a negative time");
        fails(WSAEINVAL, () -> select(0, set(s), null, null, new timeval(-1, 0)));
    }

    @Test
    void aListenerIsReadable() {
        SOCKET listener = listener();
        assertEquals(0, select(0, set(listener), null, null, new timeval(0, 0)));
        connectTo(tcp(), listener);
        assertEquals(1, select(0, set(listener), null, null, new timeval(100, 0)));
        WSAPOLLFD[] elements = elements(listener, POLLIN);
        assertEquals(1, WSAPoll(elements, 1, -1));
        assertEquals(POLLRDNORM, elements[0].revents());
    }

    @Test
    void poll() {
        Pair pair = pair();
        WSAPOLLFD[] elements =
                {elements(pair.server(), POLLIN)[0], elements(pair.client(), POLLOUT)[0],
                    elements(pair.client(), POLLIN)[0]};
        assertEquals(1, WSAPoll(elements, 3, 1000));
        assertEquals(0, elements[0].revents());
        assertEquals(POLLWRNORM, elements[1].revents());
        assertEquals(1, send(pair.client(), bytes("x"), 1, 0));
        assertEquals(1, WSAPoll(elements, 1, 10_000));
        assertEquals(POLLRDNORM, elements[0].revents());
        long begun = System.nanoTime();
        assertEquals(0, WSAPoll(elements(pair.client(), POLLIN), 1, 30));
        assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(30) - TICK, "early");
        assertThrows(IndexOutOfBoundsException.class, () -> WSAPoll(elements, 4, 0));
        fails(WSAEINVAL, () -> WSAPoll(elements, 0, 0));
    }

    @Test
    void nothingIsHeldAfterwards() {
        Pair pair = pair();
        assertEquals(1, select(0, set(pair.client()), set(pair.client()), null, new timeval(0, 0)));
        assertEquals(1, WSAPoll(elements(pair.client(), POLLOUT), 1, 0));
        fails(WSAENOTSOCK, () -> select(0, set(pair.client(), INVALID_SOCKET), null, null, null));
        // Refused while a call is running.
        ok(closesocketBy(pair.client().handle().release()));
    }

    private int closesocketBy(long number) {
        return closesocket(SOCKET.of(dev.panasock.SocketHandle.adopt(number)));
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who closes a number, when several could: twice, by two threads, from inside of a call, after it was given away. */
class OwnershipTest extends WinsockFixture {
    private static boolean isOpen(long number) {
        try (NativeSocket socket = NativeSocket.of(SocketHandle.borrow(number))) {
            return socket.get(SoOption.SO_TYPE).equals(SocketType.STREAM);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aSecondCloseIsToldAndReachesNobody() {
        SOCKET s = tcp();
        long number = s.number();
        ok(closesocket(s));
        SOCKET next = tcp();
        fails(WSAENOTSOCK, () -> closesocket(s));
        assertEquals(Integer.MIN_VALUE, s.handle().closeWithResult());
        assertTrue(isOpen(next.number()));
        assertFalse(number != next.number() && isOpen(number));
    }

    @RepeatedTest(50)
    void ofTwoThreadsThatCloseABlockedSocketOneDoes() throws Exception {
        Pair pair = pair();
        Thread blocked = Thread.ofPlatform().start(() -> recv(pair.server(), new byte[1], 1, 0));
        ConditionalAcceptTest.awaitInTheSystem(blocked);
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] closing = new Thread[2];
        for (int i = 0; i < closing.length; i++) {
            closing[i] = Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                if (closesocket(pair.server()) == 0) {
                    closed.incrementAndGet();
                }
            });
        }
        start.countDown();
        for (Thread thread : closing) {
            thread.join();
        }
        blocked.join();
        assertEquals(1, closed.get());
        assertEquals(0, recv(pair.client(), new byte[1], 1, 0), "the connection ended");
    }

    @Test
    void aHolderThatIsToldOfTheCloseMayCloseAgain() {
        SOCKET s = tcp();
        long number = s.number();
        SocketHandle handle = s.handle();
        int[] again = {0};
        SocketHandle.Holder[] holder = new SocketHandle.Holder[1];
        holder[0] = closing -> {
            assertSame(handle, closing);
            again[0] = closing.closeWithResult();
            closing.drop(holder[0]);
        };
        handle.hold(holder[0]);
        ok(closesocket(s));
        assertEquals(Integer.MIN_VALUE, again[0]);
        assertFalse(isOpen(number));
    }

    /** The call that asks is still inside: the number stays until it has left. */
    @Test
    void aConditionMayCloseItsListener() {
        SOCKET listener = listener();
        SOCKET client = tcp();
        connectTo(client, listener);
        long number = listener.number();
        boolean[] openInside = {false};
        SOCKET made = closedAfterTest(WSAAccept(listener, null, null, (caller, data, callee, context) -> {
            ok(closesocket(listener));
            openInside[0] = isOpen(number);
            return CF_ACCEPT;
        }, 0));
        assertTrue(openInside[0]);
        assertFalse(isOpen(number) && made.number() != number);
        fails(WSAENOTSOCK, () -> listen(listener, 1));
        ok(closesocket(client));
    }

    @Test
    void whatWasGivenAwayIsNotUsedAnyMore() {
        Pair pair = pair();
        long number = pair.server().handle().release();
        fails(WSAENOTSOCK, () -> send(pair.server(), new byte[1], 1, 0));
        fails(WSAENOTSOCK, () -> closesocket(pair.server()));
        SOCKET taken = closedAfterTest(SOCKET.of(SocketHandle.adopt(number)));
        assertEquals(1, send(taken, new byte[1], 1, 0));
        assertEquals(1, recv(pair.client(), new byte[1], 1, 0));
    }
}

package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What WSAAccept means on POSIX: one test for each row of docs/winsock-on-posix.md. {@link ConditionalAcceptTest} has what is the same everywhere. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class PosixAcceptTest extends WinsockFixture {
    private static final LPCONDITIONPROC REJECT = (caller, data, callee, context) -> CF_REJECT;
    private static final LPCONDITIONPROC DEFER = (caller, data, callee, context) -> CF_DEFER;

    private SOCKET client(SOCKET listener, int family) {
        SOCKET client = open(family, SOCK_STREAM);
        connectTo(client, listener);
        return client;
    }

    private static void deferred(SOCKET listener) {
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, DEFER, 0));
    }

    @Test
    @Meaning(of = "WSAAccept", winsock = "CF_REJECT: 10061, and the client is reset",
            posix = "has no conditions; here the connection is accepted, asked about and reset")
    void aRejectedClientIsReset() {
        SOCKET listener = listener();
        SOCKET client = client(listener, AF_INET);
        failsToMake(WSAECONNREFUSED, () -> WSAAccept(listener, null, null, REJECT, 0));
        awaitReadable(client);
        fails(WSAECONNRESET, () -> recv(client, new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "WSAAccept", winsock = "the client of a UNIX socket that is rejected is reset",
            posix = "it sees the end of the stream", translated = false)
    void aRejectedClientOfAPathSeesTheEnd() {
        SOCKET listener = listener(AF_UNIX);
        SOCKET client = client(listener, AF_UNIX);
        failsToMake(WSAECONNREFUSED, () -> WSAAccept(listener, null, null, REJECT, 0));
        assertEquals(0, recv(client, new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "WSAAccept",
            winsock = "a deferred connection stays first in the listener's queue: accept and WSAAccept find it again",
            posix = "has left the queue; here it is kept for them")
    void aDeferredConnectionIsTheNext() {
        SOCKET listener = listener();
        nonBlocking(listener);
        SOCKET client = client(listener, AF_INET);
        awaitReadable(listener);
        deferred(listener);
        assertEquals(3, send(client, bytes("abc"), 3, 0));
        sockaddr_in name = new sockaddr_in();
        SOCKET server = closedAfterTest(accept(listener, name, new int[] {sizeof(name)}));
        assertNotSame(INVALID_SOCKET, server);
        assertEquals(portOf(client), ntohs(name.sin_port()));
        byte[] received = new byte[3];
        awaitReadable(server);
        assertEquals(3, recv(server, received, 3, 0));
        assertArrayEquals(bytes("abc"), received);
        failsToMake(WSAEWOULDBLOCK, () -> accept(listener, null, null));
    }

    @Test
    @Meaning(of = "WSAAccept",
            winsock = "a deferred connection takes a place of the backlog and is alone: nobody is asked about the next",
            posix = "here several can be deferred, by threads that ask at the same time; the first is the next",
            translated = false)
    void severalAreDeferred() {
        SOCKET listener = listener();
        SOCKET first = client(listener, AF_INET);
        SOCKET second = client(listener, AF_INET);
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, (caller, data, callee, context) -> {
            deferred(listener);
            return CF_DEFER;
        }, 0));
        // The inner condition had the second, and put it off before the outer one did with the first.
        assertEquals(portOf(second), portOfPeer(listener));
        assertEquals(portOf(first), portOfPeer(listener));
    }

    private int portOfPeer(SOCKET listener) {
        sockaddr_in name = new sockaddr_in();
        closedAfterTest(accept(listener, name, new int[] {sizeof(name)}));
        return ntohs(name.sin_port());
    }

    @Test
    @Meaning(of = "select, WSAPoll", winsock = "a listener is readable while a connection is deferred",
            posix = "does not know of it; here the listener is ready at once, whatever the time-out")
    void aDeferredConnectionMakesTheListenerReadable() {
        SOCKET listener = listener();
        client(listener, AF_INET);
        deferred(listener);
        assertEquals(0, select(0, null, set(listener), null, new timeval(0, 0)), "not writable");
        fd_set readable = set(listener, pair().client());
        assertEquals(1, select(0, readable, null, null, null));
        assertEquals(listener, readable.fd_array(0));
        WSAPOLLFD[] elements = {elements(listener, POLLIN)[0], elements(INVALID_SOCKET, POLLIN)[0]};
        assertEquals(1, WSAPoll(elements, 2, -1));
        assertEquals(POLLRDNORM, elements[0].revents());
    }

    @Test
    @Meaning(of = "closesocket", winsock = "the deferred connections of a listener are reset with it",
            posix = "here too, also when the handle is closed otherwise")
    void deferredConnectionsAreResetWithTheListener() {
        SOCKET listener = listener();
        SOCKET first = client(listener, AF_INET);
        SOCKET second = client(listener, AF_INET);
        failsToMake(WSATRY_AGAIN, () -> WSAAccept(listener, null, null, (caller, data, callee, context) -> {
            deferred(listener);
            return CF_DEFER;
        }, 0));
        listener.handle().close();
        for (SOCKET client : new SOCKET[] {first, second}) {
            awaitReadable(client);
            fails(WSAECONNRESET, () -> recv(client, new byte[1], 1, 0));
        }
    }

    @Test
    void aConditionThatClosesTheListenerCannotDefer() {
        SOCKET listener = listener();
        SOCKET client = client(listener, AF_INET);
        failsToMake(WSAENOTSOCK, () -> WSAAccept(listener, null, null, (caller, data, callee, context) -> {
            ok(closesocket(listener));
            return CF_DEFER;
        }, 0));
        awaitReadable(client);
        fails(WSAECONNRESET, () -> recv(client, new byte[1], 1, 0));
    }
}

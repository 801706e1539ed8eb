package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a program written for Winsock sees on POSIX: select and WSAPoll. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class PosixReadinessTest extends WinsockFixture {
    private static final timeval NOW = new timeval(0, 0);
    private static final timeval LONG = new timeval(100, 0);
    private static final int POLL_MILLIS = 10_000;

    @Test
    @Meaning(of = "select", winsock = "10022 if there is nothing in the sets", posix = "waits for the time-out")
    void nothingToSelect() {
        fails(WSAEINVAL, () -> select(0, null, null, null, NOW));
        fails(WSAEINVAL, () -> select(0, new fd_set(), new fd_set(), new fd_set(), LONG));
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "10022 if there is nothing to poll, 10038 if nothing of it is a socket",
            posix = "waits for the time-out; POLLNVAL")
    void nothingToPoll() {
        fails(WSAEINVAL, () -> WSAPoll(new WSAPOLLFD[0], 0, 0));
        fails(WSAEINVAL, () -> WSAPoll(null, 1, 0));
        fails(WSAENOTSOCK, () -> WSAPoll(elements(INVALID_SOCKET, POLLIN), 1, 0));
        SOCKET closed = tcp();
        ok(closesocket(closed));
        fails(WSAENOTSOCK, () -> WSAPoll(elements(closed, POLLIN), 1, POLL_MILLIS));
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "POLLPRI, POLLERR, POLLHUP and POLLNVAL cannot be asked for: 10022",
            posix = "they can, or are ignored")
    void whatCannotBeAskedFor() {
        SOCKET s = pair().client();
        for (int events : new int[] {POLLPRI, POLLERR, POLLHUP, POLLNVAL, 0x4000}) {
            fails(WSAEINVAL, () -> WSAPoll(elements(s, events | POLLIN), 1, 0));
        }
    }

    @Test
    @Meaning(of = "select, WSAPoll", winsock = "a TCP socket that is not connected is not ready",
            posix = "Linux: writable and hung up")
    void aFreshSocketIsNotReady() {
        SOCKET s = tcp();
        assertEquals(0, select(0, set(s), set(s), set(s), new timeval(0, 20_000)));
        WSAPOLLFD[] elements = elements(s, POLLIN | POLLOUT);
        long begun = System.nanoTime();
        assertEquals(0, WSAPoll(elements, 1, 20));
        assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(20), "early");
        assertEquals(0, elements[0].revents());
    }

    @Test
    @Meaning(of = "select", winsock = "a connect that failed is in exceptfds only, and SO_ERROR keeps telling it",
            posix = "readable and writable; SO_ERROR tells it once")
    void aFailedConnectIsAnException() {
        sockaddr nobody = nobody();
        SOCKET s = tcp();
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> connect(s, nobody, sizeof(nobody)));
        fd_set read = set(s);
        fd_set write = set(s);
        fd_set except = set(s);
        assertEquals(1, select(0, read, write, except, LONG));
        assertFalse(FD_ISSET(s, read));
        assertFalse(FD_ISSET(s, write));
        assertTrue(FD_ISSET(s, except));
        assertEquals(0, select(0, null, set(s), null, new timeval(0, 10_000)), "writefds alone");
        assertEquals(WSAECONNREFUSED, option(s, SOL_SOCKET, SO_ERROR));
        assertEquals(WSAECONNREFUSED, option(s, SOL_SOCKET, SO_ERROR));
        assertEquals(1, select(0, null, null, set(s), LONG), "still");
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "a connect that failed is POLLERR, POLLHUP and POLLWRNORM",
            posix = "Linux: readable as well")
    void aFailedConnectIsPolled() {
        sockaddr nobody = nobody();
        SOCKET s = tcp();
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> connect(s, nobody, sizeof(nobody)));
        WSAPOLLFD[] elements = elements(s, POLLIN | POLLOUT);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLERR | POLLHUP | POLLWRNORM, elements[0].revents());
        assertEquals(WSAECONNREFUSED, option(s, SOL_SOCKET, SO_ERROR));
    }

    @Test
    @Meaning(of = "select, WSAPoll", winsock = "a connect that succeeded is writable", posix = "the same")
    void aSuccessfulConnectIsWritable() {
        sockaddr name = nameOf(listener());
        SOCKET s = tcp();
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> connect(s, name, sizeof(name)));
        fd_set write = set(s);
        fd_set except = set(s);
        assertEquals(1, select(0, null, write, except, LONG));
        assertTrue(FD_ISSET(s, write));
        assertEquals(0, option(s, SOL_SOCKET, SO_ERROR));
        fails(WSAEISCONN, () -> connect(s, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "WSAPoll",
            winsock = "POLLIN is POLLRDNORM and POLLRDBAND; data is POLLRDNORM, urgent data POLLRDBAND",
            posix = "POLLIN is a bit of its own; urgent data is POLLPRI")
    void theBitsOfReading() {
        Pair pair = pair();
        assertEquals(POLLRDNORM | POLLRDBAND, POLLIN);
        assertEquals(1, send(pair.client(), bytes("a"), 1, 0));
        WSAPOLLFD[] elements = elements(pair.server(), POLLIN);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLRDNORM, elements[0].revents());
        assertEquals(1, recv(pair.server(), new byte[1], 1, 0));
        assertEquals(1, send(pair.client(), bytes("!"), 1, MSG_OOB));
        elements = elements(pair.server(), POLLRDBAND);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLRDBAND, elements[0].revents());
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "an orderly end is POLLHUP without POLLRDNORM", posix = "readable")
    void anOrderlyEnd() {
        Pair pair = pair();
        ok(shutdown(pair.client(), SD_SEND));
        WSAPOLLFD[] elements = elements(pair.server(), POLLIN);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLHUP, elements[0].revents());
        assertEquals(1, select(0, set(pair.server()), null, null, LONG), "for select it is readable");
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "data before an orderly end is POLLRDNORM and POLLHUP",
            posix = "POLLRDNORM; POLLHUP follows when the data was read", translated = false)
    void dataBeforeTheEnd() {
        Pair pair = pair();
        assertEquals(1, send(pair.client(), bytes("a"), 1, 0));
        ok(shutdown(pair.client(), SD_SEND));
        WSAPOLLFD[] elements = elements(pair.server(), POLLIN);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLRDNORM, elements[0].revents());
        assertEquals(1, recv(pair.server(), new byte[1], 1, 0));
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLHUP, elements[0].revents());
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "a reset is POLLERR, POLLHUP and POLLWRNORM", posix = "Linux: readable as well")
    void aReset() {
        Pair pair = pair();
        reset(pair.server());
        awaitReadable(pair.client());
        WSAPOLLFD[] elements = elements(pair.client(), POLLIN | POLLOUT);
        assertEquals(1, WSAPoll(elements, 1, POLL_MILLIS));
        assertEquals(POLLERR | POLLHUP | POLLWRNORM, elements[0].revents());
    }

    @Test
    @Meaning(of = "WSAPoll", winsock = "a closed socket among others is POLLNVAL, INVALID_SOCKET is passed over",
            posix = "the same, by number")
    void aClosedSocketAmongOthers() {
        SOCKET closed = tcp();
        ok(closesocket(closed));
        WSAPOLLFD[] elements =
                {elements(pair().client(), POLLIN)[0], elements(closed, POLLIN)[0],
                    elements(INVALID_SOCKET, POLLIN)[0]};
        assertEquals(1, WSAPoll(elements, 3, POLL_MILLIS));
        assertEquals(0, elements[0].revents());
        assertEquals(POLLNVAL, elements[1].revents());
        assertEquals(0, elements[2].revents());
    }

    @Test
    @Meaning(of = "select", winsock = "10038 if one of the sockets is closed",
            posix = "by number, which may be another's")
    void aClosedSocketInASet() {
        SOCKET closed = tcp();
        ok(closesocket(closed));
        SOCKET ready = pair().client();
        fails(WSAENOTSOCK, () -> select(0, null, set(ready, closed), null, LONG));
    }

    @Test
    @Meaning(of = "select", winsock = "a set holds more than FD_SETSIZE sockets if the program says so",
            posix = "descriptors below 1024 only")
    void manySockets() {
        SOCKET listener = listener();
        fd_set read = new fd_set();
        SOCKET[] servers = new SOCKET[600];
        SOCKET[] clients = new SOCKET[servers.length];
        for (int i = 0; i < servers.length; i++) {
            Pair pair = pair(listener, AF_INET);
            servers[i] = pair.server();
            clients[i] = pair.client();
            FD_SET(servers[i], read);
        }
        assertTrue(servers[servers.length - 1].handle().number() > 1024);
        assertEquals(servers.length, read.fd_count());
        for (int i = 0; i < servers.length; i += 100) {
            assertEquals(1, send(clients[i], bytes("x"), 1, 0));
            awaitReadable(servers[i]);
        }
        fd_set all = new fd_set(read);
        assertEquals(6, select(0, read, null, null, LONG));
        for (int i = 0; i < servers.length; i++) {
            assertEquals(i % 100 == 0, FD_ISSET(servers[i], read));
        }
        assertEquals(servers.length, all.fd_count());
    }
}

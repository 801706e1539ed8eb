package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What an errno means by function and state: a test for each row of the overlay, provoked for real where the system can be made to say it. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class OverlayTest extends WinsockFixture {
    private static int errno(String name) {
        return ErrorTable.named(name).numbers().here();
    }

    private static void behind(String errno) {
        assertEquals(errno(errno), nativeLastError());
    }

    @Test
    @ErrorMeaning(of = Function.listen, errno = "EBADF")
    void whatIsNotOpenIsNoSocket() {
        fails(WSAENOTSOCK, () -> listen(notOpen(), 1));
        behind("EBADF");
    }

    @Test
    @ErrorMeaning(of = Function.socket, errno = "EINVAL")
    void anUnknownProtocol() {
        failsToMake(WSAEPROTONOSUPPORT, () -> socket(AF_INET, SOCK_STREAM, 9999));
        behind("EINVAL");
    }

    @Test
    @ErrorMeaning(of = Function.bind, errno = "ENOENT")
    void aPathInNoFolder() {
        SOCKET s = open(AF_UNIX, SOCK_STREAM);
        sockaddr_un name = new sockaddr_un();
        name.sun_family(AF_UNIX);
        name.sun_path(path() + "/none/socket");
        fails(WSAEADDRNOTAVAIL, () -> bind(s, name, sizeof(name)));
        behind("ENOENT");
    }

    @Test
    @ErrorMeaning(of = Function.listen, errno = "EINVAL", when = Overlay.When.CONNECTED)
    void aConnectedSocketCannotListen() {
        SOCKET client = pair().client();
        fails(WSAEISCONN, () -> listen(client, 1));
        behind("EINVAL");
    }

    @Test
    @ErrorMeaning(of = Function.listen, errno = "EDESTADDRREQ", provoked = false)
    void listenWithoutAnAddress() {
        assertEquals(WSAEINVAL, Overlay.code(Function.listen, tcp(), errno("EDESTADDRREQ")));
        assertEquals(WSAEDESTADDRREQ, Overlay.code(Function.bind, tcp(), errno("EDESTADDRREQ")));
    }

    @Test
    @ErrorMeaning(of = Function.accept, errno = "ECONNABORTED", provoked = false)
    void aClientThatWentAway() {
        assertEquals(WSAECONNRESET, Overlay.code(Function.accept, tcp(), errno("ECONNABORTED")));
        assertEquals(WSAECONNABORTED, Overlay.code(Function.recv, tcp(), errno("ECONNABORTED")));
    }

    @Test
    @ErrorMeaning(of = Function.connect, errno = "EINPROGRESS", when = Overlay.When.NON_BLOCKING)
    void aConnectThatDoesNotWait() {
        SOCKET s = tcp();
        nonBlocking(s);
        sockaddr name = nameOf(listener());
        fails(WSAEWOULDBLOCK, () -> connect(s, name, sizeof(name)));
        behind("EINPROGRESS");
    }

    @Test
    @ErrorMeaning(of = Function.connect, errno = "EINPROGRESS", when = Overlay.When.BLOCKING)
    void aConnectThatWaitedTooLong() {
        sockaddr name = neverAccepting();
        SOCKET s = tcp();
        option(s, SOL_SOCKET, SO_SNDTIMEO, 50);
        fails(WSAETIMEDOUT, () -> connect(s, name, sizeof(name)));
        behind("EINPROGRESS");
    }

    @Test
    @ErrorMeaning(of = Function.recv, errno = "EWOULDBLOCK", when = Overlay.When.CONNECTING)
    void noDataBeforeTheConnection() {
        sockaddr name = neverAccepting();
        SOCKET s = tcp();
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> connect(s, name, sizeof(name)));
        fails(WSAENOTCONN, () -> recv(s, new byte[1], 1, 0));
        behind("EWOULDBLOCK");
        fails(WSAENOTCONN, () -> send(s, new byte[1], 1, 0));
        fails(WSAEALREADY, () -> connect(s, name, sizeof(name)));
        // The first one has not failed by it.
        assertEquals(0, option(s, SOL_SOCKET, SO_ERROR));
    }

    @Test
    @ErrorMeaning(of = Function.recv, errno = "EWOULDBLOCK", when = Overlay.When.BLOCKING)
    void anExpiredTimeout() {
        SOCKET s = pair().client();
        option(s, SOL_SOCKET, SO_RCVTIMEO, 20);
        fails(WSAETIMEDOUT, () -> recv(s, new byte[1], 1, 0));
        behind("EWOULDBLOCK");
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> recv(s, new byte[1], 1, 0));
    }

    @Test
    @ErrorMeaning(of = Function.recv, errno = "EINVAL", when = Overlay.When.UNCONNECTED)
    void nothingToReceiveFrom() {
        SOCKET s = open(AF_UNIX, SOCK_STREAM);
        fails(WSAENOTCONN, () -> recv(s, new byte[1], 1, 0));
        behind("EINVAL");
    }

    @Test
    @ErrorMeaning(of = Function.send, errno = "EPIPE", when = Overlay.When.UNCONNECTED)
    void nothingToSendOn() {
        SOCKET s = tcp();
        fails(WSAENOTCONN, () -> send(s, new byte[1], 1, 0));
        behind("EPIPE");
    }

    @Test
    @ErrorMeaning(of = Function.send, errno = "EPIPE")
    void aConnectionThatIsGone() {
        Pair pair = pair();
        reset(pair.server());
        awaitReadable(pair.client());
        fails(WSAECONNRESET, () -> recv(pair.client(), new byte[1], 1, 0));
        fails(WSAECONNABORTED, () -> send(pair.client(), new byte[1], 1, 0));
        behind("EPIPE");
    }

    @Test
    @ErrorMeaning(of = Function.send, errno = "EDESTADDRREQ")
    void aDatagramWithoutADestination() {
        SOCKET s = udp();
        fails(WSAENOTCONN, () -> send(s, new byte[1], 1, 0));
        behind("EDESTADDRREQ");
        fails(WSAENOTCONN, () -> sendto(s, new byte[1], 1, 0, null, 0));
    }

    @Test
    @ErrorMeaning(of = Function.recv, errno = "ECONNREFUSED", when = Overlay.When.MESSAGES)
    void aDatagramThatFoundNobody() {
        SOCKET gone = bound(AF_INET, SOCK_DGRAM);
        SOCKET s = udp();
        connectTo(s, gone);
        ok(closesocket(gone));
        assertEquals(1, send(s, new byte[1], 1, 0));
        fails(WSAECONNRESET, () -> recv(s, new byte[1], 1, 0));
        behind("ECONNREFUSED");
    }

    @Test
    @ErrorMeaning(of = Function.setsockopt, errno = "EOPNOTSUPP")
    void anOptionOfAnotherKindOfSocket() {
        SOCKET s = open(AF_UNIX, SOCK_STREAM);
        fails(WSAENOPROTOOPT, () -> setsockopt(s, IPPROTO_TCP, TCP_NODELAY, new int[] {1}, Integer.BYTES));
        behind("EOPNOTSUPP");
        fails(WSAENOPROTOOPT,
                () -> getsockopt(s, IPPROTO_TCP, TCP_NODELAY, new int[1], new int[] {Integer.BYTES}));
    }

    @Test
    @ErrorMeaning(of = Function.inet_ntop, errno = "ENOSPC")
    void aTextThatDoesNotFit() {
        WSASetLastError(0);
        assertNull(inet_ntop(AF_INET, new in_addr(), new byte[4], 4));
        assertEquals(WSA_INVALID_PARAMETER, WSAGetLastError());
        behind("ENOSPC");
    }

    @Test
    void whatHasNoRowIsLexical() {
        for (ErrorTable.Row row : ErrorTable.rows()) {
            int number = row.numbers().here();
            boolean has = Overlay.rows().stream().anyMatch(r -> r.number() == number);
            if (number != Numbers.ABSENT && !has) {
                for (Function function : Function.values()) {
                    assertEquals(ErrorTable.wsaCode(dev.panasock.platform.abi.OperatingSystem.current(), number),
                            Overlay.code(function, null, number));
                }
            }
        }
    }
}

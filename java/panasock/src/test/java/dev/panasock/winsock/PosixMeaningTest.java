package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.SocketNumbers;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a program written for Winsock sees on POSIX: one test for each row of docs/winsock-on-posix.md, the life of a socket and its options. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class PosixMeaningTest extends WinsockFixture {
    @Test
    @Meaning(of = "socket",
            winsock = "an unknown family is 10047, an unknown type 10044, whatever number POSIX has there",
            posix = "family 10 is AF_INET6, type 2049 a non-blocking one")
    void numbersOfAnotherWorldAreUnknown() {
        failsToMake(WSAEAFNOSUPPORT, () -> socket(10, SOCK_STREAM, 0));
        failsToMake(WSAESOCKTNOSUPPORT, () -> socket(AF_INET, SOCK_STREAM | 2048, 0));
    }

    @Test
    @Meaning(of = "socket", winsock = "type 0 finds the first provider of the family", posix = "fails: 10044",
            translated = false)
    void typeZeroIsUnknown() {
        failsToMake(WSAESOCKTNOSUPPORT, () -> socket(AF_INET, 0, 0));
    }

    @Test
    @Meaning(of = "socket", winsock = "IPV6_V6ONLY is on", posix = "IPV6_V6ONLY is off")
    void anInet6SocketIsForInet6Only() {
        SOCKET s = open(AF_INET6, SOCK_STREAM);
        assertEquals(1, option(s, IPPROTO_IPV6, IPV6_V6ONLY));
        assertEquals(1, systemOption(s, SocketNumbers.IPPROTO_IPV6, SocketNumbers.IPV6_V6ONLY));
    }

    @Test
    @Meaning(of = "bind", winsock = "a port whose connections are over is free",
            posix = "10048 for a minute, without SO_REUSEADDR")
    void aListenerFollowsItsPredecessorAtOnce() {
        SOCKET listener = listener();
        sockaddr name = nameOf(listener);
        Pair pair = pair(listener, AF_INET);
        // Whoever closes first keeps the port in TIME_WAIT.
        ok(closesocket(pair.server()));
        awaitReadable(pair.client());
        ok(closesocket(pair.client()));
        ok(closesocket(listener));
        SOCKET next = tcp();
        ok(bind(next, name, sizeof(name)));
        ok(listen(next, 1));
        assertEquals(0, option(next, SOL_SOCKET, SO_REUSEADDR), "the program never set it");
    }

    @Test
    @Meaning(of = "bind", winsock = "a port that is in use is 10048, also before its owner listens",
            posix = "two sockets with SO_REUSEADDR can both bind until one listens")
    void whatMakesThatPossibleLetsNobodyShare() {
        SOCKET first = bound(AF_INET, SOCK_STREAM);
        sockaddr name = nameOf(first);
        SOCKET second = tcp();
        fails(WSAEADDRINUSE, () -> bind(second, name, sizeof(name)));
        ok(listen(first, 1));
        fails(WSAEADDRINUSE, () -> bind(second, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "bind", winsock = "SO_EXCLUSIVEADDRUSE waits for connections that are over",
            posix = "has no such option; without SO_REUSEADDR it is so")
    void anExclusiveListenerDoesNotFollowAtOnce() {
        SOCKET listener = listener();
        sockaddr name = nameOf(listener);
        Pair pair = pair(listener, AF_INET);
        ok(closesocket(pair.server()));
        awaitReadable(pair.client());
        ok(closesocket(pair.client()));
        ok(closesocket(listener));
        SOCKET next = tcp();
        option(next, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
        fails(WSAEADDRINUSE, () -> bind(next, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "bind", winsock = "127.0.0.1 and 0.0.0.0 can both have a port",
            posix = "the second one fails: 10048", translated = false)
    void theWildcardTakesAll() {
        SOCKET first = bound(AF_INET, SOCK_STREAM);
        ok(listen(first, 1));
        SOCKET second = tcp();
        sockaddr_in any = address(INADDR_ANY, portOf(first));
        fails(WSAEADDRINUSE, () -> bind(second, any, sizeof(any)));
    }

    @Test
    @Meaning(of = "bind", winsock = "with SO_REUSEADDR a second listener takes part of a port",
            posix = "the second one fails: 10048", translated = false)
    void reuseDoesNotShareAListener() {
        SOCKET first = tcp();
        option(first, SOL_SOCKET, SO_REUSEADDR, 1);
        sockaddr loopback = loopback(AF_INET);
        ok(bind(first, loopback, sizeof(loopback)));
        ok(listen(first, 1));
        sockaddr name = nameOf(first);
        SOCKET second = tcp();
        option(second, SOL_SOCKET, SO_REUSEADDR, 1);
        fails(WSAEADDRINUSE, () -> bind(second, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "bind, connect", winsock = "an address shorter than its family is 10014, of another family 10047",
            posix = "10022 for both")
    void addressesThatDoNotFit() {
        sockaddr_in name = address(INADDR_LOOPBACK, 0);
        SOCKET s = tcp();
        fails(WSAEFAULT, () -> bind(s, name, sizeof(name) - 1));
        fails(WSAEFAULT, () -> bind(s, null, 0));
        fails(WSAEFAULT, () -> connect(s, name, 3));
        sockaddr six = loopback(AF_INET6);
        fails(WSAEAFNOSUPPORT, () -> bind(s, six, sizeof(six)));
    }

    @Test
    @Meaning(of = "bind, connect", winsock = "the length of a sockaddr_un is that of the whole struct",
            posix = "the length of the path; more belongs to the name of an abstract one")
    void aPathEndsWithItsZero() {
        Pair pair = pair(AF_UNIX);
        assertEquals(5, send(pair.client(), bytes("hello"), 5, 0));
        assertEquals(5, recv(pair.server(), new byte[9], 9, 0));
    }

    @Test
    @Meaning(of = "listen", winsock = "10022 without bind", posix = "the system finds a port")
    void listenNeedsABoundSocket() {
        fails(WSAEINVAL, () -> listen(tcp(), 1));
    }

    @Test
    @Meaning(of = "accept", winsock = "the new socket is non-blocking if the listener is",
            posix = "Linux: it is blocking")
    void anAcceptedSocketInheritsFionbio() {
        SOCKET listener = listener();
        nonBlocking(listener);
        failsToMake(WSAEWOULDBLOCK, () -> accept(listener, null, null));
        SOCKET client = tcp();
        connectTo(client, listener);
        awaitReadable(listener);
        SOCKET server = closedAfterTest(accept(listener, null, null));
        fails(WSAEWOULDBLOCK, () -> recv(server, new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "accept", winsock = "the new socket has the listener's SO_LINGER, time-outs and buffer sizes",
            posix = "Linux: the same, the sizes doubled")
    void anAcceptedSocketInheritsOptions() {
        SOCKET listener = listener();
        linger linger = new linger();
        linger.l_onoff(1);
        linger.l_linger(7);
        ok(setsockopt(listener, SOL_SOCKET, SO_LINGER, linger, sizeof(linger)));
        option(listener, SOL_SOCKET, SO_RCVTIMEO, 1234);
        option(listener, SOL_SOCKET, SO_RCVBUF, 40000);
        SOCKET server = pair(listener, AF_INET).server();
        linger inherited = new linger();
        ok(getsockopt(server, SOL_SOCKET, SO_LINGER, inherited, new int[] {sizeof(inherited)}));
        assertEquals(1, inherited.l_onoff());
        assertEquals(7, inherited.l_linger());
        assertEquals(1234, option(server, SOL_SOCKET, SO_RCVTIMEO));
        assertEquals(40000, option(server, SOL_SOCKET, SO_RCVBUF));
    }

    @Test
    @Meaning(of = "accept", winsock = "SO_RCVTIMEO does not end it", posix = "Linux: it does")
    void acceptWaitsForAsLongAsItTakes() throws Exception {
        SOCKET listener = listener();
        option(listener, SOL_SOCKET, SO_RCVTIMEO, 10);
        CompletableFuture<SOCKET> accepted = CompletableFuture.supplyAsync(() -> accept(listener, null, null));
        // Longer than the time-out, which a wait for something else measures.
        fails(WSAETIMEDOUT, () -> {
            SOCKET s = pair().client();
            option(s, SOL_SOCKET, SO_RCVTIMEO, 100);
            return recv(s, new byte[1], 1, 0);
        });
        assertFalse(accepted.isDone());
        connectTo(tcp(), listener);
        assertNotEquals(INVALID_SOCKET, closedAfterTest(accepted.get(100, TimeUnit.SECONDS)));
    }

    @Test
    @Meaning(of = "accept", winsock = "10014 for an address that does not fit", posix = "the address is cut off")
    void aShortAddressAcceptsNothing() {
        SOCKET listener = listener();
        SOCKET client = tcp();
        connectTo(client, listener);
        sockaddr_in peer = new sockaddr_in();
        failsToMake(WSAEFAULT, () -> accept(listener, peer, new int[] {sizeof(peer) - 1}));
        failsToMake(WSAEFAULT, () -> accept(listener, peer, null));
        int[] length = {sizeof(peer)};
        assertNotEquals(INVALID_SOCKET, closedAfterTest(accept(listener, peer, length)));
        assertEquals(sizeof(peer), length[0]);
        assertEquals(portOf(client), ntohs(peer.sin_port()));
    }

    @Test
    @Meaning(of = "connect, sendto", winsock = "10049 for port 0 and for the address of no machine",
            posix = "0.0.0.0 is this machine; port 0 is 10061 or 10022")
    void nothingCanBeSentNowhere() {
        sockaddr_in any = address(INADDR_ANY, portOf(listener()));
        sockaddr_in zero = address(INADDR_LOOPBACK, 0);
        fails(WSAEADDRNOTAVAIL, () -> connect(tcp(), any, sizeof(any)));
        fails(WSAEADDRNOTAVAIL, () -> connect(tcp(), zero, sizeof(zero)));
        fails(WSAEADDRNOTAVAIL, () -> sendto(udp(), new byte[1], 1, 0, any, sizeof(any)));
        fails(WSAEADDRNOTAVAIL, () -> sendto(udp(), new byte[1], 1, 0, zero, sizeof(zero)));
    }

    @Test
    @Meaning(of = "connect", winsock = "10022 for a listener", posix = "10056")
    void aListenerCannotConnect() {
        SOCKET listener = listener();
        sockaddr name = nameOf(listener());
        fails(WSAEINVAL, () -> connect(listener, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "connect", winsock = "a socket that was refused can connect again",
            posix = "Linux: the same; macOS: it cannot")
    void aRefusedSocketConnectsAgain() {
        sockaddr nobody = nobody();
        SOCKET s = tcp();
        fails(WSAECONNREFUSED, () -> connect(s, nobody, sizeof(nobody)));
        connectTo(s, listener());
        SOCKET other = tcp();
        nonBlocking(other);
        fails(WSAEWOULDBLOCK, () -> connect(other, nobody, sizeof(nobody)));
        assertEquals(1, select(0, null, null, set(other), new timeval(100, 0)));
        sockaddr name = nameOf(listener());
        fails(WSAEWOULDBLOCK, () -> connect(other, name, sizeof(name)));
        assertEquals(1, select(0, null, set(other), null, new timeval(100, 0)));
        assertEquals(0, option(other, SOL_SOCKET, SO_ERROR));
    }

    @Test
    @Meaning(of = "connect", winsock = "SO_SNDTIMEO does not end it", posix = "it ends with 10060", translated = false)
    void aTimeoutOfSendingEndsAConnect() {
        sockaddr name = neverAccepting();
        SOCKET s = tcp();
        option(s, SOL_SOCKET, SO_SNDTIMEO, 30);
        fails(WSAETIMEDOUT, () -> connect(s, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "shutdown", winsock = "10057 for a listener, which goes on", posix = "Linux: ends the listening")
    void aListenerIsNotShutDown() {
        SOCKET listener = listener();
        fails(WSAENOTCONN, () -> shutdown(listener, SD_BOTH));
        pair(listener, AF_INET);
    }

    @Test
    @Meaning(of = "shutdown", winsock = "a datagram socket need not be connected", posix = "10057")
    void anUnconnectedDatagramSocketIsShutDown() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        ok(shutdown(s, SD_RECEIVE));
        fails(WSAESHUTDOWN, () -> recv(s, new byte[1], 1, 0));
        sockaddr name = nameOf(s);
        assertEquals(1, sendto(s, new byte[1], 1, 0, name, sizeof(name)));
        ok(shutdown(s, SD_SEND));
        fails(WSAESHUTDOWN, () -> sendto(s, new byte[1], 1, 0, name, sizeof(name)));
    }

    @Test
    @Meaning(of = "recv", winsock = "10058 after one's own SD_RECEIVE, also with data queued",
            posix = "gives the data, then 0")
    void nothingIsReceivedAfterShutdown() {
        Pair pair = pair();
        assertEquals(3, send(pair.client(), bytes("abc"), 3, 0));
        awaitReadable(pair.server());
        ok(shutdown(pair.server(), SD_RECEIVE));
        fails(WSAESHUTDOWN, () -> recv(pair.server(), new byte[3], 3, 0));
    }

    @Test
    @Meaning(of = "send", winsock = "10058 after one's own SD_SEND", posix = "EPIPE, which could be a lost connection")
    void nothingIsSentAfterShutdown() {
        Pair pair = pair();
        ok(shutdown(pair.client(), SD_SEND));
        fails(WSAESHUTDOWN, () -> send(pair.client(), new byte[1], 1, 0));
        assertEquals(0, recv(pair.server(), new byte[1], 1, 0));
        ok(shutdown(pair.server(), SD_BOTH));
        fails(WSAESHUTDOWN, () -> send(pair.server(), new byte[1], 1, 0));
        fails(WSAESHUTDOWN, () -> recv(pair.server(), new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "closesocket, ioctlsocket", winsock = "10038 for what is no socket",
            posix = "close and ioctl take every descriptor")
    void whatIsNoSocketIsLeftAlone() throws Exception {
        NoSocket pipe = NoSocket.open();
        try {
            fails(WSAENOTSOCK, () -> ioctlsocket(pipe.socket(), FIONREAD, new int[1]));
            fails(WSAENOTSOCK, () -> closesocket(pipe.socket()));
            assertTrue(pipe.isOpen(), "the pipe still carries data");
        } finally {
            pipe.close();
        }
    }

    @Test
    @Meaning(of = "WSACleanup", winsock = "the last one closes every socket",
            posix = "they stay open until their handles are closed", translated = false)
    void cleanupClosesNothing() {
        SOCKET s = tcp();
        ok(WSACleanup());
        fails(WSANOTINITIALISED, () -> closesocket(s));
        assertTrue(s.handle().isOpen());
        start();
        ok(closesocket(s));
    }

    @Test
    @Meaning(of = "getsockname", winsock = "10022 without bind or connect", posix = "0.0.0.0, port 0")
    void anUnboundSocketHasNoName() {
        sockaddr_in name = new sockaddr_in();
        for (SOCKET s : new SOCKET[] {tcp(), udp()}) {
            fails(WSAEINVAL, () -> getsockname(s, name, new int[] {sizeof(name)}));
        }
        SOCKET client = pair().client();
        fails(WSAEFAULT, () -> getsockname(client, name, new int[] {sizeof(name) - 1}));
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "SO_RCVTIMEO and SO_SNDTIMEO are a DWORD of milliseconds",
            posix = "a timeval, which Linux rounds to its clock")
    void timeoutsAreMilliseconds() {
        SOCKET s = pair().client();
        for (int name : new int[] {SO_RCVTIMEO, SO_SNDTIMEO}) {
            assertEquals(0, option(s, SOL_SOCKET, name));
            option(s, SOL_SOCKET, name, 101);
            assertEquals(101, option(s, SOL_SOCKET, name));
        }
        long waited = 0;
        // The kernel's clock may be late by some ticks when a call begins, and is not three times.
        for (int i = 0; i < 3 && waited < TimeUnit.MILLISECONDS.toNanos(100); i++) {
            long begun = System.nanoTime();
            fails(WSAETIMEDOUT, () -> recv(s, new byte[1], 1, 0));
            waited = System.nanoTime() - begun;
        }
        assertTrue(waited >= TimeUnit.MILLISECONDS.toNanos(100), "early");
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "SO_LINGER is two u_short: 70000 reads back as 4464",
            posix = "two ints")
    void lingerIsShort() {
        SOCKET s = tcp();
        linger linger = new linger();
        linger.l_onoff(1);
        linger.l_linger(70000);
        ok(setsockopt(s, SOL_SOCKET, SO_LINGER, linger, sizeof(linger)));
        linger back = new linger();
        int[] length = {sizeof(back)};
        ok(getsockopt(s, SOL_SOCKET, SO_LINGER, back, length));
        assertEquals(4, length[0]);
        assertEquals(4464, back.l_linger());
        assertEquals(1, back.l_onoff());
    }

    @Test
    @Meaning(of = "getsockopt", winsock = "buffer sizes read back as they were set",
            posix = "Linux doubles them and has bounds")
    void bufferSizesReadBack() {
        SOCKET s = tcp();
        for (int name : new int[] {SO_RCVBUF, SO_SNDBUF}) {
            for (int size : new int[] {100, 12345, 1 << 28}) {
                option(s, SOL_SOCKET, name, size);
                assertEquals(size, option(s, SOL_SOCKET, name));
            }
        }
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "a BOOL may be one byte long", posix = "10022")
    void aByteIsABoolean() {
        SOCKET s = tcp();
        ok(setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, new byte[] {1}, 1));
        byte[] one = new byte[1];
        int[] length = {1};
        ok(getsockopt(s, SOL_SOCKET, SO_KEEPALIVE, one, length));
        assertArrayEquals(new byte[] {1}, one);
        assertEquals(1, length[0]);
        assertEquals(1, option(s, SOL_SOCKET, SO_KEEPALIVE));
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "10014 for a value that is too short",
            posix = "10022, and getsockopt cuts it off")
    void shortValuesAreAFault() {
        SOCKET s = tcp();
        fails(WSAEFAULT, () -> setsockopt(s, SOL_SOCKET, SO_RCVBUF, new byte[3], 3));
        fails(WSAEFAULT, () -> setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, new byte[0], 0));
        fails(WSAEFAULT, () -> setsockopt(s, SOL_SOCKET, SO_LINGER, new byte[2], 2));
        fails(WSAEFAULT, () -> getsockopt(s, SOL_SOCKET, SO_RCVBUF, new byte[3], new int[] {3}));
        fails(WSAEFAULT, () -> getsockopt(s, SOL_SOCKET, SO_RCVTIMEO, new byte[3], new int[] {3}));
    }

    @Test
    void everyOption() {
        SOCKET[] sockets = {tcp(), udp(), open(AF_INET6, SOCK_STREAM)};
        for (PosixOptions.Option option : PosixOptions.all()) {
            assertTrue(Arrays.stream(sockets)
                    .anyMatch(s -> getsockopt(s, option.row().level().number().on(OperatingSystem.WINDOWS),
                            option.row().number().on(OperatingSystem.WINDOWS), new int[1],
                            new int[] {Integer.BYTES}) == 0),
                    option.row().name());
        }
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "10042 for an unknown option, 10022 for an unknown level",
            posix = "10042 or 10045 for both")
    void unknownOptionsAndLevels() {
        SOCKET s = tcp();
        fails(WSAENOPROTOOPT, () -> setsockopt(s, SOL_SOCKET, 0x7777, new int[1], Integer.BYTES));
        fails(WSAENOPROTOOPT, () -> getsockopt(s, SOL_SOCKET, 0x7777, new int[1], new int[] {Integer.BYTES}));
        fails(WSAEINVAL, () -> setsockopt(s, 0x1234, 1, new int[1], Integer.BYTES));
        fails(WSAEINVAL, () -> getsockopt(s, 0x1234, 1, new int[1], new int[] {Integer.BYTES}));
        fails(WSAENOPROTOOPT, () -> setsockopt(s, SOL_SOCKET, SO_TYPE, new int[1], Integer.BYTES));
    }

    @Test
    @Meaning(of = "setsockopt", winsock = "SO_EXCLUSIVEADDRUSE and SO_REUSEADDR exclude each other: 10022",
            posix = "has no SO_EXCLUSIVEADDRUSE")
    void exclusiveOrShared() {
        SOCKET s = tcp();
        option(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
        assertEquals(1, option(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE));
        fails(WSAEINVAL, () -> setsockopt(s, SOL_SOCKET, SO_REUSEADDR, new int[] {1}, Integer.BYTES));
        SOCKET other = tcp();
        option(other, SOL_SOCKET, SO_REUSEADDR, 1);
        assertEquals(1, option(other, SOL_SOCKET, SO_REUSEADDR));
        fails(WSAEINVAL, () -> setsockopt(other, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, new int[] {1}, Integer.BYTES));
    }

    @Test
    @Meaning(of = "getsockopt, setsockopt", winsock = "SO_DEBUG can be set by anyone",
            posix = "Linux: needs a privilege; here it is only kept")
    void debugIsKept() {
        SOCKET s = tcp();
        assertEquals(0, option(s, SOL_SOCKET, SO_DEBUG));
        option(s, SOL_SOCKET, SO_DEBUG, 1);
        assertEquals(1, option(s, SOL_SOCKET, SO_DEBUG));
    }

    @Test
    @Meaning(of = "getsockopt", winsock = "SO_MAX_MSG_SIZE tells the longest datagram", posix = "has no such option")
    void theLongestDatagram() {
        assertEquals(65507, option(udp(), SOL_SOCKET, SO_MAX_MSG_SIZE));
        fails(WSAENOPROTOOPT,
                () -> getsockopt(tcp(), SOL_SOCKET, SO_MAX_MSG_SIZE, new int[1], new int[] {Integer.BYTES}));
    }

    @Test
    @Meaning(of = "setsockopt", winsock = "SO_CONDITIONAL_ACCEPT lets WSAAccept decide", posix = "10042",
            translated = false)
    void noConditionalAccept() {
        fails(WSAENOPROTOOPT,
                () -> setsockopt(tcp(), SOL_SOCKET, SO_CONDITIONAL_ACCEPT, new int[] {1}, Integer.BYTES));
    }

    @Test
    @Meaning(of = "ioctlsocket", winsock = "SIOCATMARK: 1 if no urgent data waits, 0 if it does",
            posix = "1 if the next byte is the urgent one")
    void urgentData() {
        Pair pair = pair();
        int[] mark = new int[1];
        ok(ioctlsocket(pair.server(), SIOCATMARK, mark));
        assertEquals(1, mark[0]);
        assertEquals(1, send(pair.client(), bytes("!"), 1, MSG_OOB));
        assertEquals(1, select(0, null, null, set(pair.server()), new timeval(100, 0)));
        ok(ioctlsocket(pair.server(), SIOCATMARK, mark));
        assertEquals(0, mark[0]);
        byte[] urgent = new byte[1];
        assertEquals(1, recv(pair.server(), urgent, 1, MSG_OOB));
        assertArrayEquals(bytes("!"), urgent);
    }

    @Test
    @Meaning(of = "ioctlsocket", winsock = "10022 for an unknown command", posix = "10022 (ENOTTY)")
    void anUnknownCommand() {
        fails(WSAEINVAL, () -> ioctlsocket(tcp(), 0x1234, new int[1]));
        fails(WSAEFAULT, () -> ioctlsocket(tcp(), FIONBIO, null));
    }

    @Test
    @Meaning(of = "recv, recvfrom",
            winsock = "a datagram that is too long is 10040: the buffer is filled, the address set, the rest gone",
            posix = "succeeds, the rest is gone")
    void aDatagramThatIsTooLong() {
        SOCKET receiver = bound(AF_INET, SOCK_DGRAM);
        SOCKET sender = bound(AF_INET, SOCK_DGRAM);
        connectTo(sender, receiver);
        assertEquals(5, send(sender, bytes("12345"), 5, 0));
        assertEquals(5, send(sender, bytes("67890"), 5, 0));
        assertEquals(3, send(sender, bytes("abc"), 3, 0));
        byte[] buffer = new byte[3];
        sockaddr_in from = new sockaddr_in();
        int[] length = {sizeof(from)};
        fails(WSAEMSGSIZE, () -> recvfrom(receiver, buffer, 3, 0, from, length));
        assertArrayEquals(bytes("123"), buffer);
        assertEquals(portOf(sender), ntohs(from.sin_port()));
        assertEquals(sizeof(from), length[0]);
        fails(WSAEMSGSIZE, () -> recv(receiver, new byte[0], 0, 0));
        assertEquals(3, recv(receiver, buffer, 3, 0));
        assertArrayEquals(bytes("abc"), buffer);
    }

    @Test
    @Meaning(of = "recv, recvfrom", winsock = "10022 for a datagram socket that is not bound", posix = "waits for ever")
    void nothingComesToAnUnboundSocket() {
        SOCKET s = udp();
        fails(WSAEINVAL, () -> recv(s, new byte[1], 1, 0));
        fails(WSAEINVAL, () -> recvfrom(s, new byte[1], 1, 0, null, null));
        sockaddr name = nameOf(bound(AF_INET, SOCK_DGRAM));
        assertEquals(1, sendto(s, new byte[1], 1, 0, name, sizeof(name)));
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> recv(s, new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "recvfrom", winsock = "10014 for an address that does not fit", posix = "the address is cut off")
    void aShortAddressReceivesNothing() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        sockaddr name = nameOf(s);
        assertEquals(1, sendto(s, new byte[1], 1, 0, name, sizeof(name)));
        sockaddr_in from = new sockaddr_in();
        fails(WSAEFAULT, () -> recvfrom(s, new byte[1], 1, 0, from, new int[] {sizeof(from) - 1}));
        assertEquals(1, recvfrom(s, new byte[1], 1, 0, from, new int[] {sizeof(from)}));
    }

    @Test
    @Meaning(of = "sendto, recvfrom", winsock = "a stream ignores the address",
            posix = "10056 for a UNIX socket; Linux sets the length to 0")
    void aStreamHasItsPeer() {
        Pair pair = pair(AF_UNIX);
        sockaddr nobody = loopback(AF_UNIX);
        assertEquals(2, sendto(pair.client(), bytes("ab"), 2, 0, nobody, sizeof(nobody)));
        sockaddr_un from = new sockaddr_un();
        int[] length = {77};
        assertEquals(2, recvfrom(pair.server(), new byte[2], 2, 0, from, length));
        assertEquals(77, length[0]);
        assertEquals(0, from.sun_family());
    }

    @Test
    @Meaning(of = "recv, send", winsock = "10022 for unknown flags",
            posix = "Linux ignores most; 0x40 is MSG_DONTWAIT")
    void flagsOfAnotherWorldAreUnknown() {
        Pair pair = pair();
        fails(WSAEINVAL, () -> recv(pair.client(), new byte[1], 1, 0x40));
        fails(WSAEINVAL, () -> send(pair.client(), new byte[1], 1, 0x40));
    }

    @Test
    @Meaning(of = "recv", winsock = "MSG_WAITALL is 8", posix = "Linux: 256")
    void allOfIt() {
        Pair pair = pair();
        CompletableFuture<Integer> all = CompletableFuture.supplyAsync(() -> {
            byte[] buffer = new byte[4];
            int received = recv(pair.server(), buffer, 4, MSG_WAITALL);
            return Arrays.equals(bytes("abcd"), buffer) ? received : -received;
        });
        assertEquals(2, send(pair.client(), bytes("ab"), 2, 0));
        assertEquals(2, send(pair.client(), bytes("cd"), 2, 0));
        assertEquals(4, all.join());
    }

    @Test
    @Meaning(of = "recv", winsock = "MSG_OOB without urgent data is 10035", posix = "10022", translated = false)
    void noUrgentData() {
        SOCKET s = pair().client();
        nonBlocking(s);
        fails(WSAEINVAL, () -> recv(s, new byte[1], 1, MSG_OOB));
    }

    @Test
    @Meaning(of = "recv, recvfrom", winsock = "10054 when a datagram of an unconnected socket found nobody",
            posix = "Linux does not tell", translated = false)
    void anUnconnectedSocketIsNotTold() {
        SOCKET s = bound(AF_INET, SOCK_DGRAM);
        SOCKET gone = bound(AF_INET, SOCK_DGRAM);
        sockaddr name = nameOf(gone);
        ok(closesocket(gone));
        assertEquals(1, sendto(s, new byte[1], 1, 0, name, sizeof(name)));
        nonBlocking(s);
        fails(WSAEWOULDBLOCK, () -> recv(s, new byte[1], 1, 0));
    }
}

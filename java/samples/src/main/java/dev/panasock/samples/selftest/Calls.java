package dev.panasock.samples.selftest;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.Ai;
import dev.panasock.Errno;
import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.Message;
import dev.panasock.NativeSocket;
import dev.panasock.Ni;
import dev.panasock.Poll;
import dev.panasock.Protocol;
import dev.panasock.Resolver;
import dev.panasock.ResolverException;
import dev.panasock.Shutdown;
import dev.panasock.SoOption;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** The calls of the self-test, on loopback. */
final class Calls {
    /** Far from every number that is open. */
    static final long NOT_OPEN = 1_000_000;
    private static final int MILLIS = 10_000;
    static final List<Errno> NO_SOCKET = List.of(Errno.EBADF, Errno.ENOTSOCK);

    private Calls() {
    }

    /** A call on a socket. */
    interface OnSocket {
        Object run(NativeSocket socket) throws Exception;
    }

    static List<Call> all() {
        return Stream
                .of(portable(), PosixCalls.all(), ProcessCalls.all(), FileCalls.all(), WinsockCalls.all(),
                        OverlappedCalls.all())
                .flatMap(List::stream).toList();
    }

    private static List<Call> portable() {
        return List.of(
                new Call("-", "-", "WSAStartup",
                        () -> expect(0, Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA())), null, List.of()),
                new Call("socket", "socket", "WSASocketW", () -> on(Calls::tcp, socket -> "a socket"),
                        () -> NativeSocket.open(AddressFamily.INET.number(), 4711, 0), List.of(Errno.EINVAL,
                                Errno.ESOCKTNOSUPPORT, Errno.EPROTONOSUPPORT, Errno.EPROTOTYPE)),
                new Call("socketpair", "socketpair", "-", Calls::pair,
                        () -> NativeSocket.pair(AddressFamily.of(4711), SocketType.STREAM, Protocol.DEFAULT),
                        List.of(Errno.EAFNOSUPPORT)),
                same("bind", () -> on(Calls::bound, NativeSocket::getsockname),
                        socket -> done(() -> socket.bind(InetSockaddr.loopback(0)))),
                same("listen", () -> on(Calls::listener, NativeSocket::getsockname),
                        socket -> done(() -> socket.listen(1))),
                new Call("-", "accept", "accept", Calls::accepted, notOpen(NativeSocket::accept), NO_SOCKET),
                new Call("accept4", "-", "-", Calls::accepted, notOpen(NativeSocket::accept), NO_SOCKET),
                same("connect", () -> on(Calls::listener, listener -> on(Calls::tcp,
                        client -> client.connect(listener.getsockname()))),
                        socket -> socket.connect(InetSockaddr.loopback(9))),
                same("send", () -> connected((client, server) -> expect(3, client.send(new byte[3]))),
                        socket -> socket.send(new byte[3])),
                same("recv", () -> connected((client, server) -> {
                    client.send(new byte[3]);
                    return expect(3, server.recv(new byte[8]));
                }), socket -> socket.recv(new byte[8])),
                same("sendto", () -> on(Calls::datagrams, udp -> expect(3, udp.sendto(new byte[3], udp.getsockname()))),
                        socket -> socket.sendto(new byte[3], InetSockaddr.loopback(9))),
                same("recvfrom", () -> on(Calls::datagrams, udp -> {
                    SockaddrBuffer from = new SockaddrBuffer();
                    udp.sendto(new byte[3], udp.getsockname());
                    expect(3, udp.recvfrom(new byte[8], from));
                    return expect(udp.getsockname(), from.address());
                }), socket -> socket.recvfrom(new byte[8], new SockaddrBuffer())),
                new Call("sendmsg", "sendmsg", "-",
                        () -> connected((client, server) -> expect(3L, withMessage(client::sendmsg))),
                        notOpen(socket -> withMessage(socket::sendmsg)), NO_SOCKET),
                new Call("recvmsg", "recvmsg", "-", () -> connected((client, server) -> {
                    client.send(new byte[3]);
                    return expect(3L, withMessage(server::recvmsg));
                }), notOpen(socket -> withMessage(socket::recvmsg)), NO_SOCKET),
                same("shutdown", () -> connected((client, server) -> {
                    client.shutdown(Shutdown.SEND);
                    return expect(NativeSocket.END_OF_STREAM, server.recv(new byte[8]));
                }), socket -> done(() -> socket.shutdown(Shutdown.SEND))),
                same("getsockname", () -> on(Calls::bound, NativeSocket::getsockname), NativeSocket::getsockname),
                same("getpeername", () -> connected((client, server) -> client.getpeername()),
                        NativeSocket::getpeername),
                same("getsockopt", () -> on(Calls::tcp, socket -> "SO_RCVBUF " + socket.get(SoOption.SO_RCVBUF)),
                        socket -> socket.get(SoOption.SO_RCVBUF)),
                same("setsockopt", () -> on(Calls::tcp, socket -> {
                    socket.set(SoOption.SO_KEEPALIVE, true);
                    return "SO_KEEPALIVE " + socket.get(SoOption.SO_KEEPALIVE);
                }), socket -> done(() -> socket.set(SoOption.SO_KEEPALIVE, true))),
                new Call("ioctl", "ioctl", "ioctlsocket", () -> on(Calls::tcp, socket -> {
                    socket.setNonBlocking(true);
                    return "FIONBIO";
                }), notOpen(socket -> done(() -> socket.setNonBlocking(true))), NO_SOCKET),
                new Call("poll", "poll", "WSAPoll", () -> connected((client, server) -> {
                    client.send(new byte[3]);
                    return "revents " + server.poll(Poll.IN, MILLIS);
                }), null, List.of()),
                new Call("close", "close", "closesocket", () -> done(() -> tcp().close()),
                        () -> done(() -> NativeSocket.of(SocketHandle.adopt(NOT_OPEN)).close()), NO_SOCKET),
                new Call("getaddrinfo", "getaddrinfo", "getaddrinfo", () -> resolved("127.0.0.1"),
                        () -> resolved("no address"), List.of()),
                new Call("freeaddrinfo", "freeaddrinfo", "freeaddrinfo", () -> resolved("::1"), null, List.of()),
                new Call("getnameinfo", "getnameinfo", "getnameinfo",
                        () -> Resolver.getnameinfo(InetSockaddr.loopback(80), Ni.NUMERICHOST | Ni.NUMERICSERV),
                        null, List.of()),
                new Call("inet_ntop", "inet_ntop", "inet_ntop",
                        () -> expect("127.0.0.1",
                                Winsock2.inet_ntop(Winsock2.AF_INET, new byte[] {127, 0, 0, 1}, new byte[64], 64)),
                        null,
                        List.of()),
                new Call("inet_pton", "inet_pton", "inet_pton",
                        () -> expect(1, Winsock2.inet_pton(Winsock2.AF_INET6, "::1", new byte[16])), null, List.of()),
                new Call("strerror", "strerror", "FormatMessageW",
                        () -> refusal(() -> NativeSocket.of(SocketHandle.borrow(NOT_OPEN)).listen(1)).message(), null,
                        List.of()),
                new Call("-", "-", "SetHandleInformation", Calls::accepted, null, List.of()));
    }

    static Object expect(Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw new IllegalStateException(seen + " instead of " + expected);
        }
        return seen;
    }

    private static Call same(String name, Call.Attempt good, OnSocket bad) {
        return new Call(name, name, name, good, notOpen(bad), NO_SOCKET);
    }

    static Call.Attempt notOpen(OnSocket bad) {
        return () -> bad.run(NativeSocket.of(SocketHandle.borrow(NOT_OPEN)));
    }

    /** A call that gives nothing. */
    interface Action {
        void run() throws Exception;
    }

    static String done(Action action) throws Exception {
        action.run();
        return "done";
    }

    private static SocketError refusal(Action action) throws Exception {
        try {
            action.run();
        } catch (IOException e) {
            return ((dev.panasock.SocketFailure) e).error();
        }
        throw new IllegalStateException("not refused");
    }

    /** Makes a socket. */
    interface Making {
        NativeSocket make() throws IOException;
    }

    static Object on(Making making, OnSocket call) throws Exception {
        try (NativeSocket socket = making.make()) {
            return call.run(socket);
        }
    }

    static NativeSocket tcp() throws IOException {
        return NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
    }

    private static NativeSocket bound(SocketType type) throws IOException {
        NativeSocket socket = NativeSocket.open(AddressFamily.INET, type);
        socket.bind(InetSockaddr.loopback(0));
        return socket;
    }

    private static NativeSocket bound() throws IOException {
        return bound(SocketType.STREAM);
    }

    static NativeSocket datagrams() throws IOException {
        return bound(SocketType.DGRAM);
    }

    static NativeSocket listener() throws IOException {
        NativeSocket socket = bound();
        socket.listen(8);
        return socket;
    }

    /** A call on both ends of a connection. */
    interface OnBoth {
        Object run(NativeSocket client, NativeSocket server) throws Exception;
    }

    static Object connected(OnBoth call) throws Exception {
        try (NativeSocket listener = listener(); NativeSocket client = tcp()) {
            client.connect(listener.getsockname());
            try (NativeSocket server = listener.accept()) {
                return call.run(client, server);
            }
        }
    }

    static Object accepted() throws Exception {
        return connected((client, server) -> expect(client.getsockname(), server.getpeername()));
    }

    /** A thread that waits in {@code recv} until another one closes the socket. */
    static Object closeWakes() throws Exception {
        return connected((client, server) -> {
            FutureTask<Integer> waiting = new FutureTask<>(() -> server.recv(new byte[1]));
            Thread thread = Thread.ofPlatform().daemon().start(waiting);
            while (thread.getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            server.close();
            try {
                throw new IllegalStateException("recv of a closed socket gave " + waiting.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SocketClosedException) {
                    return "a close ends recv";
                }
                throw e;
            }
        });
    }

    private static Object pair() throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            return expect(3, pair.first().send(new byte[3]));
        }
    }

    /** A call with a message. */
    private interface WithMessage {
        long run(Message message) throws IOException;
    }

    private static Object withMessage(WithMessage call) throws Exception {
        try (Message message = new Message(1, 0); Arena arena = Arena.ofConfined()) {
            return call.run(message.add(arena.allocate(3)));
        }
    }

    private static Object resolved(String host) throws ResolverException {
        AddressHints numeric = AddressHints.of(
                host.indexOf(':') < 0 ? AddressFamily.INET : AddressFamily.INET6, SocketType.STREAM)
                .withFlags(Ai.NUMERICHOST);
        Object expected = host.indexOf(':') < 0 ? InetSockaddr.loopback(80) : Inet6Sockaddr.loopback(80);
        return expect(expected, Resolver.getaddrinfo(host, "80", numeric).getFirst().address());
    }
}

package dev.panasock.samples.selftest;

import static dev.panasock.samples.selftest.Calls.*;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.Ai;
import dev.panasock.Errno;
import dev.panasock.InterfaceAddress;
import dev.panasock.Interfaces;
import dev.panasock.MessageBatch;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Resolver;
import dev.panasock.ResolverException;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.linux.Epoll;
import dev.panasock.linux.EpollEvents;
import dev.panasock.linux.EventFd;
import dev.panasock.linux.TimerFd;
import dev.panasock.macos.Kqueue;
import dev.panasock.macos.KqueueEvents;
import dev.panasock.poll.PollSet;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.util.List;
import java.util.Optional;

/** The calls that Linux has, macOS or both, and Windows has not. */
final class PosixCalls {
    private static final int MOST_INTERFACES = 100;
    private static final long SOON = 10_000_000_000L;
    private static final long A_MILLI_AND_A_BIT = 1_000_001;

    private PosixCalls() {
    }

    static List<Call> all() {
        return List.of(
                Call.linux("epoll_create1", () -> epoll((epoll, server) -> "an epoll")),
                Call.linux("epoll_ctl", () -> epoll((epoll, server) -> "a socket added"),
                        () -> epoll((epoll, server) -> done(
                                () -> epoll.add(SocketHandle.borrow(NOT_OPEN), Epoll.IN, 2))),
                        Errno.EBADF),
                Call.linux("epoll_wait", () -> readable(0)),
                Call.linux("epoll_pwait2", () -> readable(A_MILLI_AND_A_BIT)),
                Call.linux("eventfd", PosixCalls::counter), Call.linux("read", PosixCalls::counter),
                Call.linux("write", PosixCalls::counter),
                Call.linux("timerfd_create", PosixCalls::timer),
                Call.linux("timerfd_settime", PosixCalls::timer,
                        () -> timerOf(timer -> done(() -> timer.set(-1, 0))), Errno.EINVAL),
                Call.linux("timerfd_gettime", () -> timerOf(timer -> {
                    timer.set(SOON, 0);
                    return expect(true, timer.remaining() > 0);
                })),
                Call.linux("ppoll", PosixCalls::polled),
                Call.linux("sendmmsg", () -> batch(0), notOpen(socket -> withBatch(socket::sendmmsg)), Errno.EBADF),
                Call.linux("recvmmsg", () -> batch(1), notOpen(socket -> withBatch(socket::recvmmsg)), Errno.EBADF),
                Call.linux("dup3", Calls::closeWakes), Call.linux("signal", Calls::closeWakes),
                Call.linux("sigaction", Calls::closeWakes), Call.linux("siginterrupt", Calls::closeWakes),
                Call.linux("pthread_self", Calls::closeWakes), Call.linux("pthread_kill", Calls::closeWakes),
                Call.linux("pthread_sigmask", Calls::closeWakes),
                Call.linux("abs", Calls::closeWakes), Call.linux("syscall", Calls::closeWakes),
                Call.posix("fcntl", () -> on(Calls::tcp, PosixCalls::notInherited)),
                Call.posix("gai_strerror", PosixCalls::reason),
                Call.posix("getifaddrs", PosixCalls::loopback), Call.posix("freeifaddrs", PosixCalls::loopback),
                new Call("if_nametoindex", "if_nametoindex", "if_nametoindex", PosixCalls::interfaceName, null,
                        List.of()),
                new Call("if_indextoname", "if_indextoname", "if_indextoname", PosixCalls::interfaceName, null,
                        List.of()),
                Call.macos("kqueue", PosixCalls::timerOfKqueue), Call.macos("kevent", PosixCalls::timerOfKqueue));
    }

    /** What is done with an epoll that has one socket, and that socket's peer has sent something. */
    private interface OnEpoll {
        Object run(Epoll epoll, NativeSocket server) throws Exception;
    }

    private static Object epoll(OnEpoll body) throws Exception {
        return connected((client, server) -> {
            client.send(new byte[1]);
            try (Epoll epoll = Epoll.create()) {
                epoll.add(server.handle(), Epoll.IN, 1);
                return body.run(epoll, server);
            }
        });
    }

    private static Object readable(long nanos) throws Exception {
        return epoll((epoll, server) -> {
            EpollEvents events = new EpollEvents(1);
            while (epoll.await(events, nanos) == 0) {
                Thread.onSpinWait();
            }
            return expect(Epoll.IN, events.events(0));
        });
    }

    private static Object counter() throws Exception {
        try (EventFd counter = EventFd.create(1)) {
            counter.write(2);
            return expect(3L, counter.read());
        }
    }

    /** What is done with a timer. */
    private interface OnTimer {
        Object run(TimerFd timer) throws Exception;
    }

    private static Object timerOf(OnTimer body) throws Exception {
        try (TimerFd timer = TimerFd.create(TimerFd.MONOTONIC)) {
            return body.run(timer);
        }
    }

    private static Object timer() throws Exception {
        return timerOf(timer -> {
            timer.set(A_MILLI_AND_A_BIT, 0);
            long expired = 0;
            while (expired == 0) {
                expired = timer.read();
            }
            return expect(1L, expired);
        });
    }

    private static Object polled() throws Exception {
        return connected((client, server) -> {
            client.send(new byte[1]);
            try (PollSet set = PollSet.open()) {
                set.add(server, Poll.IN, null);
                return expect(1, set.poll(SOON));
            }
        });
    }

    /** A call with a batch. */
    private interface WithBatch {
        int run(MessageBatch batch) throws Exception;
    }

    private static Object withBatch(WithBatch call) throws Exception {
        try (MessageBatch batch = new MessageBatch(2, 8, 0)) {
            return call.run(batch);
        }
    }

    /** Two datagrams, and the half of it that is asked for. */
    private static Object batch(int half) throws Exception {
        return on(Calls::datagrams, udp -> {
            udp.connect(udp.getsockname());
            Object sent = withBatch(udp::sendmmsg);
            return half == 0 ? expect(2, sent) : expect(2, withBatch(udp::recvmmsg));
        });
    }

    private static Object notInherited(NativeSocket socket) {
        expect(0, Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA()));
        SOCKET s = SOCKET.of(socket.handle());
        int[] flags = {-1};
        expect(true, Winsock2.SetHandleInformation(s, Winsock2.HANDLE_FLAG_INHERIT, 0));
        expect(true, Winsock2.GetHandleInformation(s, flags));
        return "FD_CLOEXEC, inherit is " + expect(0, flags[0]);
    }

    private static Object reason() throws Exception {
        try {
            return Resolver.getaddrinfo("no address", "80",
                    AddressHints.of(AddressFamily.INET, SocketType.STREAM).withFlags(Ai.NUMERICHOST));
        } catch (ResolverException e) {
            return e.getMessage();
        }
    }

    private static Object loopback() throws Exception {
        return Interfaces.getifaddrs().stream().map(InterfaceAddress::toString)
                .filter(text -> text.contains("127.0.0.1")).findFirst().orElseThrow();
    }

    /** There and back, for the first interface that there is. */
    private static Object interfaceName() throws Exception {
        expect(0, Interfaces.if_nametoindex("nosuch0"));
        for (int index = 1; index < MOST_INTERFACES; index++) {
            Optional<String> name = Interfaces.if_indextoname(index);
            if (name.isPresent()) {
                expect(index, Interfaces.if_nametoindex(name.get()));
                return name.get();
            }
        }
        throw new UnsupportedOperationException("no interface here");
    }

    private static Object timerOfKqueue() throws Exception {
        try (Kqueue queue = Kqueue.create()) {
            queue.timer(1, Kqueue.ONESHOT, A_MILLI_AND_A_BIT, 7);
            KqueueEvents events = new KqueueEvents(1);
            expect(1, queue.await(events, SOON));
            return expect(7L, events.userData(0));
        }
    }
}

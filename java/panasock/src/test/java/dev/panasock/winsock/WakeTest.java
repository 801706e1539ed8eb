package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.OperatingSystem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the C-shaped face that are blocked: a closesocket ends them, an interrupt ends them, and virtual threads park in them. */
class WakeTest extends WinsockFixture {
    private static final int TIMES = 10;

    /** A call that blocks; it returns what the function returned, SOCKET_ERROR also for INVALID_SOCKET. */
    private enum Call {
        ACCEPT {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.listener(AF_INET);
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return accept(s, null, null) == INVALID_SOCKET ? SOCKET_ERROR : 0;
            }
        },
        WSA_ACCEPT {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.listener(AF_INET);
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return WSAAccept(s, null, null, (caller, data, callee, own) -> CF_ACCEPT, 0) == INVALID_SOCKET
                        ? SOCKET_ERROR : 0;
            }
        },
        RECV {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.pair().client();
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return recv(s, new byte[16], 16, 0);
            }
        },
        RECVFROM {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.bound(AF_INET, SOCK_DGRAM);
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return recvfrom(s, new byte[16], 16, 0, null, null);
            }
        },
        SEND {
            @Override
            SOCKET prepare(WakeTest test) {
                return withoutRoom(test.pair().client());
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                byte[] data = new byte[1 << 16];
                int sent;
                do {
                    // The first may be ended with a part of its bytes taken.
                    sent = send(s, data, data.length, 0);
                } while (sent > 0);
                return sent;
            }
        },
        CONNECT {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.beforeFullQueue(AF_INET);
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return connect(s, test.full, sizeof(test.full));
            }
        },
        CONNECT_UNIX {
            @Override
            SOCKET prepare(WakeTest test) {
                assumeTrue(OperatingSystem.current() == OperatingSystem.LINUX, "elsewhere a full queue refuses");
                return test.beforeFullQueue(AF_UNIX);
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                return connect(s, test.full, sizeof(test.full));
            }
        },
        SELECT {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.pair().client();
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                fd_set set = new fd_set();
                FD_SET(s, set);
                return select(0, set, null, null, null);
            }
        },
        WSA_POLL {
            @Override
            SOCKET prepare(WakeTest test) {
                return test.pair().client();
            }

            @Override
            int run(WakeTest test, SOCKET s) {
                WSAPOLLFD element = new WSAPOLLFD();
                element.fd(s);
                element.events(POLLRDNORM);
                return WSAPoll(new WSAPOLLFD[] {element}, 1, -1);
            }
        };

        abstract SOCKET prepare(WakeTest test);

        abstract int run(WakeTest test, SOCKET s);
    }

    private static final int MORE_THAN_THE_QUEUE_HOLDS = 8;
    private static final long BUSY_NANOS = 60_000_000;
    /** Where a connect does not come through. */
    private sockaddr full;

    /** A socket whose connect the system leaves waiting: nobody accepts from the listener, and its queue is full. */
    private SOCKET beforeFullQueue(int family) {
        SOCKET listener = bound(family, SOCK_STREAM);
        ok(listen(listener, 0));
        full = nameOf(listener);
        for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
            SOCKET client = open(family, SOCK_STREAM);
            ok(ioctlsocket(client, FIONBIO, new int[] {1}));
            connect(client, full, sizeof(full));
        }
        awaitReadable(listener);
        return open(family, SOCK_STREAM);
    }

    private static SOCKET withoutRoom(SOCKET s) {
        byte[] data = new byte[1 << 16];
        ok(ioctlsocket(s, FIONBIO, new int[] {1}));
        WSAPOLLFD element = new WSAPOLLFD();
        element.fd(s);
        element.events(POLLWRNORM);
        for (int times = 0; times < 2; times = WSAPoll(new WSAPOLLFD[] {element}, 1, 20) == 0 ? times + 1 : 0) {
            while (send(s, data, data.length, 0) > 0) {
                // Until there is no room, here and at the peer.
            }
        }
        ok(ioctlsocket(s, FIONBIO, new int[] {0}));
        return s;
    }

    private record Ended(int result, int error, boolean interrupted) {
    }

    private Ended end(Call call, SOCKET s, boolean virtual, Consumer<Thread> how)
            throws Exception {
        AtomicReference<Ended> ended = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Runnable body = () -> {
            begun.countDown();
            int result = call.run(this, s);
            ended.set(new Ended(result, WSAGetLastError(), Thread.currentThread().isInterrupted()));
        };
        Thread thread = virtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().daemon().start(body);
        begun.await();
        how.accept(thread);
        assertTrue(thread.join(Duration.ofSeconds(100)), call + " has not ended");
        return ended.get();
    }

    static Stream<Arguments> calls() {
        return Arrays.stream(Call.values())
                .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void closesocketEndsTheCall(Call call, boolean virtual) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            SOCKET s = call.prepare(this);
            Ended ended = end(call, s, virtual, thread -> closesocket(s));
            assertEquals(SOCKET_ERROR, ended.result());
            // Closed before the call began, or in it.
            assertTrue(ended.error() == WSAENOTSOCK || ended.error() == WSAEINTR, ended::toString);
        }
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void interruptEndsTheCall(Call call, boolean virtual) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            SOCKET s = call.prepare(this);
            Ended ended = end(call, s, virtual, Thread::interrupt);
            assertEquals(new Ended(SOCKET_ERROR, WSAEINTR, true), ended);
            assertEquals(0, closesocket(s));
        }
    }

    /** Whatever has woken a wait, the next one sleeps. A thread that is never busy may be once: the first call loads classes, a closer may lose its processor. */
    @ParameterizedTest
    @EnumSource(names = {"SELECT", "WSA_POLL"})
    void aWakeEndsOneWait(Call call) throws Exception {
        long nanos = Long.MAX_VALUE;
        for (int i = 0; i < 20 && nanos >= BUSY_NANOS; i++) {
            nanos = busyAfterAWake(call);
        }
        assertTrue(nanos < BUSY_NANOS, "it was busy for " + nanos + " ns");
    }

    /** The processor time of a wait of 600 ms that follows one which was woken. */
    private long busyAfterAWake(Call call) throws Exception {
        SOCKET first = call.prepare(this);
        assertEquals(SOCKET_ERROR, end(call, first, false, thread -> closesocket(first)).result());
        SOCKET second = call.prepare(this);
        CountDownLatch begun = new CountDownLatch(1);
        long[] nanos = new long[1];
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            begun.countDown();
            long before = threads.getCurrentThreadCpuTime();
            call.run(this, second);
            nanos[0] = threads.getCurrentThreadCpuTime() - before;
        });
        begun.await();
        assertFalse(waiting.join(Duration.ofMillis(600)), "it waits");
        assertEquals(0, closesocket(second));
        waiting.join();
        return nanos[0];
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bytesAreTheSameInEitherKindOfThread(boolean virtual) throws Exception {
        byte[] data = new byte[3_000_000];
        new Random(3).nextBytes(data);
        byte[] received = new byte[data.length];
        Pair pair = pair();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable sending = () -> {
            try {
                assertEquals(data.length, send(pair.client(), data, data.length, 0));
            } catch (Throwable t) {
                failure.set(t);
            }
        };
        Thread sender = virtual ? Thread.ofVirtual().start(sending) : Thread.ofPlatform().start(sending);
        int at = 0;
        byte[] part = new byte[100_000];
        while (at < data.length) {
            int n = recv(pair.server(), part, part.length, 0);
            assertTrue(n > 0, () -> "error " + WSAGetLastError());
            System.arraycopy(part, 0, received, at, n);
            at += n;
        }
        sender.join();
        assertNull(failure.get());
        assertArrayEquals(data, received);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectComesThroughOrIsRefused(boolean virtual) throws Exception {
        sockaddr name = nameOf(listener(AF_INET));
        sockaddr nobody = nobody();
        int length = sizeof(name);
        int[] results = new int[3];
        Runnable body = () -> {
            results[0] = connect(open(AF_INET, SOCK_STREAM), name, length);
            results[1] = connect(open(AF_INET, SOCK_STREAM), nobody, length);
            results[2] = WSAGetLastError();
        };
        (virtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body)).join();
        assertArrayEquals(new int[] {0, SOCKET_ERROR, WSAECONNREFUSED}, results);
    }
}

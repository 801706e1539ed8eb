package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.linux.ZeroCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in a thread that gets a signal every few milliseconds, as from a profiler. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals by bindings of Linux")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalsTest {
    private static final Duration LIMIT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final long PAUSE = 6_000_000;
    private static final int STEPS = 40;
    private static final int STEP = 16 << 10;

    private final byte[] content = new byte[STEPS * STEP];

    SignalsTest() {
        new Random(5).nextBytes(content);
    }

    private static Stream<Arguments> modes(Enum<?>[] works) {
        return Arrays.stream(works)
                .flatMap(work -> Stream.of(Arguments.of(work, false, false), Arguments.of(work, true, false),
                        Arguments.of(work, false, true)));
    }

    /** Runs a body in a thread that gets signals; fails with what it throws. */
    private static void amongSignals(boolean restarts, boolean virtual, ThreadInCall.Body body) throws Exception {
        Throwable thrown = outcomeAmongSignals(restarts, virtual, body);
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
    }

    private static Throwable outcomeAmongSignals(boolean restarts, boolean virtual, ThreadInCall.Body body)
            throws InterruptedException {
        return new ThreadInCall(virtual, () -> {
            PeriodicSignal signal = PeriodicSignal.start(restarts);
            try (signal) {
                body.run();
            }
        }).outcome();
    }

    /** Small buffers, so that a large send waits, and limits of time, with which the system restarts no call. */
    private static NativeSocket prepared(NativeSocket socket, boolean limited) throws IOException {
        socket.set(SoOption.SO_SNDBUF, STEP);
        if (limited) {
            socket.set(SoOption.SO_SNDTIMEO, LONG);
            socket.set(SoOption.SO_RCVTIMEO, LONG);
        }
        return socket;
    }

    /** One of several steps of a peer. */
    private interface Step {
        void make(int index) throws IOException;
    }

    /** A peer that pauses before each step, so that the other side is blocked when signals come. */
    private static ThreadInCall slow(Step step) {
        return new ThreadInCall(false, () -> {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < STEPS; i++) {
                assertFalse(never.await(PAUSE, TimeUnit.NANOSECONDS));
                step.make(i);
            }
        });
    }

    /** The ways to send all of the content. */
    enum Sending {
        ARRAY {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                socket.sendAll(content);
            }
        },
        HEAP_SEGMENT {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                socket.sendAll(MemorySegment.ofArray(content));
            }
        },
        BUFFER {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocateDirect(content.length).put(content).flip();
                socket.sendAll(buffer);
                assertFalse(buffer.hasRemaining());
            }
        },
        STREAM {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                socket.outputStream().write(content);
            }
        },
        CHANNEL {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                ByteChannel channel = socket.byteChannel();
                while (buffer.hasRemaining()) {
                    assertTrue(channel.write(buffer) > 0);
                }
            }
        },
        FILE {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                try (SampleFile file = SampleFile.of(content.length); FileHandle handle = file.open()) {
                    System.arraycopy(file.content(), 0, content, 0, content.length);
                    assertEquals(content.length, socket.sendAll(handle, 0, content.length));
                }
            }
        },
        ZERO_COPY {
            @Override
            void send(NativeSocket socket, byte[] content) throws IOException {
                try (Arena arena = Arena.ofShared()) {
                    MemorySegment data = arena.allocate(content.length).copyFrom(MemorySegment.ofArray(content));
                    ZeroCopy zeroCopy = ZeroCopy.of(socket);
                    zeroCopy.sendAll(data);
                    assertEquals(content.length, zeroCopy.transferred());
                    assertTrue(zeroCopy.await());
                }
            }
        };

        abstract void send(NativeSocket socket, byte[] content) throws IOException;
    }

    static Stream<Arguments> sending() {
        return modes(Sending.values());
    }

    @ParameterizedTest(name = "{0}, restarts: {1}, virtual: {2}")
    @MethodSource("sending")
    void allIsSent(Sending sending, boolean restarts, boolean virtual) throws Exception {
        if (sending == Sending.ZERO_COPY) {
            Qemu.needs("SO_ZEROCOPY");
        }
        Loopback family = sending == Sending.ZERO_COPY ? Loopback.INET : Loopback.UNIX;
        try (Loopback.Connection connection = family.connection()) {
            connection.server().set(SoOption.SO_RCVBUF, STEP);
            byte[] received = new byte[content.length];
            ThreadInCall reader =
                    slow(i -> assertEquals(STEP, connection.server().recv(received, i * STEP, STEP, Msg.WAITALL)));
            amongSignals(restarts, virtual, () -> sending.send(prepared(connection.client(), true), content));
            assertNull(reader.outcome());
            assertArrayEquals(content, received);
        }
    }

    /** The ways to receive all that is there. */
    enum Receiving {
        ARRAY {
            @Override
            void receive(NativeSocket socket, byte[] all) throws IOException {
                assertEquals(all.length, socket.recvFully(all));
            }
        },
        HEAP_SEGMENT {
            @Override
            void receive(NativeSocket socket, byte[] all) throws IOException {
                assertEquals(all.length, socket.recvFully(MemorySegment.ofArray(all)));
            }
        },
        BUFFER {
            @Override
            void receive(NativeSocket socket, byte[] all) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocateDirect(all.length);
                assertEquals(all.length, socket.recvFully(buffer));
                buffer.flip().get(all);
            }
        },
        STREAM {
            @Override
            void receive(NativeSocket socket, byte[] all) throws IOException {
                InputStream stream = socket.inputStream();
                assertEquals(all.length, stream.readNBytes(all, 0, all.length));
            }
        },
        CHANNEL {
            @Override
            void receive(NativeSocket socket, byte[] all) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(all);
                ByteChannel channel = socket.byteChannel();
                while (buffer.hasRemaining()) {
                    assertTrue(channel.read(buffer) > 0);
                }
            }
        };

        abstract void receive(NativeSocket socket, byte[] all) throws IOException;
    }

    static Stream<Arguments> receiving() {
        return modes(Receiving.values());
    }

    @ParameterizedTest(name = "{0}, restarts: {1}, virtual: {2}")
    @MethodSource("receiving")
    void allIsReceived(Receiving receiving, boolean restarts, boolean virtual) throws Exception {
        for (boolean limited : new boolean[] {false, true}) {
            try (Loopback.Connection connection = Loopback.INET.connection()) {
                byte[] received = new byte[STEPS];
                ThreadInCall writer = slow(i -> connection.client().send(content, i, 1, Msg.NONE));
                amongSignals(restarts, virtual,
                        () -> receiving.receive(prepared(connection.server(), limited), received));
                assertNull(writer.outcome());
                assertArrayEquals(Arrays.copyOf(content, STEPS), received);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCopyGoesOn(boolean virtual) throws Exception {
        try (Loopback.Connection in = Loopback.UNIX.connection();
                Loopback.Connection out = Loopback.UNIX.connection()) {
            slow(i -> {
                in.client().sendAll(content, i * STEP, STEP);
                if (i == STEPS - 1) {
                    in.client().shutdown(Shutdown.SEND);
                }
            });
            byte[] received = new byte[content.length];
            ThreadInCall reader =
                    slow(i -> assertEquals(STEP, out.server().recv(received, i * STEP, STEP, Msg.WAITALL)));
            out.server().set(SoOption.SO_RCVBUF, STEP);
            try (SocketCopy copy = SocketCopy.of(in.server(), prepared(out.client(), false))) {
                amongSignals(false, virtual, () -> assertEquals(content.length, copy.transferAll()));
            }
            assertNull(reader.outcome());
            assertArrayEquals(content, received);
        }
    }

    /** What ends by a limit of time: of the system, or of a view. */
    enum Limited {
        RECV_FULLY {
            @Override
            Object call(NativeSocket socket) throws IOException {
                return socket.recvFully(new byte[1]);
            }
        },
        STREAM {
            @Override
            Object call(NativeSocket socket) throws IOException {
                return socket.inputStream().read();
            }
        },
        CHANNEL {
            @Override
            Object call(NativeSocket socket) throws IOException {
                return socket.byteChannel().read(ByteBuffer.allocate(1));
            }
        },
        SEND_ALL {
            @Override
            Object call(NativeSocket socket) throws IOException {
                socket.sendAll(new byte[1 << 16]);
                return null;
            }
        },
        CHANNEL_WRITE {
            @Override
            Object call(NativeSocket socket) throws IOException {
                return socket.byteChannel().write(ByteBuffer.allocateDirect(1 << 16));
            }
        };

        abstract Object call(NativeSocket socket) throws IOException;

        boolean isOfChannel() {
            return this == CHANNEL || this == CHANNEL_WRITE;
        }
    }

    static Stream<Arguments> limited() {
        return modes(Limited.values());
    }

    @ParameterizedTest(name = "{0}, restarts: {1}, virtual: {2}")
    @MethodSource("limited")
    void aLimitOfTimeIsNeitherShortenedNorProlonged(Limited call, boolean restarts, boolean virtual) throws Exception {
        for (boolean within : new boolean[] {false, true}) {
            try (Scene scene = new Scene()) {
                NativeSocket socket = scene.withoutRoom(scene.connected(Loopback.UNIX));
                if (!within) {
                    socket.set(SoOption.SO_RCVTIMEO, LIMIT);
                    socket.set(SoOption.SO_SNDTIMEO, LIMIT);
                }
                NativeSocket limited = within ? socket.within(LIMIT) : socket;
                AtomicLong took = new AtomicLong();
                Object[] result = new Object[1];
                Throwable thrown = outcomeAmongSignals(restarts, virtual, () -> {
                    long begun = System.nanoTime();
                    try {
                        result[0] = call.call(limited);
                    } finally {
                        took.set(System.nanoTime() - begun);
                    }
                });
                if (call.isOfChannel() && !within) {
                    assertNull(thrown);
                    assertEquals(0, result[0]);
                } else {
                    NativeTimeoutException timeout = assertInstanceOf(NativeTimeoutException.class, thrown);
                    assertEquals(within, timeout.isDeadline());
                }
                assertTrue(took.get() >= LIMIT.toNanos(), () -> "early: " + took);
                assertTrue(took.get() < LONG.toNanos(), () -> "late: " + took);
            }
        }
    }

    /** Single calls: the system ends them, and nothing is made again. */
    enum Single {
        RECV {
            @Override
            Object call(NativeSocket socket, Scene scene) throws IOException {
                return socket.recv(new byte[1]);
            }
        },
        SEND {
            @Override
            Object call(NativeSocket socket, Scene scene) throws IOException {
                return socket.send(new byte[1]);
            }
        },
        POLL {
            @Override
            Object call(NativeSocket socket, Scene scene) throws IOException {
                return socket.poll(Poll.IN, -1);
            }
        },
        ACCEPT {
            @Override
            Object call(NativeSocket socket, Scene scene) throws IOException {
                return scene.listener(Loopback.INET).accept();
            }
        },
        TRANSFER {
            @Override
            Object call(NativeSocket socket, Scene scene) throws IOException {
                try (SocketCopy copy = SocketCopy.of(socket, socket)) {
                    return copy.transfer(1);
                }
            }
        };

        abstract Object call(NativeSocket socket, Scene scene) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aSingleCallReportsTheSignal(Single call) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.withoutRoom(scene.connected(Loopback.UNIX));
            Throwable thrown = outcomeAmongSignals(false, false, () -> call.call(socket, scene));
            NativeSocketException failure = assertInstanceOf(NativeSocketException.class, thrown);
            assertTrue(failure.error().interrupted(), failure::toString);
            assertEquals(0, failure.bytesTransferred());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPollWithALimitGoesOn(boolean virtual) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            amongSignals(false, virtual, () -> {
                long begun = System.nanoTime();
                assertEquals(0, socket.within(LIMIT).poll(Poll.IN, -1));
                assertTrue(System.nanoTime() - begun >= LIMIT.toNanos());
            });
        }
    }

    /** What ends a sendAll for good. */
    enum End {
        CLOSE(SocketClosedException.class) {
            @Override
            void make(Loopback.Connection connection, Thread sender) throws IOException {
                connection.client().close();
            }
        },
        INTERRUPT(SocketInterruptedException.class) {
            @Override
            void make(Loopback.Connection connection, Thread sender) {
                sender.interrupt();
            }
        },
        SHUTDOWN(NativeSocketException.class) {
            @Override
            void make(Loopback.Connection connection, Thread sender) throws IOException {
                connection.client().shutdown(Shutdown.SEND);
            }
        };

        final Class<? extends IOException> thrown;

        End(Class<? extends IOException> thrown) {
            this.thrown = thrown;
        }

        abstract void make(Loopback.Connection connection, Thread sender) throws IOException;
    }

    static Stream<Arguments> ends() {
        return modes(End.values());
    }

    @ParameterizedTest(name = "{0}, restarts: {1}, virtual: {2}")
    @MethodSource("ends")
    void theBytesThatWereSentAreReported(End end, boolean restarts, boolean virtual) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = prepared(connection.client(), true);
            byte[] large = new byte[8 << 20];
            AtomicLong sent = new AtomicLong(-1);
            ThreadInCall sender = new ThreadInCall(virtual, () -> {
                PeriodicSignal signal = PeriodicSignal.start(restarts);
                try (signal) {
                    client.sendAll(large);
                } catch (IOException e) {
                    assertInstanceOf(end.thrown, e);
                    sent.set(((SocketFailure) e).bytesTransferred());
                    if (e instanceof InterruptedIOException interrupted) {
                        assertEquals(sent.get(), interrupted.bytesTransferred);
                    }
                }
            });
            assertEquals(STEP, connection.server().recv(new byte[STEP], 0, STEP, Msg.WAITALL));
            sender.awaitBlocked();
            end.make(connection, sender.thread);
            assertNull(sender.outcome());
            client.close();
            long received = STEP;
            byte[] buffer = new byte[STEP];
            for (int n; (n = connection.server().recv(buffer)) > 0;) {
                received += n;
            }
            assertEquals(received, sent.get());
        }
    }

    @Test
    void theBytesThatWereReceivedBeforeAResetAreReported() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] buffer = new byte[STEP];
            AtomicLong received = new AtomicLong(-1);
            ThreadInCall receiver = new ThreadInCall(false, () -> {
                try {
                    connection.server().recvFully(buffer);
                } catch (NativeSocketException e) {
                    assertTrue(e.error().connectionReset(), e::toString);
                    received.set(e.bytesTransferred());
                }
            });
            connection.client().send(content, 0, 3, Msg.NONE);
            while (connection.client().unsent() > 0 || connection.server().available() > 0) {
                Thread.onSpinWait();
            }
            connection.client().set(SoOption.SO_LINGER, Linger.of(0));
            connection.client().close();
            assertNull(receiver.outcome());
            assertEquals(3, received.get());
        }
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wait of the library means what the blocking call of the system means, in virtual threads and up to a deadline. */
@Timeout(300)
class WaitMeaningTest {
    /** How a call waits. */
    enum Waiting {
        /** In the system. */
        PLATFORM(false, false),
        /** Parked. */
        VIRTUAL(true, false),
        /** Up to a deadline. */
        LIMIT(false, true),
        /** Parked up to a deadline. */
        VIRTUAL_LIMIT(true, true);

        private final boolean virtual;
        private final boolean limited;

        Waiting(boolean virtual, boolean limited) {
            this.virtual = virtual;
            this.limited = limited;
        }

        NativeSocket of(NativeSocket socket) {
            return limited ? socket.within(Duration.ofMinutes(3)) : socket;
        }

        <T> FutureTask<T> start(Callable<T> body) {
            FutureTask<T> task = new FutureTask<>(body);
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(task);
            return task;
        }
    }

    private static <T> T get(FutureTask<T> task) throws Exception {
        return task.get(200, TimeUnit.SECONDS);
    }

    /** Waits until a part has arrived, so that a call which does not wait for the rest would have it. */
    private static void arrived(NativeSocket socket, int bytes) throws Exception {
        while (socket.available() < bytes) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeekOfAllWaitsAndTakesNothing(Waiting waiting) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = waiting.of(connection.client());
            byte[] seen = new byte[6];
            FutureTask<Integer> peeked = waiting.start(() -> client.recv(seen, 0, 6, Msg.PEEK | Msg.WAITALL));
            connection.server().send(new byte[] {1, 2, 3});
            arrived(connection.client(), 3);
            connection.server().send(new byte[] {4, 5, 6});
            assertEquals(6, get(peeked));
            assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, seen);
            assertEquals(6, connection.client().recvFully(new byte[6]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeekOfAllEndsWithTheStream(Waiting waiting) throws Exception {
        if (waiting != Waiting.PLATFORM) {
            Wine.differs("the end of a stream is reported once its bytes are read");
        }
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = waiting.of(connection.client());
            FutureTask<Integer> peeked = waiting.start(() -> client.recv(new byte[6], 0, 6, Msg.PEEK | Msg.WAITALL));
            connection.server().send(new byte[] {1, 2, 3});
            arrived(connection.client(), 3);
            connection.server().shutdown(Shutdown.SEND);
            assertEquals(3, get(peeked));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatagramIsAllThatIsWaitedFor(Waiting waiting) throws Exception {
        try (NativeSocket receiver = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
                NativeSocket sender = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM)) {
            receiver.bind(InetSockaddr.loopback(0));
            sender.sendto("abc".getBytes(), receiver.getsockname());
            sender.sendto("def".getBytes(), receiver.getsockname());
            NativeSocket view = waiting.of(receiver);
            assertEquals(3, get(waiting.start(() -> view.recv(new byte[10], 0, 10, Msg.WAITALL))));
            assertEquals(3, receiver.recv(new byte[10]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recvfromWaitsForAllOfAStream(Waiting waiting) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = waiting.of(connection.client());
            connection.server().send(new byte[3]);
            arrived(connection.client(), 3);
            FutureTask<Integer> received = waiting
                    .start(() -> client.recvfrom(new byte[6], 0, 6, Msg.WAITALL, new SockaddrBuffer()));
            connection.server().send(new byte[3]);
            assertEquals(6, get(received));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLowWaterMarkIsWaitedFor(Waiting waiting) throws Exception {
        assumeFalse(Expect.WINDOWS, "Windows has no SO_RCVLOWAT");
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.client().set(SoOption.SO_RCVLOWAT, 10);
            NativeSocket client = waiting.of(connection.client());
            connection.server().send(new byte[3]);
            arrived(connection.client(), 3);
            FutureTask<Integer> received = waiting.start(() -> client.recv(new byte[100]));
            assertFalse(received.isDone());
            // Not the seven that are missing: a recv that has copied three is not woken by fewer than the mark.
            connection.server().send(new byte[10]);
            assertEquals(13, get(received));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQueueOfErrorsIsNotWaitedFor(Waiting waiting) throws Exception {
        assumeFalse(Expect.WINDOWS, "Windows has no MSG_ERRQUEUE");
        assumeFalse(Msg.ERRQUEUE == 0, "no MSG_ERRQUEUE");
        try (NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM)) {
            socket.bind(InetSockaddr.loopback(0));
            NativeSocket view = waiting.of(socket);
            assertEquals(NativeSocket.WOULD_BLOCK,
                    get(waiting.start(() -> view.recv(new byte[1], 0, 1, Msg.ERRQUEUE))));
        }
    }

    /** In each kind of thread, and with nothing done. */
    @ParameterizedTest
    @EnumSource
    void anInterruptBeforeTheCallEndsIt(Waiting waiting) throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            NativeSocket view = waiting.of(listener);
            NativeSocket connecting = waiting.of(client);
            Sockaddr name = listener.getsockname();
            for (Callable<?> call : new Callable<?>[] {view::accept, () -> connecting.connect(name),
                () -> view.poll(Poll.IN, 200_000)}) {
                FutureTask<?> interrupted = waiting.start(() -> {
                    Thread.currentThread().interrupt();
                    return call.call();
                });
                Throwable failure = assertThrows(ExecutionException.class, () -> get(interrupted)).getCause();
                assertEquals(SocketInterruptedException.class, failure.getClass());
            }
        }
    }
}

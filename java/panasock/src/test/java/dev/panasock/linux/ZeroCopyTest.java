package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.panasock.AddressFamily;
import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.Linger;
import dev.panasock.Message;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.NativeTimeoutException;
import dev.panasock.Poll;
import dev.panasock.Protocol;
import dev.panasock.Qemu;
import dev.panasock.SoOption;
import dev.panasock.Sockaddr;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MSG_ZEROCOPY and its notices, on loopback, where the system copies and says so. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZeroCopyTest {
    private static final int PATIENCE = 100_000;
    private static final int SIZE = 20_000;
    private static final int LARGE = 12 << 20;

    private final MemorySegment memory = Arena.ofAuto().allocate(SIZE);

    @BeforeEach
    void isThere() throws IOException {
        if (OperatingSystem.current() != OperatingSystem.LINUX) {
            try (NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                assertThrows(UnsupportedOperationException.class, () -> ZeroCopy.of(socket));
                abort("only Linux has MSG_ZEROCOPY");
            }
        }
        Qemu.needs("SO_ZEROCOPY");
    }

    /** Two sockets that are connected with each other. */
    private record Pair(NativeSocket sender, NativeSocket receiver) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            sender.close();
            receiver.close();
        }
    }

    enum Transport {
        TCP(SocketType.STREAM, InetSockaddr.loopback(0)),
        TCP6(SocketType.STREAM, Inet6Sockaddr.loopback(0)),
        UDP(SocketType.DGRAM, InetSockaddr.loopback(0)),
        UDP6(SocketType.DGRAM, Inet6Sockaddr.loopback(0));

        private final SocketType type;
        private final Sockaddr free;

        Transport(SocketType type, Sockaddr free) {
            this.type = type;
            this.free = free;
        }

        private Pair pair() throws IOException {
            NativeSocket receiver = NativeSocket.open(free.family(), type);
            receiver.bind(free);
            NativeSocket sender = NativeSocket.open(free.family(), type);
            if (type.equals(SocketType.DGRAM)) {
                sender.connect(receiver.getsockname());
                return new Pair(sender, receiver);
            }
            try (receiver) {
                receiver.listen(1);
                sender.connect(receiver.getsockname());
                return new Pair(sender, receiver.accept());
            }
        }
    }

    private static void awaitNotice(ZeroCopy zeroCopy, NativeSocket socket) throws IOException {
        while (!zeroCopy.next()) {
            assertTrue((socket.poll(0, PATIENCE) & Poll.ERR) != 0, "no notice has come");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNoticeSaysThatLoopbackCopied(Transport transport) throws IOException {
        try (Pair pair = transport.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            assertEquals(-1, zeroCopy.first());
            assertEquals(-1, zeroCopy.last());
            for (int i = 0; i < 3; i++) {
                assertEquals(SIZE, zeroCopy.send(memory, 0, SIZE, Msg.NONE));
                assertEquals(i + 1, zeroCopy.sends());
                assertEquals(1, zeroCopy.outstanding());
                assertFalse(zeroCopy.isFree(i));
                awaitNotice(zeroCopy, pair.sender);
                assertEquals(i, zeroCopy.first());
                assertEquals(i, zeroCopy.last());
                assertTrue(zeroCopy.isCopied());
                assertTrue(zeroCopy.isFree(i));
                assertEquals(0, zeroCopy.outstanding());
                assertEquals(SIZE, pair.receiver.recv(new byte[SIZE], 0, SIZE, Msg.WAITALL));
            }
            assertFalse(zeroCopy.next(), "there is one notice for each");
        }
    }

    /** More than there is room for at first; the system tells of several with one notice. */
    @Test
    void noticesOfSeveralSends() throws IOException {
        try (Pair pair = Transport.UDP.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            int sends = 40;
            for (int i = 0; i < sends; i++) {
                assertEquals(100, zeroCopy.send(memory, 0, 100, Msg.NONE));
            }
            long told = 0;
            while (told < sends) {
                awaitNotice(zeroCopy, pair.sender);
                assertEquals(told, zeroCopy.first());
                told = zeroCopy.last() + 1;
                assertEquals(sends - told, zeroCopy.outstanding());
                assertTrue(zeroCopy.isFree(told - 1));
                assertEquals(told == sends, zeroCopy.isFree(sends - 1));
            }
        }
    }

    @Test
    void toAnAddress() throws IOException {
        try (NativeSocket receiver = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
                NativeSocket sender = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM)) {
            receiver.bind(InetSockaddr.loopback(0));
            ZeroCopy zeroCopy = ZeroCopy.of(sender);
            memory.set(ValueLayout.JAVA_BYTE, 7, (byte) 42);
            assertEquals(1, zeroCopy.sendto(memory, 7, 1, Msg.NONE, receiver.getsockname()));
            assertTrue(zeroCopy.await());
            byte[] one = new byte[1];
            assertEquals(1, receiver.recv(one));
            assertEquals(42, one[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allBytesArrive(boolean virtual) throws Exception {
        byte[] content = new byte[LARGE];
        new Random(1).nextBytes(content);
        try (Pair pair = Transport.TCP.pair()) {
            MemorySegment large = Arena.ofAuto().allocate(LARGE).copyFrom(MemorySegment.ofArray(content));
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender.within(Duration.ofMillis(PATIENCE)));
            FutureTask<Boolean> sender = new FutureTask<>(() -> {
                zeroCopy.sendAll(large);
                return zeroCopy.await();
            });
            start(virtual, sender);
            byte[] received = new byte[LARGE];
            assertEquals(LARGE, pair.receiver.recvFully(received));
            assertTrue(sender.get());
            assertArrayEquals(content, received);
            assertTrue(zeroCopy.sends() > 1, "it did not fit at once");
            assertEquals(0, zeroCopy.outstanding());
            assertTrue(zeroCopy.isFree(0) && zeroCopy.isFree(zeroCopy.sends() - 1));
        }
    }

    private static void start(boolean virtual, Runnable body) {
        if (virtual) {
            Thread.ofVirtual().start(body);
        } else {
            Thread.ofPlatform().daemon().start(body);
        }
    }

    @Test
    void aSendDoesNotWait() throws IOException {
        try (Pair pair = Transport.TCP.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender.within(Duration.ofMillis(50)));
            MemorySegment large = Arena.ofAuto().allocate(LARGE);
            boolean tookNothing = false;
            for (int i = 0; i < 50 && !tookNothing; i++) { // a late acknowledgement makes room
                long n;
                while ((n = zeroCopy.send(large, 0, LARGE, Msg.NONE)) > 0) {
                    continue;
                }
                assertEquals(NativeSocket.WOULD_BLOCK, n);
                long sends = zeroCopy.sends();
                assertTrue(sends > 0);
                assertThrows(NativeTimeoutException.class, () -> zeroCopy.sendAll(large));
                tookNothing = zeroCopy.sends() == sends;
            }
            assertTrue(tookNothing, "what took nothing does not count");
        }
    }

    @Test
    void aResetOfThePeerEndsIt() throws Exception {
        try (Pair pair = Transport.TCP.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            FutureTask<Object> sender = new FutureTask<>(() -> {
                zeroCopy.sendAll(Arena.ofAuto().allocate(LARGE));
                return null;
            });
            start(false, sender);
            assertEquals(1, pair.receiver.recv(new byte[1]));
            pair.receiver.set(SoOption.SO_LINGER, Linger.RESET);
            pair.receiver.close();
            Exception failed = assertThrows(java.util.concurrent.ExecutionException.class, sender::get);
            assertInstanceOf(SocketFailure.class, failed.getCause());
            // What was in the queues is free; nobody waits for it for ever.
            assertTrue(zeroCopy.await() || zeroCopy.outstanding() > 0);
        }
    }

    /** A message that somebody received with the flag. */
    @Test
    void othersMayReadTheQueue() throws IOException {
        try (Pair pair = Transport.TCP.pair(); Message message = new Message(0, 64)) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            assertFalse(zeroCopy.accept(message));
            zeroCopy.send(memory, 0, SIZE, Msg.NONE);
            while (pair.sender.recvmsg(message, Msg.ERRQUEUE | Msg.DONTWAIT) == NativeSocket.WOULD_BLOCK) {
                pair.sender.poll(0, PATIENCE);
            }
            assertTrue(zeroCopy.accept(message));
            assertTrue(zeroCopy.await());
            assertTrue(zeroCopy.accept(message), "what was told before is told again");
            assertEquals(0, zeroCopy.outstanding());
        }
    }

    @Test
    void badInput() throws IOException {
        SocketPair unix = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
        assertThrows(IOException.class, () -> ZeroCopy.of(unix.first()));
        unix.first().close();
        unix.second().close();
        try (Pair pair = Transport.TCP.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            MemorySegment heap = MemorySegment.ofArray(new byte[4]);
            assertThrows(IllegalArgumentException.class, () -> zeroCopy.send(heap, 0, 4, Msg.NONE));
            assertThrows(IllegalArgumentException.class, () -> zeroCopy.sendAll(heap));
            assertThrows(IllegalArgumentException.class, () -> pair.sender.send(new byte[4], 0, 4, Msg.ZEROCOPY));
            assertThrows(IllegalArgumentException.class, () -> pair.sender.send(heap, Msg.ZEROCOPY));
            assertThrows(IndexOutOfBoundsException.class, () -> zeroCopy.send(memory, SIZE, 1, Msg.NONE));
            assertThrows(IndexOutOfBoundsException.class, () -> zeroCopy.isFree(0));
            assertThrows(IndexOutOfBoundsException.class, () -> zeroCopy.isFree(-1));
            assertEquals(0, zeroCopy.send(memory, 0, 0, Msg.NONE));
            assertEquals(0, zeroCopy.sends());
            assertTrue(zeroCopy.await());
            pair.sender.close();
            assertThrows(SocketClosedException.class, () -> zeroCopy.send(memory, 0, 1, Msg.NONE));
            assertThrows(SocketClosedException.class, zeroCopy::next);
            assertThrows(SocketClosedException.class, () -> ZeroCopy.of(pair.sender));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCloseEndsAWait(boolean virtual) throws Exception {
        try (Pair pair = Transport.TCP.pair()) {
            ZeroCopy zeroCopy = ZeroCopy.of(pair.sender);
            FutureTask<Object> sender = new FutureTask<>(() -> {
                zeroCopy.sendAll(Arena.ofAuto().allocate(LARGE));
                return null;
            });
            start(virtual, sender);
            assertEquals(1, pair.receiver.recv(new byte[1]));
            pair.sender.close();
            Exception failed = assertThrows(java.util.concurrent.ExecutionException.class, sender::get);
            assertInstanceOf(SocketClosedException.class, failed.getCause());
        }
    }
}

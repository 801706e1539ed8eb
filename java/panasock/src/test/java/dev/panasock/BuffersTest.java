package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Every kind of memory that can be sent and filled, and what is refused. */
@Timeout(300)
class BuffersTest {
    private static final byte[] DATA = {10, 11, 12, 13, 14, 15, 16, 17};
    private static final int LARGE = 3 * 1024 * 1024;

    private Loopback.Connection connection;
    private NativeSocket sender;
    private NativeSocket receiver;

    @BeforeEach
    void connect() throws IOException {
        connection = Loopback.INET.connection();
        sender = connection.client();
        receiver = connection.server();
        // What should be refused must not wait for ever where it is not.
        receiver.set(SoOption.SO_RCVTIMEO, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
    }

    /** Sends from one segment and receives into another, whatever their scopes. */
    private void crosses(MemorySegment from, MemorySegment to) throws IOException {
        MemorySegment.copy(DATA, 0, from, ValueLayout.JAVA_BYTE, 0, DATA.length);
        assertEquals(DATA.length, sender.send(from));
        to.fill((byte) 0);
        assertEquals(DATA.length, receiver.recvFully(to));
        assertArrayEquals(DATA, to.toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void segmentsOfEveryScope() throws Exception {
        try (Arena confined = Arena.ofConfined(); Arena shared = Arena.ofShared()) {
            List<MemorySegment> segments = List.of(confined.allocate(8), shared.allocate(8),
                    Arena.global().allocate(8), Arena.ofAuto().allocate(8), MemorySegment.ofArray(new byte[8]),
                    MemorySegment.ofArray(new long[1]), MemorySegment.ofArray(new char[6]).asSlice(2, 8),
                    MemorySegment.ofBuffer(ByteBuffer.allocateDirect(8)));
            for (MemorySegment from : segments) {
                for (MemorySegment to : segments) {
                    crosses(from, to);
                }
            }
        }
    }

    @Test
    void segmentsWithOffsetLengthAndFlags() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, DATA);
            assertEquals(3, sender.send(memory, 2, 3, Msg.NONE));
            assertEquals(8, sender.send(memory, Msg.NONE));
            MemorySegment target = arena.allocate(16);
            receiver.recv(arena.allocate(11), Msg.PEEK | Msg.WAITALL);
            assertEquals(3, receiver.recv(target, 4, 3, Msg.NONE));
            assertEquals(8, receiver.recv(target.asSlice(8)));
            assertArrayEquals(new byte[] {0, 0, 0, 0, 12, 13, 14, 0, 10, 11, 12, 13, 14, 15, 16, 17},
                    target.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @Test
    void aReadOnlySegmentIsSentAndNotFilled() throws Exception {
        MemorySegment heap = MemorySegment.ofArray(DATA.clone()).asReadOnly();
        MemorySegment direct = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, DATA).asReadOnly();
        for (MemorySegment readOnly : List.of(heap, direct)) {
            assertEquals(8, sender.send(readOnly));
            assertEquals(8, receiver.recvFully(new byte[8]));
            sender.send(readOnly);
            assertThrows(IllegalArgumentException.class, () -> receiver.recv(readOnly));
            assertThrows(IllegalArgumentException.class, () -> receiver.recvFully(readOnly));
            assertThrows(IllegalArgumentException.class,
                    () -> receiver.recvfrom(readOnly, new SockaddrBuffer()));
            assertArrayEquals(DATA, readOnly.toArray(ValueLayout.JAVA_BYTE));
            assertEquals(8, receiver.recvFully(new byte[8]));
        }
    }

    @Test
    void buffersOfEveryKindHonourPositionAndLimit() throws Exception {
        ByteBuffer direct = ByteBuffer.allocateDirect(10).put(1, DATA);
        ByteBuffer heap = ByteBuffer.allocate(10).put(1, DATA);
        ByteBuffer sliced = ByteBuffer.allocate(20).put(6, DATA).slice(5, 10);
        for (ByteBuffer data : List.of(direct, heap, sliced, direct.asReadOnlyBuffer(), heap.asReadOnlyBuffer())) {
            data.position(2).limit(6);
            assertEquals(4, sender.send(data));
            assertEquals(6, data.position());
            assertEquals(6, data.limit());
            for (ByteBuffer target : List.of(ByteBuffer.allocateDirect(8), ByteBuffer.allocate(8),
                    ByteBuffer.allocate(20).slice(3, 8))) {
                target.position(3).limit(7);
                assertEquals(4, receiver.recv(target, Msg.PEEK | Msg.WAITALL));
                assertEquals(7, target.position());
                assertEquals(7, target.limit());
                assertEquals(ByteBuffer.wrap(DATA, 1, 4), target.position(3));
                assertEquals(0, target.get(2));
            }
            assertEquals(4, receiver.recv(ByteBuffer.allocate(4), Msg.WAITALL));
        }
    }

    @Test
    void aBufferAdvancesByWhatWasTransferredOnly() throws Exception {
        sender.setNonBlocking(true);
        ByteBuffer data = ByteBuffer.allocateDirect(32 * 1024 * 1024);
        int n = sender.send(data, Msg.NONE);
        assertTrue(n > 0);
        assertEquals(n, data.position());
        ByteBuffer target = ByteBuffer.allocate(64);
        receiver.setNonBlocking(true);
        sender.shutdown(Shutdown.SEND);
        while (receiver.recv(target.clear()) > 0) {
            assertEquals(target.position(), target.flip().remaining());
        }
        assertEquals(0, target.position());
    }

    @Test
    void sendAllAndRecvFullyOfBuffers() throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(LARGE + 2);
        for (int i = 0; i < data.capacity(); i++) {
            data.put(i, (byte) i);
        }
        data.position(1).limit(LARGE + 1);
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            try {
                sender.sendAll(data.duplicate());
                sender.sendAll(MemorySegment.ofBuffer(data));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        ByteBuffer received = ByteBuffer.allocate(LARGE);
        assertEquals(LARGE, receiver.recvFully(received));
        assertEquals(LARGE, received.position());
        assertEquals(data, received.flip());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(LARGE);
            assertEquals(LARGE, receiver.recvFully(segment));
            assertEquals(-1, segment.mismatch(MemorySegment.ofBuffer(data)));
        }
        sent.join();
    }

    @Test
    void aReadOnlyBufferIsNotFilled() throws Exception {
        sender.send(DATA);
        for (ByteBuffer readOnly : List.of(ByteBuffer.allocate(4).asReadOnlyBuffer(),
                ByteBuffer.allocateDirect(4).asReadOnlyBuffer())) {
            assertThrows(ReadOnlyBufferException.class, () -> receiver.recv(readOnly));
            assertThrows(ReadOnlyBufferException.class, () -> receiver.recvFully(readOnly));
            assertThrows(ReadOnlyBufferException.class, () -> receiver.recvfrom(readOnly, new SockaddrBuffer()));
        }
    }

    private static byte[] large() {
        byte[] data = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            data[i] = (byte) (i * 31);
        }
        return data;
    }

    private CompletableFuture<Integer> sent(byte[] data) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return sender.send(data);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void aLargeHeapArrayIsWaitedFor() throws Exception {
        Wine.differs("a large recv with MSG_WAITALL gives what is there");
        byte[] data = large();
        CompletableFuture<Integer> sent = sent(data);
        byte[] received = new byte[LARGE];
        assertEquals(LARGE, receiver.recv(received, 0, LARGE, Msg.WAITALL));
        assertEquals(LARGE, sent.join());
        assertArrayEquals(data, received);
    }

    @Test
    void largeHeapArraysCrossWhole() throws Exception {
        byte[] data = large();
        CompletableFuture<Integer> sent = sent(data);
        byte[] received = new byte[LARGE];
        int first = receiver.recv(received);
        assertTrue(first <= 256 * 1024, "one call filled " + first);
        receiver.recvFully(ByteBuffer.wrap(received, first, LARGE - first));
        assertEquals(LARGE, sent.join());
        assertArrayEquals(data, received);
    }

    @Test
    void nullIsRefused() {
        List<Executable> calls = List.of(() -> sender.send((byte[]) null), () -> sender.send((ByteBuffer) null),
                () -> sender.send((MemorySegment) null), () -> receiver.recv((byte[]) null),
                () -> receiver.recv((ByteBuffer) null), () -> receiver.recv((MemorySegment) null),
                () -> sender.sendAll((byte[]) null), () -> receiver.recvFully((byte[]) null));
        for (Executable call : calls) {
            assertThrows(NullPointerException.class, call);
        }
    }

    @Test
    void whatLiesOutsideIsRefusedAndNamed() {
        byte[] array = new byte[4];
        MemorySegment segment = MemorySegment.ofArray(array);
        List<Executable> calls = List.of(() -> sender.send(array, 3, 2), () -> sender.send(array, -1, 2),
                () -> sender.send(array, 0, -1), () -> sender.send(array, Integer.MAX_VALUE, 1),
                () -> receiver.recv(array, 3, 2), () -> receiver.recv(array, 5, 0),
                () -> sender.send(segment, 3, 2, 0), () -> receiver.recv(segment, -1, 2, 0),
                () -> receiver.recv(segment, Long.MAX_VALUE, 2, 0), () -> sender.sendAll(array, 3, 2),
                () -> receiver.recvFully(array, 3, 2),
                () -> sender.sendto(segment, 3, 2, 0, InetSockaddr.loopback(1)),
                () -> receiver.recvfrom(segment, 3, 2, 0, new SockaddrBuffer()));
        for (Executable call : calls) {
            IndexOutOfBoundsException thrown = assertThrows(IndexOutOfBoundsException.class, call);
            assertTrue(thrown.getMessage().contains("out of bounds"), thrown::getMessage);
        }
    }

    @Test
    void freedMemoryIsRefused() throws Exception {
        for (Arena arena : List.of(Arena.ofConfined(), Arena.ofShared())) {
            MemorySegment freed = arena.allocate(8);
            ByteBuffer view = freed.asByteBuffer();
            arena.close();
            assertThrows(IllegalStateException.class, () -> sender.send(freed));
            assertThrows(IllegalStateException.class, () -> receiver.recv(freed));
            assertThrows(IllegalStateException.class, () -> sender.sendto(freed, InetSockaddr.loopback(1)));
            assertThrows(IllegalStateException.class, () -> receiver.recvfrom(freed, new SockaddrBuffer()));
            assertThrows(IllegalStateException.class, () -> sender.send(view));
            assertThrows(IllegalStateException.class, () -> receiver.recv(view));
        }
        crosses(MemorySegment.ofArray(new byte[8]), MemorySegment.ofArray(new byte[8]));
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment foreign = arena.allocate(8);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                assertThrows(WrongThreadException.class, () -> sender.send(foreign));
                assertThrows(WrongThreadException.class, () -> receiver.recv(foreign));
            }, task -> Thread.ofPlatform().daemon().start(task));
            other.join();
        }
    }

    @Test
    void aLengthBeyondTwoGibibytesIsTakenAsItIs() throws Exception {
        Wine.differs("a send of 2 GiB does not end within a minute");
        Path file = Files.createTempFile("panasock", ".sparse");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE); Arena arena = Arena.ofShared()) {
            long length = (1L << 31) + 4096;
            MemorySegment huge = channel.map(MapMode.READ_WRITE, 0, length, arena);
            sender.sendAll(DATA);
            assertEquals(DATA.length, receiver.recv(huge));
            assertArrayEquals(DATA, huge.asSlice(0, DATA.length).toArray(ValueLayout.JAVA_BYTE));
            sender.sendAll(DATA);
            assertEquals(DATA.length, receiver.recv(huge, 16, length - 16, Msg.NONE));
            assertArrayEquals(DATA, huge.asSlice(16, DATA.length).toArray(ValueLayout.JAVA_BYTE));
            sender.setNonBlocking(true);
            long sent = sender.send(huge);
            assertTrue(sent > 0 && sent < length, "sent " + sent);
            sender.shutdown(Shutdown.SEND);
            long received = 0;
            long n;
            while ((n = receiver.recv(huge)) != NativeSocket.END_OF_STREAM) {
                received += n;
            }
            assertEquals(sent, received);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

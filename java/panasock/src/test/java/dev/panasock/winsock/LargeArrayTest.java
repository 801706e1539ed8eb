package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.Bytes;
import dev.panasock.ThreadInCall;
import dev.panasock.Wine;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays so large that they are not copied where the system can do without: nobody sees a difference. */
class LargeArrayTest extends WinsockFixture {
    private static final int SIZE = 200_000;
    private static final int SMALL_ROOM = 8192;
    /** Whether it is a virtual one. */
    private static final boolean[] EITHER_THREAD = {false, true};

    private Pair pair;

    @BeforeEach
    void connectThem() {
        pair = pair();
    }

    private byte[] receivedFully(int length) {
        byte[] received = new byte[length];
        int all = 0;
        while (all < length) {
            byte[] piece = new byte[length - all];
            int n = recv(pair.server(), piece, piece.length, 0);
            assertTrue(n > 0, () -> "error " + WSAGetLastError());
            System.arraycopy(piece, 0, received, all, n);
            all += n;
        }
        return received;
    }

    @Test
    void noMoreThanAskedFor() {
        byte[] data = Bytes.pattern(SIZE);
        assertEquals(6000, send(pair.client(), data, 6000, 0));
        byte[] received = new byte[SIZE];
        assertEquals(4500, recv(pair.server(), received, 4500, 0));
        assertEquals(1500, recv(pair.server(), received, SIZE, MSG_PEEK));
        assertArrayEquals(Arrays.copyOfRange(data, 4500, 6000), Arrays.copyOf(received, 1500));
        assertArrayEquals(Arrays.copyOfRange(data, 1500, 4500), Arrays.copyOfRange(received, 1500, 4500));
        assertArrayEquals(new byte[SIZE - 4500], Arrays.copyOfRange(received, 4500, SIZE));
    }

    /** Where the bytes are. */
    enum Memory {
        ARRAY, HEAP, NATIVE;

        int send(SOCKET s, byte[] data) {
            return this == ARRAY ? Winsock2.send(s, data, data.length, 0)
                    : Winsock2.send(s, segment(data), data.length, 0);
        }

        int recv(SOCKET s, byte[] data, int flags) {
            if (this == ARRAY) {
                return Winsock2.recv(s, data, data.length, flags);
            }
            MemorySegment segment = segment(data);
            int received = Winsock2.recv(s, segment, data.length, flags);
            MemorySegment.copy(segment, JAVA_BYTE, 0, data, 0, data.length);
            return received;
        }

        private MemorySegment segment(byte[] data) {
            MemorySegment heap = MemorySegment.ofArray(data);
            return this == HEAP ? heap : Arena.ofAuto().allocate(data.length).copyFrom(heap);
        }
    }

    /** There is room for a part at once: the call takes that and then waits, as one call. */
    @ParameterizedTest
    @EnumSource
    void aBlockingSendTakesAll(Memory memory) throws Exception {
        option(pair.client(), SOL_SOCKET, SO_SNDBUF, SMALL_ROOM);
        byte[] data = Bytes.pattern(SIZE);
        for (boolean virtual : EITHER_THREAD) {
            ThreadInCall sending =
                    new ThreadInCall(virtual, () -> assertEquals(SIZE, memory.send(pair.client(), data)));
            assertArrayEquals(data, receivedFully(SIZE));
            assertNull(sending.outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBlockingRecvWaits(boolean virtual) throws Exception {
        byte[] received = new byte[SIZE];
        ThreadInCall receiving =
                new ThreadInCall(virtual, () -> assertEquals(100, recv(pair.server(), received, SIZE, 0)));
        receiving.awaitBlocked();
        byte[] data = Bytes.pattern(SIZE);
        assertEquals(100, send(pair.client(), data, 100, 0));
        assertNull(receiving.outcome());
        assertArrayEquals(Arrays.copyOf(data, 100), Arrays.copyOf(received, 100));
    }

    /** The rest of a recv that waits for all comes behind what was there. */
    @ParameterizedTest
    @EnumSource
    void aRecvOfAllWaitsForTheRest(Memory memory) throws Exception {
        Wine.differs("MSG_WAITALL does not wait for all");
        byte[] data = Bytes.pattern(SIZE);
        byte[] rest = Arrays.copyOfRange(data, 5000, SIZE);
        for (boolean virtual : EITHER_THREAD) {
            assertEquals(5000, send(pair.client(), data, 5000, 0));
            byte[] received = new byte[SIZE];
            ThreadInCall receiving = new ThreadInCall(virtual,
                    () -> assertEquals(SIZE, memory.recv(pair.server(), received, MSG_WAITALL)));
            receiving.awaitBlocked();
            assertEquals(rest.length, send(pair.client(), rest, rest.length, 0));
            assertNull(receiving.outcome());
            assertArrayEquals(data, received);
        }
    }

    @Test
    void aNonBlockingSocketDoesNotWait() {
        nonBlocking(pair.server());
        fails(WSAEWOULDBLOCK, () -> recv(pair.server(), new byte[SIZE], SIZE, 0));
        nonBlocking(pair.client());
        WSASetLastError(0);
        int all = 0;
        for (int n; (n = send(pair.client(), Bytes.pattern(SIZE), SIZE, 0)) != SOCKET_ERROR;) {
            assertEquals(0, WSAGetLastError(), "a part is no failure");
            all += n;
        }
        assertEquals(WSAEWOULDBLOCK, WSAGetLastError());
        assertTrue(all > 0);
    }

    @Test
    void endsOfAStream() {
        ok(shutdown(pair.client(), SD_SEND));
        fails(WSAESHUTDOWN, () -> send(pair.client(), new byte[SIZE], SIZE, 0));
        assertEquals(0, recv(pair.server(), new byte[SIZE], SIZE, 0));
        ok(shutdown(pair.server(), SD_RECEIVE));
        fails(WSAESHUTDOWN, () -> recv(pair.server(), new byte[SIZE], SIZE, 0));
    }

    @Test
    void aResetIsTold() {
        Wine.differs("a reset is the end of the stream");
        linger reset = new linger();
        reset.l_onoff(1);
        ok(setsockopt(pair.server(), SOL_SOCKET, SO_LINGER, reset, sizeof(reset)));
        ok(closesocket(pair.server()));
        fails(WSAECONNRESET, () -> recv(pair.client(), new byte[SIZE], SIZE, 0));
    }

    @Test
    void aClosedSocketIsNone() {
        ok(closesocket(pair.server()));
        fails(WSAENOTSOCK, () -> recv(pair.server(), new byte[SIZE], SIZE, 0));
        fails(WSAENOTSOCK, () -> send(pair.server(), new byte[SIZE], SIZE, 0));
    }

    @Test
    void withoutAConnectionNothingIsReceived() {
        SOCKET fresh = tcp();
        fails(WSAENOTCONN, () -> recv(fresh, new byte[SIZE], SIZE, 0));
    }

    @Test
    void withoutAConnectionNothingIsSent() {
        Wine.differs("send says WSAECONNRESET to a socket that was never connected");
        SOCKET fresh = tcp();
        fails(WSAENOTCONN, () -> send(fresh, new byte[SIZE], SIZE, 0));
    }

    @Test
    void moreThanTheArrayHasIsRefused() {
        byte[] array = new byte[SIZE];
        assertThrows(IndexOutOfBoundsException.class, () -> send(pair.client(), array, SIZE + 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> recv(pair.client(), array, SIZE + 1, 0));
    }

    @Test
    void unknownFlagsAreRefused() {
        Wine.differs("unknown flags are passed over");
        byte[] array = new byte[SIZE];
        fails(WSAEINVAL, () -> send(pair.client(), array, SIZE, 0x40000000));
        fails(WSAEINVAL, () -> recv(pair.client(), array, SIZE, 0x40000000));
    }

    /** A datagram that is longer fills the array and is an error all the same. */
    @Test
    void datagrams() {
        SOCKET receiver = bound(AF_INET, SOCK_DGRAM);
        SOCKET sender = udp();
        connectTo(sender, receiver);
        byte[] data = Bytes.pattern(SIZE);
        assertEquals(20_000, send(sender, data, 20_000, 0));
        assertEquals(20_000, send(sender, data, 20_000, 0));
        byte[] received = new byte[SIZE];
        assertEquals(20_000, recv(receiver, received, SIZE, 0));
        assertArrayEquals(Arrays.copyOf(data, 20_000), Arrays.copyOf(received, 20_000));
        byte[] first = new byte[8000];
        fails(WSAEMSGSIZE, () -> recv(receiver, first, first.length, 0));
        assertArrayEquals(Arrays.copyOf(data, 8000), first);
        fails(WSAEMSGSIZE, () -> send(sender, data, SIZE, 0));
    }
}

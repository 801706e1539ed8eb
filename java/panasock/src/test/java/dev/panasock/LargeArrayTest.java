package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrays so large that they are not copied where the system can do without: nobody sees a difference. */
@Timeout(300)
class LargeArrayTest {
    private static final int SIZE = 200_000;
    private static final int SMALL_ROOM = 8192;

    private Loopback.Connection connection;

    @BeforeEach
    void open() throws IOException {
        connection = Loopback.INET.connection();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
    }

    @Test
    void aPartOfAnArrayArrivesInAPartOfAnArray() throws IOException {
        byte[] data = Bytes.pattern(10_000);
        assertEquals(6000, connection.client().send(data, 1000, 6000));
        byte[] received = new byte[10_000];
        assertEquals(6000, connection.server().recv(received, 2000, 7000));
        byte[] expected = new byte[10_000];
        System.arraycopy(data, 1000, expected, 2000, 6000);
        assertArrayEquals(expected, received);
    }

    /** There is room for a part at once: the call takes that and then waits, as one call. */
    @Test
    void aBlockingSendTakesAll() throws Exception {
        connection.client().set(SoOption.SO_SNDBUF, SMALL_ROOM);
        byte[] data = Bytes.pattern(SIZE);
        int[] sent = new int[1];
        ThreadInCall sending = new ThreadInCall(false, () -> sent[0] = connection.client().send(data));
        byte[] received = new byte[SIZE];
        assertEquals(SIZE, connection.server().recvFully(received));
        assertEquals(null, sending.outcome());
        assertEquals(SIZE, sent[0]);
        assertArrayEquals(data, received);
    }

    @Test
    void aBlockingRecvWaits() throws Exception {
        byte[] received = new byte[SIZE];
        int[] count = new int[1];
        ThreadInCall receiving = new ThreadInCall(false, () -> count[0] = connection.server().recv(received));
        receiving.awaitBlocked();
        byte[] data = Bytes.pattern(100);
        connection.client().send(data);
        assertEquals(null, receiving.outcome());
        assertEquals(100, count[0]);
        assertArrayEquals(data, Arrays.copyOf(received, 100));
    }

    @Test
    void aNonBlockingSocketDoesNotWait() throws IOException {
        byte[] data = Bytes.pattern(SIZE);
        assertEquals(0, connection.server().available());
        connection.server().setNonBlocking(true);
        assertEquals(NativeSocket.WOULD_BLOCK, connection.server().recv(new byte[SIZE]));
        connection.client().setNonBlocking(true);
        connection.client().set(SoOption.SO_SNDBUF, SMALL_ROOM);
        long all = 0;
        int n;
        while ((n = connection.client().send(data)) > 0) {
            all += n;
        }
        assertEquals(NativeSocket.WOULD_BLOCK, n);
        assertTrue(all > 0);
    }

    @Test
    void theEndOfAStreamIsTheEnd() throws IOException {
        connection.client().shutdown(Shutdown.SEND);
        assertEquals(NativeSocket.END_OF_STREAM, connection.server().recv(new byte[SIZE]));
    }

    @Test
    void aCloseWakesARecv() throws Exception {
        ThreadInCall receiving = new ThreadInCall(false, () -> connection.server().recv(new byte[SIZE]));
        receiving.awaitBlocked();
        connection.server().close();
        assertInstanceOf(SocketFailure.class, receiving.outcome());
    }

    @Test
    void aClosedSocketSendsAndReceivesNothing() throws IOException {
        connection.client().close();
        assertThrows(IOException.class, () -> connection.client().send(new byte[SIZE]));
        assertThrows(IOException.class, () -> connection.client().recv(new byte[SIZE]));
    }

    @Test
    void theNumbersAreGivenBack() throws IOException {
        int before = OpenFiles.count();
        try (Loopback.Connection other = Loopback.INET.connection()) {
            assertEquals(10_000, other.client().send(new byte[10_000]));
            assertTrue(other.server().recv(new byte[10_000]) > 0);
        }
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void aPartOutsideTheArrayIsRefused() {
        byte[] array = new byte[SIZE];
        assertThrows(IndexOutOfBoundsException.class, () -> connection.client().send(array, 1, SIZE));
        assertThrows(IndexOutOfBoundsException.class, () -> connection.client().recv(array, -1, SIZE));
    }
}

package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** sendfile and TransmitFile, and the files that they send. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendfileTest {
    /** More than the buffers of both sockets. */
    private static final int LARGE = 12 << 20;
    private static final int SIZE = 200_000;

    private SampleFile sample;
    private FileHandle file;
    private Loopback.Connection connection;
    private NativeSocket socket;

    @BeforeEach
    void open() throws IOException {
        sample = SampleFile.of(SIZE);
        try (LowNumbers _ = new LowNumbers()) { // or the number is somebody else's when the file is closed
            file = sample.open();
        }
        connection = Loopback.INET.connection();
        socket = connection.client();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        file.close();
        sample.close();
    }

    private byte[] received(int length) throws IOException {
        byte[] bytes = new byte[length];
        assertEquals(length, connection.server().recvFully(bytes));
        return bytes;
    }

    private void nothingMoreCame() throws IOException {
        socket.shutdown(Shutdown.SEND);
        assertEquals(NativeSocket.END_OF_STREAM, connection.server().recv(new byte[1]));
    }

    @Test
    void aWholeFileAndAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            ThreadInCall sender = new ThreadInCall(false, () -> assertEquals(SIZE, socket.sendfile(file, 0, SIZE)));
            assertArrayEquals(sample.content(), received(SIZE));
            assertNull(sender.outcome());
        }
        nothingMoreCame();
    }

    @Test
    void aPart() throws IOException {
        assertEquals(50, socket.sendfile(file, 100, 50));
        assertEquals(10, socket.sendfile(file, SIZE - 10, 10));
        assertArrayEquals(Arrays.copyOfRange(sample.content(), 100, 150), received(50));
        assertArrayEquals(Arrays.copyOfRange(sample.content(), SIZE - 10, SIZE), received(10));
        nothingMoreCame();
    }

    @ParameterizedTest
    @EnumSource
    void moreThanThereIsAndBehindTheEnd(Way way) throws Exception {
        NativeSocket sender = way.prepare(socket);
        way.run(() -> {
            assertEquals(10, sender.sendfile(file, SIZE - 10, 1000));
            assertEquals(0, sender.sendfile(file, SIZE, 1000));
            assertEquals(0, sender.sendfile(file, SIZE + 5_000_000_000L, Long.MAX_VALUE >> 1));
            assertEquals(0, sender.sendfile(file, 0, 0));
        });
        assertEquals(10, received(10).length);
        nothingMoreCame();
    }

    /** How a call is kept from waiting in the system, or not. */
    enum Way {
        BLOCKING, NON_BLOCKING, VIRTUAL, WITHIN, BORROWED_WITHIN;

        NativeSocket prepare(NativeSocket socket) throws IOException {
            if (this == NON_BLOCKING) {
                socket.setNonBlocking(true);
            }
            NativeSocket used = this == BORROWED_WITHIN
                    ? NativeSocket.of(SocketHandle.borrow(socket.handle().number())) : socket;
            return this == WITHIN || this == BORROWED_WITHIN ? used.within(Duration.ofSeconds(600)) : used;
        }

        void run(ThreadInCall.Body body) throws Exception {
            Throwable thrown = begin(body).outcome();
            if (thrown != null) {
                throw new AssertionError(thrown);
            }
        }

        ThreadInCall begin(ThreadInCall.Body body) {
            return new ThreadInCall(this == VIRTUAL, body);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendAllSendsAllThereIs(Way way) throws Exception {
        try (SampleFile large = SampleFile.of(LARGE); FileHandle opened = large.open()) {
            NativeSocket sender = way.prepare(socket);
            ThreadInCall thread = way.begin(() -> {
                assertEquals(LARGE - 1, sender.sendAll(opened, 1, LARGE));
                socket.shutdown(Shutdown.SEND);
            });
            assertArrayEquals(Arrays.copyOfRange(large.content(), 1, LARGE), received(LARGE - 1));
            assertEquals(NativeSocket.END_OF_STREAM, connection.server().recv(new byte[1]));
            assertNull(thread.outcome());
        }
    }

    @Test
    void aNonBlockingSocketSaysHowMuchAndGoesOnFromThere() throws Exception {
        try (SampleFile large = SampleFile.of(LARGE); FileHandle opened = large.open()) {
            socket.setNonBlocking(true);
            long sent = 0;
            long n;
            while ((n = socket.sendfile(opened, sent, LARGE - sent)) > 0) {
                sent += n;
            }
            assertEquals(NativeSocket.WOULD_BLOCK, n);
            assertTrue(sent > 0 && sent < LARGE, "sent " + sent);
            byte[] first = received((int) sent);
            assertArrayEquals(Arrays.copyOf(large.content(), first.length), first);
            while ((n = socket.sendfile(opened, sent, 1000)) == NativeSocket.WOULD_BLOCK) {
                socket.poll(Poll.OUT, -1);
            }
            assertArrayEquals(Arrays.copyOfRange(large.content(), (int) sent, (int) (sent + n)), received((int) n));
            nothingMoreCame();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeadlineTellsHowMuchWasSent(boolean virtual) throws Exception {
        try (SampleFile large = SampleFile.of(LARGE); FileHandle opened = large.open()) {
            NativeTimeoutException timeout = assertInstanceOf(NativeTimeoutException.class,
                    new ThreadInCall(virtual, () -> socket.within(Duration.ofMillis(80)).sendAll(opened, 0, LARGE))
                            .outcome());
            assertTrue(timeout.isDeadline());
            assertTrue(timeout.bytesTransferred > 0, timeout::toString);
            byte[] bytes = received(timeout.bytesTransferred);
            assertArrayEquals(Arrays.copyOf(large.content(), bytes.length), bytes);
            nothingMoreCame();
        }
    }

    /**
     * The call waits for room, with a piece of the file in its hands. Wine polls a socket no more that was reset, and so
     * forgets a TransmitFile that is between two pieces then: it has the next one read, and waits for room until the socket is closed.
     */
    private void awaitNoRoom() throws IOException {
        // Again and again: there is none for poll long before the call takes no more.
        for (int full = 0; full < 20; full = socket.poll(Poll.OUT, 50) == 0 ? full + 1 : 0) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResetInTheMiddleEndsIt(boolean virtual) throws Exception {
        try (SampleFile large = SampleFile.of(LARGE); FileHandle opened = large.open()) {
            ThreadInCall thread = new ThreadInCall(virtual, () -> {
                // What was sent counts; then comes the error.
                while (socket.sendfile(opened, 0, LARGE) > 0) {
                    Thread.onSpinWait();
                }
            }).awaitBlocked();
            awaitNoRoom();
            assertEquals(1, connection.server().recv(new byte[1]));
            connection.server().set(SoOption.SO_LINGER, Linger.RESET);
            connection.server().close();
            SocketFailure failure = assertInstanceOf(SocketFailure.class, thread.outcome());
            assertEquals("sendfile", failure.operation());
            // Wine forgets the connection with it.
            assertTrue(failure.error().connectionReset() || failure.error().is(Errno.EPIPE)
                    || failure.error().is(Errno.ECONNABORTED) || Wine.isHere() && failure.error().is(Errno.ENOTCONN),
                    failure::toString);
        }
    }

    /** The number goes back when the call has left. */
    @Test
    void aFileThatIsClosedMeanwhileIsSentAllTheSame() throws Exception {
        try (SampleFile large = SampleFile.of(LARGE)) {
            FileHandle opened = large.open();
            ThreadInCall thread =
                    new ThreadInCall(false, () -> assertEquals(LARGE, socket.sendfile(opened, 0, LARGE)));
            thread.awaitBlocked();
            opened.close();
            assertFalse(opened.isOpen());
            assertThrows(IllegalStateException.class, () -> socket.sendfile(opened, 0, 1));
            try (FileHandle next = sample.open()) {
                assertTrue(next.number() != opened.number(), "the number is in use");
            }
            assertArrayEquals(large.content(), received(LARGE));
            assertNull(thread.outcome());
        }
    }

    @Test
    void severalThreadsSendFromOneFile() throws Exception {
        try (Loopback.Connection other = Loopback.INET.connection()) {
            ThreadInCall one = new ThreadInCall(false, () -> socket.sendAll(file, 0, SIZE));
            ThreadInCall two = new ThreadInCall(true, () -> other.client().sendAll(file, 0, SIZE));
            assertArrayEquals(sample.content(), received(SIZE));
            byte[] bytes = new byte[SIZE];
            other.server().recvFully(bytes);
            assertArrayEquals(sample.content(), bytes);
            assertNull(one.outcome());
            assertNull(two.outcome());
        }
    }

    /** After a call that must not wait on a socket whose number was asked for, other owners find the mode as it was. */
    @Test
    void theModeOfASharedSocketIsRestored() throws Exception {
        assumeFalse(Expect.WINDOWS, "Windows does not tell the mode of a socket");
        NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(socket.handle().number()));
        assertEquals(10, borrowed.within(Duration.ofSeconds(20)).sendfile(file, 0, 10));
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        assertEquals(0, Host.sockets().isNonBlocking(call, socket.handle().number()));
        assertEquals(10, socket.within(Duration.ofSeconds(20)).sendfile(file, 0, 10));
        assertEquals(0, Host.sockets().isNonBlocking(call, socket.handle().number()));
        socket.handle().release();
        assertEquals(0, Host.sockets().isNonBlocking(call, socket.handle().number()), "when it is given away");
        Host.sockets().close(call, socket.handle().number());
        thread.release();
    }

    @Test
    void badInput() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> socket.sendfile(file, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> socket.sendfile(file, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> socket.sendAll(file, -1, 1));
        assertThrows(NullPointerException.class, () -> socket.sendfile(null, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> FileHandle.adopt(SocketHandle.INVALID));
        assertThrows(IllegalArgumentException.class, () -> FileHandle.borrow(SocketHandle.INVALID));
        nothingMoreCame();
        socket.close();
        assertThrows(SocketClosedException.class, () -> socket.sendfile(file, 0, 1));
        assertThrows(SocketClosedException.class, () -> socket.sendAll(file, 0, 1));
    }

    /** A number that is no file, or not open, or a folder. */
    @Test
    void whatIsNoFile() throws IOException {
        FileHandle notOpen = FileHandle.borrow(900_000);
        assertNotNull(assertThrows(NativeSocketException.class, () -> socket.sendfile(notOpen, 0, 1)));
        assumeFalse(Expect.WINDOWS, "Windows refuses to open a folder");
        error(Errno.EBADF).from("sendfile", () -> socket.sendfile(notOpen, 0, 1));
        try (FileHandle folder = FileHandle.open(sample.path().getParent())) {
            SocketFailure refused = (SocketFailure) assertThrows(IOException.class,
                    () -> socket.sendfile(folder, 0, 1));
            assertTrue(refused.error().is(Errno.EINVAL), refused::toString);
        }
        FileHandle aSocket = FileHandle.borrow(connection.server().handle().number());
        assertThrows(IOException.class, () -> socket.sendfile(aSocket, 0, 1));
        nothingMoreCame();
    }

    @Test
    void opening() throws IOException {
        SocketFailure absent = (SocketFailure) assertThrows(IOException.class,
                () -> FileHandle.open(sample.path().resolveSibling("absent")));
        assertEquals("open", absent.operation());
        assertTrue(((Exception) absent).getMessage().contains("absent"), absent::toString);
        if (Expect.WINDOWS) {
            assertEquals(2, absent.error().number());
            SocketFailure folder = (SocketFailure) assertThrows(IOException.class,
                    () -> FileHandle.open(sample.path().getParent()));
            assertEquals(5, folder.error().number());
        } else {
            assertTrue(absent.error().is(Errno.ENOENT));
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        assertEquals(0, Host.sockets().isInheritable(call, file.number()));
        thread.release();
    }

    @Test
    void aFileIsClosedOnceAndABorrowedOneNever() throws IOException {
        FileHandle borrowed = FileHandle.borrow(file.number());
        assertEquals(file.number(), borrowed.enter());
        borrowed.leave();
        borrowed.close();
        assertThrows(IllegalStateException.class, borrowed::enter);
        assertEquals(1, socket.sendfile(file, 0, 1));
        assertEquals("file " + file.number(), file.toString());
        file.close();
        file.close();
        assertEquals("file " + file.number() + " (closed)", file.toString());
        FileHandle stale = FileHandle.borrow(file.number());
        assertThrows(IOException.class, () -> socket.sendfile(stale, 0, 1));
        received(1);
        nothingMoreCame();
    }

    @Test
    void noDescriptorIsLost() throws Exception {
        int before = OpenFiles.count();
        for (int i = 0; i < 20; i++) {
            try (FileHandle opened = sample.open()) {
                assertEquals(10, socket.sendfile(opened, 0, 10));
                assertEquals(10, socket.within(Duration.ofSeconds(20)).sendfile(opened, 0, 10));
            }
            FileHandle.adopt(sample.open().number()).close();
        }
        assertEquals(before, OpenFiles.count());
    }
}

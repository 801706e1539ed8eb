package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.panasock.AddressFamily;
import dev.panasock.Errno;
import dev.panasock.NativeSocket;
import dev.panasock.NativeTimeoutException;
import dev.panasock.OpenFiles;
import dev.panasock.Protocol;
import dev.panasock.Qemu;
import dev.panasock.Shutdown;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.ThreadInCall;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes of Linux, and splice between them and sockets. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipeTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int NOT_OPEN = 900_000;

    private SocketPair pair;
    private NativeSocket socket;
    private NativeSocket peer;
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        if (OperatingSystem.current() != OperatingSystem.LINUX) {
            assertThrows(UnsupportedOperationException.class, Pipe::open);
            try (NativeSocket here = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                SocketHandle none = SocketHandle.borrow(0);
                assertThrows(UnsupportedOperationException.class, () -> here.spliceTo(none, 1, Pipe.NONE));
                assertThrows(UnsupportedOperationException.class, () -> here.spliceFrom(none, 1, Pipe.NONE));
            }
            abort("only Linux has splice");
        }
        pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
        socket = pair.first();
        peer = pair.second();
        pipe = Pipe.open();
    }

    @AfterEach
    void close() throws IOException {
        if (pipe != null) {
            pipe.close();
            pair.first().close();
            pair.second().close();
        }
    }

    private static SocketFailure failure(Errno expected, Executable call) {
        SocketFailure failure = assertInstanceOf(SocketFailure.class, assertThrows(IOException.class, call));
        assertTrue(failure.error().is(expected), failure::toString);
        return failure;
    }

    @Test
    void bytesInAndOutAndTheEnd() throws IOException {
        peer.send(new byte[] {1, 2, 3, 4, 5});
        assertEquals(2, socket.spliceTo(pipe.writer(), 2, Pipe.NONE));
        assertEquals(2, pipe.available());
        assertEquals(3, socket.spliceTo(pipe.writer(), 1000, Pipe.MOVE | Pipe.MORE));
        assertEquals(5, pipe.available());
        assertEquals(1, socket.spliceFrom(pipe.reader(), 1, Pipe.MORE));
        assertEquals(4, socket.spliceFrom(pipe.reader(), 1000, Pipe.NONE));
        assertEquals(0, pipe.available());
        byte[] received = new byte[5];
        assertEquals(5, peer.recvFully(received));
        assertEquals(1, received[0]);
        assertEquals(5, received[4]);
        peer.shutdown(Shutdown.SEND);
        assertEquals(0, socket.spliceTo(pipe.writer(), 0, Pipe.NONE));
        assertEquals(NativeSocket.END_OF_STREAM, socket.spliceTo(pipe.writer(), 10, Pipe.NONE));
        pipe.writer().close();
        assertEquals(0, socket.spliceFrom(pipe.reader(), 10, Pipe.NONE), "nobody can write to it any more");
    }

    @Test
    void capacity() throws IOException {
        int first = pipe.capacity();
        assertTrue(first > 0);
        int set = pipe.setCapacity(first * 2 - 1);
        assertEquals(first * 2, set);
        assertEquals(set, pipe.capacity());
        failure(Errno.EINVAL, () -> pipe.setCapacity(-1));
        peer.send(new byte[1]);
        assertEquals(1, socket.spliceTo(pipe.writer(), 1, Pipe.NONE));
        if (!"root".equals(System.getProperty("user.name"))) {
            failure(Errno.EPERM, () -> pipe.setCapacity(1 << 30));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNonBlockingSocketWaitsForNothing(boolean virtual) throws Exception {
        socket.setNonBlocking(true);
        run(virtual, () -> {
            assertEquals(NativeSocket.WOULD_BLOCK, socket.spliceTo(pipe.writer(), 10, Pipe.NONE));
            assertEquals(NativeSocket.WOULD_BLOCK, socket.spliceFrom(pipe.reader(), 10, Pipe.NONE));
            fill(socket);
        });
    }

    /** A wait for the socket would not help: it has bytes, and room. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPipeThatIsFullOrEmptyIsNotWaitedFor(boolean virtual) throws Exception {
        NativeSocket limited = socket.within(Duration.ofSeconds(50));
        run(virtual, () -> {
            assertEquals(NativeSocket.WOULD_BLOCK, limited.spliceFrom(pipe.reader(), 10, Pipe.NONE));
            fill(limited);
            assertEquals(NativeSocket.WOULD_BLOCK, limited.spliceTo(pipe.writer(), 10, Pipe.NONE));
        });
    }

    private void fill(NativeSocket from) throws IOException {
        long n;
        do {
            peer.send(new byte[10_000]);
            n = from.spliceTo(pipe.writer(), 10_000, Pipe.NONE);
        } while (n > 0);
        assertEquals(NativeSocket.WOULD_BLOCK, n);
        assertTrue(pipe.available() > 0);
    }

    /** A call that waits. */
    private interface Waiting {
        Object run(NativeSocket on) throws IOException;
    }

    private Waiting waiting(boolean receives) throws IOException {
        if (receives) {
            return on -> on.spliceTo(pipe.writer(), 10, Pipe.NONE);
        }
        socket.setNonBlocking(true);
        for (int size : new int[] {10_000, 1}) {
            while (socket.send(new byte[size]) > 0) {
                Thread.onSpinWait();
            }
        }
        socket.setNonBlocking(false);
        peer.send(new byte[10]);
        assertEquals(10, socket.spliceTo(pipe.writer(), 10, Pipe.NONE));
        return on -> on.spliceFrom(pipe.reader(), 10, Pipe.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void closeInterruptAndDeadlineEndAWait(int kind) throws Exception {
        boolean virtual = (kind & 1) != 0;
        if (!virtual) {
            Qemu.mayFail("a signal that comes just before splice or sendfile");
        }
        Waiting waiting = waiting((kind & 2) != 0);
        assertThrows(NativeTimeoutException.class, () -> run(virtual, () -> waiting.run(socket.within(SHORT))));
        ThreadInCall interrupted = new ThreadInCall(virtual, () -> waiting.run(socket)).awaitBlocked();
        interrupted.thread.interrupt();
        assertInstanceOf(SocketInterruptedException.class, interrupted.outcome());
        ThreadInCall closed = new ThreadInCall(virtual, () -> waiting.run(socket)).awaitBlocked();
        socket.close();
        assertInstanceOf(SocketClosedException.class, closed.outcome());
    }

    private static void run(boolean virtual, ThreadInCall.Body body) throws Exception {
        switch (new ThreadInCall(virtual, body).outcome()) {
            case null -> {
            }
            case Exception e -> throw e;
            case Throwable t -> throw new AssertionError(t);
        }
    }

    @Test
    void badInput() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> socket.spliceTo(pipe.writer(), -1, Pipe.NONE));
        assertThrows(IllegalArgumentException.class, () -> socket.spliceFrom(pipe.reader(), -1, Pipe.NONE));
        peer.send(new byte[1]);
        failure(Errno.EBADF, () -> socket.spliceTo(pipe.reader(), 1, Pipe.NONE));
        failure(Errno.EBADF, () -> socket.spliceFrom(pipe.writer(), 1, Pipe.NONE));
        failure(Errno.EBADF, () -> socket.spliceTo(SocketHandle.borrow(NOT_OPEN), 1, Pipe.NONE));
        assertEquals("splice", failure(Errno.EINVAL, () -> socket.spliceTo(peer.handle(), 1, Pipe.NONE)).operation());
        pipe.close();
        pipe.close();
        assertThrows(IllegalStateException.class, () -> socket.spliceTo(pipe.writer(), 1, Pipe.NONE));
        assertThrows(IllegalStateException.class, () -> socket.spliceFrom(pipe.reader(), 1, Pipe.NONE));
        assertThrows(SocketClosedException.class, pipe::available);
        assertThrows(SocketClosedException.class, pipe::capacity);
        assertThrows(SocketClosedException.class, () -> pipe.setCapacity(1));
        socket.close();
        try (Pipe other = Pipe.open()) {
            assertThrows(SocketClosedException.class, () -> socket.spliceTo(other.writer(), 1, Pipe.NONE));
            assertThrows(SocketClosedException.class, () -> socket.spliceFrom(other.reader(), 1, Pipe.NONE));
        }
    }

    @Test
    void notInheritedAndNotLost() throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        assertEquals(0, Host.sockets().isInheritable(call, pipe.reader().number()));
        assertEquals(0, Host.sockets().isInheritable(call, pipe.writer().number()));
        thread.release();
        int before = OpenFiles.count();
        for (int i = 0; i < 20; i++) {
            Pipe.open().close();
        }
        assertEquals(before, OpenFiles.count());
    }
}

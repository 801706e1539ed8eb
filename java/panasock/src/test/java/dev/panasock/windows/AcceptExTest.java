package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.Loopback;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AcceptEx and GetAcceptExSockaddrs. */
@WindowsTest
class AcceptExTest {
    private OverlappedSocket listener;
    private OverlappedSocket connection;
    private CompletionPort port;
    private Overlapped operation;

    @BeforeEach
    void listen() throws IOException {
        listener = OverlappedSocket.of(Pair.listening());
        connection = OverlappedSocket.open(AddressFamily.INET, SocketType.STREAM);
        port = CompletionPort.open(0);
        port.associate(listener, 1);
        operation = Overlapped.forPort();
    }

    @AfterEach
    void close() {
        listener.close();
        connection.close();
        port.close();
        operation.close();
    }

    private NativeSocket client() throws IOException {
        NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        client.connect(listener.socket().getsockname());
        return client;
    }

    @Test
    void withoutRoomForDataAClientIsAcceptedWhenItIsConnected() throws IOException {
        AcceptBuffer buffer = new AcceptBuffer(0);
        assertFalse(listener.acceptEx(operation, connection, buffer));
        assertEquals(-1, connection.connectTime());
        try (NativeSocket client = client()) {
            assertEquals(0, Pair.next(port).result());
            assertEquals(client.getsockname(), buffer.peer());
            assertEquals(client.getpeername(), buffer.local());
            assertEquals(0, buffer.data(0).byteSize());
            // A full socket: what SO_UPDATE_ACCEPT_CONTEXT is for.
            assertEquals(client.getsockname(), connection.socket().getpeername());
            connection.socket().shutdown(Shutdown.SEND);
            assertEquals(NativeSocket.END_OF_STREAM, client.recv(new byte[1]));
            assertTrue(connection.connectTime() >= 0);
        }
    }

    @Test
    void firstDataComesWithTheClient() throws IOException {
        AcceptBuffer buffer = new AcceptBuffer(64);
        listener.acceptEx(operation, connection, buffer);
        try (NativeSocket client = client()) {
            assertEquals(0, port.get(new Completions(1), Duration.ofMillis(50)));
            while (connection.connectTime() < 0) {
                Thread.onSpinWait(); // until it is connected, and silent
            }
            client.send("first".getBytes());
            long bytes = Pair.next(port).result();
            assertEquals("first", Pair.text(buffer.data(bytes), bytes));
            assertEquals(client.getsockname(), buffer.peer());
            assertEquals(64, buffer.dataSize());
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.data(65));
        }
    }

    @Test
    void withAnEvent() throws IOException {
        try (Overlapped withEvent = Overlapped.forEvent(); NativeSocket client = client()) {
            listener.acceptEx(withEvent, connection, new AcceptBuffer(0));
            assertTrue(withEvent.await(Pair.SOON));
            assertEquals(0, withEvent.result());
            assertEquals(client.getsockname(), connection.socket().getpeername());
        }
    }

    @Test
    void addressesOfInet6() throws IOException {
        try (OverlappedSocket listening = OverlappedSocket.open(AddressFamily.INET6, SocketType.STREAM);
                OverlappedSocket accepted = OverlappedSocket.open(AddressFamily.INET6, SocketType.STREAM);
                NativeSocket client = NativeSocket.open(AddressFamily.INET6, SocketType.STREAM);
                Overlapped withEvent = Overlapped.forEvent()) {
            listening.socket().bind(Inet6Sockaddr.loopback(0));
            listening.socket().listen(5);
            AcceptBuffer buffer = new AcceptBuffer(0);
            listening.acceptEx(withEvent, accepted, buffer);
            client.connect(listening.socket().getsockname());
            assertTrue(withEvent.await(Pair.SOON));
            withEvent.result();
            assertEquals(client.getsockname(), buffer.peer());
            assertEquals(client.getpeername(), buffer.local());
        }
    }

    @Test
    void closingTheListenerEndsWhatWaits() throws IOException {
        listener.acceptEx(operation, connection, new AcceptBuffer(0));
        listener.close();
        Pair.next(port);
        assertTrue(operation.status().cancelled(), operation.status().toString());
        assertThrows(SocketClosedException.class, operation::result);
        assertTrue(connection.isOpen());
    }

    @Test
    void closingTheConnectionToBeEndsItsAccept() throws IOException {
        listener.acceptEx(operation, connection, new AcceptBuffer(0));
        connection.close();
        Pair.next(port);
        assertFalse(operation.succeeded());
        assertTrue(listener.isOpen());
    }

    @Test
    void whatTheSystemRefusesIsThrown() throws IOException {
        try (OverlappedSocket notListening = Pair.bound(SocketType.STREAM)) {
            port.associate(notListening, 2);
            try {
                // Wine 8 waits; on Windows it is refused at once.
                notListening.acceptEx(operation, connection, new AcceptBuffer(0));
                operation.cancel();
                assertTrue(Pair.next(port).status().cancelled());
            } catch (IOException refused) {
                assertEquals(10022, ((SocketFailure) refused).error().number());
                assertEquals("AcceptEx", ((SocketFailure) refused).operation());
            }
        }
        connection.close();
        assertThrows(SocketClosedException.class,
                () -> listener.acceptEx(operation, connection, new AcceptBuffer(0)));
        assertThrows(NullPointerException.class, () -> listener.acceptEx(operation, null, new AcceptBuffer(0)));
        assertThrows(IllegalArgumentException.class, () -> new AcceptBuffer(-1));
        assertFalse(operation.isInFlight());
        assertEquals(0, port.inFlight());
    }

    @Test
    void connectEx() throws IOException {
        try (OverlappedSocket client = Pair.bound(SocketType.STREAM); Overlapped withEvent = Overlapped.forEvent()) {
            client.connectEx(withEvent, listener.socket().getsockname(), Pair.text("first"));
            try (NativeSocket accepted = listener.socket().accept()) {
                assertTrue(withEvent.await(Pair.SOON));
                assertEquals(5, withEvent.result());
                byte[] first = new byte[5];
                accepted.recvFully(first);
                assertEquals("first", new String(first));
                assertEquals(accepted.getsockname(), client.socket().getpeername());
                client.socket().shutdown(Shutdown.SEND);
                assertEquals(NativeSocket.END_OF_STREAM, accepted.recv(new byte[1]));
            }
        }
    }

    @Test
    void connectExThatIsRefusedHasTwoNumbers() throws IOException {
        try (NativeSocket silent = Loopback.INET.bound(SocketType.STREAM); // does not listen
                OverlappedSocket client = Pair.bound(SocketType.STREAM)) {
            port.associate(client, 2);
            client.connectEx(operation, (InetSockaddr) silent.getsockname(), dev.panasock.windows.Pair.memory(0));
            Pair.next(port);
            assertEquals(1225, operation.status().number());
            assertEquals(10061, operation.status().winsockCode());
            assertThrows(java.net.ConnectException.class, operation::result);
        }
    }

    @Test
    void connectExWantsABoundSocket() throws IOException {
        try (Overlapped withEvent = Overlapped.forEvent()) {
            SocketFailure failure = (SocketFailure) assertThrows(IOException.class, () -> connection
                    .connectEx(withEvent, listener.socket().getsockname(), java.lang.foreign.MemorySegment.NULL));
            assertEquals(10022, failure.error().number());
        }
    }

    /** The socket of a connection that has ended becomes the next connection. */
    @Test
    void disconnectExMakesASocketFitForAnotherAccept() throws IOException {
        try (Overlapped withEvent = Overlapped.forEvent()) {
            for (int i = 0; i < 3; i++) {
                listener.acceptEx(operation, connection, new AcceptBuffer(0));
                try (NativeSocket client = client()) {
                    Pair.next(port).result();
                    connection.disconnectEx(withEvent, true);
                    assertTrue(withEvent.await(Pair.SOON));
                    withEvent.result();
                    assertEquals(NativeSocket.END_OF_STREAM, client.recv(new byte[1]));
                }
            }
        }
    }

    /** A completion that the system owes (Wine 8 sends none for DisconnectEx) does not keep a port from closing. */
    @Test
    void disconnectExWithAPort() throws IOException {
        try (Pair pair = Pair.connected()) {
            port.associate(pair.socket(), 3);
            pair.socket().disconnectEx(operation, false);
            assertEquals(NativeSocket.END_OF_STREAM, pair.peer().recv(new byte[1], 0, 1, Msg.NONE));
            port.close();
            assertTrue(operation.succeeded());
        }
    }
}

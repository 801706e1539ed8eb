package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.Linger;
import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketType;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several AcceptEx outstanding. */
@WindowsTest
class AcceptorTest {
    private OverlappedSocket listener;
    private CompletionPort port;

    @BeforeEach
    void listen() throws IOException {
        listener = OverlappedSocket.of(Pair.listening());
        port = CompletionPort.open(0);
        port.associate(listener, 1);
    }

    @AfterEach
    void close() {
        listener.close();
        port.close();
    }

    private NativeSocket client() throws IOException {
        NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        client.connect(listener.socket().getsockname());
        return client;
    }

    private PendingAccept next() throws IOException {
        return (PendingAccept) Pair.next(port).attachment();
    }

    @Test
    void moreClientsThanAreOutstanding() throws IOException {
        try (Acceptor acceptor = Acceptor.start(listener, 4, 0)) {
            assertEquals(4, acceptor.outstanding());
            Set<Object> expected = new HashSet<>();
            Set<Object> seen = new HashSet<>();
            List<NativeSocket> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(client());
                expected.add(clients.getLast().getsockname());
                PendingAccept pending = next();
                try (OverlappedSocket connection = pending.take()) {
                    assertNotNull(connection);
                    assertNull(pending.take(), "taken twice");
                    seen.add(pending.peer());
                    assertEquals(connection.socket().getsockname(), pending.local());
                }
                assertTrue(pending.again());
            }
            assertEquals(expected, seen);
            for (NativeSocket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void firstBytesAndClientsThatGoWithoutAny() throws IOException {
        try (Acceptor acceptor = Acceptor.start(listener, 2, 16); NativeSocket client = client()) {
            client.send("hello".getBytes());
            PendingAccept pending = next();
            assertTrue(pending.status().isSuccess());
            pending.take().close();
            assertEquals("hello", Pair.text(pending.data(), 5));
            assertTrue(pending.again());
            client().close();
            PendingAccept silent = next();
            OverlappedSocket gone = silent.take();
            if (gone != null) {
                assertEquals(0, silent.data().byteSize());
                gone.close();
            }
            assertTrue(silent.again());
            assertTrue(acceptor.isOpen());
        }
    }

    @Test
    void aClientThatResetsGivesNoConnectionOrADeadOne() throws IOException {
        try (Acceptor acceptor = Acceptor.start(listener, 2, 16)) {
            NativeSocket client = client();
            client.set(SoOption.SO_LINGER, Linger.RESET);
            client.close();
            PendingAccept pending = next();
            OverlappedSocket connection = pending.take();
            if (connection != null) {
                connection.close();
            }
            assertTrue(pending.again());
            try (NativeSocket second = client()) {
                second.send("next".getBytes());
                PendingAccept served = next();
                served.take().close();
                assertEquals(4, served.data().byteSize());
            }
            assertEquals(2, acceptor.outstanding());
        }
    }

    @Test
    void silentClientsAreDropped() throws IOException {
        try (Acceptor acceptor = Acceptor.start(listener, 2, 16); NativeSocket silent = client()) {
            assertEquals(0, acceptor.dropSilent(Duration.ofHours(1)));
            while (acceptor.dropSilent(Duration.ZERO) == 0) {
                Thread.onSpinWait();
            }
            PendingAccept pending = next();
            assertNull(pending.take());
            assertFalse(pending.status().isSuccess());
            assertEquals(NativeSocket.END_OF_STREAM, ended(silent));
            assertTrue(pending.again());
        }
    }

    /** It had arrived when it was dropped, and nobody had asked for the completion yet. */
    @Test
    void aClientDroppedAtTheLastMomentIsNotTaken() throws IOException {
        try (Acceptor acceptor = Acceptor.start(listener, 1, 0); NativeSocket dropped = client()) {
            while (acceptor.dropSilent(Duration.ZERO) == 0) {
                Thread.onSpinWait();
            }
            PendingAccept pending = next();
            assertNull(pending.take());
            assertEquals(NativeSocket.END_OF_STREAM, ended(dropped));
            assertTrue(pending.again());
            try (NativeSocket second = client()) {
                next().take().close();
                assertEquals(NativeSocket.END_OF_STREAM, ended(second));
            }
        }
    }

    /** The end of the connection, by an orderly close or a reset. */
    private static int ended(NativeSocket socket) {
        try {
            return socket.recv(new byte[1]);
        } catch (IOException reset) {
            return NativeSocket.END_OF_STREAM;
        }
    }

    @Test
    void closingGivesEachItsCompletionAndFreesIt() throws IOException {
        int before = OverlappedMemory.count();
        Acceptor acceptor = Acceptor.start(listener, 50, 0);
        acceptor.close();
        assertFalse(acceptor.isOpen());
        for (int i = 0; i < 50; i++) {
            PendingAccept pending = next();
            assertNull(pending.take());
            assertFalse(pending.again());
        }
        assertEquals(0, acceptor.outstanding());
        assertEquals(before, OverlappedMemory.count());
        acceptor.close();
    }

    @Test
    void closingThePortFreesWhatIsLeft() throws IOException {
        int before = OverlappedMemory.count();
        Acceptor acceptor = Acceptor.start(listener, 10, 16);
        port.close();
        assertFalse(acceptor.isOpen());
        assertEquals(0, acceptor.outstanding());
        assertEquals(before - 1, OverlappedMemory.count()); // the port had one to wake with
    }

    @Test
    void badInput() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> Acceptor.start(listener, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Acceptor.start(listener, 1, -1));
        try (OverlappedSocket without = OverlappedSocket.of(Pair.listening());
                OverlappedSocket notListening = Pair.bound(SocketType.STREAM)) {
            assertThrows(IllegalStateException.class, () -> Acceptor.start(without, 1, 0));
            notListening.socket().handle().close();
            assertThrows(IllegalStateException.class, () -> Acceptor.start(notListening, 1, 0));
            port.associate(without, 3);
            without.skipPortOnSuccess();
            assertThrows(IllegalStateException.class, () -> Acceptor.start(without, 1, 0));
        }
    }
}

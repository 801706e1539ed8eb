package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.poll.Poller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two handles of one socket in this process: what one does to itself the other does not notice. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DuplicateTest {
    private static final int TIMES = Integer.getInteger("panasock.times", 20);

    @Test
    void aConnectionKeepsItsDataAndItsPeer() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            NativeSocket duplicate = scene.keep(socket.duplicate());
            assertNotEquals(socket.handle().number(), duplicate.handle().number());
            assertTrue(duplicate.handle().isOwned());
            scene.peer.sendAll(new byte[] {1, 2});
            ThreadInCall blocked = new ThreadInCall(false, () -> socket.recv(new byte[4], 0, 4, Msg.WAITALL));
            blocked.awaitBlocked();
            socket.close();
            blocked.outcome();
            scene.peer.sendAll(new byte[] {3});
            byte[] rest = new byte[1];
            while (rest[0] != 3) {
                assertEquals(1, duplicate.recv(rest));
            }
            duplicate.sendAll(new byte[] {4});
            assertEquals(1, scene.peer.recv(rest));
            assertArrayEquals(new byte[] {4}, rest);
            duplicate.close();
            assertEquals(NativeSocket.END_OF_STREAM, scene.peer.recv(rest));
        }
    }

    /** Whoever is blocked on the other handle goes on: with the same connection that it waits for. */
    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    void aListenerGoesOnAccepting(boolean virtual) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (Scene scene = new Scene()) {
                NativeSocket listener = scene.listener(Loopback.INET);
                NativeSocket duplicate = scene.keep(listener.duplicate());
                ThreadInCall ended = new ThreadInCall(virtual, () -> listener.accept().close()).awaitBlocked();
                ThreadInCall goesOn = new ThreadInCall(virtual, () -> duplicate.accept().close()).awaitBlocked();
                Sockaddr name = listener.getsockname();
                listener.close();
                assertInstanceOf(SocketClosedException.class, ended.outcome());
                assertTrue(goesOn.thread.isAlive());
                scene.keep(Loopback.INET.open(SocketType.STREAM)).connect(name);
                assertNull(goesOn.outcome());
            }
        }
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    void aReceiverGoesOn(boolean virtual) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (Scene scene = new Scene()) {
                NativeSocket socket = scene.connected(Loopback.INET);
                NativeSocket duplicate = scene.keep(socket.duplicate());
                byte[] received = new byte[1];
                ThreadInCall ended = new ThreadInCall(virtual, () -> socket.recv(new byte[1])).awaitBlocked();
                ThreadInCall goesOn = new ThreadInCall(virtual, () -> duplicate.recv(received)).awaitBlocked();
                socket.close();
                assertInstanceOf(SocketClosedException.class, ended.outcome());
                scene.peer.sendAll(new byte[] {7});
                assertNull(goesOn.outcome());
                assertArrayEquals(new byte[] {7}, received);
            }
        }
    }

    /** Else events of the duplicate would come for a handle that is gone, or for who gets its number next. */
    @Test
    void aClosedHandleLeavesItsPollerThoughTheDuplicateLives() throws Exception {
        try (Scene scene = new Scene(); Poller poller = Poller.open()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            NativeSocket duplicate = scene.keep(socket.duplicate());
            poller.register(socket, Poller.READ, "socket");
            socket.close();
            scene.peer.sendAll(new byte[1]);
            assertEquals(0, poller.await(poller.newEvents(4), TimeUnit.MILLISECONDS.toNanos(50)));
            poller.register(duplicate, Poller.READ, "duplicate");
            assertEquals(1, poller.await(poller.newEvents(4), TimeUnit.SECONDS.toNanos(20)));
        }
    }

    /** As the system lists them: those of pollers, and that of the threads that are parked. */
    @Test
    void noEpollInstanceKeepsARegistration() throws Exception {
        assumeTrue(Expect.LINUX, "epoll is of Linux");
        try (Scene scene = new Scene(); Poller poller = Poller.open()) {
            NativeSocket socket = scene.connected(Loopback.INET);
            scene.keep(socket.duplicate());
            poller.register(socket, Poller.READ, null);
            ThreadInCall parked = new ThreadInCall(true, () -> socket.recv(new byte[1])).awaitBlocked();
            assertEquals(2, registrations(socket.handle().number()));
            socket.close();
            assertInstanceOf(SocketClosedException.class, parked.outcome());
            assertEquals(0, registrations(socket.handle().number()));
        }
    }

    private static int registrations(long number) throws IOException {
        int count = 0;
        for (Map.Entry<Integer, String> open : OpenFiles.all().entrySet()) {
            if (open.getValue().equals("anon_inode:[eventpoll]")) {
                for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + open.getKey()))) {
                    String[] words = line.trim().split("\\s+");
                    if (words[0].equals("tfd:") && Long.parseLong(words[1]) == number) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    @Test
    void theModeIsShared() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener()) {
            listener.setNonBlocking(true);
            try (NativeSocket duplicate = listener.duplicate()) {
                assertNull(duplicate.accept());
            }
        }
    }

    /** The library has made the socket non-blocking for it; for the user it is a blocking one, through either handle. */
    @Test
    void aListenerThatAVirtualThreadWaitedForStillBlocks() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.listener(Loopback.INET);
            ThreadInCall parked = new ThreadInCall(true, () -> listener.accept()).awaitBlocked();
            NativeSocket duplicate = scene.keep(listener.duplicate());
            parked.thread.interrupt();
            assertInstanceOf(SocketInterruptedException.class, parked.outcome());
            ThreadInCall blocked = new ThreadInCall(false, () -> duplicate.accept().close()).awaitBlocked();
            scene.keep(Loopback.INET.open(SocketType.STREAM)).connect(listener.getsockname());
            assertNull(blocked.outcome());
        }
    }

    @Test
    void aClosedOneCannotBeDuplicated() throws Exception {
        NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
        socket.close();
        assertThrows(SocketClosedException.class, socket::duplicate);
    }

    @Test
    void aBorrowedOneGivesAnOwnedOne() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
                NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(socket.handle().number()))) {
            assertFalse(borrowed.handle().isOwned());
            NativeSocket duplicate = borrowed.duplicate();
            duplicate.close();
            assertThrows(IOException.class, () -> NativeSocket.of(SocketHandle.borrow(duplicate.handle().number()))
                    .get(SoOption.SO_TYPE), "the number was given back");
            assertEquals(SocketType.STREAM, socket.get(SoOption.SO_TYPE));
        }
    }
}

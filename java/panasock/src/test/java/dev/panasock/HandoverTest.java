package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that change hands: between objects, owners and threads. */
@Timeout(300)
class HandoverTest {
    @Test
    void aBorrowedSocketStaysOpenWhenItsUseEnds() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            long number = connection.client().handle().number();
            try (NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(number))) {
                assertFalse(borrowed.handle().isOwned());
                assertEquals(3, borrowed.send(new byte[3]));
            }
            assertEquals(2, connection.client().send(new byte[2]));
            assertEquals(5, connection.server().recvFully(new byte[5]));
        }
    }

    @Test
    void aReleasedSocketLivesOnInAnotherObject() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            long number = connection.client().handle().release();
            assertFalse(connection.client().isOpen());
            assertThrows(SocketClosedException.class, () -> connection.client().send(new byte[1]));
            connection.client().close();
            try (NativeSocket adopted = NativeSocket.of(SocketHandle.adopt(number))) {
                assertEquals(4, adopted.send(new byte[4]));
            }
            assertEquals(4, connection.server().recvFully(new byte[8]));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyClientsAreServedByThreadsOfTheirOwn(boolean virtual) throws Exception {
        int clients = 40;
        ThreadFactory threads = virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
        try (NativeSocket listener = Loopback.INET.listener();
                ExecutorService workers = Executors.newThreadPerTaskExecutor(threads)) {
            Sockaddr address = listener.getsockname();
            List<NativeSocket> connecting = new ArrayList<>();
            List<Future<Integer>> served = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                NativeSocket client = Loopback.INET.open(SocketType.STREAM);
                client.connect(address);
                // Sent before anyone waits for it: a blocked call would hold the carrier of a virtual thread.
                client.sendAll(new byte[i + 1]);
                client.shutdown(Shutdown.SEND);
                connecting.add(client);
                NativeSocket server = listener.accept();
                served.add(workers.submit(() -> {
                    try (server) {
                        byte[] received = new byte[clients];
                        int n = server.recvFully(received);
                        server.sendAll(received, 0, n);
                        return n;
                    }
                }));
            }
            for (int i = 0; i < clients; i++) {
                assertEquals(i + 1, served.get(i).get());
                assertEquals(i + 1, connecting.get(i).recvFully(new byte[clients]));
                connecting.get(i).close();
            }
        }
    }

    @Test
    void twoThreadsSendAndReceiveOnOneSocket() throws Exception {
        int amount = 4 * 1024 * 1024;
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket socket = connection.client();
            CompletableFuture<Void> echo = run(() -> {
                byte[] buffer = new byte[65536];
                int n;
                while ((n = connection.server().recv(buffer)) > 0) {
                    connection.server().sendAll(buffer, 0, n);
                }
            });
            CompletableFuture<Void> sending = run(() -> {
                socket.sendAll(new byte[amount]);
                socket.shutdown(Shutdown.SEND);
            });
            assertEquals(amount, socket.recvFully(new byte[amount]));
            sending.join();
            echo.join();
        }
    }

    @Test
    void manyThreadsCloseOnce() throws Exception {
        for (int round = 0; round < 100; round++) {
            NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
            CompletableFuture<?>[] closing = new CompletableFuture<?>[4];
            for (int i = 0; i < closing.length; i++) {
                closing[i] = run(socket::close);
            }
            CompletableFuture.allOf(closing).join();
            assertFalse(socket.isOpen());
        }
    }

    /** Something that may throw. */
    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> run(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}

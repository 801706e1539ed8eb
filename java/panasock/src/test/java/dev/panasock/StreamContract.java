package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every connected stream does, whatever its family: send, recv, sendAll, recvFully. */
@Timeout(300)
abstract class StreamContract {
    private static final Executor PLATFORM_THREADS = task -> Thread.ofPlatform().daemon().start(task);
    private static final int MUCH = 8 * 1024 * 1024;

    private final Loopback loopback;
    private NativeSocket client;
    private NativeSocket server;

    StreamContract(Loopback loopback) {
        this.loopback = loopback;
    }

    @BeforeEach
    void connect() throws IOException {
        Loopback.Connection connection = loopback.connection();
        client = connection.client();
        server = connection.server();
    }

    @AfterEach
    void close() throws IOException {
        if (client != null) {
            client.close();
            server.close();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesArriveInTheirOrder() throws Exception {
        byte[] data = random(1000);
        assertEquals(1000, client.send(data));
        byte[] received = new byte[1000];
        assertEquals(1000, server.recvFully(received));
        assertArrayEquals(data, received);
    }

    @Test
    void aPartOfAnArrayIsSentAndFilled() throws Exception {
        assertEquals(3, client.send(new byte[] {1, 2, 3, 4, 5}, 1, 3));
        byte[] received = new byte[6];
        assertEquals(3, server.recv(received, 2, 4));
        assertArrayEquals(new byte[] {0, 0, 2, 3, 4, 0}, received);
    }

    @Test
    void afterThePeerHasShutDownTheStreamEndsForGood() throws Exception {
        client.send(new byte[] {1});
        client.shutdown(Shutdown.SEND);
        byte[] buffer = new byte[8];
        assertEquals(1, server.recv(buffer));
        assertEquals(NativeSocket.END_OF_STREAM, server.recv(buffer));
        assertEquals(NativeSocket.END_OF_STREAM, server.recv(buffer));
        assertEquals(NativeSocket.END_OF_STREAM, server.recvFully(buffer));
        assertEquals(2, server.send(new byte[2]));
        assertEquals(2, client.recv(buffer));
    }

    @Test
    void anEmptyBufferIsNotTheEndOfTheStream() throws Exception {
        client.shutdown(Shutdown.SEND);
        assertEquals(0, server.recv(new byte[0]));
        assertEquals(0, server.recv(new byte[4], 2, 0));
        assertEquals(0, server.recv(ByteBuffer.allocateDirect(0)));
    }

    @Test
    void theEndIsFoundOnASocketOfAnyOrigin() throws Exception {
        client.shutdown(Shutdown.SEND);
        NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(server.handle().number()));
        assertEquals(NativeSocket.END_OF_STREAM, borrowed.recv(new byte[1]));
    }

    @Test
    void nothingIsSentByAnEmptySend() throws Exception {
        assertEquals(0, client.send(new byte[0]));
        client.sendAll(new byte[0]);
        client.sendAll(new byte[] {9});
        byte[] buffer = new byte[8];
        assertEquals(1, server.recv(buffer));
    }

    @Test
    void whatIsPeekedAtStays() throws Exception {
        client.send(new byte[] {1, 2, 3});
        byte[] buffer = new byte[3];
        assertEquals(3, server.recv(buffer, 0, 3, Msg.PEEK | Msg.WAITALL));
        Arrays.fill(buffer, (byte) 0);
        assertEquals(3, server.recv(buffer));
        assertArrayEquals(new byte[] {1, 2, 3}, buffer);
    }

    @Test
    void waitAllFillsTheBuffer() throws Exception {
        Wine.differs("MSG_WAITALL gives what is there");
        CompletableFuture<Integer> all = CompletableFuture.supplyAsync(() -> {
            try {
                return server.recv(new byte[4], 0, 4, Msg.WAITALL);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }, PLATFORM_THREADS);
        client.sendAll(new byte[1]);
        client.sendAll(new byte[1]);
        client.sendAll(new byte[2]);
        assertEquals(4, all.join());
    }

    @Test
    void whereNothingWaitsANonBlockingCallSaysSo() throws Exception {
        server.setNonBlocking(true);
        assertEquals(NativeSocket.WOULD_BLOCK, server.recv(new byte[1]));
        server.setNonBlocking(false);
    }

    @Test
    void aSingleCallNeedNotWait() throws Exception {
        if (Expect.WINDOWS) {
            assertThrows(UnsupportedOperationException.class, () -> server.recv(new byte[1], 0, 1, Msg.DONTWAIT));
        } else {
            assertEquals(NativeSocket.WOULD_BLOCK, server.recv(new byte[1], 0, 1, Msg.DONTWAIT));
        }
    }

    @Test
    void anExpiredTimeIsToldAndNeverEarly() throws Exception {
        Duration limit = Duration.ofMillis(60);
        server.set(SoOption.SO_RCVTIMEO, limit);
        long waited = 0;
        // The kernel's clock may be late by some ticks when a call begins, and is not three times.
        for (int i = 0; i < 3 && waited < limit.toNanos(); i++) {
            long start = System.nanoTime();
            if (Expect.WINDOWS) {
                assertTrue(error(Errno.ETIMEDOUT).from("recv", () -> server.recv(new byte[1])).timedOut());
            } else {
                assertEquals(NativeSocket.WOULD_BLOCK, server.recv(new byte[1]));
            }
            waited = System.nanoTime() - start;
        }
        assertTrue(waited >= limit.toNanos(), "returned early");
    }

    @Test
    void recvFullyGivesUpWhenTheTimeHasExpired() throws Exception {
        client.sendAll(new byte[3]);
        server.poll(Poll.IN, -1);
        server.set(SoOption.SO_RCVTIMEO, Duration.ofMillis(60));
        NativeTimeoutException thrown =
                assertThrows(NativeTimeoutException.class, () -> server.recvFully(new byte[8]));
        assertEquals(3, thrown.bytesTransferred);
        assertEquals("recv", thrown.operation());
    }

    @Test
    void sendAllGivesUpWhenTheTimeHasExpired() throws Exception {
        client.set(SoOption.SO_SNDTIMEO, Duration.ofMillis(60));
        NativeTimeoutException thrown =
                assertThrows(NativeTimeoutException.class, () -> client.sendAll(new byte[MUCH * 4]));
        assertEquals("send", thrown.operation());
        assertTrue(thrown.bytesTransferred < MUCH * 4);
        int sent = thrown.bytesTransferred;
        client.shutdown(Shutdown.SEND);
        byte[] received = new byte[MUCH * 4];
        int n = server.recvFully(received);
        assertTrue(n >= sent, n + " received, " + sent + " said to be sent");
    }

    @Test
    void aFullBufferGivesAPartThenWouldBlock() throws Exception {
        client.setNonBlocking(true);
        byte[] data = new byte[MUCH];
        long sent = 0;
        int n;
        while ((n = client.send(data)) > 0) {
            sent += n;
        }
        assertEquals(NativeSocket.WOULD_BLOCK, n);
        assertTrue(sent > 0);
        client.shutdown(Shutdown.SEND);
        long received = 0;
        while ((n = server.recv(data)) > 0) {
            received += n;
        }
        assertEquals(sent, received);
    }

    @Test
    void sendAllAndRecvFullyTakeAnyAmountBlockingOrNot() throws Exception {
        byte[] data = random(MUCH);
        for (boolean nonBlocking : new boolean[] {false, true}) {
            client.setNonBlocking(nonBlocking);
            server.setNonBlocking(nonBlocking);
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                try {
                    client.sendAll(data);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }, PLATFORM_THREADS);
            byte[] received = new byte[MUCH];
            assertEquals(MUCH, server.recvFully(received));
            assertArrayEquals(data, received);
            sender.join();
        }
    }

    @Test
    void recvFullyStopsAtTheEndOfTheStream() throws Exception {
        client.sendAll(new byte[5]);
        client.shutdown(Shutdown.SEND);
        assertEquals(5, server.recvFully(new byte[8]));
        assertEquals(NativeSocket.END_OF_STREAM, server.recvFully(new byte[8]));
        assertEquals(0, server.recvFully(new byte[0]));
        ByteBuffer buffer = ByteBuffer.allocate(8);
        assertEquals(NativeSocket.END_OF_STREAM, server.recvFully(buffer));
        assertEquals(0, buffer.position());
    }

    @Test
    void theBytesThatWaitAreCounted() throws Exception {
        assertEquals(0, server.available());
        client.sendAll(new byte[7]);
        server.recv(new byte[7], 0, 7, Msg.PEEK | Msg.WAITALL);
        assertEquals(7, server.available());
    }

    @Test
    void sendingAfterOnesOwnShutdownFailsWithoutASignal() throws Exception {
        client.shutdown(Shutdown.SEND);
        error(Errno.EPIPE).orWindows(Errno.ESHUTDOWN).from("send", () -> client.send(new byte[1]));
    }

    @Test
    void sendingToAPeerThatHasGoneFailsInTheEnd() throws Exception {
        server.close();
        Expect gone = error(Errno.EPIPE).orLinux(Errno.EPIPE, Errno.ECONNRESET).orMacos(Errno.EPIPE, Errno.ECONNRESET)
                .orWindows(Errno.ECONNRESET, Errno.ECONNABORTED);
        SocketError error = gone.from("send", () -> {
            while (true) {
                client.send(new byte[1024]);
            }
        });
        assertTrue(error.connectionReset());
    }

    @Test
    void eachSideKnowsBothAddresses() throws Exception {
        assertEquals(server.getsockname(), client.getpeername());
        assertEquals(client.getsockname(), server.getpeername());
    }

    @Test
    void aClosedSocketIsRefused() throws Exception {
        client.close();
        SocketClosedException thrown =
                assertThrows(SocketClosedException.class, () -> client.send(new byte[1]));
        assertTrue(thrown.error().closedLocally());
        assertEquals("send", thrown.operation());
    }
}

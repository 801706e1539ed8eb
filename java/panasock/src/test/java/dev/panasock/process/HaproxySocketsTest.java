package dev.panasock.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.ControlWriter;
import dev.panasock.Errno;
import dev.panasock.Loopback;
import dev.panasock.Message;
import dev.panasock.NativeSocket;
import dev.panasock.NativeSocketException;
import dev.panasock.NativeTimeoutException;
import dev.panasock.OpenFiles;
import dev.panasock.Poll;
import dev.panasock.Shutdown;
import dev.panasock.Sockaddr;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.SocketType;
import dev.panasock.ThreadInCall;
import dev.panasock.UnixSockaddr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What HAProxy sends, and what it should not send. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows passes no descriptors")
class HaproxySocketsTest {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir
    private Path folder;

    private UnixSockaddr name;
    private NativeSocket stats;
    private final List<NativeSocket> own = new ArrayList<>();

    @BeforeEach
    void listen() throws Exception {
        name = UnixSockaddr.of(folder.resolve("stats").toString());
        stats = Loopback.UNIX.open(SocketType.STREAM);
        stats.bind(name);
        stats.listen(1);
        for (int i = 0; i < 3; i++) {
            own.add(Loopback.INET.listener());
        }
    }

    @AfterEach
    void close() throws Exception {
        stats.close();
        for (NativeSocket socket : own) {
            socket.close();
        }
    }

    /** A part of the answer: names, and sockets beside them. */
    private record Part(byte[] bytes, int first, int count) {
        static Part of(String names, int first, int count) {
            byte[] bytes = names.getBytes(StandardCharsets.ISO_8859_1);
            return new Part(bytes, first, count);
        }
    }

    private static byte[] number(int count) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(count).array();
    }

    /** Plays HAProxy to one client. */
    private CompletableFuture<Void> answers(int announced, Part... parts) {
        return CompletableFuture.runAsync(() -> {
            try (NativeSocket client = stats.accept()) {
                byte[] command = new byte[10];
                client.recvFully(command);
                assertEquals("_getsocks\n", new String(command, StandardCharsets.US_ASCII));
                if (announced >= 0) {
                    client.sendAll(number(announced));
                }
                for (Part part : parts) {
                    send(client, part);
                    assertEquals(4, client.recvFully(new byte[4]));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void send(NativeSocket client, Part part) throws IOException {
        try (Message message = new Message(1, (int) ControlWriter.space(8L * Integer.BYTES))) {
            message.add(ByteBuffer.allocateDirect(part.bytes().length).put(part.bytes()).flip());
            if (part.count() > 0) {
                message.writeControl().rights(own.subList(part.first(), part.first() + part.count()).stream()
                        .map(NativeSocket::handle).toArray(SocketHandle[]::new));
            }
            client.sendmsg(message);
        }
    }

    @Test
    void theSocketsComeWithTheirNames() throws Exception {
        int before = OpenFiles.count();
        CompletableFuture<Void> haproxy =
                answers(3, Part.of("\0\0\0\0\0\0\3net\4eth0\0\0\0\0", 0, 2), Part.of("\0\2lo\0\0\0\0", 2, 1));
        List<HaproxySocket> sockets = HaproxySockets.receive(name, LONG);
        haproxy.join();
        assertEquals(List.of("", "net", ""), sockets.stream().map(HaproxySocket::namespace).toList());
        assertEquals(List.of("", "eth0", "lo"), sockets.stream().map(HaproxySocket::networkInterface).toList());
        for (int i = 0; i < 3; i++) {
            Sockaddr there = own.get(i).getsockname();
            assertEquals(there, sockets.get(i).socket().getsockname());
            try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                client.connect(there);
                sockets.get(i).socket().accept().close();
            }
            sockets.get(i).socket().close();
        }
        assertEquals(before, OpenFiles.count());
    }

    /** As version 2.6 does after the last part. */
    @Test
    void whoDoesNotWaitForTheAcknowledgementHasGivenThem() throws Exception {
        CompletableFuture<Void> haproxy = CompletableFuture.runAsync(() -> {
            try (NativeSocket client = stats.accept()) {
                client.recvFully(new byte[10]);
                client.shutdown(Shutdown.RECEIVE);
                client.sendAll(number(1));
                send(client, Part.of("\0\0\0\0\0\0", 0, 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<HaproxySocket> sockets = HaproxySockets.receive(name);
        haproxy.join();
        assertEquals(1, sockets.size());
        sockets.getFirst().socket().close();
    }

    /** Unless it has just been given up. */
    private static void sendOne(NativeSocket client) throws IOException {
        try {
            client.send(new byte[1]);
        } catch (NativeSocketException e) {
            assertTrue(e.error().is(Errno.EPIPE) || e.error().connectionReset(), e::toString);
        }
    }

    /** Sends parts, and takes none of the acknowledgements until those have no room. */
    private CompletableFuture<Void> neverListens(CountDownLatch full) {
        return CompletableFuture.runAsync(() -> {
            try (NativeSocket client = stats.accept()) {
                client.recvFully(new byte[10]);
                client.sendAll(number(1));
                client.setNonBlocking(true);
                for (int can = Poll.OUT; (can & Poll.HUP) == 0; can = client.poll(Poll.OUT, 500)) {
                    if (can == 0) {
                        full.countDown();
                    } else {
                        sendOne(client);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void anInterruptDuringTheAcknowledgementIsOne() throws Exception {
        int before = OpenFiles.count();
        CountDownLatch full = new CountDownLatch(1);
        CompletableFuture<Void> haproxy = neverListens(full);
        ThreadInCall receiving = new ThreadInCall(false, () -> HaproxySockets.receive(name, LONG));
        full.await();
        receiving.thread.interrupt();
        assertInstanceOf(SocketInterruptedException.class, receiving.outcome());
        haproxy.join();
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void aTimeOutDuringTheAcknowledgementIsOne() {
        String operation = "";
        // Its time may be up earlier, while it waits for a part that is late.
        for (int seconds = 5; seconds < 100 && !operation.equals("send"); seconds *= 4) {
            CompletableFuture<Void> haproxy = neverListens(new CountDownLatch(1));
            Duration limit = Duration.ofSeconds(seconds);
            operation =
                    assertThrows(NativeTimeoutException.class, () -> HaproxySockets.receive(name, limit)).operation();
            haproxy.join();
        }
        assertEquals("send", operation);
    }

    @Test
    void whatMakesNoSenseIsAnErrorAndNothingStaysOpen() throws Exception {
        int before = OpenFiles.count();
        for (Object[] wrong : new Object[][] {
            {"HAProxy hands over no sockets", -1},
            {"HAProxy announces 0 sockets", 0},
            {"HAProxy announces -2147483648 sockets", Integer.MIN_VALUE & 0xffff_ffffL},
            {"HAProxy announced 3 sockets and sent 2", 3, Part.of("\0\0\0\0\0\0\0\0\0\0\0\0", 0, 2)},
            {"HAProxy announced 1 sockets and sent 2", 1, Part.of("\0\0\0\0\0\0\0\0\0\0\0\0", 0, 2)},
            {"HAProxy announced 2 sockets and sent 0", 2, Part.of("\0\0\0\0\0\0", 0, 0)},
            {"HAProxy sent 2 sockets and names for 1", 2, Part.of("\0\0\0\0\0\0\1", 0, 2)},
            {"HAProxy sent 1 sockets and names for 0", 1, Part.of("\200", 0, 1)}}) {
            Part[] parts = Arrays.stream(wrong).skip(2).toArray(Part[]::new);
            int announced = ((Number) wrong[1]).intValue();
            CompletableFuture<Void> haproxy =
                    announced == Integer.MIN_VALUE ? answersRaw(number(announced)) : answers(announced, parts);
            ProtocolException thrown = assertThrows(ProtocolException.class, () -> HaproxySockets.receive(name, LONG));
            assertEquals(wrong[0], thrown.getMessage());
            haproxy.join();
        }
        assertEquals(before, OpenFiles.count());
    }

    private CompletableFuture<Void> answersRaw(byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try (NativeSocket client = stats.accept()) {
                client.recvFully(new byte[10]);
                client.sendAll(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void whereNobodyListensTheErrorIsThatOfConnect() {
        IOException none = assertThrows(IOException.class,
                () -> HaproxySockets.receive(UnixSockaddr.of(folder.resolve("none").toString())));
        assertEquals("connect", ((SocketFailure) none).operation());
        assertTrue(none.getMessage().contains("ENOENT"), none::getMessage);
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sockets as streams and channels of Java. */
@Timeout(300)
class StreamViewsTest {
    @ParameterizedTest
    @EnumSource
    void textCrossesTheStreams(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            PrintWriter writer = new PrintWriter(connection.client().outputStream(), true, StandardCharsets.UTF_8);
            writer.println("grüezi");
            connection.client().shutdown(Shutdown.SEND);
            try (Scanner scanner = new Scanner(connection.server().inputStream(), StandardCharsets.UTF_8)) {
                assertEquals("grüezi", scanner.nextLine());
                assertFalse(scanner.hasNext());
            }
            assertFalse(connection.server().isOpen());
        }
    }

    @Test
    void singleBytesAndPartsOfArrays() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            OutputStream out = connection.client().outputStream();
            InputStream in = connection.server().inputStream();
            out.write(0xfe);
            out.write(new byte[] {1, 2, 3, 4}, 1, 2);
            assertEquals(0xfe, in.read());
            byte[] buffer = new byte[4];
            assertEquals(0, in.read(buffer, 4, 0));
            assertEquals(2, in.readNBytes(buffer, 1, 2));
            assertArrayEquals(new byte[] {0, 2, 3, 0}, buffer);
            assertEquals(0, in.available());
            out.close();
            assertEquals(-1, in.read());
            assertEquals(-1, in.read(buffer));
            assertThrows(IndexOutOfBoundsException.class, () -> in.read(buffer, 3, 2));
        }
    }

    @Test
    void aReadThatTimesOutThrowsAsJavasSocketsDo() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.server().set(SoOption.SO_RCVTIMEO, Duration.ofMillis(30));
            SocketTimeoutException thrown =
                    assertThrows(SocketTimeoutException.class, () -> connection.server().inputStream().read());
            assertInstanceOf(SocketFailure.class, thrown);
        }
    }

    @Test
    void aChannelReadsAndWritesWhatOneCallDoes() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            ByteChannel client = connection.client().byteChannel();
            ByteChannel server = connection.server().byteChannel();
            assertTrue(client.isOpen());
            assertEquals(5, client.write(ByteBuffer.wrap(new byte[5])));
            ByteBuffer buffer = ByteBuffer.allocateDirect(8);
            assertEquals(5, server.read(buffer));
            assertEquals(5, buffer.position());
            connection.server().setNonBlocking(true);
            assertEquals(0, server.read(buffer));
            client.close();
            assertFalse(connection.client().isOpen());
            connection.server().poll(Poll.IN, 10_000);
            assertEquals(-1, server.read(buffer));
        }
    }

    @Test
    void aChannelWithoutRoomWritesNothing() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.client().setNonBlocking(true);
            ByteChannel channel = connection.client().byteChannel();
            ByteBuffer data = ByteBuffer.allocateDirect(1024 * 1024);
            while (channel.write(data.clear()) > 0) {
                assertTrue(data.position() > 0);
            }
            assertEquals(0, data.position());
        }
    }

    @Test
    void aClosedViewSaysSoInItsOwnWords() throws Exception {
        Loopback.Connection connection = Loopback.INET.connection();
        connection.close();
        ByteChannel channel = connection.client().byteChannel();
        for (Throwable thrown : List.of(
                assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1))),
                assertThrows(ClosedChannelException.class, () -> channel.write(ByteBuffer.allocate(1))))) {
            assertInstanceOf(SocketClosedException.class, thrown.getCause());
        }
        assertThrows(SocketClosedException.class, () -> connection.client().inputStream().read());
        assertThrows(SocketClosedException.class, () -> connection.client().outputStream().write(1));
        assertThrows(SocketClosedException.class, () -> connection.client().inputStream().available());
        connection.client().inputStream().close();
    }
}

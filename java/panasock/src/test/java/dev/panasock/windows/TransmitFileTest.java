package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.FileHandle;
import dev.panasock.SocketFailure;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TransmitFile, and the files that it sends. */
@WindowsTest
class TransmitFileTest {
    private static final int SIZE = 200_000;

    private final byte[] content = new byte[SIZE];
    private Path path;
    private Pair pair;
    private CompletionPort port;
    private Overlapped operation;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        new Random(1).nextBytes(content);
        path = Files.write(folder.resolve("größe.bin"), content);
        pair = Pair.connected();
        port = CompletionPort.open(0);
        port.associate(pair.socket(), 1);
        operation = Overlapped.forPort();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        port.close();
        operation.close();
    }

    private byte[] received(int length) throws IOException {
        byte[] bytes = new byte[length];
        pair.peer().recvFully(bytes);
        return bytes;
    }

    @Test
    void aWholeFile() throws IOException {
        try (FileHandle file = FileHandle.open(path)) {
            pair.socket().transmitFile(operation, file, 0, 0, MemorySegment.NULL, MemorySegment.NULL, 0);
            assertArrayEquals(content, received(SIZE));
            assertEquals(SIZE, Pair.next(port).result());
        }
    }

    @Test
    void aPartBetweenHeadAndTail() throws IOException {
        try (FileHandle file = FileHandle.open(path)) {
            pair.socket().transmitFile(operation, file, 100, 50, Pair.text("head"), Pair.text("tail"), 0);
            byte[] bytes = received(58);
            assertEquals("head", new String(bytes, 0, 4));
            assertEquals("tail", new String(bytes, 54, 4));
            for (int i = 0; i < 50; i++) {
                assertEquals(content[100 + i], bytes[4 + i]);
            }
            assertEquals(58, Pair.next(port).result());
        }
    }

    @Test
    void headAndTailWithoutAFile() throws IOException {
        pair.socket().transmitFile(operation, null, 0, 0, Pair.text("head"), Pair.text("tail"), 0);
        assertEquals("headtail", new String(received(8)));
        assertEquals(8, Pair.next(port).result());
    }

    @Test
    void badInput() throws IOException {
        SocketFailure absent = (SocketFailure) assertThrows(IOException.class,
                () -> FileHandle.open(path.resolveSibling("absent")));
        assertEquals(2, absent.error().number());
        FileHandle file = FileHandle.open(path);
        file.close();
        file.close();
        MemorySegment none = MemorySegment.NULL;
        assertThrows(IllegalStateException.class,
                () -> pair.socket().transmitFile(operation, file, 0, 0, none, none, 0));
        assertThrows(IllegalArgumentException.class,
                () -> pair.socket().transmitFile(operation, null, -1, 0, none, none, 0));
        assertThrows(IllegalArgumentException.class,
                () -> pair.socket().transmitFile(operation, null, 0, -1, none, none, 0));
        MemorySegment heap = MemorySegment.ofArray(new byte[4]);
        assertThrows(IllegalArgumentException.class,
                () -> pair.socket().transmitFile(operation, null, 0, 0, heap, none, 0));
        assertFalse(operation.isInFlight());
    }
}

package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ancillary data of every system, on every host. */
class ControlLayoutTest {
    /** The same buffers, and the same walk over them, as in native/abi/control.c. */
    private static final class Walk {
        private static final int BUFFERS = 100_000;
        private static final int LARGEST = 160;

        private final ControlLayout layout;
        private long state = 88172645463325252L;
        private long hash = -3750763034362895579L; // 14695981039346656037
        private long pieces;

        Walk(ControlLayout layout) {
            this.layout = layout;
        }

        private long next() {
            state ^= state << 13;
            state ^= state >>> 7;
            return state ^= state << 17;
        }

        private long next(int bound) {
            return Long.remainderUnsigned(next(), bound);
        }

        private void add(long value) {
            hash = (hash ^ value) * 1099511628211L;
        }

        private MemorySegment fill() {
            int size = (int) next(LARGEST);
            MemorySegment buffer = MemorySegment.ofArray(new byte[size]);
            for (int i = 0; i < size; i++) {
                buffer.set(JAVA_BYTE, i, (byte) next());
            }
            for (long at = 0; size - at >= layout.headerSize();) {
                long length = switch ((int) next(8)) {
                    case 0 -> next();
                    case 1 -> next(20);
                    default -> layout.length(next(24));
                };
                if (layout.wide()) {
                    buffer.set(JAVA_LONG_UNALIGNED, at, length);
                } else {
                    buffer.set(JAVA_INT_UNALIGNED, at, (int) length);
                    length = Integer.toUnsignedLong((int) length);
                }
                if (length < layout.dataOffset() || length > size - at) {
                    break;
                }
                at += layout.space(length - layout.dataOffset());
            }
            return buffer;
        }

        String run() {
            for (int i = 0; i < BUFFERS; i++) {
                MemorySegment buffer = fill();
                long limit = buffer.byteSize();
                for (long at = layout.first(buffer, limit); at != ControlLayout.NONE; at =
                        layout.next(buffer, at, limit)) {
                    pieces++;
                    add(at);
                    add(Integer.toUnsignedLong(layout.level(buffer, at)));
                    add(Integer.toUnsignedLong(layout.type(buffer, at)));
                    add(layout.dataLength(buffer, at));
                }
            }
            return pieces + "\t" + Long.toHexString(hash);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"x86_64-linux-gnu, LINUX", "aarch64-macos, MACOS", "x86_64-macos, MACOS",
        "x86_64-windows-gnu, WINDOWS"})
    void aHundredThousandBuffersAreWalkedAsTheMacrosDo(String target, OperatingSystem system) throws IOException {
        Path table = Path.of(System.getProperty("panasock.root", "../..")).resolve("native/abi/golden/control.tsv");
        List<String> rows = Files.readAllLines(table);
        assertTrue(rows.contains(target + "\t" + new Walk(ControlLayout.of(system)).run()), target);
    }

    /** A segment throws where it is read outside of its bytes. */
    @Property(tries = 20_000)
    void nothingIsReadOutsideOfTheBuffer(@ForAll OperatingSystem system, @ForAll @Size(max = 100) byte[] bytes) {
        ControlLayout layout = ControlLayout.of(system);
        MemorySegment buffer = MemorySegment.ofArray(bytes);
        long last = -1;
        for (long at = layout.first(buffer, bytes.length); at != ControlLayout.NONE; at =
                layout.next(buffer, at, bytes.length)) {
            assertTrue(at > last, "goes on for ever");
            last = at;
            layout.level(buffer, at);
            layout.type(buffer, at);
            buffer.asSlice(at + layout.dataOffset(), layout.dataLength(buffer, at));
        }
    }

    /** Lengths that overflow when they are rounded up or added to a place. */
    @ParameterizedTest
    @CsvSource({"LINUX, -1", "LINUX, 9223372036854775807", "LINUX, 9223372036854775800", "LINUX, 0", "LINUX, 15",
        "LINUX, 33", "MACOS, 4294967295", "MACOS, 2147483647", "MACOS, 0", "MACOS, 11", "MACOS, 33", "WINDOWS, -1",
        "WINDOWS, 9223372036854775807", "WINDOWS, 15"})
    void aHostileLengthIsNoPiece(OperatingSystem system, long length) {
        ControlLayout layout = ControlLayout.of(system);
        MemorySegment buffer = MemorySegment.ofArray(new byte[32]);
        if (layout.wide()) {
            buffer.set(JAVA_LONG_UNALIGNED, 0, length);
        } else {
            buffer.set(JAVA_INT_UNALIGNED, 0, (int) length);
        }
        assertEquals(ControlLayout.NONE, layout.first(buffer, 32));
    }

    @Test
    void whatIsWrittenIsRead() {
        for (OperatingSystem system : OperatingSystem.values()) {
            ControlLayout layout = ControlLayout.of(system);
            MemorySegment buffer = MemorySegment.ofArray(new byte[128]);
            layout.write(buffer, 0, 1, 2, 5);
            layout.write(buffer, layout.space(5), 3, 4, 0);
            long limit = layout.space(5) + layout.space(0);
            assertEquals(0, layout.first(buffer, limit));
            assertEquals(layout.space(5), layout.next(buffer, 0, limit));
            assertEquals(ControlLayout.NONE, layout.next(buffer, layout.space(5), limit));
            assertEquals(5, layout.dataLength(buffer, 0));
            assertEquals(3, layout.level(buffer, layout.space(5)));
            assertEquals(4, layout.type(buffer, layout.space(5)));
        }
    }
}

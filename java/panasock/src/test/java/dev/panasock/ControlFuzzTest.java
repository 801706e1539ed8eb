package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.ControlLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Control buffers that are nearly right, for a second, or for as long as {@code -Dpanasock.fuzz.seconds} says. The walk ends, stays inside and goes on
 * with each step, with the layout of each system; the reader of this system answers every question, or says that this is something else.
 */
class ControlFuzzTest {
    private static final long SECONDS = Long.getLong("panasock.fuzz.seconds", 1);
    private static final int LARGEST = 300;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("panasock.fuzz.seed", System.nanoTime()));
    private final ControlType[] known = {ControlType.RIGHTS, ControlType.PKTINFO, ControlType.PKTINFO6, ControlType.TTL,
        ControlType.HOPLIMIT, ControlType.TOS, ControlType.TIMESTAMP, ControlType.UDP_GRO};

    @Test
    void nothingBreaksTheReader() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        long buffers = 0;
        long pieces = 0;
        while (System.nanoTime() < end || pieces == 0) {
            MemorySegment buffer = buffer();
            for (OperatingSystem system : OperatingSystem.values()) {
                pieces += walk(ControlLayout.of(system), buffer);
            }
            AncillaryDataTest.askAll(new ControlReader(buffer));
            buffers++;
        }
        System.out.println("control buffers: " + buffers + ", pieces: " + pieces);
    }

    /** Headers with lengths that are right, a little wrong, or hostile, then anything. */
    private MemorySegment buffer() {
        int size = random.nextInt(LARGEST);
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        MemorySegment buffer = MemorySegment.ofArray(bytes);
        for (long at = 0; at + 16 <= size;) {
            long length = switch (random.nextInt(6)) {
                case 0 -> random.nextLong();
                case 1 -> random.nextInt(40) - 20;
                case 2 -> size - at + random.nextInt(5) - 2;
                case 3 -> Long.MAX_VALUE - random.nextInt(20);
                default -> 16 + random.nextInt(40);
            };
            buffer.set(JAVA_LONG_UNALIGNED, at, length);
            if (random.nextBoolean()) {
                ControlType type = known[random.nextInt(known.length)];
                buffer.set(JAVA_INT_UNALIGNED, at + 8, type.level());
                buffer.set(JAVA_INT_UNALIGNED, at + 12, type.type());
            }
            at += Math.max(16, Math.min(length, LARGEST) + 7 & -8);
        }
        return buffer;
    }

    private static int walk(ControlLayout layout, MemorySegment buffer) {
        long limit = buffer.byteSize();
        int pieces = 0;
        long last = -1;
        for (long at = layout.first(buffer, limit); at != ControlLayout.NONE; at = layout.next(buffer, at, limit)) {
            assertTrue(at > last, "it goes on");
            long data = at + layout.dataOffset();
            long length = layout.dataLength(buffer, at);
            assertFalse(length < 0 || data < 0 || data + length > limit, () -> data + " + " + length + " of " + limit);
            last = at;
            pieces++;
        }
        return pieces;
    }
}

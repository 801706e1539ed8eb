package dev.panasock.platform.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bindings.CallState;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CallBlockTest {
    @Test
    void thePartsDoNotOverlap() {
        CallBlock block = CallBlock.create();
        MemorySegment[] parts = {block.state, block.length, block.address, block.value, block.scratch(64)};
        for (int i = 0; i < parts.length; i++) {
            for (int j = i + 1; j < parts.length; j++) {
                assertTrue(parts[i].asOverlappingSlice(parts[j]).isEmpty(), i + " and " + j);
            }
        }
        assertEquals(CallState.byteSize(), block.state.byteSize());
        assertEquals(CallBlock.ADDRESS_SIZE, block.address.byteSize());
        assertEquals(CallBlock.VALUE_SIZE, block.value.byteSize());
        block.length(17);
        assertEquals(17, block.length());
    }

    @Test
    void scratchIsKeptUpToASizeAndLargerFromCallToCall() {
        CallBlock block = CallBlock.create();
        MemorySegment small = block.scratch(100);
        assertSame(small, block.scratch(2000));
        MemorySegment larger = block.scratch(100_000);
        assertTrue(larger.byteSize() >= 100_000);
        assertSame(larger, block.scratch(100));
        MemorySegment huge = block.scratch(5_000_000);
        assertTrue(huge.byteSize() >= 5_000_000);
        assertSame(larger, block.scratch(100));
        assertTrue(block.scratch(0).byteSize() > 0);
        assertTrue(block.scratch(65536).byteSize() >= 65536);
    }
}

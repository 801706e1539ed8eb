package dev.panasock.bindings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CallStateTest {
    @Test
    void aBlockHasTheSizeThatTheJvmCaptures() {
        assertEquals(Linker.Option.captureStateLayout().byteSize(), CallState.byteSize());
        assertEquals(CallState.byteSize(), CallState.allocate(Arena.ofAuto()).byteSize());
    }

    @Test
    void errnoIsReadWhereTheJvmWritesIt() {
        StructLayout layout = Linker.Option.captureStateLayout();
        MemorySegment state = CallState.allocate(Arena.ofAuto());
        state.set(ValueLayout.JAVA_INT, layout.byteOffset(MemoryLayout.PathElement.groupElement("errno")), 4711);
        assertEquals(4711, CallState.errno(state));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyErrnoExistsOnPosix() {
        MemorySegment state = CallState.allocate(Arena.ofAuto());
        assertEquals(0, CallState.errno(state));
        for (var read : List.<Runnable>of(() -> CallState.wsaGetLastError(state),
                () -> CallState.getLastError(state))) {
            assertThrows(IndexOutOfBoundsException.class, read::run);
        }
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void threeVariablesExistOnWindows() {
        MemorySegment state = CallState.allocate(Arena.ofAuto());
        assertEquals(0, CallState.errno(state) + CallState.wsaGetLastError(state) + CallState.getLastError(state));
    }

    @Test
    void memoryByAddress() {
        MemorySegment text = Arena.ofAuto().allocateFrom("by address");
        assertEquals("by address", NativeMemory.string(text.address()));
        assertEquals("by", NativeMemory.at(text.address(), 3).asByteBuffer().get(0) == 'b' ? "by" : "");
        assertNull(NativeMemory.string(0));
    }

    @Test
    void nativeAccessIsAllowedHere() {
        assertDoesNotThrow(NativeAccess::require);
    }
}

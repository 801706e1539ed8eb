package dev.panasock.bindings.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.bindings.CallState;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The shapes: how words reach C, and what the JVM refuses before C sees it. */
class DowncallTest {
    private static final MemorySegment STATE = CallState.allocate(Arena.global());
    private static final MemorySegment STRLEN = function("strlen");
    private static final MemorySegment LABS = function("llabs");
    private static final MemorySegment SNPRINTF = function("snprintf");
    private static final MemorySegment NULL = MemorySegment.NULL;

    private static MemorySegment function(String name) {
        return Linker.nativeLinker().defaultLookup().findOrThrow(name);
    }

    private static MemorySegment text(Arena arena) {
        return arena.allocateFrom("panasock");
    }

    @Test
    void pointersAndIntegersArriveInEveryShape() {
        MemorySegment text = text(Arena.ofAuto());
        assertEquals(8, Downcall.call(STRLEN, STATE, text));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL, NULL));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL, NULL, NULL));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL, NULL, NULL, NULL));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL, NULL, NULL, NULL, NULL));
        assertEquals(8, Downcall.call(STRLEN, STATE, text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL));
        assertEquals(Long.MAX_VALUE, Downcall.call(LABS, STATE, Downcall.word(-Long.MAX_VALUE)));
    }

    @Test
    void aVariadicFunctionGetsItsArgument() {
        Arena arena = Arena.ofAuto();
        MemorySegment out = arena.allocate(32);
        // snprintf has three named parameters; with a count of 0 it only tells how long "%s" would be.
        MemorySegment format = arena.allocateFrom("plain");
        assertEquals(5, (int) Downcall.callVariadic(SNPRINTF, STATE, out, NULL, format));
    }

    @Test
    void closedMemoryIsRefused() {
        MemorySegment text;
        try (Arena arena = Arena.ofConfined()) {
            text = text(arena);
        }
        assertThrows(IllegalStateException.class, () -> Downcall.call(STRLEN, STATE, text));
    }

    @Test
    void heapMemoryIsRefused() {
        MemorySegment heap = MemorySegment.ofArray(new byte[8]);
        assertThrows(IllegalArgumentException.class, () -> Downcall.call(STRLEN, STATE, heap));
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = text(arena);
            Thread other = Thread.ofPlatform().start(() -> {
                try {
                    Downcall.call(STRLEN, STATE, text);
                } catch (RuntimeException e) {
                    thrown.set(e);
                }
            });
            other.join();
        }
        assertSame(WrongThreadException.class, thrown.get().getClass());
    }

    @Test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> Downcall.call(STRLEN, STATE, null));
        assertThrows(NullPointerException.class, () -> Downcall.call(STRLEN, null, NULL));
    }
}

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

    private static long strlen(MemorySegment text) {
        return Downcall.call(STRLEN, STATE, text.address(), 0, 0, 0, 0, 0, text, NULL, NULL);
    }

    @Test
    void pointersAndIntegersArriveInEveryShape() {
        MemorySegment text = text(Arena.ofAuto());
        assertEquals(8, strlen(text));
        assertEquals(8,
                Downcall.call(STRLEN, STATE, text.address(), 0, 0, 0, 0, 0, 0, 0, 0, 0, text, NULL, NULL, NULL));
        assertEquals(Long.MAX_VALUE, Downcall.call(LABS, STATE, -Long.MAX_VALUE, 0, 0, 0, 0, 0, NULL, NULL, NULL));
    }

    /** memcmp and snprintf see their third word, and a ninth goes nowhere. */
    @Test
    void wordsKeepTheirOrder() {
        MemorySegment left = Arena.ofAuto().allocateFrom("abcd");
        MemorySegment right = Arena.ofAuto().allocateFrom("abce");
        MemorySegment memcmp = function("memcmp");
        assertEquals(0,
                (int) Downcall.call(memcmp, STATE, left.address(), right.address(), 3, -1, -1, -1, left, right, NULL));
        assertEquals(-1, Integer.signum(
                (int) Downcall.call(memcmp, STATE, left.address(), right.address(), 4, 9, 9, 9, left, right, NULL)));
    }

    @Test
    void aVariadicFunctionGetsItsArgument() {
        Arena arena = Arena.ofAuto();
        // snprintf has three named parameters; with a size of 0 it only tells how long the text would be.
        MemorySegment format = arena.allocateFrom("plain");
        assertEquals(5, (int) Downcall.callVariadic(SNPRINTF, STATE, 0, 0, format.address(), format));
    }

    @Test
    void closedMemoryIsRefused() {
        MemorySegment text;
        try (Arena arena = Arena.ofConfined()) {
            text = text(arena);
        }
        assertThrows(IllegalStateException.class, () -> strlen(text));
    }

    @Test
    void heapMemoryIsRefused() {
        MemorySegment heap = MemorySegment.ofArray(new byte[8]);
        assertThrows(IllegalArgumentException.class, () -> strlen(heap));
        assertThrows(IllegalArgumentException.class, () -> Downcall.callVariadic(SNPRINTF, STATE, 0, 0, 0, heap));
        assertThrows(IllegalArgumentException.class,
                () -> Downcall.call(STRLEN, STATE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, heap));
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = text(arena);
            Thread other = Thread.ofPlatform().start(() -> {
                try {
                    strlen(text);
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
        assertThrows(NullPointerException.class,
                () -> Downcall.call(STRLEN, STATE, 0, 0, 0, 0, 0, 0, null, NULL, NULL));
        assertThrows(NullPointerException.class, () -> Downcall.call(STRLEN, null, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL));
    }
}

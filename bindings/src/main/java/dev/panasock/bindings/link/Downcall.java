package dev.panasock.bindings.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls C functions whose parameters and result are integers and pointers, and captures the error with the call.
 *
 * <p>Each new shape of a function costs the JVM 4 to 8 ms at start-up, a further function of a known shape almost
 * nothing. So there is one shape for nearly all: six machine words in, one out. An integer or a pointer takes one word of
 * the C calling conventions of x86-64 and AArch64, and a function does not look at words that it has no parameter for.
 * Functions with more parameters take the shape of ten words. Variadic functions must say where their variable part
 * begins (on macOS arm64 it goes to the stack): a shape of its own. Bytes of the heap, which few calls take, have one as well.
 *
 * <p>A pointer goes as the address of its segment, and the segment itself goes along behind the words, where C does not
 * look. So the JVM keeps it alive during the call, and refuses one that is closed, belongs to another thread or lies on
 * the heap, before C sees its address. A segment passed as the word itself would cost the integers beside it their
 * place: either a shape for each mix of both, or an object for each integer.
 *
 * <p>The C function reads the low half of a word for an {@code int}, and callers narrow a result with {@code (int)}.
 */
public final class Downcall {
    private static final Linker LINKER = Linker.nativeLinker();
    /** The class of memory outside the heap. */
    private static final Class<?> NATIVE = MemorySegment.NULL.getClass();

    private Downcall() {
    }

    // The shapes are linked when first used. Their classes are throwable because the compiler of HotSpot never makes a method of such a
    // class a part of its caller. A call is then compiled once and by itself, and in it the slice that the linker takes of the memory
    // for the error is no object. As a part of its callers it is one, of 40 bytes, as soon as more than a few methods stand above it: the
    // compiler stops at 15 levels, of which the linker's own are ten. It also compiles each caller faster. The price is a call that is not inlined.

    @SuppressWarnings("serial")
    private static final class Six extends Error {
        private static final MethodHandle HANDLE = link(6, 3);

        private Six() {
        }

        static long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e, long f,
                MemorySegment x, MemorySegment y, MemorySegment z) {
            if (state.getClass() != NATIVE) {
                throw notNative(state);
            }
            try {
                return (long) HANDLE.invokeExact(function, state, a, b, c, d, e, f, x, y, z);
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        }
    }

    @SuppressWarnings("serial")
    private static final class Ten extends Error {
        private static final MethodHandle HANDLE = link(10, 8);

        private Ten() {
        }

        static long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e, long f,
                long g, long h, long i, long j, MemorySegment s, MemorySegment t, MemorySegment u, MemorySegment v,
                MemorySegment w, MemorySegment x, MemorySegment y, MemorySegment z) {
            if (state.getClass() != NATIVE) {
                throw notNative(state);
            }
            try {
                return (long) HANDLE.invokeExact(function, state, a, b, c, d, e, f, g, h, i, j, s, t, u, v, w, x, y, z);
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        }
    }

    @SuppressWarnings("serial")
    private static final class Variadic extends Error {
        private static final MethodHandle HANDLE = link(3, 1, Linker.Option.firstVariadicArg(2));

        private Variadic() {
        }

        static long call(MemorySegment function, MemorySegment state, long a, long b, long variable, MemorySegment x) {
            if (state.getClass() != NATIVE) {
                throw notNative(state);
            }
            try {
                return (long) HANDLE.invokeExact(function, state, a, b, variable, x);
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        }
    }

    @SuppressWarnings("serial")
    private static final class InPlace extends Error {
        private static final MethodHandle HANDLE = LINKER.downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
                Linker.Option.captureCallState(captured()), Linker.Option.critical(true));

        private InPlace() {
        }

        static long call(MemorySegment function, MemorySegment state, long a, byte[] array, int offset, int length,
                long d) {
            if (state.getClass() != NATIVE) {
                throw notNative(state);
            }
            MemorySegment bytes = MemorySegment.ofArray(array).asSlice(offset, length);
            try {
                return (long) HANDLE.invokeExact(function, state, a, bytes, (long) length, d);
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        }
    }

    private static MethodHandle link(int words, int held, Linker.Option... more) {
        MemoryLayout[] parameters = new MemoryLayout[words + held];
        Arrays.fill(parameters, 0, words, JAVA_LONG);
        Arrays.fill(parameters, words, words + held, ADDRESS);
        Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
        options[more.length] = Linker.Option.captureCallState(captured());
        return LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, parameters), options);
    }

    /** Winsock and kernel32 keep their error in the same place under two names; errno exists there too, for the C runtime. */
    private static String[] captured() {
        List<String> names = new ArrayList<>();
        for (MemoryLayout member : Linker.Option.captureStateLayout().memberLayouts()) {
            names.add(member.name().orElseThrow());
        }
        if (names.size() > 1) {
            names.remove("errno");
        }
        return names.toArray(new String[0]); // no lambda: this is on the way of a start
    }

    /**
     * Calls a function of up to six words, three of them pointers.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param e the fifth
     * @param f the sixth
     * @param x memory that a word points to, or NULL
     * @param y more of it
     * @param z more of it
     * @return the result, of which an int function fills the low half
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws IllegalArgumentException if the memory lies on the heap
     */
    public static long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e, long f,
            MemorySegment x, MemorySegment y, MemorySegment z) {
        return Six.call(function, state, a, b, c, d, e, f, x, y, z);
    }

    /**
     * Calls a function of up to ten words, four of them pointers.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param e the fifth
     * @param f the sixth
     * @param g the seventh
     * @param h the eighth
     * @param i the ninth
     * @param j the tenth
     * @param w memory that a word points to, or NULL
     * @param x more of it
     * @param y more of it
     * @param z more of it
     * @return the result, of which an int function fills the low half
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws IllegalArgumentException if the memory lies on the heap
     */
    public static long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e, long f,
            long g, long h, long i, long j, MemorySegment w, MemorySegment x, MemorySegment y, MemorySegment z) {
        return call(function, state, a, b, c, d, e, f, g, h, i, j, MemorySegment.NULL, MemorySegment.NULL,
                MemorySegment.NULL,
                MemorySegment.NULL, w, x, y, z);
    }

    /**
     * Calls a function of up to ten words, eight of them pointers.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param e the fifth
     * @param f the sixth
     * @param g the seventh
     * @param h the eighth
     * @param i the ninth
     * @param j the tenth
     * @param s memory that a word points to, or NULL
     * @param t more of it
     * @param u more of it
     * @param v more of it
     * @param w more of it
     * @param x more of it
     * @param y more of it
     * @param z more of it
     * @return the result, of which an int function fills the low half
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws IllegalArgumentException if the memory lies on the heap
     */
    public static long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e, long f,
            long g, long h, long i, long j, MemorySegment s, MemorySegment t, MemorySegment u, MemorySegment v,
            MemorySegment w, MemorySegment x, MemorySegment y, MemorySegment z) {
        return Ten.call(function, state, a, b, c, d, e, f, g, h, i, j, s, t, u, v, w, x, y, z);
    }

    /**
     * Calls a variadic function of two named parameters with one more argument: {@code fcntl}, {@code ioctl}.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param variable the variable argument
     * @param x memory that it points to, or NULL
     * @return the result, of which an int function fills the low half
     * @throws IllegalStateException if the memory was freed
     * @throws WrongThreadException if the memory belongs to another thread
     * @throws IllegalArgumentException if the memory lies on the heap
     */
    public static long callVariadic(MemorySegment function, MemorySegment state, long a, long b, long variable,
            MemorySegment x) {
        return Variadic.call(function, state, a, b, variable, x);
    }

    /**
     * Calls a function of a word, bytes, their length and a word, with the bytes where they lie on the heap. No garbage can be collected
     * meanwhile, by any thread: only for a call that does not wait, and for few bytes.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param array the bytes
     * @param offset the first of them
     * @param length how many
     * @param d the last word
     * @return the result
     * @throws IndexOutOfBoundsException if the bytes do not lie in the array
     */
    public static long callInPlace(MemorySegment function, MemorySegment state, long a, byte[] array, int offset,
            int length, long d) {
        return InPlace.call(function, state, a, array, offset, length, d);
    }

    /**
     * The compiler does without the slice that the linker takes if it knows the class of the memory, which the comparison tells it;
     * without it, a program that also slices heap memory would pay 40 bytes for each call.
     */
    private static IllegalArgumentException notNative(MemorySegment state) {
        return new IllegalArgumentException("the memory for the error is not native: " + state);
    }

    /** What the JVM says of the arguments goes to the caller as it is. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            return exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }
}

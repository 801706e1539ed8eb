package dev.panasock.bindings.link;

import static java.lang.foreign.MemorySegment.NULL;
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
 * nothing. So there is one shape for all: six machine words in, one out. An integer or a pointer takes one word of the C
 * calling conventions of x86-64 and AArch64, and a function does not look at words that it has no parameter for. Words
 * are typed as pointers, because then the JVM itself keeps a segment alive during the call and refuses one that is
 * closed, belongs to another thread or lies on the heap. An integer is wrapped by {@link #word}, which costs nothing
 * once compiled. Functions with more parameters take the shape of nine words. Variadic functions must say where their
 * variable part begins (on macOS arm64 it goes to the stack): a shape of its own.
 *
 * <p>The C function reads the low half of a word for an {@code int}, and callers narrow a result with {@code (int)}.
 */
public final class Downcall {
    private static final Linker LINKER = Linker.nativeLinker();

    private Downcall() {
    }

    /** The shapes are linked when first used. */
    private static final class Six {
        static final MethodHandle HANDLE = link(6);
    }

    private static final class Nine {
        static final MethodHandle HANDLE = link(9);
    }

    private static final class Variadic {
        static final MethodHandle HANDLE = link(3, Linker.Option.firstVariadicArg(2));
    }

    private static MethodHandle link(int words, Linker.Option... more) {
        MemoryLayout[] parameters = new MemoryLayout[words];
        Arrays.fill(parameters, ADDRESS);
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
        return names.toArray(String[]::new);
    }

    /**
     * An integer as a word.
     *
     * @param value the value; unsigned 32-bit values are passed zero-extended
     * @return the word
     */
    public static MemorySegment word(long value) {
        return MemorySegment.ofAddress(value);
    }

    /**
     * Calls a function of one word.
     *
     * @param function its address
     * @param state takes the error
     * @param a the word
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a) {
        return call(function, state, a, NULL, NULL, NULL, NULL, NULL);
    }

    /**
     * Calls a function of two words.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a, MemorySegment b) {
        return call(function, state, a, b, NULL, NULL, NULL, NULL);
    }

    /**
     * Calls a function of three words.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a,
            MemorySegment b, MemorySegment c) {
        return call(function, state, a, b, c, NULL, NULL, NULL);
    }

    /**
     * Calls a function of four words.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a,
            MemorySegment b, MemorySegment c, MemorySegment d) {
        return call(function, state, a, b, c, d, NULL, NULL);
    }

    /**
     * Calls a function of five words.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param e the fifth
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a,
            MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e) {
        return call(function, state, a, b, c, d, e, NULL);
    }

    /**
     * Calls a function of six words.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param c the third
     * @param d the fourth
     * @param e the fifth
     * @param f the sixth
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a, MemorySegment b,
            MemorySegment c,
            MemorySegment d, MemorySegment e, MemorySegment f) {
        try {
            return (long) Six.HANDLE.invokeExact(function, state, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /**
     * Calls a function of up to nine words.
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
     * @return the result, of which an int function fills the low half
     */
    public static long call(MemorySegment function, MemorySegment state, MemorySegment a, MemorySegment b,
            MemorySegment c,
            MemorySegment d, MemorySegment e, MemorySegment f, MemorySegment g, MemorySegment h, MemorySegment i) {
        try {
            return (long) Nine.HANDLE.invokeExact(function, state, a, b, c, d, e, f, g, h, i);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /**
     * Calls a variadic function of two named parameters with one more argument: {@code fcntl}, {@code ioctl}.
     *
     * @param function its address
     * @param state takes the error
     * @param a the first word
     * @param b the second
     * @param variable the variable argument
     * @return the result, of which an int function fills the low half
     */
    public static long callVariadic(MemorySegment function, MemorySegment state, MemorySegment a, MemorySegment b,
            MemorySegment variable) {
        try {
            return (long) Variadic.HANDLE.invokeExact(function, state, a, b, variable);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** What the JVM says of the arguments (closed memory, wrong thread, heap) goes to the caller as it is. */
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

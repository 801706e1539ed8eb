package dev.panasock;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * A number that the system knows as something else than a socket: the reading end of a pipe, on Windows an event.
 *
 * @param number the descriptor or handle
 * @param writer the other end, which keeps the pipe alive; 0 on Windows
 */
public record NotASocket(long number, int writer) implements Closeable {
    private static final Linker LINKER = Linker.nativeLinker();

    /**
     * Makes one.
     *
     * @return what is no socket
     */
    public static NotASocket open() {
        try (Arena arena = Arena.ofConfined()) {
            return Expect.WINDOWS ? event() : pipe(arena);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static NotASocket pipe(Arena arena) throws Throwable {
        MethodHandle pipe = LINKER.downcallHandle(LINKER.defaultLookup().find("pipe").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        MemorySegment ends = arena.allocate(JAVA_INT, 2);
        if ((int) pipe.invokeExact(ends) != 0) {
            throw new IllegalStateException("pipe");
        }
        return new NotASocket(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
    }

    private static NotASocket event() throws Throwable {
        SymbolLookup kernel32 = SymbolLookup.libraryLookup("kernel32", Arena.global());
        MethodHandle create = LINKER.downcallHandle(kernel32.find("CreateEventW").orElseThrow(),
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        MemorySegment event = (MemorySegment) create.invokeExact(MemorySegment.NULL, 0, 0, MemorySegment.NULL);
        return new NotASocket(event.address(), 0);
    }

    /** Closes both ends, also if somebody has closed the number already. The event of Windows is left to the end of the JVM. */
    @Override
    public void close() {
        if (writer == 0) {
            return;
        }
        CallBlock call = CallBlock.create();
        Host.sockets().close(call, number);
        Host.sockets().close(call, writer);
    }
}

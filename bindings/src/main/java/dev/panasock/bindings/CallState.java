package dev.panasock.bindings;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;

/**
 * The error variables of a thread as one native call left them.
 *
 * <p>Every method of the thin classes takes such a block first and has the JVM copy {@code errno} (Linux, macOS) or
 * {@code WSAGetLastError()} and {@code GetLastError()} (Windows) into it before anything else can run on the thread. A
 * second native call would be too late: the JVM makes calls of its own in between.
 *
 * <p><b>A value here means something only right after a call whose result says that it failed.</b> A successful call
 * leaves what an earlier one wrote. Use one block per thread, never one per socket: two threads that fail on the same
 * socket would read each other's error.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsagetlasterror">WSAGetLastError</a>
 */
public final class CallState {
    private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
    private static final long ERRNO = offset("errno");
    private static final long WSA_LAST_ERROR = offset("WSAGetLastError");
    private static final long LAST_ERROR = offset("GetLastError");

    private CallState() {
    }

    /**
     * The size of a block in bytes; it must be aligned to four bytes.
     *
     * @return the size on this system
     */
    public static long byteSize() {
        return LAYOUT.byteSize();
    }

    /**
     * Allocates a block.
     *
     * @param allocator where it comes from
     * @return a zeroed block of {@link #byteSize()} bytes
     */
    public static MemorySegment allocate(SegmentAllocator allocator) {
        return allocator.allocate(LAYOUT);
    }

    /**
     * {@code errno} after a failed call on Linux and macOS. Windows sets it in C runtime functions only.
     *
     * @param state the block that the call was given
     * @return the error number
     */
    public static int errno(MemorySegment state) {
        return state.get(JAVA_INT, ERRNO);
    }

    /**
     * {@code WSAGetLastError()} after a failed Winsock call. Windows only.
     *
     * @param state the block that the call was given
     * @return the error code
     * @throws IndexOutOfBoundsException on other systems
     */
    public static int wsaGetLastError(MemorySegment state) {
        return state.get(JAVA_INT, WSA_LAST_ERROR);
    }

    /**
     * {@code GetLastError()} after a failed call of kernel32. Windows only.
     *
     * @param state the block that the call was given
     * @return the error code
     * @throws IndexOutOfBoundsException on other systems
     */
    public static int getLastError(MemorySegment state) {
        return state.get(JAVA_INT, LAST_ERROR);
    }

    /** By adding up: a path into a layout would cost a start some milliseconds. The members lie side by side, all of one size. */
    private static long offset(String name) {
        long offset = 0;
        for (MemoryLayout member : LAYOUT.memberLayouts()) {
            if (member.name().orElseThrow().equals(name)) {
                return offset;
            }
            offset += member.byteSize();
        }
        return -1;
    }
}

package dev.panasock.winsock;

import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/** What {@link ControlCalls} does, on Windows and elsewhere. A negative result has set the last error. */
abstract sealed class Controls permits NativeControls, PosixControls {
    /** The memory is native, as long as the sizes say, and null for NULL. */
    abstract int ioctl(CallBlock call, SOCKET s, long fd, int code, MemorySegment in, MemorySegment out,
            int[] returned);

    abstract int setInformation(CallBlock call, long fd, int mask, int flags);

    abstract int information(CallBlock call, long fd, int[] flags);
}

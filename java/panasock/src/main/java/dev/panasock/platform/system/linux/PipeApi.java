package dev.panasock.platform.system.linux;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;

/** The capacity of pipes of Linux. Results are bytes, or the negative errno. */
public final class PipeApi {
    private PipeApi() {
    }

    /** {@code fcntl(F_GETPIPE_SZ)}. */
    public static int capacity(CallBlock call, long pipe) {
        return result(call, Libc.fcntl(call.state, (int) pipe, sockets_h.F_GETPIPE_SZ(), 0));
    }

    /** {@code fcntl(F_SETPIPE_SZ)}: the kernel makes it at least as large. */
    public static int setCapacity(CallBlock call, long pipe, int bytes) {
        return result(call, Libc.fcntl(call.state, (int) pipe, sockets_h.F_SETPIPE_SZ(), bytes));
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

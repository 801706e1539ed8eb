package dev.panasock.platform.system.linux;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;

/** How much a pipe of Linux can hold. */
public final class PipeApi {
    private PipeApi() {
    }

    /**
     * {@code fcntl(F_GETPIPE_SZ)}.
     *
     * @param call the memory of the call
     * @param pipe one of its ends
     * @return bytes, or a negative error
     */
    public static int capacity(CallBlock call, long pipe) {
        return result(call, Libc.fcntl(call.state, (int) pipe, sockets_h.F_GETPIPE_SZ(), 0));
    }

    /**
     * {@code fcntl(F_SETPIPE_SZ)}.
     *
     * @param call the memory of the call
     * @param pipe one of its ends
     * @param bytes at least how much
     * @return bytes, or a negative error
     */
    public static int setCapacity(CallBlock call, long pipe, int bytes) {
        return result(call, Libc.fcntl(call.state, (int) pipe, sockets_h.F_SETPIPE_SZ(), bytes));
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }
}

package dev.panasock.platform.system.linux;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;

/**
 * Descriptors of processes. The C libraries have functions for them since glibc 2.36 only, so the calls are made by
 * number. Results: what the call returns, or the negative errno; ENOSYS on a kernel that lacks it.
 */
public final class PidFdApi {
    private PidFdApi() {
    }

    private static int result(CallBlock call, long result) {
        return result < 0 ? -CallState.errno(call.state) : (int) result;
    }

    /** {@code pidfd_open}, Linux 5.3: the descriptor, close-on-exec. */
    public static int open(CallBlock call, int pid) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_open(), pid, 0, 0, 0));
    }

    /** {@code pidfd_getfd}, Linux 5.6: a descriptor, close-on-exec, of the file of a descriptor of that process. */
    public static int getFd(CallBlock call, long pidfd, int target) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_getfd(), pidfd, target, 0, 0));
    }

    /** {@code pidfd_send_signal}, Linux 5.1; signal 0 only checks that it could be sent. */
    public static int sendSignal(CallBlock call, long pidfd, int signal) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_send_signal(), pidfd, signal, 0, 0));
    }
}

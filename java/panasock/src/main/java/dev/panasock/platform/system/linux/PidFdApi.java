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

    /**
     * {@code pidfd_open}, Linux 5.3.
     *
     * @param call the memory of the call
     * @param pid the process
     * @return the descriptor, which is closed on exec, or a negative error
     */
    public static int open(CallBlock call, int pid) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_open(), pid, 0, 0, 0));
    }

    /**
     * {@code pidfd_getfd}, Linux 5.6.
     *
     * @param call the memory of the call
     * @param pidfd the process
     * @param target a descriptor there
     * @return a descriptor of the same file here, which is closed on exec, or a negative error
     */
    public static int getFd(CallBlock call, long pidfd, int target) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_getfd(), pidfd, target, 0, 0));
    }

    /**
     * {@code pidfd_send_signal}, Linux 5.1.
     *
     * @param call the memory of the call
     * @param pidfd the process
     * @param signal the signal, or 0 to ask whether it could be sent
     * @return 0, or a negative error
     */
    public static int sendSignal(CallBlock call, long pidfd, int signal) {
        return result(call, Libc.syscall(call.state, sockets_h.SYS_pidfd_send_signal(), pidfd, signal, 0, 0));
    }
}

package dev.panasock.platform.system.linux;

import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;

/**
 * A memory barrier in every running thread of the process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/membarrier.2.html">membarrier(2)</a>
 */
final class Membarrier {
    /** No wrapper in libc, and the number of the call is that of x86-64. */
    private static final boolean NUMBER_KNOWN = "amd64".equals(System.getProperty("os.arch"));

    private static boolean registered;

    private Membarrier() {
    }

    /** False where the kernel lacks it, or a seccomp filter refuses it. */
    static boolean everywhere(CallBlock call) {
        return NUMBER_KNOWN && register(call)
                && command(call, sockets_h.MEMBARRIER_CMD_PRIVATE_EXPEDITED()) == 0;
    }

    private static boolean register(CallBlock call) {
        if (!registered) {
            registered = command(call, sockets_h.MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED()) == 0;
        }
        return registered;
    }

    private static long command(CallBlock call, int command) {
        return Libc.syscall(call.state, sockets_h.SYS_membarrier(), command, 0, 0, 0);
    }
}

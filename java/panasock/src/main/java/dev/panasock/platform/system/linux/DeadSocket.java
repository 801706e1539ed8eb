package dev.panasock.platform.system.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;

/**
 * A socket on which no call ever blocks: one half of a pair whose other half is closed. It receives the end of the stream, sends into
 * EPIPE, has nothing to accept, cannot connect, and is ready for everything.
 */
final class DeadSocket {
    private static final int NOT_MADE = -1;

    private static int descriptor = NOT_MADE;

    private DeadSocket() {
    }

    /**
     * Puts a duplicate of it in the place of a descriptor. A call that is inside keeps the socket that it came for, and the
     * descriptor's own reference is given up, as close(2) does.
     *
     * @return false if there is no descriptor left to make it with
     */
    static boolean replace(CallBlock call, int number) {
        int dead = descriptor(call);
        return dead >= 0 && Libc.dup3(call.state, dead, number, sockets_h.O_CLOEXEC()) >= 0;
    }

    private static synchronized int descriptor(CallBlock call) {
        if (descriptor == NOT_MADE) {
            int type = sockets_h.SOCK_STREAM() | sockets_h.SOCK_CLOEXEC();
            if (Libc.socketpair(call.state, sockets_h.AF_UNIX(), type, 0, call.value) == 0) {
                descriptor = call.value.getAtIndex(JAVA_INT, 0);
                Libc.close(call.state, call.value.getAtIndex(JAVA_INT, 1));
            }
        }
        return descriptor;
    }
}

package dev.panasock.platform.system.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;

/**
 * A socket on which no call ever blocks: one end of a pair whose other end is closed. It receives the end of the
 * stream, sends into EPIPE, accepts nothing, cannot connect, and is always ready.
 */
final class PlaceholderSocket {
    private static long descriptor = SocketApi.INVALID;

    private PlaceholderSocket() {
    }

    /**
     * Makes a number a duplicate of it; false if there is no descriptor left to make it with. The number's own
     * reference is closed, as by close(2): other owners keep the socket, and so does a call that is inside.
     */
    static boolean replace(CallBlock call, int number) {
        long placeholder = descriptor(call);
        return placeholder >= 0 && Libc.dup3(call.state, (int) placeholder, number, sockets_h.O_CLOEXEC()) >= 0;
    }

    private static synchronized long descriptor(CallBlock call) {
        if (descriptor == SocketApi.INVALID) {
            int type = sockets_h.SOCK_STREAM() | sockets_h.SOCK_CLOEXEC();
            if (Libc.socketpair(call.state, sockets_h.AF_UNIX(), type, 0, call.value) == 0) {
                descriptor = call.value.getAtIndex(JAVA_INT, 0);
                Libc.close(call.state, call.value.getAtIndex(JAVA_INT, 1));
            }
        }
        return descriptor;
    }
}

package dev.panasock.stress;

import dev.panasock.SoOption;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.ValueLayout;

/**
 * A handle with a real number. The system's cookie of the socket, which is never used twice, tells whether the number is still that of
 * this socket: others are opened meanwhile, and get the numbers that were given back.
 */
class OwnedSocket {
    /** The handle was closed before the call. */
    static final int REFUSED = 0;
    /** The number was open during the call. */
    static final int OPEN = 1;
    /** The number was closed during the call: what must never be. */
    static final int CLOSED_INSIDE = -1;

    private static final SocketApi API = Host.sockets();
    private static final int SOL_SOCKET = SocketNumbers.SOL_SOCKET.here();
    private static final int SO_COOKIE = SoOption.SO_COOKIE.number();
    private static final long NO_SOCKET = -1;

    final SocketHandle handle = SocketHandle.adopt(newNumber());
    private final long cookie = cookieNow();

    private static long newNumber() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long number = API.socket(call, SocketNumbers.AF_INET.here(), SocketNumbers.SOCK_DGRAM.here(), 0);
            if (number < 0) {
                throw new IllegalStateException("socket: " + number);
            }
            return number;
        } finally {
            thread.release();
        }
    }

    /** A call as both faces make it. */
    final int use() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            if (HandleAccess.of(handle).enter(thread) == SocketHandle.INVALID) {
                return REFUSED;
            }
            try {
                return isOpen(call) ? OPEN : CLOSED_INSIDE;
            } finally {
                HandleAccess.of(handle).leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** A call of one who counts himself in. */
    final int useCounted() {
        if (handle.enter() == SocketHandle.INVALID) {
            return REFUSED;
        }
        try {
            return isOpenInTheSystem() ? OPEN : CLOSED_INSIDE;
        } finally {
            handle.leave();
        }
    }

    /** 1 if this close was the one. */
    final int close() {
        return handle.closeWithResult() == 0 ? 1 : 0;
    }

    /** 1 if the number was given away; then its new owner closes it. */
    final int release() {
        long number;
        try {
            number = handle.release();
        } catch (IllegalStateException inUseOrClosed) {
            return 0;
        }
        return SocketHandle.adopt(number).closeWithResult() == 0 ? 1 : -1;
    }

    private boolean isOpenInTheSystem() {
        return cookieNow() == cookie;
    }

    private long cookieNow() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return cookie(call);
        } finally {
            thread.release();
        }
    }

    private boolean isOpen(CallBlock call) {
        return cookie(call) == cookie;
    }

    private long cookie(CallBlock call) {
        call.length(Long.BYTES);
        int result = API.getsockopt(call, handle.number(), SOL_SOCKET, SO_COOKIE, call.value, call.length);
        return result == 0 ? call.value.get(ValueLayout.JAVA_LONG_UNALIGNED, 0) : NO_SOCKET;
    }

    /** What is left open when all have done their work is closed here, so that the next ones find descriptors. */
    final int left() {
        int open = isOpenInTheSystem() ? 1 : 0;
        handle.close();
        return open;
    }
}

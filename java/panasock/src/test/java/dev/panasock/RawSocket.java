package dev.panasock;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;

/** Numbers of sockets without a handle. */
public final class RawSocket {
    private RawSocket() {
    }

    /** A new one, that the caller closes. After that nobody gets its number soon. */
    public static long open(Numbers type) {
        try (LowNumbers _ = new LowNumbers()) {
            return next(type);
        }
    }

    /** The system gives the lowest number that is free. */
    static long next(Numbers type) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long number = Host.sockets().socket(call, SocketNumbers.AF_INET.here(), type.here(), 0);
            if (number < 0) {
                throw new IllegalStateException("socket: " + number);
            }
            return number;
        } finally {
            thread.release();
        }
    }

    /** Whether the number is open, as the system says. */
    public static boolean isOpen(long number) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return Host.sockets().isInheritable(call, number) >= 0;
        } finally {
            thread.release();
        }
    }
}

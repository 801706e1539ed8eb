package dev.panasock.platform;

/** Numbers of sockets without a handle. */
final class RawSocket {
    private RawSocket() {
    }

    /** A new one, that the caller closes. */
    static long open(Numbers type) {
        CallBlock call = CallBlock.take();
        try {
            return SocketApi.host().socket(call, SocketNumbers.AF_INET.here(), type.here(), 0);
        } finally {
            call.give();
        }
    }

    static boolean isOpen(long number) {
        CallBlock call = CallBlock.take();
        try {
            return SocketApi.host().isInheritable(call, number) >= 0;
        } finally {
            call.give();
        }
    }
}

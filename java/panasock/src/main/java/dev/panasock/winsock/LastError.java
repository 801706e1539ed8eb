package dev.panasock.winsock;

/**
 * The last error of each thread: Winsock's code, and the number of the system behind it. Set by calls that fail and by
 * WSASetLastError, never by calls that succeed, never read from the system again. A virtual thread has its own.
 */
final class LastError {
    private static final int CODE = 0;
    private static final int NATIVE = 1;
    private static final ThreadLocal<int[]> SLOT = ThreadLocal.withInitial(() -> new int[2]);

    private LastError() {
    }

    static int code() {
        return SLOT.get()[CODE];
    }

    static int nativeNumber() {
        return SLOT.get()[NATIVE];
    }

    /** An error that no call of the system reported. */
    static int fail(int code) {
        return fail(code, 0);
    }

    /** Returns what the failing function returns. */
    static int fail(int code, int nativeNumber) {
        int[] slot = SLOT.get();
        slot[CODE] = code;
        slot[NATIVE] = nativeNumber;
        return WinsockConstants.SOCKET_ERROR;
    }
}

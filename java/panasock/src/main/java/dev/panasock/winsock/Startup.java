package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.WSANOTINITIALISED;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;

/**
 * The library's own count of WSAStartup and WSACleanup. What the JVM and the library themselves hold of Winsock is
 * never taken away by it.
 */
final class Startup {
    /** Null before the first start-up and after the last clean-up. */
    private static volatile Winsock running;
    private static Winsock known;
    private static int count;

    private Startup() {
    }

    /** What runs, or null with the last error set. */
    static Winsock running() {
        Winsock winsock = running;
        if (winsock == null) {
            LastError.fail(WSANOTINITIALISED);
        }
        return winsock;
    }

    /** For functions that need no start-up. */
    static synchronized Winsock known() {
        if (known == null) {
            known = Winsock.ofThisSystem();
        }
        return known;
    }

    static synchronized int start(int version, WSADATA data) {
        Winsock winsock = known();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int error = winsock.startup(call, version, data);
            if (error == 0) {
                count++;
                running = winsock;
            }
            return error;
        } finally {
            thread.release();
        }
    }

    static synchronized int cleanup() {
        Winsock winsock = running();
        if (winsock == null) {
            return WinsockConstants.SOCKET_ERROR;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int result = winsock.cleanup(call);
            if (result == 0 && --count == 0) {
                running = null;
            }
            return result;
        } finally {
            thread.release();
        }
    }
}

package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.SocketFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a loop does after a failed accept. A client that went away before it was accepted costs nothing. While descriptors or
 * memory are short the loop says so once and waits a little before each new attempt: a full process would spin otherwise.
 * Anything else means that the listener itself cannot be used.
 */
final class AcceptOutage {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long OVER = TimeUnit.SECONDS.toNanos(10);

    private int code;
    private long last;

    /**
     * Waits, where waiting helps.
     *
     * @param winsockCode why accept failed
     * @param message said on standard error when an outage begins
     * @return whether to accept again
     */
    boolean passes(int winsockCode, String message) {
        switch (winsockCode) {
            case WSAEINTR, WSAECONNABORTED, WSAECONNRESET, WSAENETDOWN, WSAENETUNREACH, WSAEHOSTDOWN, WSAEHOSTUNREACH:
                return true;
            case WSAEMFILE, WSAENOBUFS, WSA_NOT_ENOUGH_MEMORY:
                tellOnce(winsockCode, message);
                LockSupport.parkNanos(PAUSE);
                return true;
            default:
                return false;
        }
    }

    /** The same for the exception of {@code NativeSocket} and of overlapped operations. */
    boolean passes(IOException failure) {
        return failure instanceof SocketFailure known && passes(known.error().winsockCode(), Failure.text(failure));
    }

    private void tellOnce(int winsockCode, String message) {
        long now = System.nanoTime();
        if (winsockCode != code || now - last > OVER) {
            Stdio.stderr.printf("%s\n", message);
        }
        code = winsockCode;
        last = now;
    }
}

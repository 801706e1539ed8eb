package dev.panasock;

import java.io.IOException;

/** Builds the exception of a failed call. */
final class Failures {
    private Failures() {
    }

    /**
     * The exception for an error.
     *
     * @param operation the C function
     * @param error what went wrong
     * @param subject the address or option that the call was about, or null
     * @return the exception, to be thrown
     */
    static IOException of(String operation, SocketError error, Object subject) {
        String about = subject == null ? null : subject.toString();
        if (error.closedLocally()) {
            return new SocketClosedException(operation, error, about);
        }
        if (error.timedOut()) {
            return new NativeTimeoutException(operation, error, about);
        }
        if (error.connectionRefused()) {
            return new NativeConnectException(operation, error, about);
        }
        if (operation.equals("bind")) {
            return new NativeBindException(operation, error, about);
        }
        return new NativeSocketException(operation, error, about);
    }

    static String text(String operation, SocketError error, String subject) {
        return operation + ": " + error + (subject == null ? "" : ": " + subject);
    }
}

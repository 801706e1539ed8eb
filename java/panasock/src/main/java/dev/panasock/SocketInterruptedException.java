package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import java.io.InterruptedIOException;

/**
 * {@link Thread#interrupt} ended a call that was blocked. The interrupt status of the thread is still set, and the
 * socket can be used.
 */
public final class SocketInterruptedException extends InterruptedIOException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;

    SocketInterruptedException(String operation, Object subject) {
        this(operation, SocketError.of(ErrorNumbers.INTERRUPTED.here()), subject == null ? null : subject.toString());
    }

    private SocketInterruptedException(String operation, SocketError error, String subject) {
        super(Failures.text(operation, error, subject));
        this.operation = operation;
        this.error = error;
        this.number = error.number();
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public SocketError error() {
        return error != null ? error : SocketError.of(number);
    }
}

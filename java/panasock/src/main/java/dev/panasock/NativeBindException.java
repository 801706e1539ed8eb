package dev.panasock;

import java.net.BindException;

/** The address is in use, not of this machine, or not permitted. */
public final class NativeBindException extends BindException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;

    NativeBindException(String operation, SocketError error, String subject) {
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

package dev.panasock;

import java.net.ConnectException;

/** Nobody accepted the connection: it was refused, or could not be made. */
public final class NativeConnectException extends ConnectException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;
    /** What the calls before have transferred. */
    private long transferred;

    NativeConnectException(String operation, SocketError error, String subject) {
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

    @Override
    public long bytesTransferred() {
        return transferred;
    }

    void transferred(long bytes) {
        transferred = bytes;
    }
}

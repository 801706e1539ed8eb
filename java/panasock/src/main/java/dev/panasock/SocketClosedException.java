package dev.panasock;

import java.net.SocketException;

/** The socket was closed by this program, before or during the call. */
public final class SocketClosedException extends SocketException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;
    /** What the calls before have transferred. */
    private long transferred;

    SocketClosedException(String operation, SocketError error, String subject) {
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
        return error != null ? error : SocketError.closedDuring(number);
    }

    @Override
    public long bytesTransferred() {
        return transferred;
    }

    void transferred(long bytes) {
        transferred = bytes;
    }
}

package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import java.io.InterruptedIOException;

/**
 * {@link Thread#interrupt} ended a call that was blocked. The interrupt status of the thread is still set, and the
 * socket can be used. What a method of several calls had transferred before is in {@link #bytesTransferred()}, and up
 * to 2^31-1 in the field of the same name.
 */
public final class SocketInterruptedException extends InterruptedIOException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;
    /** What the calls before have transferred. */
    private long transferred;

    /**
     * The exception of an interrupt.
     *
     * @param operation the C function that it ended
     * @param subject what the call was about, or null
     */
    public SocketInterruptedException(String operation, Object subject) {
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

    @Override
    public long bytesTransferred() {
        return transferred;
    }

    void transferred(long bytes) {
        transferred = bytes;
        bytesTransferred = (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}

package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import java.net.SocketTimeoutException;

/**
 * The time of a call was up: that of {@link NativeSocket#within} or {@link NativeSocket#until}, SO_RCVTIMEO,
 * SO_SNDTIMEO, or a connect without an answer. What was transferred before is in {@link #bytesTransferred()}, and up to
 * 2^31-1 in the field of the same name.
 */
public final class NativeTimeoutException extends SocketTimeoutException implements SocketFailure {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    private final transient SocketError error;
    /** The number of the system. */
    private final int number;
    /** Whether the caller's own limit ended the call. */
    private final boolean deadline;
    /** What the calls before have transferred. */
    private long transferred;

    NativeTimeoutException(String operation, SocketError error, String subject) {
        this(operation, error, subject, false);
    }

    private NativeTimeoutException(String operation, SocketError error, String subject, boolean deadline) {
        super(Failures.text(operation, error, subject));
        this.deadline = deadline;
        this.operation = operation;
        this.error = error;
        this.number = error.number();
    }

    static NativeTimeoutException atDeadline(String operation, Object subject) {
        String about = (subject == null ? "" : subject + ": ") + "the deadline has passed";
        return new NativeTimeoutException(operation, SocketError.of(ErrorNumbers.TIMED_OUT.here()), about, true);
    }

    /**
     * Whether it was the limit of {@link NativeSocket#within} or {@link NativeSocket#until} that ended the call, which
     * then says ETIMEDOUT.
     *
     * @return false if the system ended it
     */
    public boolean isDeadline() {
        return deadline;
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

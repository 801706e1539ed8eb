package dev.panasock.platform.abi;

/** What a call returns that is neither a result nor a negative error: no error number has one of these values. */
public final class Results {
    /** The handle was closed before the call or during it. */
    public static final int CLOSED = Integer.MIN_VALUE + 1;
    /** The thread was interrupted before the call or during it; the call transferred nothing. */
    public static final int INTERRUPTED = Integer.MIN_VALUE + 2;
    /** The deadline of the caller has passed. */
    public static final int TIMED_OUT = Integer.MIN_VALUE + 3;
    /** A handle that is closed was closed before. */
    public static final int CLOSED_BEFORE = Integer.MIN_VALUE + 4;
    /** A handle is closed once the last call has left. */
    public static final int CLOSED_LATER = Integer.MIN_VALUE + 5;
    /** A socket that is added to a queue is in it already. */
    public static final int ADDED_BEFORE = Integer.MIN_VALUE + 6;
    /** A splice would have to wait for its pipe, not for its socket. */
    public static final int PIPE_NOT_READY = Integer.MIN_VALUE + 7;
    /** The call has failed, and its face has recorded the error. */
    public static final int FAILED = Integer.MIN_VALUE + 8;
    /** An accept that must not wait cannot be kept from waiting: other owners may have the open file of the listener. */
    public static final int SHARED = Integer.MIN_VALUE + 9;

    private static final int LAST = SHARED;

    private Results() {
    }

    /** Whether a result is the negative of an error number. */
    public static boolean isError(long result) {
        return result < 0 && result > LAST;
    }
}

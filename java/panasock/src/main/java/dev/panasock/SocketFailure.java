package dev.panasock;

/**
 * What every exception of a socket call reports besides its text: which call failed, with which error.
 *
 * <p>The exceptions extend those of {@code java.net}, so that existing {@code catch} clauses work: refused connections
 * are {@link java.net.ConnectException}, addresses in use {@link java.net.BindException}, expired times
 * {@link java.net.SocketTimeoutException}, everything else {@link java.net.SocketException}.
 */
public interface SocketFailure {
    /**
     * The C function that failed.
     *
     * @return for example {@code bind}
     */
    String operation();

    /**
     * The error with the number of the system.
     *
     * @return the error
     */
    SocketError error();

    /**
     * How many bytes a method of several calls ({@link NativeSocket#sendAll}, {@link NativeSocket#recvFully},
     * {@link NativeSocket#sendAll(FileHandle, long, long) sendAll of a file}) had transferred when this call ended it.
     * They are not lost: what was sent is sent, what was received is in the buffer.
     *
     * @return the number of bytes; 0 for a method of a single call, which transfers nothing when it fails
     */
    default long bytesTransferred() {
        return 0;
    }
}

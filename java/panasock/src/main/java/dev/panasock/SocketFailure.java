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
}

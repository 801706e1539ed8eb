package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * An error of a socket call, with the number that the system gave for exactly that call.
 *
 * <p>The number is errno on Linux and macOS and the code of WSAGetLastError on Windows. It is always kept; the name,
 * the equivalent Winsock code and the text are looked up. To find out what an error means ask the predicates and
 * {@link #is}: numbers differ between systems.
 *
 * <p>Errors are values: immutable, equal if number and origin are.
 */
public final class SocketError {
    private final int number;
    private final boolean closedLocally;

    private SocketError(int number, boolean closedLocally) {
        this.number = number;
        this.closedLocally = closedLocally;
    }

    /**
     * The error of a number.
     *
     * @param number errno, on Windows the code of WSAGetLastError; unknown numbers are kept
     * @return the error
     */
    public static SocketError of(int number) {
        return new SocketError(number, false);
    }

    /**
     * The error of a call on a socket that this program has closed: EBADF, on Windows WSAENOTSOCK, as the system would
     * say of a number that is not open.
     *
     * @return the error
     */
    public static SocketError closed() {
        return new SocketError(ErrorNumbers.NOT_OPEN.here(), true);
    }

    /**
     * The error of a call during which this program closed the socket.
     *
     * @param number the number that the system gave
     * @return the error, {@link #closedLocally}
     */
    public static SocketError closedDuring(int number) {
        return new SocketError(number, true);
    }

    /**
     * The number that the system gave.
     *
     * @return errno, on Windows the code of WSAGetLastError
     */
    public int number() {
        return number;
    }

    /**
     * The symbolic name, the same on every system.
     *
     * @return the name, or empty for a number without one
     */
    public Optional<Errno> errno() {
        ErrorTable.Row row = row();
        return row == null || row.errnoName() == null ? Optional.empty() : Optional.of(Errno.valueOf(row.errnoName()));
    }

    /**
     * The name that the headers of this system give the number.
     *
     * @return for example {@code EADDRINUSE}, on Windows {@code WSAEADDRINUSE}; {@code error} for a number without a
     *         name
     */
    public String name() {
        ErrorTable.Row row = row();
        return row == null ? "error" : row.name(OperatingSystem.current());
    }

    /**
     * The equivalent Winsock code: of the same name (EADDRINUSE is WSAEADDRINUSE), else the one that says it best, and
     * WSASYSCALLFAILURE (10107) for a number that is not known. On Windows it is the number itself.
     *
     * @return the code
     */
    public int winsockCode() {
        return ErrorTable.wsaCode(number);
    }

    /**
     * What the system says about the number, or a text of the library where the system has none.
     *
     * @return the text
     */
    public String message() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            String text = Host.sockets().message(call, number);
            if (text != null && !text.isBlank()) {
                return text;
            }
        } finally {
            thread.release();
        }
        ErrorTable.Row row = row();
        return row == null ? "Unknown error " + number : row.text();
    }

    /**
     * Whether this is the named error.
     *
     * @param errno the name
     * @return whether the number is this system's number of that name
     */
    public boolean is(Errno errno) {
        ErrorTable.Row row = row();
        return row != null && errno.name().equals(row.errnoName());
    }

    /**
     * The call would have to wait: EWOULDBLOCK (EAGAIN), WSAEWOULDBLOCK. Also what an expired SO_RCVTIMEO or
     * SO_SNDTIMEO says on Linux and macOS.
     *
     * @return whether it is so
     */
    public boolean wouldBlock() {
        return is(Errno.EWOULDBLOCK);
    }

    /**
     * A connect on a non-blocking socket has begun: EINPROGRESS, on Windows WSAEWOULDBLOCK, for UNIX sockets on Linux
     * EAGAIN (there the listener's queue is full and nothing has begun).
     *
     * @return whether it is so
     */
    public boolean connectPending() {
        return is(Errno.EINPROGRESS) || is(Errno.EWOULDBLOCK);
    }

    /**
     * A signal, or on Windows a cancelled blocking call, ended the call: EINTR, WSAEINTR.
     *
     * @return whether it is so
     */
    public boolean interrupted() {
        return is(Errno.EINTR);
    }

    /**
     * The peer or the network ended the connection: ECONNRESET, ECONNABORTED, ENETRESET, EPIPE.
     *
     * @return whether it is so
     */
    public boolean connectionReset() {
        return is(Errno.ECONNRESET) || is(Errno.ECONNABORTED) || is(Errno.ENETRESET) || is(Errno.EPIPE);
    }

    /**
     * Nobody listens at the destination: ECONNREFUSED.
     *
     * @return whether it is so
     */
    public boolean connectionRefused() {
        return is(Errno.ECONNREFUSED);
    }

    /**
     * The time was up: ETIMEDOUT, the code of Windows for an expired SO_RCVTIMEO and of every system for a connect
     * without an answer.
     *
     * @return whether it is so
     */
    public boolean timedOut() {
        return is(Errno.ETIMEDOUT);
    }

    /**
     * The address is taken or not of this machine: EADDRINUSE, EADDRNOTAVAIL.
     *
     * @return whether it is so
     */
    public boolean addressUnavailable() {
        return is(Errno.EADDRINUSE) || is(Errno.EADDRNOTAVAIL);
    }

    /**
     * This program closed the socket before or during the call.
     *
     * @return whether it is so
     */
    public boolean closedLocally() {
        return closedLocally;
    }

    /**
     * The exception that a failed call is thrown as: it is a {@link SocketFailure}, and of the class of
     * {@code java.net} that fits the error.
     *
     * @param operation the C function
     * @param subject what the call was about, an address or an option, or null
     * @return the exception, to be thrown
     */
    public IOException exception(String operation, Object subject) {
        return Failures.of(operation, this, subject);
    }

    private ErrorTable.Row row() {
        return ErrorTable.row(number);
    }

    /**
     * Equal if the number is, and whether the socket was closed here.
     *
     * @param other another object
     * @return whether both are the same error
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof SocketError error && error.number == number && error.closedLocally == closedLocally;
    }

    /**
     * Fits {@link #equals}.
     *
     * @return the hash
     */
    @Override
    public int hashCode() {
        return Objects.hash(number, closedLocally);
    }

    /**
     * Both numbers and the text.
     *
     * @return for example {@code EADDRINUSE (98, WSAEADDRINUSE 10048): Address already in use}
     */
    @Override
    public String toString() {
        String counterpart = ErrorTable.counterpart(OperatingSystem.current(), number);
        return name() + " (" + number + (counterpart == null ? "" : ", " + counterpart) + "): " + message();
    }
}

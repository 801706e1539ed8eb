package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.of;
import static dev.panasock.platform.abi.OperatingSystem.WINDOWS;

/** The few errors that the library itself acts on. All others are only looked up in {@link ErrorTable}. */
public final class ErrorNumbers {
    /** The call would have to wait. */
    public static final Numbers WOULD_BLOCK = of("EWOULDBLOCK").named(WINDOWS, "WSAEWOULDBLOCK");
    /** A non-blocking connect has begun. */
    public static final Numbers CONNECT_BEGUN = of("EINPROGRESS").named(WINDOWS, "WSAEWOULDBLOCK");
    /** The socket is not connected. */
    public static final Numbers NOT_CONNECTED = of("ENOTCONN").named(WINDOWS, "WSAENOTCONN");
    /** The number is not open. */
    public static final Numbers NOT_OPEN = of("EBADF").named(WINDOWS, "WSAENOTSOCK");
    /** SO_RCVTIMEO or SO_SNDTIMEO has expired. */
    public static final Numbers TIME_IS_UP = of("EWOULDBLOCK").named(WINDOWS, "WSAETIMEDOUT");
    /** A signal ended the call. */
    public static final Numbers INTERRUPTED = of("EINTR").named(WINDOWS, "WSAEINTR");

    /** A connect had no answer. */
    public static final Numbers TIMED_OUT = of("ETIMEDOUT").named(WINDOWS, "WSAETIMEDOUT");
    /** A connect is under way. */
    public static final Numbers ALREADY = of("EALREADY").named(WINDOWS, "WSAEALREADY");
    /** The connection has ended. */
    public static final Numbers ABORTED = of("ECONNABORTED").named(WINDOWS, "WSAECONNABORTED");
    /** The address is taken. */
    public static final Numbers IN_USE = of("EADDRINUSE").named(WINDOWS, "WSAEADDRINUSE");

    private ErrorNumbers() {
    }
}

package dev.panasock.platform.abi;

/** The few errors that the library itself acts on. All others are only looked up in {@link ErrorTable}. */
public final class ErrorNumbers {
    /** The call would have to wait. */
    public static final Numbers WOULD_BLOCK =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EWOULDBLOCK(),
                    dev.panasock.bindings.macos.generated.sockets_h.EWOULDBLOCK(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAEWOULDBLOCK());
    /** A non-blocking connect has begun. */
    public static final Numbers CONNECT_BEGUN =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EINPROGRESS(),
                    dev.panasock.bindings.macos.generated.sockets_h.EINPROGRESS(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAEWOULDBLOCK());
    /** The socket is not connected. */
    public static final Numbers NOT_CONNECTED =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.ENOTCONN(),
                    dev.panasock.bindings.macos.generated.sockets_h.ENOTCONN(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAENOTCONN());
    /** The number is not open. */
    public static final Numbers NOT_OPEN =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EBADF(),
                    dev.panasock.bindings.macos.generated.sockets_h.EBADF(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAENOTSOCK());
    /** SO_RCVTIMEO or SO_SNDTIMEO has expired. */
    public static final Numbers TIME_IS_UP =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EWOULDBLOCK(),
                    dev.panasock.bindings.macos.generated.sockets_h.EWOULDBLOCK(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAETIMEDOUT());
    /** A signal ended the call. */
    public static final Numbers INTERRUPTED =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EINTR(),
                    dev.panasock.bindings.macos.generated.sockets_h.EINTR(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAEINTR());

    /** A connect had no answer. */
    public static final Numbers TIMED_OUT =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.ETIMEDOUT(),
                    dev.panasock.bindings.macos.generated.sockets_h.ETIMEDOUT(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAETIMEDOUT());
    /** A connect is under way. */
    public static final Numbers ALREADY =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EALREADY(),
                    dev.panasock.bindings.macos.generated.sockets_h.EALREADY(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAEALREADY());
    /** The connection has ended. */
    public static final Numbers ABORTED =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.ECONNABORTED(),
                    dev.panasock.bindings.macos.generated.sockets_h.ECONNABORTED(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAECONNABORTED());
    /** The address is taken. */
    public static final Numbers IN_USE =
            new Numbers(dev.panasock.bindings.linux.generated.sockets_h.EADDRINUSE(),
                    dev.panasock.bindings.macos.generated.sockets_h.EADDRINUSE(),
                    dev.panasock.bindings.windows.generated.sockets_h.WSAEADDRINUSE());

    private ErrorNumbers() {
    }
}

package dev.panasock.winsock;

/**
 * Events, which are set when something happens on a socket. Part of {@link Winsock2}.
 *
 * <p>Only Windows has them: on Linux and macOS these functions fail with WSAEOPNOTSUPP (10045), and select or WSAPoll does
 * their work.
 */
abstract sealed class EventFunctions extends ReadinessFunctions permits OptionFunctions {
    /** {@code WSA_INVALID_EVENT}: no event, NULL. */
    public static final WSAEVENT WSA_INVALID_EVENT = WSAEVENT.INVALID;

    EventFunctions() {
    }

    /**
     * {@code WSAEVENT WSACreateEvent(void);}
     *
     * <p>Not set, reset by hand only, not inherited by child processes. Errors: WSA_NOT_ENOUGH_MEMORY (8), WSAEOPNOTSUPP
     * (10045) not on Windows.
     *
     * @return the event, or WSA_INVALID_EVENT
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsacreateevent">WSACreateEvent</a>
     */
    public static WSAEVENT WSACreateEvent() {
        return EventCalls.create();
    }

    /**
     * {@code BOOL WSACloseEvent(WSAEVENT hEvent);}
     *
     * <p>Ends the use of the event at once; a thread that waits for it goes on waiting, and the system gets the HANDLE back
     * when that has ended. Errors: WSA_INVALID_HANDLE (6), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param hEvent the event
     * @return whether it succeeded
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsacloseevent">WSACloseEvent</a>
     */
    public static boolean WSACloseEvent(WSAEVENT hEvent) {
        return EventCalls.close(hEvent);
    }

    /**
     * {@code BOOL WSASetEvent(WSAEVENT hEvent);}
     *
     * <p>Wakes who waits. Errors: WSA_INVALID_HANDLE (6), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param hEvent the event
     * @return whether it succeeded
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasetevent">WSASetEvent</a>
     */
    public static boolean WSASetEvent(WSAEVENT hEvent) {
        return EventCalls.on(hEvent, (api, call, event) -> api.setEvent(call, event));
    }

    /**
     * {@code BOOL WSAResetEvent(WSAEVENT hEvent);}
     *
     * <p>Errors: WSA_INVALID_HANDLE (6), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param hEvent the event
     * @return whether it succeeded
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaresetevent">WSAResetEvent</a>
     */
    public static boolean WSAResetEvent(WSAEVENT hEvent) {
        return EventCalls.on(hEvent, (api, call, event) -> api.resetEvent(call, event));
    }

    /**
     * {@code int WSAEventSelect(SOCKET s, WSAEVENT hEventObject, long lNetworkEvents);}
     *
     * <p>From now on the event is set when one of these things happens. Takes the place of what was asked for before, makes
     * the socket non-blocking, and is inherited by the sockets that accept gives. Each thing is told once: FD_READ again
     * after a recv, FD_ACCEPT after an accept, FD_WRITE after a send that failed with WSAEWOULDBLOCK. Errors: WSAEINVAL
     * (10022), WSA_INVALID_HANDLE (6) the event is closed, WSAENOTSOCK (10038), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param s the socket
     * @param hEventObject the event; with no network events it may be null
     * @param lNetworkEvents a combination of FD_READ, FD_WRITE, FD_OOB, FD_ACCEPT, FD_CONNECT, FD_CLOSE; 0 ends it
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaeventselect">WSAEventSelect</a>
     */
    public static int WSAEventSelect(SOCKET s, WSAEVENT hEventObject, int lNetworkEvents) {
        return EventCalls.on(s, hEventObject,
                (api, call, fd, event) -> api.eventSelect(call, fd, event, lNetworkEvents));
    }

    /**
     * {@code int WSAEnumNetworkEvents(SOCKET s, WSAEVENT hEventObject, LPWSANETWORKEVENTS lpNetworkEvents);}
     *
     * <p>What happened since the last time, and the event is reset in the same step. Errors: WSAEINVAL (10022), WSAEFAULT
     * (10014) no memory, WSA_INVALID_HANDLE (6) the event is closed, WSAENOTSOCK (10038), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param s the socket
     * @param hEventObject the event to reset, or null
     * @param lpNetworkEvents takes what happened
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaenumnetworkevents">WSAEnumNetworkEvents</a>
     */
    public static int WSAEnumNetworkEvents(SOCKET s, WSAEVENT hEventObject, WSANETWORKEVENTS lpNetworkEvents) {
        return EventCalls.networkEvents(s, hEventObject, lpNetworkEvents);
    }

    /**
     * {@code DWORD WSAWaitForMultipleEvents(DWORD cEvents, const WSAEVENT *lphEvents, BOOL fWaitAll, DWORD dwTimeout, BOOL
     * fAlertable);}
     *
     * <p>Waits until one of the events is set, or all of them. It resets none. A virtual thread keeps its carrier meanwhile.
     * Errors: WSA_INVALID_HANDLE (6) one is closed, WSA_INVALID_PARAMETER (87) none or more than
     * WSA_MAXIMUM_WAIT_EVENTS (64), WSAEOPNOTSUPP (10045) not on Windows.
     *
     * @param cEvents how many events
     * @param lphEvents the events
     * @param fWaitAll whether all must be set
     * @param dwTimeout milliseconds, 0 not to wait, WSA_INFINITE for no limit
     * @param fAlertable whether completion routines of this thread may run meanwhile
     * @return WSA_WAIT_EVENT_0 plus the lowest index of one that is set, WSA_WAIT_TIMEOUT (258), WSA_WAIT_IO_COMPLETION
     *         (192), or WSA_WAIT_FAILED (-1)
     * @throws IndexOutOfBoundsException if there are fewer events
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsawaitformultipleevents">WSAWaitForMultipleEvents</a>
     */
    public static int WSAWaitForMultipleEvents(int cEvents, WSAEVENT[] lphEvents, boolean fWaitAll, int dwTimeout,
            boolean fAlertable) {
        return EventCalls.await(cEvents, lphEvents, fWaitAll, dwTimeout, fAlertable);
    }
}

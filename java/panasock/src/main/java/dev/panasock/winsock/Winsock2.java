package dev.panasock.winsock;

/**
 * Winsock 2 with its C names, on Windows, Linux and macOS: for {@code import static}, so that a C program is ported
 * line by line.
 *
 * <p><b>Results.</b> As in C: what can fail returns {@link #SOCKET_ERROR} or {@link #INVALID_SOCKET}, and
 * {@link #WSAGetLastError} tells why, with Winsock's code on every system. Nothing that C can express throws. What
 * would crash a C program does: a length beyond the memory it belongs to (IndexOutOfBoundsException), a missing
 * buffer (NullPointerException), memory of a closed arena (IllegalStateException).
 *
 * <p><b>Start-up.</b> Before {@link #WSAStartup} and after the last {@link #WSACleanup} every function that the pages
 * of Microsoft do not except fails with WSANOTINITIALISED (10093).
 *
 * <p><b>Meaning.</b> On Windows the calls go to {@code ws2_32.dll} as they are. On Linux and macOS numbers, structs and
 * meaning are translated; {@code docs/winsock-on-posix.md} lists what is translated and what is not.
 *
 * <p><b>Memory.</b> Buffers are byte arrays or MemorySegments of any kind. Out-parameters of C ({@code int *}, {@code
 * struct addrinfo **}) are arrays of one element. u_short and u_long are ints, u_short without sign.
 *
 * <p>All functions may be called by any thread at any time; the last error is the thread's own.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/">winsock2.h</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/getting-started-with-winsock">Getting started with Winsock</a>
 */
public final class Winsock2 extends ProviderFunctions {
    /** {@code INVALID_SOCKET}: no socket, ~0. */
    public static final SOCKET INVALID_SOCKET = SOCKET.INVALID;

    private Winsock2() {
    }

    // Start-up and errors.

    /**
     * {@code int WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData);}
     *
     * <p>Counted: each success needs a {@link #WSACleanup}. Unlike the others it returns the error itself and leaves
     * the last error alone. Versions 1.0 to 2.2 are given as they are asked for, higher ones as 2.2.
     *
     * @param wVersionRequested the highest version that the program can use: {@code MAKEWORD(2, 2)}
     * @param lpWSAData takes what there is
     * @return 0, WSAVERNOTSUPPORTED (10092) for version 0, WSAEFAULT (10014) without a struct
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsastartup">WSAStartup</a>
     */
    public static int WSAStartup(int wVersionRequested, WSADATA lpWSAData) {
        return Startup.start(wVersionRequested, lpWSAData);
    }

    /**
     * {@code int WSACleanup(void);}
     *
     * <p>The last one ends the use of Winsock. Sockets that are open then stay open until their handles are closed,
     * so close them first. The start-up that the JVM itself holds is not touched.
     *
     * @return 0, or SOCKET_ERROR: WSANOTINITIALISED (10093)
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsacleanup">WSACleanup</a>
     */
    public static int WSACleanup() {
        return Startup.cleanup();
    }

    /**
     * {@code int WSAGetLastError(void);}
     *
     * <p>What this thread's last failing call said. Calls that succeed leave it alone, and it is never asked of the
     * system again. Virtual threads have their own. Needs no start-up.
     *
     * @return Winsock's code, on every system; 0 if nothing failed yet
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsagetlasterror">WSAGetLastError</a>
     */
    public static int WSAGetLastError() {
        return LastError.code();
    }

    /**
     * {@code void WSASetLastError(int iError);} Needs no start-up.
     *
     * @param iError what {@link #WSAGetLastError} returns from now on
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsasetlasterror">WSASetLastError</a>
     */
    public static void WSASetLastError(int iError) {
        LastError.fail(iError);
    }

    /**
     * The number that the system gave for this thread's last failing call, behind the translated code: errno on Linux
     * and macOS, for getaddrinfo and getnameinfo the resolver's own number. Not a function of C.
     *
     * @return the number, on Windows the code itself; 0 if no call of the system failed: the library said it, as
     *         after a call on a closed SOCKET
     */
    public static int nativeLastError() {
        return LastError.nativeNumber();
    }

    // Life of a socket.

    /**
     * {@code SOCKET socket(int af, int type, int protocol);}
     *
     * <p>Blocking, not inherited by child processes. An AF_INET6 socket has IPV6_V6ONLY set, on every system.
     *
     * <p>Errors: WSAEAFNOSUPPORT (10047) unknown family, WSAESOCKTNOSUPPORT (10044) unknown type, WSAEPROTONOSUPPORT
     * (10043) the protocol does not fit, WSAEACCES (10013) a raw socket without the right to it, WSAEMFILE (10024),
     * WSAENOBUFS (10055).
     *
     * @param af AF_INET, AF_INET6, AF_UNIX
     * @param type SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET
     * @param protocol IPPROTO_TCP, IPPROTO_UDP, or 0
     * @return the socket, or INVALID_SOCKET
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">socket</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
     */
    public static SOCKET socket(int af, int type, int protocol) {
        return Calls.making((winsock, call) -> winsock.socket(call, af, type, protocol));
    }

    /**
     * {@code int bind(SOCKET s, const struct sockaddr *name, int namelen);}
     *
     * <p>A port whose connections are over can be bound at once, without SO_REUSEADDR.
     *
     * <p>Errors: WSAEADDRINUSE (10048), WSAEADDRNOTAVAIL (10049) not an address of this machine, WSAEACCES (10013),
     * WSAEFAULT (10014) no address or too short for its family, WSAEINVAL (10022) bound before, WSAEAFNOSUPPORT
     * (10047), WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param name the address
     * @param namelen its length: {@code sizeof(name)}
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the struct is shorter than namelen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-bind">bind</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
     */
    public static int bind(SOCKET s, sockaddr name, int namelen) {
        return Calls.on(s, (winsock, call, fd) -> winsock.bind(call, s, fd, Calls.name(name, namelen), namelen));
    }

    /**
     * {@code int listen(SOCKET s, int backlog);}
     *
     * <p>Errors: WSAEINVAL (10022) not bound, WSAEISCONN (10056) connected, WSAEADDRINUSE (10048), WSAEOPNOTSUPP
     * (10045) not a stream, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param backlog how many connections may wait; SOMAXCONN for what the system finds reasonable
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-listen">listen</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
     */
    public static int listen(SOCKET s, int backlog) {
        return Calls.on(s, (winsock, call, fd) -> winsock.listen(call, s, fd, backlog));
    }

    /**
     * {@code SOCKET accept(SOCKET s, struct sockaddr *addr, int *addrlen);}
     *
     * <p>Waits for a connection unless FIONBIO is on. The new socket has the listener's properties: FIONBIO,
     * SO_LINGER, time-outs, buffer sizes.
     *
     * <p>Errors: WSAEWOULDBLOCK (10035), WSAEINVAL (10022) not a listener, WSAEOPNOTSUPP (10045) not a stream,
     * WSAEFAULT (10014) addrlen too small (nothing is accepted), WSAECONNRESET (10054) the client went away,
     * WSAEMFILE (10024), WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param addr takes the peer's address, or null
     * @param addrlen its size, then the length of the address, or null
     * @return the connection, or INVALID_SOCKET
     * @throws IndexOutOfBoundsException if the struct is shorter than addrlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">accept</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
     */
    public static SOCKET accept(SOCKET s, sockaddr addr, int[] addrlen) {
        return Calls.accept(s, addr, addrlen);
    }

    /**
     * {@code SOCKET WSAAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC lpfnCondition, DWORD_PTR
     * dwCallbackData);}
     *
     * <p>Accepts if the condition says so. CF_REJECT closes the connection; the client sees a reset, with
     * SO_CONDITIONAL_ACCEPT on Windows a refusal. CF_DEFER leaves it for the next accept or WSAAccept, which ask anew;
     * meanwhile select and WSAPoll show the listener as readable, at once. Deferred connections go with the listener. On Linux and
     * macOS every connection that is asked about has been accepted by the system, so the client is connected and may
     * have sent data already; so it is on Windows without SO_CONDITIONAL_ACCEPT.
     *
     * <p>Errors: WSAECONNREFUSED (10061) rejected, WSATRY_AGAIN (11002) deferred, else those of accept.
     *
     * @param s the socket
     * @param addr takes the peer's address, or null
     * @param addrlen its size, then the length of the address, or null
     * @param lpfnCondition decides, or null to accept
     * @param dwCallbackData goes to the condition
     * @return the connection, or INVALID_SOCKET
     * @throws RuntimeException what the condition threw, also an error; the connection is rejected then
     * @throws IndexOutOfBoundsException if the struct is shorter than addrlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaaccept">WSAAccept</a>
     */
    public static SOCKET WSAAccept(SOCKET s, sockaddr addr, int[] addrlen, LPCONDITIONPROC lpfnCondition,
            long dwCallbackData) {
        return lpfnCondition == null ? accept(s, addr, addrlen)
                : Calls.accept(s, addr, addrlen, new Condition(lpfnCondition, dwCallbackData));
    }

    /**
     * {@code int connect(SOCKET s, const struct sockaddr *name, int namelen);}
     *
     * <p>With FIONBIO on it begins the connection and fails with WSAEWOULDBLOCK (10035); select then shows success in
     * writefds and failure in exceptfds, and SO_ERROR keeps the failure.
     *
     * <p>Errors: WSAECONNREFUSED (10061), WSAETIMEDOUT (10060), WSAENETUNREACH (10051), WSAEHOSTUNREACH (10065),
     * WSAEADDRNOTAVAIL (10049) port 0 or the address of no machine, WSAEALREADY (10037) under way, WSAEISCONN
     * (10056), WSAEINVAL (10022) a listener, WSAEFAULT (10014), WSAEAFNOSUPPORT (10047), WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param name the address
     * @param namelen its length
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the struct is shorter than namelen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">connect</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
     */
    public static int connect(SOCKET s, sockaddr name, int namelen) {
        return Calls.connect(s, name, namelen);
    }

    /**
     * {@code int shutdown(SOCKET s, int how);}
     *
     * <p>After SD_SEND the peer reads the end of the stream, and sending fails with WSAESHUTDOWN (10058); after
     * SD_RECEIVE receiving does, also of data that has arrived.
     *
     * <p>Errors: WSAENOTCONN (10057), WSAEINVAL (10022) how is none of the three, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param how SD_RECEIVE, SD_SEND or SD_BOTH
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-shutdown">shutdown</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
     */
    public static int shutdown(SOCKET s, int how) {
        return Calls.on(s, (winsock, call, fd) -> winsock.shutdown(call, s, fd, how));
    }

    /**
     * {@code int closesocket(SOCKET s);}
     *
     * <p>From now on the SOCKET gives WSAENOTSOCK; the number goes back to the system when the last call that runs on
     * it has ended. What is no socket is not closed.
     *
     * <p>Errors: WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-closesocket">closesocket</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
     */
    public static int closesocket(SOCKET s) {
        return Calls.close(s);
    }
}

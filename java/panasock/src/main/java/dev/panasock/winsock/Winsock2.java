package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

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
public final class Winsock2 implements WinsockConstants {
    /** {@code INVALID_SOCKET}: no socket, ~0. */
    public static final SOCKET INVALID_SOCKET = SOCKET.INVALID;
    /** {@code WSA_INVALID_EVENT}: no event, NULL. */
    public static final WSAEVENT WSA_INVALID_EVENT = WSAEVENT.INVALID;

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

    // Sockets and connections.

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
     * meanwhile select and WSAPoll show the listener as readable, at once. Deferred connections go with the listener.
     * On Linux and macOS every connection that is asked about has been accepted by the system, so the client is
     * connected and may have sent data already; so it is on Windows without SO_CONDITIONAL_ACCEPT.
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
        return Calls.accept(s, addr, addrlen, lpfnCondition, dwCallbackData);
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

    // Sending and receiving.

    /**
     * {@code int send(SOCKET s, const char *buf, int len, int flags);}
     *
     * <p>A blocking socket sends everything, a non-blocking one what fits. Never raises SIGPIPE. The array is copied
     * first (on Linux not one of 4 to 256 KiB, as far as it is sent without waiting).
     *
     * <p>Errors: WSAEWOULDBLOCK (10035), WSAENOTCONN (10057), WSAESHUTDOWN (10058) after one's own SD_SEND,
     * WSAECONNRESET (10054), WSAECONNABORTED (10053), WSAETIMEDOUT (10060) SO_SNDTIMEO is over, WSAEMSGSIZE (10040),
     * WSAEFAULT (10014) a negative length, WSAEINVAL (10022) unknown flags, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param buf the bytes
     * @param len how many
     * @param flags MSG_OOB, MSG_DONTROUTE, or 0
     * @return the number of bytes sent, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the array is shorter than len
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     */
    public static int send(SOCKET s, byte[] buf, int len, int flags) {
        return Calls.send(s, buf, null, len, flags, false, null, 0);
    }

    /**
     * {@link #send(SOCKET, byte[], int, int) send} from memory of any kind; native memory is not copied.
     *
     * @param s the socket
     * @param buf the bytes
     * @param len how many
     * @param flags MSG_OOB, MSG_DONTROUTE, or 0
     * @return the number of bytes sent, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the segment is shorter than len
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     */
    public static int send(SOCKET s, MemorySegment buf, int len, int flags) {
        return Calls.send(s, null, buf, len, flags, false, null, 0);
    }

    /**
     * {@code int recv(SOCKET s, char *buf, int len, int flags);}
     *
     * <p>What comes is copied into the array (on Linux not into 4 to 256 KiB of one, if a stream has it without
     * waiting).
     *
     * <p>Errors: WSAEWOULDBLOCK (10035), WSAETIMEDOUT (10060) SO_RCVTIMEO is over, WSAENOTCONN (10057), WSAESHUTDOWN
     * (10058) after one's own SD_RECEIVE, WSAECONNRESET (10054), WSAEMSGSIZE (10040) a datagram was longer: the
     * buffer is filled and the rest is lost, WSAEINVAL (10022) a negative length, unknown flags or an unbound
     * datagram socket, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param buf takes the bytes
     * @param len at most how many
     * @param flags MSG_PEEK, MSG_OOB, MSG_WAITALL, or 0
     * @return the number of bytes received, 0 at the end of a stream, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the array is shorter than len
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">recv</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     */
    public static int recv(SOCKET s, byte[] buf, int len, int flags) {
        return Calls.recv(s, buf, null, len, flags, false, null, null);
    }

    /**
     * {@link #recv(SOCKET, byte[], int, int) recv} into memory of any kind; native memory is not copied.
     *
     * @param s the socket
     * @param buf takes the bytes
     * @param len at most how many
     * @param flags MSG_PEEK, MSG_OOB, MSG_WAITALL, or 0
     * @return the number of bytes received, 0 at the end of a stream, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the segment is shorter than len
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">recv</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     */
    public static int recv(SOCKET s, MemorySegment buf, int len, int flags) {
        return Calls.recv(s, null, buf, len, flags, false, null, null);
    }

    /**
     * {@code int sendto(SOCKET s, const char *buf, int len, int flags, const struct sockaddr *to, int tolen);}
     *
     * <p>A stream goes to its peer whatever the address. Errors: those of send; also WSAEADDRNOTAVAIL (10049) port 0
     * or the address of no machine, WSAEACCES (10013) broadcast without SO_BROADCAST, WSAEFAULT (10014),
     * WSAEAFNOSUPPORT (10047).
     *
     * @param s the socket
     * @param buf the bytes
     * @param len how many
     * @param flags MSG_OOB, MSG_DONTROUTE, or 0
     * @param to the destination, or null
     * @param tolen its length
     * @return the number of bytes sent, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the array is shorter than len or the struct than tolen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-sendto">sendto</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     */
    public static int sendto(SOCKET s, byte[] buf, int len, int flags, sockaddr to, int tolen) {
        return Calls.send(s, buf, null, len, flags, true, to, tolen);
    }

    /**
     * {@link #sendto(SOCKET, byte[], int, int, sockaddr, int) sendto} from memory of any kind.
     *
     * @param s the socket
     * @param buf the bytes
     * @param len how many
     * @param flags MSG_OOB, MSG_DONTROUTE, or 0
     * @param to the destination, or null
     * @param tolen its length
     * @return the number of bytes sent, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the segment is shorter than len or the struct than tolen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-sendto">sendto</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
     */
    public static int sendto(SOCKET s, MemorySegment buf, int len, int flags, sockaddr to, int tolen) {
        return Calls.send(s, null, buf, len, flags, true, to, tolen);
    }

    /**
     * {@code int recvfrom(SOCKET s, char *buf, int len, int flags, struct sockaddr *from, int *fromlen);}
     *
     * <p>A stream leaves the address alone. Errors: those of recv; also WSAEFAULT (10014) fromlen too small.
     *
     * @param s the socket
     * @param buf takes the bytes
     * @param len at most how many
     * @param flags MSG_PEEK, MSG_OOB, MSG_WAITALL, or 0
     * @param from takes the source, or null
     * @param fromlen its size, then the length of the address, or null
     * @return the number of bytes received, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the array is shorter than len or the struct than fromlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recvfrom">recvfrom</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     */
    public static int recvfrom(SOCKET s, byte[] buf, int len, int flags, sockaddr from, int[] fromlen) {
        return Calls.recv(s, buf, null, len, flags, true, from, fromlen);
    }

    /**
     * {@link #recvfrom(SOCKET, byte[], int, int, sockaddr, int[]) recvfrom} into memory of any kind.
     *
     * @param s the socket
     * @param buf takes the bytes
     * @param len at most how many
     * @param flags MSG_PEEK, MSG_OOB, MSG_WAITALL, or 0
     * @param from takes the source, or null
     * @param fromlen its size, then the length of the address, or null
     * @return the number of bytes received, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the segment is shorter than len or the struct than fromlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recvfrom">recvfrom</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
     */
    public static int recvfrom(SOCKET s, MemorySegment buf, int len, int flags, sockaddr from, int[] fromlen) {
        return Calls.recv(s, null, buf, len, flags, true, from, fromlen);
    }

    // Waiting for many sockets.

    /**
     * {@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval
     * *timeout);}
     *
     * <p>Leaves in the sets what is ready: data, an end or a connection to accept; room to send or a connect that
     * succeeded; a connect that failed or urgent data. Any number of sockets. Errors: WSAEINVAL (10022) nothing in
     * the sets or a negative time, WSAENOTSOCK (10038) one of them is not open.
     *
     * @param nfds ignored
     * @param readfds sockets to read from, or null
     * @param writefds sockets to write to, or null
     * @param exceptfds sockets to watch for failure, or null
     * @param timeout how long to wait at most, or null for no limit
     * @return how many are ready, a socket counted once for each set; 0 when the time is up; or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-select">select</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
     */
    public static int select(int nfds, fd_set readfds, fd_set writefds, fd_set exceptfds, timeval timeout) {
        return Calls.select(readfds, writefds, exceptfds, timeout);
    }

    /**
     * {@code int WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout);}
     *
     * <p>Elements with INVALID_SOCKET are passed over; a SOCKET that is closed gets POLLNVAL. Errors: WSAEINVAL
     * (10022) no elements or events that cannot be asked for, WSAENOTSOCK (10038) no element has an open socket.
     *
     * @param fdArray the elements
     * @param fds how many of them
     * @param timeout milliseconds, 0 not to wait, negative for no limit
     * @return how many elements have revents, 0 when the time is up, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if there are fewer elements
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
     */
    public static int WSAPoll(WSAPOLLFD[] fdArray, int fds, int timeout) {
        return Calls.poll(fdArray, fds, timeout);
    }

    /**
     * {@code FD_ZERO(fd_set *set)}: empties a set. Needs no start-up.
     *
     * @param set the set
     */
    public static void FD_ZERO(fd_set set) {
        set.clear();
    }

    /**
     * {@code FD_SET(SOCKET s, fd_set *set)}: adds a socket that is not in the set yet, beyond FD_SETSIZE as well.
     * Needs no start-up.
     *
     * @param s the socket
     * @param set the set
     */
    public static void FD_SET(SOCKET s, fd_set set) {
        set.add(Objects.requireNonNull(s));
    }

    /**
     * {@code FD_CLR(SOCKET s, fd_set *set)}: takes a socket out. Needs no start-up.
     *
     * @param s the socket
     * @param set the set
     */
    public static void FD_CLR(SOCKET s, fd_set set) {
        set.remove(s);
    }

    /**
     * {@code FD_ISSET(SOCKET s, fd_set *set)}. Needs no start-up.
     *
     * @param s the socket
     * @param set the set
     * @return whether the socket is in the set
     */
    public static boolean FD_ISSET(SOCKET s, fd_set set) {
        return set.contains(s);
    }

    // Events, which are set when something happens on a socket. Only Windows has them: on Linux and macOS these
    // functions fail with WSAEOPNOTSUPP (10045), and select or WSAPoll does their work.

    /**
     * {@code WSAEVENT WSACreateEvent(void);}
     *
     * <p>Not set, reset by hand only, not inherited by child processes. Errors: WSA_NOT_ENOUGH_MEMORY (8),
     * WSAEOPNOTSUPP (10045) not on Windows.
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
     * <p>Ends the use of the event at once; a thread that waits for it goes on waiting, and the system gets the HANDLE
     * back when that has ended. Errors: WSA_INVALID_HANDLE (6), WSAEOPNOTSUPP (10045) not on Windows.
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
        return EventCalls.set(hEvent);
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
        return EventCalls.reset(hEvent);
    }

    /**
     * {@code int WSAEventSelect(SOCKET s, WSAEVENT hEventObject, long lNetworkEvents);}
     *
     * <p>From now on the event is set when one of these things happens. Takes the place of what was asked for before,
     * makes the socket non-blocking, and is inherited by the sockets that accept gives. Each thing is reported once:
     * FD_READ again after a recv, FD_ACCEPT after an accept, FD_WRITE after a send that failed with WSAEWOULDBLOCK.
     * Errors: WSAEINVAL (10022), WSA_INVALID_HANDLE (6) the event is closed, WSAENOTSOCK (10038), WSAEOPNOTSUPP (10045)
     * not on Windows.
     *
     * @param s the socket
     * @param hEventObject the event; with no network events it may be null
     * @param lNetworkEvents a combination of FD_READ, FD_WRITE, FD_OOB, FD_ACCEPT, FD_CONNECT, FD_CLOSE; 0 ends it
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaeventselect">WSAEventSelect</a>
     */
    public static int WSAEventSelect(SOCKET s, WSAEVENT hEventObject, int lNetworkEvents) {
        return EventCalls.select(s, hEventObject, lNetworkEvents);
    }

    /**
     * {@code int WSAEnumNetworkEvents(SOCKET s, WSAEVENT hEventObject, LPWSANETWORKEVENTS lpNetworkEvents);}
     *
     * <p>What happened since the last time, and the event is reset in the same step. Errors: WSAEINVAL (10022),
     * WSAEFAULT (10014) no memory, WSA_INVALID_HANDLE (6) the event is closed, WSAENOTSOCK (10038), WSAEOPNOTSUPP
     * (10045) not on Windows.
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
     * {@code DWORD WSAWaitForMultipleEvents(DWORD cEvents, const WSAEVENT *lphEvents, BOOL fWaitAll, DWORD dwTimeout,
     * BOOL fAlertable);}
     *
     * <p>Waits until one of the events is set, or all of them. It resets none. A virtual thread keeps its carrier
     * meanwhile. Errors: WSA_INVALID_HANDLE (6) one is closed, WSA_INVALID_PARAMETER (87) none or more than
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

    // Addresses, options and modes of a socket.

    /**
     * {@code int getsockname(SOCKET s, struct sockaddr *name, int *namelen);}
     *
     * <p>The socket's own address. Errors: WSAEINVAL (10022) not bound, WSAEFAULT (10014) no memory or namelen too
     * small, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param name takes the address
     * @param namelen its size, then the length of the address
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the struct is shorter than namelen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getsockname">getsockname</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">getsockname(2)</a>
     */
    public static int getsockname(SOCKET s, sockaddr name, int[] namelen) {
        return OptionCalls.getsockname(s, name, namelen);
    }

    /**
     * {@code int getpeername(SOCKET s, struct sockaddr *name, int *namelen);}
     *
     * <p>The address of the peer. Errors: WSAENOTCONN (10057), WSAEFAULT (10014) no memory or namelen too small,
     * WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param name takes the address
     * @param namelen its size, then the length of the address
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the struct is shorter than namelen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getpeername">getpeername</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">getpeername(2)</a>
     */
    public static int getpeername(SOCKET s, sockaddr name, int[] namelen) {
        return OptionCalls.getpeername(s, name, namelen);
    }

    /**
     * {@code int getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen);}
     *
     * <p>SO_RCVTIMEO and SO_SNDTIMEO are milliseconds (DWORD), SO_LINGER is a {@link linger}, buffer sizes read back
     * as they were set, SO_ERROR is Winsock's code and keeps telling a failed connect. Errors: WSAENOPROTOOPT (10042)
     * unknown option, WSAEINVAL (10022) unknown level, WSAEFAULT (10014) no memory or optlen too small, WSAENOTSOCK
     * (10038).
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval takes the value
     * @param optlen its size in bytes, then the length of the value
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the memory is shorter than optlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET options</a>
     */
    public static int getsockopt(SOCKET s, int level, int optname, MemorySegment optval, int[] optlen) {
        return OptionCalls.getsockopt(s, level, optname, optval, optlen);
    }

    /**
     * {@link #getsockopt(SOCKET, int, int, MemorySegment, int[]) getsockopt} of an int, BOOL or DWORD.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval takes the value
     * @param optlen its size in bytes, then the length of the value
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public static int getsockopt(SOCKET s, int level, int optname, int[] optval, int[] optlen) {
        return getsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@link #getsockopt(SOCKET, int, int, MemorySegment, int[]) getsockopt} of bytes.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval takes the value
     * @param optlen its size in bytes, then the length of the value
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public static int getsockopt(SOCKET s, int level, int optname, byte[] optval, int[] optlen) {
        return getsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@link #getsockopt(SOCKET, int, int, MemorySegment, int[]) getsockopt} of a struct: linger.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval takes the value
     * @param optlen its size in bytes, then the length of the value
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-getsockopt">getsockopt</a>
     */
    public static int getsockopt(SOCKET s, int level, int optname, Struct optval, int[] optlen) {
        return getsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@code int setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen);}
     *
     * <p>A BOOL may be one byte long. Errors: WSAENOPROTOOPT (10042) unknown option or one that cannot be set,
     * WSAEINVAL (10022) unknown level, or SO_EXCLUSIVEADDRUSE and SO_REUSEADDR together, WSAEFAULT (10014) no memory
     * or optlen too small, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval the value
     * @param optlen its length in bytes
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the memory is shorter than optlen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">setsockopt</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
     */
    public static int setsockopt(SOCKET s, int level, int optname, MemorySegment optval, int optlen) {
        return OptionCalls.setsockopt(s, level, optname, optval, optlen);
    }

    /**
     * {@link #setsockopt(SOCKET, int, int, MemorySegment, int) setsockopt} of an int, BOOL or DWORD.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval the value
     * @param optlen its length in bytes
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">setsockopt</a>
     */
    public static int setsockopt(SOCKET s, int level, int optname, int[] optval, int optlen) {
        return setsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@link #setsockopt(SOCKET, int, int, MemorySegment, int) setsockopt} of bytes.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval the value
     * @param optlen its length in bytes
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">setsockopt</a>
     */
    public static int setsockopt(SOCKET s, int level, int optname, byte[] optval, int optlen) {
        return setsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@link #setsockopt(SOCKET, int, int, MemorySegment, int) setsockopt} of a struct: linger.
     *
     * @param s the socket
     * @param level SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
     * @param optname SO_REUSEADDR and so on
     * @param optval the value
     * @param optlen its length in bytes
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if optval is shorter than optlen
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">setsockopt</a>
     */
    public static int setsockopt(SOCKET s, int level, int optname, Struct optval, int optlen) {
        return setsockopt(s, level, optname, Memory.of(optval), optlen);
    }

    /**
     * {@code int ioctlsocket(SOCKET s, long cmd, u_long *argp);}
     *
     * <p>FIONBIO: not 0 makes calls return instead of waiting. FIONREAD: the bytes that can be read. SIOCATMARK: 1 if
     * no urgent data waits, 0 if it does, as Windows means it. Errors: WSAEFAULT (10014) no argp, WSAEINVAL (10022)
     * another command, WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param cmd FIONBIO, FIONREAD or SIOCATMARK
     * @param argp the argument
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     */
    public static int ioctlsocket(SOCKET s, int cmd, int[] argp) {
        return OptionCalls.ioctlsocket(s, cmd, argp);
    }

    /**
     * {@code int WSAIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer,
     * DWORD cbOutBuffer, LPDWORD lpcbBytesReturned, NULL, NULL);}
     *
     * <p>Waits for the answer. Codes with their types, and where they work:
     * <table>
     * <caption>Control codes</caption>
     * <tr><th>code</th><th>in</th><th>out</th><th>Linux and macOS</th></tr>
     * <tr><td>FIONBIO</td><td>u_long, not 0 for non-blocking</td><td></td><td>yes</td></tr>
     * <tr><td>FIONREAD</td><td></td><td>u_long, bytes</td><td>yes</td></tr>
     * <tr><td>SIOCATMARK</td><td></td><td>BOOL</td><td>yes</td></tr>
     * <tr><td>SIO_KEEPALIVE_VALS</td><td>{@link tcp_keepalive}</td><td></td><td>in whole seconds, rounded up</td></tr>
     * <tr><td>SIO_BASE_HANDLE</td><td></td><td>SOCKET, 64 bits</td><td>the socket itself</td></tr>
     * <tr><td>SIO_UDP_CONNRESET</td><td>BOOL</td><td></td><td>0 only, which is how it is</td></tr>
     * <tr><td>SIO_GET_EXTENSION_FUNCTION_POINTER</td><td>GUID, 16 bytes</td><td>pointer, 64 bits</td><td>no</td></tr>
     * <tr><td>SIO_ROUTING_INTERFACE_QUERY</td><td>{@link sockaddr}</td><td>{@link sockaddr}</td><td>no</td></tr>
     * <tr><td>SIO_IDEAL_SEND_BACKLOG_QUERY</td><td></td><td>ULONG, bytes</td><td>no</td></tr>
     * <tr><td>SIO_LOOPBACK_FAST_PATH</td><td>int, not 0 for on</td><td></td><td>no</td></tr>
     * </table>
     * Any other code goes to the system as it is, with the memory that it takes.
     *
     * <p>Errors: WSAEOPNOTSUPP (10045) unknown code, or one that does not work here, WSAEFAULT (10014) no memory or too
     * short, also without lpcbBytesReturned, WSAEINVAL (10022), WSAENOTSOCK (10038).
     *
     * @param s the socket
     * @param dwIoControlCode FIONBIO, SIO_KEEPALIVE_VALS and so on
     * @param lpvInBuffer what goes in, or null
     * @param cbInBuffer its size in bytes
     * @param lpvOutBuffer takes what comes out, or null
     * @param cbOutBuffer its size in bytes
     * @param lpcbBytesReturned takes the number of bytes that came out
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if memory is shorter than its size says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaioctl">WSAIoctl</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-ioctls">Winsock IOCTLs</a>
     */
    public static int WSAIoctl(SOCKET s, int dwIoControlCode, MemorySegment lpvInBuffer, int cbInBuffer,
            MemorySegment lpvOutBuffer, int cbOutBuffer, int[] lpcbBytesReturned) {
        return ControlCalls.ioctl(s, dwIoControlCode, lpvInBuffer, cbInBuffer, lpvOutBuffer, cbOutBuffer,
                lpcbBytesReturned);
    }

    /**
     * {@link #WSAIoctl(SOCKET, int, MemorySegment, int, MemorySegment, int, int[]) WSAIoctl} of structs.
     *
     * @param s the socket
     * @param dwIoControlCode SIO_KEEPALIVE_VALS and so on
     * @param lpvInBuffer what goes in, or null
     * @param cbInBuffer its size in bytes
     * @param lpvOutBuffer takes what comes out, or null
     * @param cbOutBuffer its size in bytes
     * @param lpcbBytesReturned takes the number of bytes that came out
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if a struct is shorter than its size says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaioctl">WSAIoctl</a>
     */
    public static int WSAIoctl(SOCKET s, int dwIoControlCode, Struct lpvInBuffer, int cbInBuffer,
            Struct lpvOutBuffer, int cbOutBuffer, int[] lpcbBytesReturned) {
        return WSAIoctl(s, dwIoControlCode, Memory.of(lpvInBuffer), cbInBuffer, Memory.of(lpvOutBuffer), cbOutBuffer,
                lpcbBytesReturned);
    }

    /**
     * {@link #WSAIoctl(SOCKET, int, MemorySegment, int, MemorySegment, int, int[]) WSAIoctl} of an int, BOOL or DWORD.
     *
     * @param s the socket
     * @param dwIoControlCode FIONREAD and so on
     * @param lpvInBuffer what goes in, or null
     * @param cbInBuffer its size in bytes
     * @param lpvOutBuffer takes what comes out, or null
     * @param cbOutBuffer its size in bytes
     * @param lpcbBytesReturned takes the number of bytes that came out
     * @return 0, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if an array is shorter than its size says
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaioctl">WSAIoctl</a>
     */
    public static int WSAIoctl(SOCKET s, int dwIoControlCode, int[] lpvInBuffer, int cbInBuffer, int[] lpvOutBuffer,
            int cbOutBuffer, int[] lpcbBytesReturned) {
        return WSAIoctl(s, dwIoControlCode, Memory.of(lpvInBuffer), cbInBuffer, Memory.of(lpvOutBuffer), cbOutBuffer,
                lpcbBytesReturned);
    }

    /**
     * {@code BOOL SetHandleInformation(HANDLE hObject, DWORD dwMask, DWORD dwFlags);}
     *
     * <p>Whether child processes inherit the socket: {@code SetHandleInformation(s, HANDLE_FLAG_INHERIT, 0)} says no,
     * which is how sockets begin here. On Linux and macOS it is FD_CLOEXEC, the other way round. Errors:
     * WSA_INVALID_HANDLE (6) not open, WSA_INVALID_PARAMETER (87) unknown flags.
     *
     * @param hObject the socket
     * @param dwMask the flags to change: HANDLE_FLAG_INHERIT
     * @param dwFlags what they become
     * @return whether it succeeded
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-sethandleinformation">SetHandleInformation</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     */
    public static boolean SetHandleInformation(SOCKET hObject, int dwMask, int dwFlags) {
        return ControlCalls.setInformation(hObject, dwMask, dwFlags);
    }

    /**
     * {@code BOOL GetHandleInformation(HANDLE hObject, LPDWORD lpdwFlags);}
     *
     * <p>Errors: WSA_INVALID_HANDLE (6) not open.
     *
     * @param hObject the socket
     * @param lpdwFlags takes the flags: HANDLE_FLAG_INHERIT if child processes inherit the socket
     * @return whether it succeeded
     * @throws NullPointerException if there is no memory for the flags
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-gethandleinformation">GetHandleInformation</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     */
    public static boolean GetHandleInformation(SOCKET hObject, int[] lpdwFlags) {
        return ControlCalls.information(hObject, lpdwFlags);
    }

    // Transports, sockets made of them, and sockets on their way to another process.

    /**
     * {@code SOCKET WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW lpProtocolInfo, GROUP g, DWORD
     * dwFlags);}
     *
     * <p>As {@link Winsock2#socket}, with flags: overlapped only with WSA_FLAG_OVERLAPPED, which Linux and macOS have
     * no use for, and inherited by child processes unless WSA_FLAG_NO_HANDLE_INHERIT says no. With a WSAPROTOCOL_INFOW,
     * arguments that are FROM_PROTOCOL_INFO are taken from it, and one from {@link #WSADuplicateSocketW} opens the
     * socket that it stands for.
     *
     * <p>Errors: those of socket, WSAEINVAL (10022) a group, unknown flags, a socket that is for another process or was
     * opened before, WSAEFAULT (10014).
     *
     * @param af AF_INET and so on, or FROM_PROTOCOL_INFO
     * @param type SOCK_STREAM and so on, or FROM_PROTOCOL_INFO
     * @param protocol IPPROTO_TCP and so on, 0, or FROM_PROTOCOL_INFO
     * @param lpProtocolInfo a transport or a socket on its way, or null
     * @param g 0: socket groups never came to be
     * @param dwFlags WSA_FLAG_OVERLAPPED, WSA_FLAG_NO_HANDLE_INHERIT, on Windows others
     * @return the socket, or INVALID_SOCKET
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasocketw">WSASocketW</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
     */
    public static SOCKET WSASocketW(int af, int type, int protocol, WSAPROTOCOL_INFOW lpProtocolInfo, int g,
            int dwFlags) {
        return ProviderCalls.socket(af, type, protocol, lpProtocolInfo, g, dwFlags);
    }

    /**
     * {@code int WSADuplicateSocketW(SOCKET s, DWORD dwProcessId, LPWSAPROTOCOL_INFOW lpProtocolInfo);}
     *
     * <p>Makes the value that another process opens this socket with, once: {@code WSASocketW(FROM_PROTOCOL_INFO,
     * FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0, WSA_FLAG_OVERLAPPED)}. Both then have the same socket, and it is
     * closed when both have closed theirs; this one must stay open until the other is. Options and FIONBIO are shared.
     *
     * <p>Errors: WSAEINVAL (10022) no such process, WSAEFAULT (10014) no memory, WSAENOTSOCK (10038), WSAEOPNOTSUPP
     * (10045) not on Windows.
     *
     * @param s the socket
     * @param dwProcessId the process: {@code ProcessHandle.pid()}
     * @param lpProtocolInfo takes the value; its {@link WSAPROTOCOL_INFOW#bytes} can be sent there
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaduplicatesocketw">WSADuplicateSocketW</a>
     */
    public static int WSADuplicateSocketW(SOCKET s, int dwProcessId, WSAPROTOCOL_INFOW lpProtocolInfo) {
        return ProviderCalls.duplicate(s, dwProcessId, lpProtocolInfo);
    }

    /**
     * {@code int WSAEnumProtocolsW(LPINT lpiProtocols, LPWSAPROTOCOL_INFOW lpProtocolBuffer, LPDWORD
     * lpdwBufferLength);}
     *
     * <p>The transports of this machine. Asked with a length of 0 it fails with WSAENOBUFS (10055) and tells the length
     * that is needed: {@link WSAPROTOCOL_INFOW#array} makes it. Linux and macOS have no catalogue; there it tells what
     * the library offers: TCP and UDP over both versions of IP, and streams of UNIX sockets.
     *
     * <p>Errors: WSAENOBUFS (10055) too short, WSAEFAULT (10014) no length.
     *
     * @param lpiProtocols the values of iProtocol that are wanted, ended by 0, or null for all
     * @param lpProtocolBuffer takes them, or null if the length is 0
     * @param lpdwBufferLength its size in bytes, then the size that is needed
     * @return how many there are, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the array is shorter than lpdwBufferLength says, or lpiProtocols has no end
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaenumprotocolsw">WSAEnumProtocolsW</a>
     */
    public static int WSAEnumProtocolsW(int[] lpiProtocols, WSAPROTOCOL_INFOW[] lpProtocolBuffer,
            int[] lpdwBufferLength) {
        return ProviderCalls.enumerate(lpiProtocols, lpProtocolBuffer, lpdwBufferLength);
    }

    // Names and texts of addresses.

    /**
     * {@code INT getaddrinfo(PCSTR pNodeName, PCSTR pServiceName, const ADDRINFOA *pHints, PADDRINFOA *ppResult);}
     *
     * <p>The list is memory of the garbage collector's; freeaddrinfo may be forgotten. ai_socktype and ai_protocol
     * are 0 where the hints had 0. An empty name is this machine. May ask the network and take as long as that takes.
     *
     * <p>Errors, returned and in WSAGetLastError: WSAHOST_NOT_FOUND (11001), WSATRY_AGAIN (11002), WSANO_RECOVERY
     * (11003), WSANO_DATA (11004), WSATYPE_NOT_FOUND (10109) unknown service, WSAEINVAL (10022) unknown flags,
     * WSAEAFNOSUPPORT (10047), WSAESOCKTNOSUPPORT (10044), WSA_NOT_ENOUGH_MEMORY (8), WSANOTINITIALISED (10093).
     *
     * @param pNodeName a host name or address, or null
     * @param pServiceName a service name or port, or null
     * @param pHints what is wanted, or null
     * @param ppResult element 0 takes the list
     * @return 0, or the error
     * @throws NullPointerException if ppResult is null
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
     * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
     */
    public static int getaddrinfo(String pNodeName, String pServiceName, addrinfo pHints, addrinfo[] ppResult) {
        return ResolverCalls.getaddrinfo(pNodeName, pServiceName, pHints, ppResult);
    }

    /**
     * {@code void freeaddrinfo(PADDRINFOA pAddrInfo);}
     *
     * <p>Clears the element and those that follow; what was read from them before stays valid. Needs no start-up.
     *
     * @param pAddrInfo a list, or null
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-freeaddrinfo">freeaddrinfo</a>
     * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
     */
    public static void freeaddrinfo(addrinfo pAddrInfo) {
        ResolverCalls.free(pAddrInfo);
    }

    /**
     * {@code INT getnameinfo(const SOCKADDR *pSockaddr, socklen_t SockaddrLength, PCHAR pNodeBuffer, DWORD
     * NodeBufferSize, PCHAR pServiceBuffer, DWORD ServiceBufferSize, INT Flags);}
     *
     * <p>Errors, returned and in WSAGetLastError: WSAHOST_NOT_FOUND (11001), WSAEFAULT (10014) address or buffer too
     * short, WSAEAFNOSUPPORT (10047), WSAEINVAL (10022) unknown flags, WSANOTINITIALISED (10093).
     *
     * @param pSockaddr the address
     * @param SockaddrLength its length
     * @param pNodeBuffer takes the host name with a final zero, or null
     * @param NodeBufferSize its size
     * @param pServiceBuffer takes the service name with a final zero, or null
     * @param ServiceBufferSize its size
     * @param Flags a combination of NI_ flags
     * @return 0, or the error
     * @throws IndexOutOfBoundsException if an array is shorter than its size, or the struct than its length
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getnameinfo">getnameinfo</a>
     * @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
     */
    public static int getnameinfo(sockaddr pSockaddr, int SockaddrLength, byte[] pNodeBuffer, int NodeBufferSize,
            byte[] pServiceBuffer, int ServiceBufferSize, int Flags) {
        return ResolverCalls.getnameinfo(pSockaddr, SockaddrLength, pNodeBuffer, NodeBufferSize, pServiceBuffer,
                ServiceBufferSize, Flags);
    }

    /**
     * {@code char *gai_strerror(int ecode);} The system's text where it has one for Winsock's code, else a text of
     * the library. Needs no start-up.
     *
     * @param ecode what getaddrinfo returned
     * @return the text
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-gai_strerrora">gai_strerror</a>
     */
    public static String gai_strerror(int ecode) {
        return Names.message(ecode);
    }

    /**
     * {@code INT inet_pton(INT Family, PCSTR pszAddrString, PVOID pAddrBuf);} Needs no start-up.
     *
     * <p>Errors: WSAEAFNOSUPPORT (10047), WSAEFAULT (10014) nothing to read or write.
     *
     * @param Family AF_INET or AF_INET6
     * @param pszAddrString the text
     * @param pAddrBuf takes 4 or 16 bytes in network byte order
     * @return 1, 0 if the text is no address of this family, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if the memory is shorter than the address
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_pton">inet_pton</a>
     * @see <a href="https://man7.org/linux/man-pages/man3/inet_pton.3.html">inet_pton(3)</a>
     */
    public static int inet_pton(int Family, String pszAddrString, MemorySegment pAddrBuf) {
        return Calls.parse(Family, pszAddrString, pAddrBuf);
    }

    /**
     * {@link #inet_pton(int, String, MemorySegment) inet_pton} into an in_addr or in6_addr.
     *
     * @param Family AF_INET or AF_INET6
     * @param pszAddrString the text
     * @param pAddrBuf takes 4 or 16 bytes in network byte order
     * @return 1, 0 if the text is no address of this family, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if there is less room than the address takes
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_pton">inet_pton</a>
     */
    public static int inet_pton(int Family, String pszAddrString, Struct pAddrBuf) {
        return inet_pton(Family, pszAddrString, Memory.of(pAddrBuf));
    }

    /**
     * {@link #inet_pton(int, String, MemorySegment) inet_pton} into an array.
     *
     * @param Family AF_INET or AF_INET6
     * @param pszAddrString the text
     * @param pAddrBuf takes 4 or 16 bytes in network byte order
     * @return 1, 0 if the text is no address of this family, or SOCKET_ERROR
     * @throws IndexOutOfBoundsException if there is less room than the address takes
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_pton">inet_pton</a>
     */
    public static int inet_pton(int Family, String pszAddrString, byte[] pAddrBuf) {
        return inet_pton(Family, pszAddrString, Memory.of(pAddrBuf));
    }

    /**
     * {@code PCSTR inet_ntop(INT Family, const VOID *pAddr, PSTR pStringBuf, size_t StringBufSize);} Needs no start-up.
     *
     * <p>Errors: WSAEAFNOSUPPORT (10047), WSA_INVALID_PARAMETER (87) the text does not fit, or no memory.
     *
     * @param Family AF_INET or AF_INET6
     * @param pAddr 4 or 16 bytes in network byte order
     * @param pStringBuf takes the text with a final zero
     * @param StringBufSize its size: INET6_ADDRSTRLEN is enough
     * @return the text, which C returns as pStringBuf, or null
     * @throws IndexOutOfBoundsException if memory is shorter than it is said to be
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_ntop">inet_ntop</a>
     * @see <a href="https://man7.org/linux/man-pages/man3/inet_ntop.3.html">inet_ntop(3)</a>
     */
    public static String inet_ntop(int Family, MemorySegment pAddr, MemorySegment pStringBuf, long StringBufSize) {
        return Calls.format(Family, pAddr, pStringBuf, StringBufSize);
    }

    /**
     * {@link #inet_ntop(int, MemorySegment, MemorySegment, long) inet_ntop} of an in_addr or in6_addr.
     *
     * @param Family AF_INET or AF_INET6
     * @param pAddr 4 or 16 bytes in network byte order
     * @param pStringBuf takes the text with a final zero
     * @param StringBufSize its size
     * @return the text, or null
     * @throws IndexOutOfBoundsException if memory is shorter than it is said to be
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_ntop">inet_ntop</a>
     */
    public static String inet_ntop(int Family, Struct pAddr, byte[] pStringBuf, long StringBufSize) {
        return inet_ntop(Family, Memory.of(pAddr), Memory.of(pStringBuf), StringBufSize);
    }

    /**
     * {@link #inet_ntop(int, MemorySegment, MemorySegment, long) inet_ntop} of an array.
     *
     * @param Family AF_INET or AF_INET6
     * @param pAddr 4 or 16 bytes in network byte order
     * @param pStringBuf takes the text with a final zero
     * @param StringBufSize its size
     * @return the text, or null
     * @throws IndexOutOfBoundsException if memory is shorter than it is said to be
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_ntop">inet_ntop</a>
     */
    public static String inet_ntop(int Family, byte[] pAddr, byte[] pStringBuf, long StringBufSize) {
        return inet_ntop(Family, Memory.of(pAddr), Memory.of(pStringBuf), StringBufSize);
    }

    // Byte order and the macros of C. None of them needs start-up or can fail.

    /**
     * {@code u_short htons(u_short hostshort);}
     *
     * @param hostshort in host byte order; the low 16 bits count
     * @return the same in network byte order, 0 to 65535
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htons">htons</a>
     */
    public static int htons(int hostshort) {
        return Short.toUnsignedInt(NetworkOrder.of((short) hostshort));
    }

    /**
     * {@code u_long htonl(u_long hostlong);}
     *
     * @param hostlong in host byte order
     * @return the same in network byte order
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htonl">htonl</a>
     */
    public static int htonl(int hostlong) {
        return NetworkOrder.of(hostlong);
    }

    /**
     * {@code u_short ntohs(u_short netshort);}
     *
     * @param netshort in network byte order; the low 16 bits count
     * @return the same in host byte order, 0 to 65535
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ntohs">ntohs</a>
     */
    public static int ntohs(int netshort) {
        return htons(netshort);
    }

    /**
     * {@code u_long ntohl(u_long netlong);}
     *
     * @param netlong in network byte order
     * @return the same in host byte order
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ntohl">ntohl</a>
     */
    public static int ntohl(int netlong) {
        return htonl(netlong);
    }

    /**
     * {@code MAKEWORD(low, high)}: {@code MAKEWORD(2, 2)} is version 2.2.
     *
     * @param low the low byte
     * @param high the high byte
     * @return the word
     */
    public static int MAKEWORD(int low, int high) {
        return low & 0xff | (high & 0xff) << Byte.SIZE;
    }

    /**
     * {@code LOBYTE(word)}: of a version the major number.
     *
     * @param word a word
     * @return its low byte
     */
    public static int LOBYTE(int word) {
        return word & 0xff;
    }

    /**
     * {@code HIBYTE(word)}: of a version the minor number.
     *
     * @param word a word
     * @return its high byte
     */
    public static int HIBYTE(int word) {
        return word >> Byte.SIZE & 0xff;
    }

    /**
     * {@code sizeof(struct)}.
     *
     * @param struct a struct
     * @return its size in bytes
     */
    public static int sizeof(Struct struct) {
        return struct.sizeof();
    }

    /**
     * What {@code %s} of printf makes of a char array. Not a function of C.
     *
     * @param chars a text with a final zero
     * @return the text up to the zero, decoded from UTF-8
     */
    public static String string(byte[] chars) {
        return Names.string(chars);
    }
}

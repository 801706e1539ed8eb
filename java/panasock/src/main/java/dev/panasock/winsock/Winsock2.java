package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
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
public final class Winsock2 extends WinsockConstants {
    /** {@code INVALID_SOCKET}: no socket, ~0. */
    public static final SOCKET INVALID_SOCKET = SOCKET.INVALID;

    private static final boolean BIG = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

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
        return Calls.socket(af, type, protocol);
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
        return Calls.making(s, (winsock, call, fd) -> {
            Calls.room(addr, addrlen);
            return winsock.accept(call, s, fd, addr, addrlen);
        });
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
        return Calls.on(s, (winsock, call, fd) -> winsock.connect(call, s, fd, Calls.name(name, namelen), namelen));
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

    // Data.

    /**
     * {@code int send(SOCKET s, const char *buf, int len, int flags);}
     *
     * <p>A blocking socket sends everything, a non-blocking one what fits. Never raises SIGPIPE.
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

    // Names, options and modes.

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
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.room(name, namelen);
            return winsock.getsockname(call, s, fd, name, namelen);
        });
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
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.room(name, namelen);
            return winsock.getpeername(call, s, fd, name, namelen);
        });
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
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.room(optval, optlen);
            return winsock.getsockopt(call, s, fd, level, optname, optval, optlen);
        });
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
        return getsockopt(s, level, optname, optval == null ? null : MemorySegment.ofArray(optval), optlen);
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
        return getsockopt(s, level, optname, optval == null ? null : MemorySegment.ofArray(optval), optlen);
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
        return getsockopt(s, level, optname, optval == null ? null : optval.memory, optlen);
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
        return Calls.on(s, (winsock, call, fd) -> winsock.setsockopt(call, s, fd, level, optname,
                Calls.value(optval, optlen), optlen));
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
        return setsockopt(s, level, optname, optval == null ? null : MemorySegment.ofArray(optval), optlen);
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
        return setsockopt(s, level, optname, optval == null ? null : MemorySegment.ofArray(optval), optlen);
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
        return setsockopt(s, level, optname, optval == null ? null : optval.memory, optlen);
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
        return Calls.on(s, (winsock, call, fd) -> winsock.ioctlsocket(call, s, fd, cmd,
                argp == null ? null : MemorySegment.ofArray(argp)));
    }

    // Many sockets.

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

    // Names and addresses.

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
        return Calls.withoutSocket(WSANOTINITIALISED,
                (winsock, call) -> winsock.getaddrinfo(call, pNodeName, pServiceName, pHints, ppResult));
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
        for (addrinfo element = pAddrInfo; element != null;) {
            addrinfo next = element.ai_next();
            element.clear();
            element = next;
        }
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
        return Calls.withoutSocket(WSANOTINITIALISED,
                (winsock, call) -> Names.of(winsock, call, Calls.name(pSockaddr, SockaddrLength), SockaddrLength,
                        pNodeBuffer, NodeBufferSize, pServiceBuffer, ServiceBufferSize, Flags));
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
        return Calls.parse(Family, pszAddrString, pAddrBuf == null ? null : pAddrBuf.memory);
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
        return Calls.parse(Family, pszAddrString, pAddrBuf == null ? null : MemorySegment.ofArray(pAddrBuf));
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
        return Calls.format(Family, pAddr == null ? null : pAddr.memory,
                pStringBuf == null ? null : MemorySegment.ofArray(pStringBuf), StringBufSize);
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
        return Calls.format(Family, pAddr == null ? null : MemorySegment.ofArray(pAddr),
                pStringBuf == null ? null : MemorySegment.ofArray(pStringBuf), StringBufSize);
    }

    // Numbers. None of them needs start-up or can fail.

    /**
     * {@code u_short htons(u_short hostshort);}
     *
     * @param hostshort in host byte order; the low 16 bits count
     * @return the same in network byte order, 0 to 65535
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htons">htons</a>
     */
    public static int htons(int hostshort) {
        return Short.toUnsignedInt(BIG ? (short) hostshort : Short.reverseBytes((short) hostshort));
    }

    /**
     * {@code u_long htonl(u_long hostlong);}
     *
     * @param hostlong in host byte order
     * @return the same in network byte order
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htonl">htonl</a>
     */
    public static int htonl(int hostlong) {
        return BIG ? hostlong : Integer.reverseBytes(hostlong);
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

package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** Sending and receiving. Part of {@link Winsock2}. */
abstract sealed class DataFunctions extends ControlFunctions permits ProviderFunctions {
    DataFunctions() {
    }

    /**
     * {@code int send(SOCKET s, const char *buf, int len, int flags);}
     *
     * <p>A blocking socket sends everything, a non-blocking one what fits. Never raises SIGPIPE. The array is copied first (on
     * Linux not one of 4 to 256 KiB, as far as it is sent without waiting).
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
     * <p>What comes is copied into the array (on Linux not into 4 to 256 KiB of one, if a stream has it without waiting).
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
}

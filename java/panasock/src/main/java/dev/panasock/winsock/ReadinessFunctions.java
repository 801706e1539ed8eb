package dev.panasock.winsock;

import java.util.Objects;

/** Waiting for many sockets. Part of {@link Winsock2}. */
abstract sealed class ReadinessFunctions extends ResolverFunctions permits EventFunctions {
    ReadinessFunctions() {
    }

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
}

package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** Names, options and modes of a socket. Part of {@link Winsock2}. */
abstract sealed class OptionFunctions extends EventFunctions permits ControlFunctions {
    OptionFunctions() {
    }

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
            Calls.checkSize(name, namelen);
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
            Calls.checkSize(name, namelen);
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
            Calls.checkSize(optval, optlen);
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
}

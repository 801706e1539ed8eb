package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** What is asked of a socket beyond its options. Part of {@link Winsock2}. */
abstract sealed class ControlFunctions extends OptionFunctions permits DataFunctions {
    ControlFunctions() {
    }

    /**
     * {@code int WSAIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer, DWORD
     * cbOutBuffer, LPDWORD lpcbBytesReturned, NULL, NULL);}
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
        return ControlCalls.ioctl(s, dwIoControlCode, lpvInBuffer == null ? null : lpvInBuffer.memory, cbInBuffer,
                lpvOutBuffer == null ? null : lpvOutBuffer.memory, cbOutBuffer, lpcbBytesReturned);
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
        return ControlCalls.ioctl(s, dwIoControlCode, lpvInBuffer == null ? null : MemorySegment.ofArray(lpvInBuffer),
                cbInBuffer, lpvOutBuffer == null ? null : MemorySegment.ofArray(lpvOutBuffer), cbOutBuffer,
                lpcbBytesReturned);
    }

    /**
     * {@code BOOL SetHandleInformation(HANDLE hObject, DWORD dwMask, DWORD dwFlags);}
     *
     * <p>Whether child processes inherit the socket: {@code SetHandleInformation(s, HANDLE_FLAG_INHERIT, 0)} says no, which is
     * how sockets begin here. On Linux and macOS it is FD_CLOEXEC, the other way round. Errors: WSA_INVALID_HANDLE (6)
     * not open, WSA_INVALID_PARAMETER (87) unknown flags.
     *
     * @param hObject the socket
     * @param dwMask the flags to change: HANDLE_FLAG_INHERIT
     * @param dwFlags what they become
     * @return whether it succeeded
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-sethandleinformation">SetHandleInformation</a>
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     */
    public static boolean SetHandleInformation(SOCKET hObject, int dwMask, int dwFlags) {
        return ControlCalls.onHandle(hObject,
                (winsock, call, fd) -> winsock.controls().setInformation(call, fd, dwMask, dwFlags));
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
        java.util.Objects.requireNonNull(lpdwFlags, "lpdwFlags");
        return ControlCalls.onHandle(hObject,
                (winsock, call, fd) -> winsock.controls().information(call, fd, lpdwFlags));
    }
}

package dev.panasock.winsock;

/** Transports, sockets made of them, and sockets on their way to another process. Part of {@link Winsock2}. */
abstract sealed class ProviderFunctions extends DataFunctions permits Winsock2 {
    ProviderFunctions() {
    }

    /**
     * {@code SOCKET WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW lpProtocolInfo, GROUP g, DWORD dwFlags);}
     *
     * <p>As {@link Winsock2#socket}, with flags: overlapped only with WSA_FLAG_OVERLAPPED, which Linux and macOS have no use for, and
     * inherited by child processes unless WSA_FLAG_NO_HANDLE_INHERIT says no. With a WSAPROTOCOL_INFOW, arguments that
     * are FROM_PROTOCOL_INFO are taken from it, and one from {@link #WSADuplicateSocketW} opens the socket that it stands for.
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
        return Calls.making((winsock, call) -> winsock.providers().socket(call, af, type, protocol, lpProtocolInfo, g,
                dwFlags));
    }

    /**
     * {@code int WSADuplicateSocketW(SOCKET s, DWORD dwProcessId, LPWSAPROTOCOL_INFOW lpProtocolInfo);}
     *
     * <p>Makes the value that another process opens this socket with, once: {@code WSASocketW(FROM_PROTOCOL_INFO,
     * FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0, WSA_FLAG_OVERLAPPED)}. Both then have the same socket, and it is
     * closed when both have closed theirs; this one must stay open until the other is. Options and FIONBIO are shared.
     *
     * <p>Errors: WSAEINVAL (10022) no such process, WSAEFAULT (10014) no memory, WSAENOTSOCK (10038), WSAEOPNOTSUPP (10045)
     * not on Windows.
     *
     * @param s the socket
     * @param dwProcessId the process: {@code ProcessHandle.pid()}
     * @param lpProtocolInfo takes the value; its {@link WSAPROTOCOL_INFOW#bytes} can be sent there
     * @return 0, or SOCKET_ERROR
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaduplicatesocketw">WSADuplicateSocketW</a>
     */
    public static int WSADuplicateSocketW(SOCKET s, int dwProcessId, WSAPROTOCOL_INFOW lpProtocolInfo) {
        return Calls.on(s, (winsock, call, fd) -> winsock.providers().duplicate(call, fd, dwProcessId, lpProtocolInfo));
    }

    /**
     * {@code int WSAEnumProtocolsW(LPINT lpiProtocols, LPWSAPROTOCOL_INFOW lpProtocolBuffer, LPDWORD lpdwBufferLength);}
     *
     * <p>The transports of this machine. Asked with a length of 0 it fails with WSAENOBUFS (10055) and tells the length that is
     * needed: {@link WSAPROTOCOL_INFOW#array} makes it. Linux and macOS have no catalogue; there it tells what the
     * library offers: TCP and UDP over both versions of IP, and streams of UNIX sockets.
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
        return Calls.withoutSocket(SOCKET_ERROR, (winsock, call) -> lpdwBufferLength == null ? LastError.fail(WSAEFAULT)
                : winsock.providers().enumerate(call, lpiProtocols, lpProtocolBuffer, lpdwBufferLength));
    }
}

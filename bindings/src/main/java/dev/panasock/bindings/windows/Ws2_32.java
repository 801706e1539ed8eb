package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.windows.generated.ws2_32_h;
import java.lang.foreign.MemorySegment;

/**
 * Winsock 2: the functions of {@code ws2_32.dll}, as in {@code winsock2.h} and {@code ws2tcpip.h}. One method for one
 * function; nothing is checked or translated.
 *
 * <p>The first argument takes the error and is read with {@link dev.panasock.bindings.CallState#wsaGetLastError} if the result says
 * failure. {@code WSAStartup} and {@code getaddrinfo} return their error instead.
 */
public final class Ws2_32 {
    private Ws2_32() {
    }

    /**
     * {@code int WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData);}
     *
     * @param callState takes the error
     * @param wVersionRequested the version, high byte minor
     * @param lpWSAData takes the answer, a WSADATA
     * @return 0, or the error itself
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsastartup">WSAStartup</a>
     */
    public static int WSAStartup(MemorySegment callState, short wVersionRequested, MemorySegment lpWSAData) {
        return (int) call(ws2_32_h.WSAStartup$address(), callState, wVersionRequested, lpWSAData.address(), 0, 0, 0,
                0, lpWSAData, NULL, NULL);
    }

    /**
     * {@code int WSACleanup(void);}
     *
     * @param callState takes the error
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsacleanup">WSACleanup</a>
     */
    public static int WSACleanup(MemorySegment callState) {
        return (int) call(ws2_32_h.WSACleanup$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code SOCKET WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW lpProtocolInfo, GROUP g, DWORD dwFlags);}
     *
     * @param callState takes the error
     * @param af the address family
     * @param type the socket type
     * @param protocol the protocol, or 0
     * @param lpProtocolInfo a WSAPROTOCOL_INFOW, or NULL
     * @param g a socket group, or 0
     * @param dwFlags a combination of flags
     * @return the SOCKET, or -1 (INVALID_SOCKET)
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasocketw">WSASocketW</a>
     */
    public static long WSASocketW(MemorySegment callState, int af, int type, int protocol,
            MemorySegment lpProtocolInfo, int g, int dwFlags) {
        return call(ws2_32_h.WSASocketW$address(), callState, af, type, protocol, lpProtocolInfo.address(), g,
                dwFlags, lpProtocolInfo, NULL, NULL);
    }

    /**
     * {@code int bind(SOCKET s, const struct sockaddr *name, int namelen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param name the address, in this system's layout
     * @param namelen its length in bytes
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-bind">bind</a>
     */
    public static int bind(MemorySegment callState, long s, MemorySegment name, int namelen) {
        return (int) call(ws2_32_h.bind$address(), callState, s, name.address(), namelen, 0, 0, 0, name, NULL, NULL);
    }

    /**
     * {@code int listen(SOCKET s, int backlog);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param backlog the length of the queue
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-listen">listen</a>
     */
    public static int listen(MemorySegment callState, long s, int backlog) {
        return (int) call(ws2_32_h.listen$address(), callState, s, backlog, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code SOCKET accept(SOCKET s, struct sockaddr *addr, int *addrlen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param addr takes the address, or NULL
     * @param addrlen its size, then its length
     * @return the descriptor, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">accept</a>
     */
    public static long accept(MemorySegment callState, long s, MemorySegment addr, MemorySegment addrlen) {
        return call(ws2_32_h.accept$address(), callState, s, addr.address(), addrlen.address(), 0, 0, 0, addr,
                addrlen, NULL);
    }

    /**
     * {@code int connect(SOCKET s, const struct sockaddr *name, int namelen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param name the address, in this system's layout
     * @param namelen its length in bytes
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">connect</a>
     */
    public static int connect(MemorySegment callState, long s, MemorySegment name, int namelen) {
        return (int) call(ws2_32_h.connect$address(), callState, s, name.address(), namelen, 0, 0, 0, name, NULL,
                NULL);
    }

    /**
     * {@code int send(SOCKET s, const char *buf, int len, int flags);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf the bytes
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     */
    public static int send(MemorySegment callState, long s, MemorySegment buf, int len, int flags) {
        return send(callState, s, buf, 0, len, flags);
    }

    /**
     * {@code send} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">send</a>
     */
    public static int send(MemorySegment callState, long s, MemorySegment buf, long offset, int len, int flags) {
        return (int) call(ws2_32_h.send$address(), callState, s, buf.address() + offset, len, flags, 0, 0, buf, NULL,
                NULL);
    }

    /**
     * {@code int recv(SOCKET s, char *buf, int len, int flags);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf takes the bytes
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">recv</a>
     */
    public static int recv(MemorySegment callState, long s, MemorySegment buf, int len, int flags) {
        return recv(callState, s, buf, 0, len, flags);
    }

    /**
     * {@code recv} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf takes the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">recv</a>
     */
    public static int recv(MemorySegment callState, long s, MemorySegment buf, long offset, int len, int flags) {
        return (int) call(ws2_32_h.recv$address(), callState, s, buf.address() + offset, len, flags, 0, 0, buf, NULL,
                NULL);
    }

    /**
     * {@code int sendto(SOCKET s, const char *buf, int len, int flags, const struct sockaddr *to, int tolen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf the bytes
     * @param len how many
     * @param flags a combination of flags
     * @param to the destination, or NULL
     * @param tolen its length in bytes
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-sendto">sendto</a>
     */
    public static int sendto(MemorySegment callState, long s, MemorySegment buf, int len, int flags, MemorySegment to,
            int tolen) {
        return sendto(callState, s, buf, 0, len, flags, to, tolen);
    }

    /**
     * {@code sendto} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @param to the destination, or NULL
     * @param tolen its length in bytes
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-sendto">sendto</a>
     */
    public static int sendto(MemorySegment callState, long s, MemorySegment buf, long offset, int len, int flags,
            MemorySegment to, int tolen) {
        return (int) call(ws2_32_h.sendto$address(), callState, s, buf.address() + offset, len, flags, to.address(),
                tolen,
                buf, to, NULL);
    }

    /**
     * {@code int recvfrom(SOCKET s, char *buf, int len, int flags, struct sockaddr *from, int *fromlen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf takes the bytes
     * @param len how many
     * @param flags a combination of flags
     * @param from takes the source address, or NULL
     * @param fromlen its size, then its length, or NULL
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recvfrom">recvfrom</a>
     */
    public static int recvfrom(MemorySegment callState, long s, MemorySegment buf, int len, int flags,
            MemorySegment from, MemorySegment fromlen) {
        return recvfrom(callState, s, buf, 0, len, flags, from, fromlen);
    }

    /**
     * {@code recvfrom} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param buf takes the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @param from takes the source address, or NULL
     * @param fromlen its size, then its length, or NULL
     * @return the number of bytes, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recvfrom">recvfrom</a>
     */
    public static int recvfrom(MemorySegment callState, long s, MemorySegment buf, long offset, int len, int flags,
            MemorySegment from, MemorySegment fromlen) {
        return (int) call(ws2_32_h.recvfrom$address(), callState, s, buf.address() + offset, len, flags, from.address(),
                fromlen.address(), buf, from, fromlen);
    }

    /**
     * {@code int shutdown(SOCKET s, int how);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param how which direction
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-shutdown">shutdown</a>
     */
    public static int shutdown(MemorySegment callState, long s, int how) {
        return (int) call(ws2_32_h.shutdown$address(), callState, s, how, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int closesocket(SOCKET s);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">closesocket</a>
     */
    public static int closesocket(MemorySegment callState, long s) {
        return (int) call(ws2_32_h.closesocket$address(), callState, s, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int getsockname(SOCKET s, struct sockaddr *name, int *namelen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param name takes the address
     * @param namelen its size, then its length
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getsockname">getsockname</a>
     */
    public static int getsockname(MemorySegment callState, long s, MemorySegment name, MemorySegment namelen) {
        return (int) call(ws2_32_h.getsockname$address(), callState, s, name.address(), namelen.address(), 0, 0, 0,
                name, namelen, NULL);
    }

    /**
     * {@code int getpeername(SOCKET s, struct sockaddr *name, int *namelen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param name takes the address
     * @param namelen its size, then its length
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getpeername">getpeername</a>
     */
    public static int getpeername(MemorySegment callState, long s, MemorySegment name, MemorySegment namelen) {
        return (int) call(ws2_32_h.getpeername$address(), callState, s, name.address(), namelen.address(), 0, 0, 0,
                name, namelen, NULL);
    }

    /**
     * {@code int getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param level the level of the option
     * @param optname the option
     * @param optval takes its value
     * @param optlen the size of the value, then its length
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getsockopt">getsockopt</a>
     */
    public static int getsockopt(MemorySegment callState, long s, int level, int optname, MemorySegment optval,
            MemorySegment optlen) {
        return (int) call(ws2_32_h.getsockopt$address(), callState, s, level, optname, optval.address(),
                optlen.address(), 0, optval, optlen, NULL);
    }

    /**
     * {@code int setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param level the level of the option
     * @param optname the option
     * @param optval its value
     * @param optlen the length of the value
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">setsockopt</a>
     */
    public static int setsockopt(MemorySegment callState, long s, int level, int optname, MemorySegment optval,
            int optlen) {
        return (int) call(ws2_32_h.setsockopt$address(), callState, s, level, optname, optval.address(), optlen, 0,
                optval, NULL, NULL);
    }

    /**
     * {@code int ioctlsocket(SOCKET s, long cmd, u_long *argp);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param cmd the command
     * @param argp the argument
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">ioctlsocket</a>
     */
    public static int ioctlsocket(MemorySegment callState, long s, int cmd, MemorySegment argp) {
        return (int) call(ws2_32_h.ioctlsocket$address(), callState, s, cmd, argp.address(), 0, 0, 0, argp, NULL,
                NULL);
    }

    /**
     * {@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout);}
     *
     * @param callState takes the error
     * @param nfds its number of elements
     * @param readfds an fd_set, or NULL
     * @param writefds an fd_set, or NULL
     * @param exceptfds an fd_set, or NULL
     * @param timeout a timeval, or NULL
     * @return how many are ready, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-select">select</a>
     */
    public static int select(MemorySegment callState, int nfds, MemorySegment readfds, MemorySegment writefds,
            MemorySegment exceptfds, MemorySegment timeout) {
        return (int) call(ws2_32_h.select$address(), callState, nfds, readfds.address(), writefds.address(),
                exceptfds.address(), timeout.address(), 0, 0, 0, 0, 0, readfds, writefds, exceptfds, timeout);
    }

    /**
     * {@code int WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout);}
     *
     * @param callState takes the error
     * @param fdArray the array
     * @param fds how many
     * @param timeout milliseconds, or -1
     * @return how many are ready, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
     */
    public static int WSAPoll(MemorySegment callState, MemorySegment fdArray, int fds, int timeout) {
        return (int) call(ws2_32_h.WSAPoll$address(), callState, fdArray.address(), fds, timeout, 0, 0, 0, fdArray,
                NULL, NULL);
    }

    /**
     * {@code INT getaddrinfo(PCSTR pNodeName, PCSTR pServiceName, const ADDRINFOA *pHints, PADDRINFOA *ppResult);}
     *
     * @param callState takes the error
     * @param pNodeName the host name, or NULL
     * @param pServiceName the service name, or NULL
     * @param pHints the criteria, or NULL
     * @param ppResult takes the address of the list
     * @return 0, or an error of the resolver
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
     */
    public static int getaddrinfo(MemorySegment callState, MemorySegment pNodeName, MemorySegment pServiceName,
            MemorySegment pHints, MemorySegment ppResult) {
        return (int) call(ws2_32_h.getaddrinfo$address(), callState, pNodeName.address(), pServiceName.address(),
                pHints.address(), ppResult.address(), 0, 0, 0, 0, 0, 0, pNodeName, pServiceName, pHints, ppResult);
    }

    /**
     * {@code void freeaddrinfo(PADDRINFOA pAddrInfo);}
     *
     * @param callState takes the error
     * @param pAddrInfo the list
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-freeaddrinfo">freeaddrinfo</a>
     */
    public static void freeaddrinfo(MemorySegment callState, MemorySegment pAddrInfo) {
        call(ws2_32_h.freeaddrinfo$address(), callState, pAddrInfo.address(), 0, 0, 0, 0, 0, pAddrInfo, NULL, NULL);
    }

    /**
     * {@code INT getnameinfo(const SOCKADDR *pSockaddr, socklen_t SockaddrLength, PSTR pNodeBuffer, DWORD NodeBufferSize, PSTR pServiceBuffer, DWORD ServiceBufferSize, INT Flags);}
     *
     * @param callState takes the error
     * @param pSockaddr the address
     * @param SockaddrLength its length in bytes
     * @param pNodeBuffer takes the host name, or NULL
     * @param NodeBufferSize its size
     * @param pServiceBuffer takes the service name, or NULL
     * @param ServiceBufferSize its size
     * @param Flags a combination of flags
     * @return 0, or an error of the resolver
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getnameinfo">getnameinfo</a>
     */
    public static int getnameinfo(MemorySegment callState, MemorySegment pSockaddr, int SockaddrLength,
            MemorySegment pNodeBuffer, int NodeBufferSize, MemorySegment pServiceBuffer, int ServiceBufferSize,
            int Flags) {
        return (int) call(ws2_32_h.getnameinfo$address(), callState, pSockaddr.address(), SockaddrLength,
                pNodeBuffer.address(), NodeBufferSize, pServiceBuffer.address(), ServiceBufferSize, Flags, 0, 0, 0,
                pSockaddr, pNodeBuffer, pServiceBuffer, NULL);
    }

    /**
     * {@code INT inet_pton(INT Family, PCSTR pszAddrString, PVOID pAddrBuf);}
     *
     * @param callState takes the error
     * @param Family the address family
     * @param pszAddrString the text
     * @param pAddrBuf the address
     * @return 1, 0 for a text that is no address, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_pton">inet_pton</a>
     */
    public static int inet_pton(MemorySegment callState, int Family, MemorySegment pszAddrString,
            MemorySegment pAddrBuf) {
        return (int) call(ws2_32_h.inet_pton$address(), callState, Family, pszAddrString.address(),
                pAddrBuf.address(), 0, 0, 0, pszAddrString, pAddrBuf, NULL);
    }

    /**
     * {@code PCSTR inet_ntop(INT Family, const void *pAddr, PSTR pStringBuf, size_t StringBufSize);}
     *
     * @param callState takes the error
     * @param Family the address family
     * @param pAddr the address
     * @param pStringBuf takes the text
     * @param StringBufSize its size
     * @return the address of dst, or 0
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-inet_ntop">inet_ntop</a>
     */
    public static long inet_ntop(MemorySegment callState, int Family, MemorySegment pAddr, MemorySegment pStringBuf,
            long StringBufSize) {
        return call(ws2_32_h.inet_ntop$address(), callState, Family, pAddr.address(), pStringBuf.address(),
                StringBufSize, 0, 0, pAddr, pStringBuf, NULL);
    }

    /**
     * {@code SOCKET WSAAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC lpfnCondition, DWORD_PTR dwCallbackData);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param addr takes the address, or NULL
     * @param addrlen its size, then its length
     * @param lpfnCondition the condition function, or NULL
     * @param dwCallbackData a number for it
     * @return the SOCKET, or -1 (INVALID_SOCKET)
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaaccept">WSAAccept</a>
     */
    public static long WSAAccept(MemorySegment callState, long s, MemorySegment addr, MemorySegment addrlen,
            MemorySegment lpfnCondition, long dwCallbackData) {
        return call(ws2_32_h.WSAAccept$address(), callState, s, addr.address(), addrlen.address(),
                lpfnCondition.address(), dwCallbackData, 0, addr, addrlen, lpfnCondition);
    }

    /**
     * {@code int WSASend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesSent takes the number of bytes if the call completes at once, or NULL
     * @param dwFlags a combination of flags
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasend">WSASend</a>
     */
    public static int WSASend(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesSent, int dwFlags, MemorySegment lpOverlapped,
            MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSASend$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesSent.address(), dwFlags, lpOverlapped.address(), lpCompletionRoutine.address(), 0, 0, 0,
                lpBuffers, lpNumberOfBytesSent, lpOverlapped, lpCompletionRoutine);
    }

    /**
     * {@code int WSASendTo(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, const struct sockaddr *lpTo, int iTolen, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesSent takes the number of bytes if the call completes at once, or NULL
     * @param dwFlags a combination of flags
     * @param lpTo the address
     * @param iTolen its length in bytes
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendto">WSASendTo</a>
     */
    public static int WSASendTo(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesSent, int dwFlags, MemorySegment lpTo, int iTolen, MemorySegment lpOverlapped,
            MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSASendTo$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesSent.address(), dwFlags, lpTo.address(), iTolen, lpOverlapped.address(),
                lpCompletionRoutine.address(), 0, lpBuffers, lpNumberOfBytesSent, lpTo, lpOverlapped,
                lpCompletionRoutine,
                NULL, NULL, NULL);
    }

    /**
     * {@code WSASendTo} that keeps the memory alive that the buffers are
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesSent takes the number of bytes if the call completes at once, or NULL
     * @param dwFlags a combination of flags
     * @param lpTo the address
     * @param iTolen its length in bytes
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @param x memory of the buffers, or NULL
     * @param y more of it
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendto">WSASendTo</a>
     */
    public static int WSASendTo(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesSent, int dwFlags, MemorySegment lpTo, int iTolen, MemorySegment lpOverlapped,
            MemorySegment lpCompletionRoutine, MemorySegment x, MemorySegment y) {
        return (int) call(ws2_32_h.WSASendTo$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesSent.address(), dwFlags, lpTo.address(), iTolen, lpOverlapped.address(),
                lpCompletionRoutine.address(), 0, lpBuffers, lpNumberOfBytesSent, lpTo, lpOverlapped,
                lpCompletionRoutine,
                x, y, NULL);
    }

    /**
     * {@code int WSARecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesRecvd takes the number of bytes if the call completes at once, or NULL
     * @param lpFlags a combination of flags; takes those of the result
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecv">WSARecv</a>
     */
    public static int WSARecv(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesRecvd, MemorySegment lpFlags, MemorySegment lpOverlapped,
            MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSARecv$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesRecvd.address(), lpFlags.address(), lpOverlapped.address(),
                lpCompletionRoutine.address(), 0, 0, 0, lpBuffers, lpNumberOfBytesRecvd, lpFlags, lpOverlapped,
                lpCompletionRoutine, NULL, NULL, NULL);
    }

    /**
     * {@code int WSARecvFrom(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, struct sockaddr *lpFrom, LPINT lpFromlen, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesRecvd takes the number of bytes if the call completes at once, or NULL
     * @param lpFlags a combination of flags; takes those of the result
     * @param lpFrom takes the address, or NULL
     * @param lpFromlen its size, then its length; both must last as long as the operation
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecvfrom">WSARecvFrom</a>
     */
    public static int WSARecvFrom(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesRecvd, MemorySegment lpFlags, MemorySegment lpFrom, MemorySegment lpFromlen,
            MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSARecvFrom$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesRecvd.address(), lpFlags.address(), lpFrom.address(), lpFromlen.address(),
                lpOverlapped.address(), lpCompletionRoutine.address(), 0, lpBuffers, lpNumberOfBytesRecvd, lpFlags,
                lpFrom,
                lpFromlen, lpOverlapped, lpCompletionRoutine, NULL);
    }

    /**
     * {@code WSARecvFrom} that keeps the memory alive that the buffers are, in place of a WSAOVERLAPPED, which is not
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpBuffers an array of WSABUF
     * @param dwBufferCount how many
     * @param lpNumberOfBytesRecvd takes the number of bytes if the call completes at once, or NULL
     * @param lpFlags a combination of flags; takes those of the result
     * @param lpFrom takes the address, or NULL
     * @param lpFromlen its size, then its length; both must last as long as the operation
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @param x memory of the buffers, or NULL
     * @param y more of it
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecvfrom">WSARecvFrom</a>
     */
    public static int WSARecvFrom(MemorySegment callState, long s, MemorySegment lpBuffers, int dwBufferCount,
            MemorySegment lpNumberOfBytesRecvd, MemorySegment lpFlags, MemorySegment lpFrom, MemorySegment lpFromlen,
            MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine, MemorySegment x, MemorySegment y) {
        return (int) call(ws2_32_h.WSARecvFrom$address(), callState, s, lpBuffers.address(), dwBufferCount,
                lpNumberOfBytesRecvd.address(), lpFlags.address(), lpFrom.address(), lpFromlen.address(),
                lpOverlapped.address(), lpCompletionRoutine.address(), 0, lpBuffers, lpNumberOfBytesRecvd, lpFlags,
                lpFrom,
                lpFromlen, x, y, NULL);
    }

    /**
     * {@code int WSASendMsg(SOCKET s, LPWSAMSG lpMsg, DWORD dwFlags, LPDWORD lpNumberOfBytesSent, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpMsg a WSAMSG
     * @param dwFlags a combination of flags
     * @param lpNumberOfBytesSent takes the number of bytes if the call completes at once, or NULL
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendmsg">WSASendMsg</a>
     */
    public static int WSASendMsg(MemorySegment callState, long s, MemorySegment lpMsg, int dwFlags,
            MemorySegment lpNumberOfBytesSent, MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSASendMsg$address(), callState, s, lpMsg.address(), dwFlags,
                lpNumberOfBytesSent.address(), lpOverlapped.address(), lpCompletionRoutine.address(), 0, 0, 0, 0, lpMsg,
                lpNumberOfBytesSent, lpOverlapped, lpCompletionRoutine);
    }

    /**
     * {@code WSASendMsg} that keeps the memory alive that the message points to.
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpMsg a WSAMSG
     * @param dwFlags a combination of flags
     * @param lpNumberOfBytesSent takes the number of bytes if the call completes at once, or NULL
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @param x memory that the message points to, or NULL
     * @param y more of it
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasendmsg">WSASendMsg</a>
     */
    public static int WSASendMsg(MemorySegment callState, long s, MemorySegment lpMsg, int dwFlags,
            MemorySegment lpNumberOfBytesSent, MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine,
            MemorySegment x, MemorySegment y) {
        return (int) call(ws2_32_h.WSASendMsg$address(), callState, s, lpMsg.address(), dwFlags,
                lpNumberOfBytesSent.address(), lpOverlapped.address(), lpCompletionRoutine.address(), 0, 0, 0, 0, lpMsg,
                lpNumberOfBytesSent, lpOverlapped, lpCompletionRoutine, x, y, NULL, NULL);
    }

    /**
     * {@code BOOL WSAGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED lpOverlapped, LPDWORD lpcbTransfer, BOOL fWait, LPDWORD lpdwFlags);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpcbTransfer takes the number of bytes
     * @param fWait other than 0 to wait
     * @param lpdwFlags takes the flags
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsagetoverlappedresult">WSAGetOverlappedResult</a>
     */
    public static int WSAGetOverlappedResult(MemorySegment callState, long s, MemorySegment lpOverlapped,
            MemorySegment lpcbTransfer, int fWait, MemorySegment lpdwFlags) {
        return (int) call(ws2_32_h.WSAGetOverlappedResult$address(), callState, s, lpOverlapped.address(),
                lpcbTransfer.address(), fWait, lpdwFlags.address(), 0, lpOverlapped, lpcbTransfer, lpdwFlags);
    }

    /**
     * {@code int WSAIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer, DWORD cbOutBuffer, LPDWORD lpcbBytesReturned, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param dwIoControlCode the command
     * @param lpvInBuffer its argument, or NULL
     * @param cbInBuffer its size
     * @param lpvOutBuffer takes the answer, or NULL
     * @param cbOutBuffer its size
     * @param lpcbBytesReturned takes the length of the answer
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaioctl">WSAIoctl</a>
     */
    public static int WSAIoctl(MemorySegment callState, long s, int dwIoControlCode, MemorySegment lpvInBuffer,
            int cbInBuffer, MemorySegment lpvOutBuffer, int cbOutBuffer, MemorySegment lpcbBytesReturned,
            MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine) {
        return (int) call(ws2_32_h.WSAIoctl$address(), callState, s, dwIoControlCode, lpvInBuffer.address(), cbInBuffer,
                lpvOutBuffer.address(), cbOutBuffer, lpcbBytesReturned.address(), lpOverlapped.address(),
                lpCompletionRoutine.address(), 0, lpvInBuffer, lpvOutBuffer, lpcbBytesReturned, lpOverlapped,
                lpCompletionRoutine, NULL, NULL, NULL);
    }

    /**
     * {@code int WSAEnumProtocolsW(LPINT lpiProtocols, LPWSAPROTOCOL_INFOW lpProtocolBuffer, LPDWORD lpdwBufferLength);}
     *
     * @param callState takes the error
     * @param lpiProtocols protocol numbers, zero-terminated, or NULL for all
     * @param lpProtocolBuffer takes an array of WSAPROTOCOL_INFOW
     * @param lpdwBufferLength its size in bytes; takes the size that is needed
     * @return how many, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaenumprotocolsw">WSAEnumProtocolsW</a>
     */
    public static int WSAEnumProtocolsW(MemorySegment callState, MemorySegment lpiProtocols,
            MemorySegment lpProtocolBuffer, MemorySegment lpdwBufferLength) {
        return (int) call(ws2_32_h.WSAEnumProtocolsW$address(), callState, lpiProtocols.address(),
                lpProtocolBuffer.address(), lpdwBufferLength.address(), 0, 0, 0, lpiProtocols, lpProtocolBuffer,
                lpdwBufferLength);
    }

    /**
     * {@code int WSADuplicateSocketW(SOCKET s, DWORD dwProcessId, LPWSAPROTOCOL_INFOW lpProtocolInfo);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param dwProcessId the process that is to open it
     * @param lpProtocolInfo takes a WSAPROTOCOL_INFOW
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaduplicatesocketw">WSADuplicateSocketW</a>
     */
    public static int WSADuplicateSocketW(MemorySegment callState, long s, int dwProcessId,
            MemorySegment lpProtocolInfo) {
        return (int) call(ws2_32_h.WSADuplicateSocketW$address(), callState, s, dwProcessId, lpProtocolInfo.address(),
                0, 0, 0, lpProtocolInfo, NULL, NULL);
    }

    /**
     * {@code HANDLE WSACreateEvent(void);}
     *
     * @param callState takes the error
     * @return the event object, or 0 (WSA_INVALID_EVENT)
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsacreateevent">WSACreateEvent</a>
     */
    public static long WSACreateEvent(MemorySegment callState) {
        return call(ws2_32_h.WSACreateEvent$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code BOOL WSACloseEvent(HANDLE hEvent);}
     *
     * @param callState takes the error
     * @param hEvent the event object
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsacloseevent">WSACloseEvent</a>
     */
    public static int WSACloseEvent(MemorySegment callState, MemorySegment hEvent) {
        return (int) call(ws2_32_h.WSACloseEvent$address(), callState, hEvent.address(), 0, 0, 0, 0, 0, hEvent, NULL,
                NULL);
    }

    /**
     * {@code BOOL WSASetEvent(HANDLE hEvent);}
     *
     * @param callState takes the error
     * @param hEvent the event object
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasetevent">WSASetEvent</a>
     */
    public static int WSASetEvent(MemorySegment callState, MemorySegment hEvent) {
        return (int) call(ws2_32_h.WSASetEvent$address(), callState, hEvent.address(), 0, 0, 0, 0, 0, hEvent, NULL,
                NULL);
    }

    /**
     * {@code BOOL WSAResetEvent(HANDLE hEvent);}
     *
     * @param callState takes the error
     * @param hEvent the event object
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaresetevent">WSAResetEvent</a>
     */
    public static int WSAResetEvent(MemorySegment callState, MemorySegment hEvent) {
        return (int) call(ws2_32_h.WSAResetEvent$address(), callState, hEvent.address(), 0, 0, 0, 0, 0, hEvent, NULL,
                NULL);
    }

    /**
     * {@code int WSAEventSelect(SOCKET s, HANDLE hEventObject, long lNetworkEvents);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param hEventObject the event object
     * @param lNetworkEvents a combination of FD_ events
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaeventselect">WSAEventSelect</a>
     */
    public static int WSAEventSelect(MemorySegment callState, long s, MemorySegment hEventObject, int lNetworkEvents) {
        return (int) call(ws2_32_h.WSAEventSelect$address(), callState, s, hEventObject.address(), lNetworkEvents, 0, 0,
                0, hEventObject, NULL, NULL);
    }

    /**
     * {@code int WSAEnumNetworkEvents(SOCKET s, HANDLE hEventObject, LPWSANETWORKEVENTS lpNetworkEvents);}
     *
     * @param callState takes the error
     * @param s the SOCKET
     * @param hEventObject the event object
     * @param lpNetworkEvents takes a WSANETWORKEVENTS
     * @return 0, or -1
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaenumnetworkevents">WSAEnumNetworkEvents</a>
     */
    public static int WSAEnumNetworkEvents(MemorySegment callState, long s, MemorySegment hEventObject,
            MemorySegment lpNetworkEvents) {
        return (int) call(ws2_32_h.WSAEnumNetworkEvents$address(), callState, s, hEventObject.address(),
                lpNetworkEvents.address(), 0, 0, 0, hEventObject, lpNetworkEvents, NULL);
    }

    /**
     * {@code DWORD WSAWaitForMultipleEvents(DWORD cEvents, const HANDLE *lphEvents, BOOL fWaitAll, DWORD dwTimeout, BOOL fAlertable);}
     *
     * @param callState takes the error
     * @param cEvents how many
     * @param lphEvents an array of event objects
     * @param fWaitAll other than 0 to wait for all of them
     * @param dwTimeout milliseconds, or WSA_INFINITE
     * @param fAlertable other than 0 to run completion routines meanwhile
     * @return WSA_WAIT_EVENT_0 and the index, WSA_WAIT_TIMEOUT, WSA_WAIT_IO_COMPLETION, or WSA_WAIT_FAILED
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsawaitformultipleevents">WSAWaitForMultipleEvents</a>
     */
    public static int WSAWaitForMultipleEvents(MemorySegment callState, int cEvents, MemorySegment lphEvents,
            int fWaitAll, int dwTimeout, int fAlertable) {
        return (int) call(ws2_32_h.WSAWaitForMultipleEvents$address(), callState, cEvents, lphEvents.address(),
                fWaitAll, dwTimeout, fAlertable, 0, lphEvents, NULL, NULL);
    }
}

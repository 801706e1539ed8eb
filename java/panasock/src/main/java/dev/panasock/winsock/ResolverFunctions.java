package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** Names and texts of addresses. Part of {@link Winsock2}. */
abstract sealed class ResolverFunctions extends NumberFunctions permits ReadinessFunctions {
    ResolverFunctions() {
    }

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
}

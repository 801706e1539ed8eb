package dev.panasock;

/**
 * One answer of {@code getaddrinfo}: the arguments for {@code socket} and the address for {@code bind} or {@code connect}.
 *
 * @param flags ai_flags, as the system filled them in
 * @param family the address family
 * @param type the socket type
 * @param protocol the protocol
 * @param address the address
 * @param canonicalName the name of the host, on the first answer if {@link Ai#CANONNAME} asked for it, else null
 * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-addrinfoa">addrinfo</a>
 */
public record AddressInfo(int flags, AddressFamily family, SocketType type, Protocol protocol, Sockaddr address,
        String canonicalName) {
}

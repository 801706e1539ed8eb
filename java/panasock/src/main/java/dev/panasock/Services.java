package dev.panasock;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names of services and their ports: what {@code getservbyname} and {@code getservbyport} tell. Those two are not thread-safe in C, so
 * {@code getaddrinfo} and {@code getnameinfo} are asked instead, which read the same tables. Thread-safe.
 */
public final class Services {
    private static final int LARGEST_PORT = 65535;

    private Services() {
    }

    /**
     * {@code getservbyname}: the port of a service.
     *
     * @param name its name, or a port as text
     * @param type STREAM for tcp, DGRAM for udp
     * @return the port, empty if the system has no such service
     * @throws ResolverException with the code of {@code getaddrinfo} for other failures
     * @see <a href="https://man7.org/linux/man-pages/man3/getservbyname.3.html">getservbyname(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getservbyname">getservbyname</a>
     */
    public static OptionalInt getservbyname(String name, SocketType type) throws ResolverException {
        try {
            Sockaddr address = Resolver.getaddrinfo(null, name, AddressHints.of(AddressFamily.INET, type)).getFirst()
                    .address();
            return OptionalInt.of(((InetSockaddr) address).port());
        } catch (ResolverException e) {
            if (e.error().notFound()) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /**
     * {@code getservbyport}: the name of the service of a port.
     *
     * @param port 0 to 65535, in the order of the host
     * @param type STREAM for tcp, DGRAM for udp
     * @return the name, empty if the system has none
     * @throws ResolverException with the code of {@code getnameinfo}
     * @throws IllegalArgumentException if the port is outside 0 to 65535
     * @see <a href="https://man7.org/linux/man-pages/man3/getservbyport.3.html">getservbyport(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getservbyport">getservbyport</a>
     */
    public static Optional<String> getservbyport(int port, SocketType type) throws ResolverException {
        FamilyFields.check("port", port, LARGEST_PORT);
        int flags = Ni.NUMERICHOST | (type.equals(SocketType.DGRAM) ? Ni.DGRAM : 0);
        String name = Resolver.getnameinfo(InetSockaddr.loopback(port), flags).service();
        return name.equals(Integer.toString(port)) ? Optional.empty() : Optional.of(name);
    }
}

package dev.panasock;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * An IPv6 address and port: {@code sockaddr_in6}.
 *
 * @param high the first eight bytes of the address, the first highest
 * @param low the last eight bytes
 * @param port 0 to 65535; 0 asks the system for a free one when bound
 * @param flowInfo traffic class and flow label, as the number that {@code ntohl(sin6_flowinfo)} gives
 * @param scopeId the index of the interface for link-local addresses, else 0
 * @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2ipdef/ns-ws2ipdef-sockaddr_in6_lh">sockaddr_in6</a>
 */
public record Inet6Sockaddr(long high, long low, int port, int flowInfo, int scopeId) implements Sockaddr {
    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public Inet6Sockaddr {
        Ports.check(port);
    }

    /**
     * A port of ::1.
     *
     * @param port 0 to 65535
     * @return the address
     */
    public static Inet6Sockaddr loopback(int port) {
        return new Inet6Sockaddr(0, 1, port, 0, 0);
    }

    /**
     * A port of every address of this machine: {@code in6addr_any}.
     *
     * @param port 0 to 65535
     * @return the address
     */
    public static Inet6Sockaddr any(int port) {
        return new Inet6Sockaddr(0, 0, port, 0, 0);
    }

    /**
     * The address of a java.net one, with its scope.
     *
     * @param address an IPv6 address
     * @param port 0 to 65535
     * @return the address
     */
    public static Inet6Sockaddr of(Inet6Address address, int port) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return new Inet6Sockaddr(bytes.getLong(), bytes.getLong(), port, 0, address.getScopeId());
    }

    /**
     * As a java.net address, with the scope and without the flow information. No name is looked up.
     *
     * @return the address
     */
    public InetSocketAddress toInetSocketAddress() {
        try {
            return new InetSocketAddress(Inet6Address.getByAddress(null, bytes(), scopeId == 0 ? -1 : scopeId), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.INET6;
    }

    @Override
    public int encode(MemorySegment to) {
        return SockaddrCodec.host().inet6(to, high, low, port, flowInfo, scopeId);
    }

    static Inet6Sockaddr decode(MemorySegment from) {
        SockaddrCodec codec = SockaddrCodec.host();
        return new Inet6Sockaddr(codec.inet6High(from), codec.inet6Low(from), codec.port(from), codec.flowInfo(from),
                codec.scopeId(from));
    }

    /**
     * The form of RFC 5952 with the port.
     *
     * @return for example {@code [::1]:27015}, {@code [fe80::1%2]:80}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a>
     */
    @Override
    public String toString() {
        return "[" + text() + (scopeId == 0 ? "" : "%" + Integer.toUnsignedString(scopeId)) + "]:" + port;
    }

    private int group(int index) {
        return (int) ((index < 4 ? high : low) >>> 48 - 16 * (index & 3)) & 0xffff;
    }

    private String text() {
        boolean mapped = high == 0 && low >>> 32 == 0xffff;
        if (mapped) {
            int address = (int) low;
            return "::ffff:" + (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "."
                    + (address & 0xff);
        }
        int start = -1;
        int longest = 1; // one group of zeros alone is not shortened
        for (int i = 0, run = 0; i < 8; i++) {
            run = group(i) == 0 ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                start = i - run + 1;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}

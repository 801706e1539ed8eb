package dev.panasock;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 address and port: {@code sockaddr_in}.
 *
 * @param address the four bytes, the first highest: 127.0.0.1 is 0x7f000001
 * @param port 0 to 65535; 0 asks the system for a free one when bound
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-sockaddr_in">sockaddr_in</a>
 */
public record InetSockaddr(int address, int port) implements Sockaddr {
    /** 0.0.0.0, every address of this machine: INADDR_ANY. */
    public static final int ANY = 0;
    /** 127.0.0.1: INADDR_LOOPBACK. */
    public static final int LOOPBACK = 0x7f000001;
    /** 255.255.255.255: INADDR_BROADCAST. */
    public static final int BROADCAST = -1;

    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public InetSockaddr {
        Ports.check(port);
    }

    /**
     * A port of 127.0.0.1.
     *
     * @param port 0 to 65535
     * @return the address
     */
    public static InetSockaddr loopback(int port) {
        return new InetSockaddr(LOOPBACK, port);
    }

    /**
     * A port of every address of this machine.
     *
     * @param port 0 to 65535
     * @return the address
     */
    public static InetSockaddr any(int port) {
        return new InetSockaddr(ANY, port);
    }

    /**
     * The address of a java.net one.
     *
     * @param address an IPv4 address
     * @param port 0 to 65535
     * @return the address
     */
    public static InetSockaddr of(Inet4Address address, int port) {
        byte[] bytes = address.getAddress();
        int number = 0;
        for (byte b : bytes) {
            number = number << 8 | b & 0xff;
        }
        return new InetSockaddr(number, port);
    }

    /**
     * As a java.net address. No name is looked up.
     *
     * @return the address
     */
    public InetSocketAddress toInetSocketAddress() {
        byte[] bytes = {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.INET;
    }

    @Override
    public int encode(MemorySegment to) {
        return SockaddrCodec.host().inet(to, address, port);
    }

    static InetSockaddr decode(MemorySegment from) {
        SockaddrCodec codec = SockaddrCodec.host();
        return new InetSockaddr(codec.inetAddress(from), codec.port(from));
    }

    /**
     * The usual form.
     *
     * @return for example {@code 127.0.0.1:27015}
     */
    @Override
    public String toString() {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff)
                + ":" + port;
    }
}

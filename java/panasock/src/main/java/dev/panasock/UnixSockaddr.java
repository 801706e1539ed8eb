package dev.panasock;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An address of a UNIX socket: {@code sockaddr_un}. A path in the file system, on Linux also an abstract name (its first
 * byte is zero), or unnamed (no bytes: a socket that was not bound).
 *
 * <p>Paths are bytes, as the system has them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/afunix/ns-afunix-sockaddr_un">sockaddr_un</a>
 */
public final class UnixSockaddr implements Sockaddr {
    /** The address of a socket that is not bound. */
    public static final UnixSockaddr UNNAMED = new UnixSockaddr(new byte[0]);

    private final byte[] path;

    private UnixSockaddr(byte[] path) {
        this.path = path;
    }

    /**
     * The address of a path.
     *
     * @param path the bytes of the path
     * @return the address
     * @throws IllegalArgumentException if it is empty, contains a zero, or is longer than this system allows (108 bytes on
     *         Linux, 104 on macOS, 107 on Windows)
     */
    public static UnixSockaddr of(byte[] path) {
        if (path.length == 0) {
            throw new IllegalArgumentException("the UNIX path is empty");
        }
        for (byte b : path) {
            if (b == 0) {
                throw new IllegalArgumentException("the UNIX path contains a zero byte");
            }
        }
        return new UnixSockaddr(checked(path));
    }

    /**
     * The address of a path, in UTF-8.
     *
     * @param path the path
     * @return the address
     * @throws IllegalArgumentException as for {@link #of(byte[])}
     */
    public static UnixSockaddr of(String path) {
        return of(path.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The address of a java.net one.
     *
     * @param address a path; the empty path is {@link #UNNAMED}
     * @return the address
     * @throws IllegalArgumentException as for {@link #of(byte[])}
     */
    public static UnixSockaddr of(UnixDomainSocketAddress address) {
        String path = address.getPath().toString();
        return path.isEmpty() ? UNNAMED : of(path);
    }

    /**
     * An abstract address, which is no file. Linux only; other systems refuse it when it is used.
     *
     * @param name the bytes after the leading zero; zeros are allowed
     * @return the address
     * @throws IllegalArgumentException if it is too long
     */
    public static UnixSockaddr ofAbstract(byte[] name) {
        byte[] path = new byte[name.length + 1];
        System.arraycopy(name, 0, path, 1, name.length);
        return new UnixSockaddr(checked(path));
    }

    private static byte[] checked(byte[] path) {
        int limit = SockaddrCodec.host().unixPathLimit();
        if (path.length > limit) {
            throw new IllegalArgumentException(
                    "the UNIX path has " + path.length + " bytes, this system allows " + limit);
        }
        return path.clone();
    }

    /**
     * The bytes of the path: none if unnamed, with the leading zero if abstract.
     *
     * @return a copy
     */
    public byte[] path() {
        return path.clone();
    }

    /**
     * Whether the socket has no address.
     *
     * @return whether there are no bytes
     */
    public boolean isUnnamed() {
        return path.length == 0;
    }

    /**
     * Whether the address is abstract.
     *
     * @return whether its first byte is zero
     */
    public boolean isAbstract() {
        return path.length > 0 && path[0] == 0;
    }

    /**
     * As a java.net address.
     *
     * @return the path; the empty one if unnamed
     * @throws UnsupportedOperationException for an abstract address, which java.net cannot express
     */
    public UnixDomainSocketAddress toUnixDomainSocketAddress() {
        if (isAbstract()) {
            throw new UnsupportedOperationException("java.net has no abstract addresses: " + this);
        }
        return UnixDomainSocketAddress.of(new String(path, StandardCharsets.UTF_8));
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.UNIX;
    }

    @Override
    public int encode(MemorySegment to) {
        return SockaddrCodec.host().unix(to, path);
    }

    static UnixSockaddr decode(MemorySegment from, int length) {
        byte[] path = SockaddrCodec.host().unixPath(from, length);
        return path.length == 0 ? UNNAMED : new UnixSockaddr(path);
    }

    /**
     * Equal if the bytes are.
     *
     * @param other another object
     * @return whether both are the same address
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof UnixSockaddr address && Arrays.equals(path, address.path);
    }

    /**
     * Fits {@link #equals}.
     *
     * @return the hash
     */
    @Override
    public int hashCode() {
        return Arrays.hashCode(path);
    }

    /**
     * The path; an abstract one with {@code @} for its zeros, as in other tools.
     *
     * @return the text, {@code (unnamed)} if there is none
     */
    @Override
    public String toString() {
        return isUnnamed() ? "(unnamed)" : new String(path, StandardCharsets.UTF_8).replace('\0', '@');
    }
}

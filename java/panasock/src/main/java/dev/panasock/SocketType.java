package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;

/**
 * A socket type ({@code SOCK_...}), the second argument of {@code socket}. The set is open: any number can be used, on
 * Linux also with flags such as SOCK_NONBLOCK.
 *
 * @param number the number, the same on every system for the named ones
 * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">socket</a>
 */
public record SocketType(int number) {
    /** SOCK_STREAM: a connected stream of bytes. */
    public static final SocketType STREAM = new SocketType(SocketNumbers.SOCK_STREAM.here());
    /** SOCK_DGRAM: datagrams. */
    public static final SocketType DGRAM = new SocketType(SocketNumbers.SOCK_DGRAM.here());
    /** SOCK_RAW: packets with their network header; needs privileges. */
    public static final SocketType RAW = new SocketType(SocketNumbers.SOCK_RAW.here());
    /** SOCK_SEQPACKET: a connected sequence of datagrams. */
    public static final SocketType SEQPACKET = new SocketType(SocketNumbers.SOCK_SEQPACKET.here());

    /**
     * The type of a number.
     *
     * @param number the number on this system
     * @return the type
     */
    public static SocketType of(int number) {
        return new SocketType(number);
    }

    /**
     * The C name.
     *
     * @return for example {@code SOCK_STREAM}, or {@code SOCK_4711} for a number without a name here
     */
    @Override
    public String toString() {
        if (number == STREAM.number) {
            return "SOCK_STREAM";
        }
        if (number == DGRAM.number) {
            return "SOCK_DGRAM";
        }
        if (number == RAW.number) {
            return "SOCK_RAW";
        }
        return number == SEQPACKET.number ? "SOCK_SEQPACKET" : "SOCK_" + number;
    }
}

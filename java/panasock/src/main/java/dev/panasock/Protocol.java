package dev.panasock;

import dev.panasock.platform.SocketNumbers;

/**
 * A protocol ({@code IPPROTO_...}), the third argument of {@code socket}, and as a number also the level of its options.
 * The set is open.
 *
 * @param number the number, the same on every system for the named ones
 * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">socket</a>
 */
public record Protocol(int number) {
    /** 0: the system chooses by family and type. */
    public static final Protocol DEFAULT = new Protocol(0);
    /** IPPROTO_TCP. */
    public static final Protocol TCP = new Protocol(SocketNumbers.IPPROTO_TCP.here());
    /** IPPROTO_UDP. */
    public static final Protocol UDP = new Protocol(SocketNumbers.IPPROTO_UDP.here());

    /**
     * The protocol of a number.
     *
     * @param number the number on this system
     * @return the protocol
     */
    public static Protocol of(int number) {
        return new Protocol(number);
    }

    /**
     * The C name.
     *
     * @return for example {@code IPPROTO_TCP}, or {@code IPPROTO_4711} for a number without a name here
     */
    @Override
    public String toString() {
        if (number == TCP.number) {
            return "IPPROTO_TCP";
        }
        return number == UDP.number ? "IPPROTO_UDP" : "IPPROTO_" + number;
    }
}

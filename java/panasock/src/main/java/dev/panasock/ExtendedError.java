package dev.panasock;

import dev.panasock.platform.abi.ExtendedErrorLayout;
import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;

/**
 * What the queue of errors of a Linux socket tells ({@code struct sock_extended_err}): received with {@link Msg#ERRQUEUE} as
 * {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}.
 *
 * @param error the error, with number 0 for a notice that is none
 * @param origin SO_EE_ORIGIN_ number: 1 this machine, 2 ICMP, 3 ICMPv6, 4 time stamps, 5 zero-copy
 * @param type the type of the ICMP message
 * @param code the code of the ICMP message; of a zero-copy notice 1 if the system copied all the same
 * @param info for EMSGSIZE the MTU; of a zero-copy notice the first send that it is about, counted from 0
 * @param data of a zero-copy notice the last send that it is about
 * @param offender who reported the error, or null
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7), IP_RECVERR</a>
 * @see <a href="https://docs.kernel.org/networking/msg_zerocopy.html">MSG_ZEROCOPY</a>
 */
public record ExtendedError(SocketError error, int origin, int type, int code, int info, int data, Sockaddr offender) {
    static final long SIZE = ExtendedErrorLayout.SIZE;

    static ExtendedError decode(MemorySegment from) {
        return new ExtendedError(SocketError.of(ExtendedErrorLayout.number(from, 0)),
                ExtendedErrorLayout.origin(from, 0),
                ExtendedErrorLayout.type(from, 0), ExtendedErrorLayout.code(from, 0), ExtendedErrorLayout.info(from, 0),
                ExtendedErrorLayout.data(from, 0), offender(from));
    }

    private static Sockaddr offender(MemorySegment from) {
        long length = Math.min(from.byteSize() - SIZE, Sockaddr.MAX_LENGTH);
        if (length < SockaddrCodec.HEADER_LENGTH) {
            return null;
        }
        Sockaddr address = Sockaddr.decode(from.asSlice(SIZE, length), (int) length);
        return address.family().equals(AddressFamily.UNSPEC) ? null : address;
    }

    /**
     * Whether this is a notice that memory sent with {@link Msg#ZEROCOPY} is free again.
     *
     * @return true for a zero-copy notice
     */
    public boolean isZeroCopy() {
        return origin == ExtendedErrorLayout.ORIGIN_ZEROCOPY;
    }

    /**
     * Whether the system copied what was sent with {@link Msg#ZEROCOPY}, as it does on loopback.
     *
     * @return true for a zero-copy notice that says so
     */
    public boolean isCopied() {
        return isZeroCopy() && code == ExtendedErrorLayout.CODE_COPIED;
    }
}

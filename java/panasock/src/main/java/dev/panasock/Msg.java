package dev.panasock;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.SocketNumbers;

/**
 * The flags of {@code send} and {@code recv} ({@code MSG_...}) with the numbers of this system. Any other number can be passed as
 * well.
 *
 * <p>MSG_NOSIGNAL needs no mention: no call of the library raises SIGPIPE.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-recv">recv</a>
 */
public final class Msg {
    /** No flag. */
    public static final int NONE = 0;
    /** MSG_OOB: urgent data. */
    public static final int OOB = SocketNumbers.MSG_OOB.here();
    /** MSG_PEEK: what is received stays there for the next call. */
    public static final int PEEK = SocketNumbers.MSG_PEEK.here();
    /** MSG_DONTROUTE: only to hosts of directly connected networks. */
    public static final int DONTROUTE = SocketNumbers.MSG_DONTROUTE.here();
    /** MSG_WAITALL: returns when the buffer is full, or at an end, an error, or a signal. */
    public static final int WAITALL = SocketNumbers.MSG_WAITALL.here();
    /** MSG_TRUNC: on Linux the real length of a datagram is returned, also if it is longer than the buffer. */
    public static final int TRUNC = SocketNumbers.MSG_TRUNC.here();
    /**
     * MSG_DONTWAIT: this one call does not wait. Windows has no such flag, and a call that is given it there throws
     * {@link UnsupportedOperationException} instead of waiting.
     */
    public static final int DONTWAIT = SocketNumbers.MSG_DONTWAIT.here();

    /** MSG_CTRUNC: reported by recvmsg when ancillary data did not fit. */
    public static final int CTRUNC = SocketNumbers.MSG_CTRUNC.here();
    /** MSG_EOR: the end of a record. Linux and macOS. */
    public static final int EOR = SocketNumbers.MSG_EOR.here();
    /** MSG_ERRQUEUE: receives from the queue of errors, with ancillary data that tells them. Linux. */
    public static final int ERRQUEUE = SocketNumbers.MSG_ERRQUEUE.here();
    /** MSG_MORE: more follows, as if TCP_CORK or UDP_CORK were set for this call. Linux. */
    public static final int MORE = SocketNumbers.MSG_MORE.here();
    /** MSG_CONFIRM: tells the link layer that the peer has answered. Linux. */
    public static final int CONFIRM = SocketNumbers.MSG_CONFIRM.here();
    /**
     * MSG_ZEROCOPY: sends from the caller's memory, which must be native and stay as it is until the queue of errors says
     * that it is done: {@code dev.panasock.linux.ZeroCopy} sends so and counts. Linux.
     */
    public static final int ZEROCOPY = SocketNumbers.MSG_ZEROCOPY.here();
    /** MSG_FASTOPEN: connects and sends in one call. Linux. */
    public static final int FASTOPEN = SocketNumbers.MSG_FASTOPEN.here();

    private Msg() {
    }

    /** No system has a flag of this number, so it stands for those that this system does not have. */
    static int check(int flags) {
        if ((flags & Numbers.ABSENT) != 0) {
            throw new UnsupportedOperationException("a flag is not available on this system: 0x"
                    + Integer.toHexString(flags));
        }
        return flags;
    }
}

package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;

/**
 * The events of {@code poll} ({@code POLL...}) with the numbers of this system.
 *
 * <p>{@link #ERR}, {@link #HUP} and {@link #NVAL} are answers and need not be asked for; Windows refuses them, and
 * {@link #PRI}, as a question.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
 */
public final class Poll {
    /** POLLIN: something can be received or accepted. */
    public static final int IN = SocketNumbers.POLLIN.here();
    /** POLLPRI: urgent data; as a question not on Windows. */
    public static final int PRI = SocketNumbers.POLLPRI.here();
    /** POLLOUT: something can be sent; a connect has finished. */
    public static final int OUT = SocketNumbers.POLLOUT.here();
    /** POLLERR: an error, which SO_ERROR tells. */
    public static final int ERR = SocketNumbers.POLLERR.here();
    /** POLLHUP: the connection has ended. */
    public static final int HUP = SocketNumbers.POLLHUP.here();
    /** POLLNVAL: not an open socket. */
    public static final int NVAL = SocketNumbers.POLLNVAL.here();
    /** POLLRDNORM: normal data. */
    public static final int RDNORM = SocketNumbers.POLLRDNORM.here();
    /** POLLRDBAND: priority data; Windows' name for urgent data. */
    public static final int RDBAND = SocketNumbers.POLLRDBAND.here();
    /** POLLWRNORM: as {@link #OUT}. */
    public static final int WRNORM = SocketNumbers.POLLWRNORM.here();

    private Poll() {
    }
}

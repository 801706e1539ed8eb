package dev.panasock.winsock;

import dev.panasock.SocketHandle;
import java.lang.foreign.MemorySegment;

/**
 * {@code struct pollfd}: a socket that {@link Winsock2#WSAPoll} watches.
 *
 * <p>The memory holds the number of the socket, the object the {@link SOCKET} itself, so that the poll can hold it
 * open. A view over memory that somebody else filled in borrows the number.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-wsapollfd">WSAPOLLFD</a>
 */
public final class WSAPOLLFD extends Struct {
    private SOCKET socket;

    /** Zeroed, with no socket: {@code INVALID_SOCKET}, which WSAPoll passes over. */
    public WSAPOLLFD() {
        super(dev.panasock.bindings.windows.generated.pollfd.layout());
        fd(SOCKET.INVALID);
    }

    /**
     * A view.
     *
     * @param memory at least 16 bytes
     */
    public WSAPOLLFD(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.pollfd.layout());
    }

    /**
     * {@code fd}.
     *
     * @return the socket
     */
    public SOCKET fd() {
        long number = dev.panasock.bindings.windows.generated.pollfd.fd(memory);
        if (socket == null || socket.number() != number) {
            socket = number < 0 ? SOCKET.INVALID : SOCKET.of(SocketHandle.borrow(number));
        }
        return socket;
    }

    /**
     * Sets {@code fd}.
     *
     * @param s the socket, or INVALID_SOCKET for an element to pass over
     */
    public void fd(SOCKET s) {
        dev.panasock.bindings.windows.generated.pollfd.fd(memory, s.number());
        socket = s;
    }

    /**
     * {@code events}.
     *
     * @return what is asked for
     */
    public int events() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.pollfd.events(memory));
    }

    /**
     * Sets {@code events}.
     *
     * @param events a combination of POLLRDNORM, POLLRDBAND (both: POLLIN) and POLLWRNORM (POLLOUT)
     */
    public void events(int events) {
        dev.panasock.bindings.windows.generated.pollfd.events(memory, (short) events);
    }

    /**
     * {@code revents}.
     *
     * @return what is so, POLLERR, POLLHUP and POLLNVAL included
     */
    public int revents() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.pollfd.revents(memory));
    }

    /**
     * Sets {@code revents}.
     *
     * @param revents usually 0
     */
    public void revents(int revents) {
        dev.panasock.bindings.windows.generated.pollfd.revents(memory, (short) revents);
    }
}

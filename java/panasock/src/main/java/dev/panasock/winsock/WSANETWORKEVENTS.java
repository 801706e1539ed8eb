package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.windows.generated._WSANETWORKEVENTS;
import java.lang.foreign.MemorySegment;

/**
 * {@code WSANETWORKEVENTS}: what happened on a socket, from {@link Winsock2#WSAEnumNetworkEvents}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-wsanetworkevents">WSANETWORKEVENTS</a>
 */
public final class WSANETWORKEVENTS extends Struct {
    /** A zeroed one. */
    public WSANETWORKEVENTS() {
        super(_WSANETWORKEVENTS.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public WSANETWORKEVENTS(MemorySegment memory) {
        super(memory, _WSANETWORKEVENTS.layout());
    }

    /**
     * {@code lNetworkEvents}.
     *
     * @return a combination of FD_READ, FD_ACCEPT and so on
     */
    public int lNetworkEvents() {
        return _WSANETWORKEVENTS.lNetworkEvents(memory);
    }

    /**
     * {@code iErrorCode[bit]}.
     *
     * @param bit FD_READ_BIT and so on
     * @return the code of the event, 0 for none
     * @throws IndexOutOfBoundsException unless the bit is 0 to FD_MAX_EVENTS - 1
     */
    public int iErrorCode(int bit) {
        return _WSANETWORKEVENTS.iErrorCode(memory).getAtIndex(JAVA_INT, bit);
    }
}

package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct WSAData}: what {@link Winsock2#WSAStartup} tells about the implementation.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/ns-winsock-wsadata">WSADATA</a>
 */
public final class WSADATA extends Struct {
    /** A zeroed one. */
    public WSADATA() {
        super(dev.panasock.bindings.windows.generated.WSAData.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public WSADATA(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.WSAData.layout());
    }

    /**
     * {@code wVersion}.
     *
     * @return the version to use: low byte major, high byte minor
     */
    public int wVersion() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.WSAData.wVersion(memory));
    }

    /**
     * {@code wHighVersion}.
     *
     * @return the highest version there is
     */
    public int wHighVersion() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.WSAData.wHighVersion(memory));
    }

    /**
     * {@code iMaxSockets}.
     *
     * @return for version 1 only, else 0
     */
    public int iMaxSockets() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.WSAData.iMaxSockets(memory));
    }

    /**
     * {@code iMaxUdpDg}.
     *
     * @return for version 1 only, else 0
     */
    public int iMaxUdpDg() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.WSAData.iMaxUdpDg(memory));
    }

    /**
     * {@code szDescription}.
     *
     * @return the text up to its final zero
     */
    public String szDescription() {
        return dev.panasock.bindings.windows.generated.WSAData.szDescription(memory).getString(0);
    }

    /**
     * {@code szSystemStatus}.
     *
     * @return the text up to its final zero
     */
    public String szSystemStatus() {
        return dev.panasock.bindings.windows.generated.WSAData.szSystemStatus(memory).getString(0);
    }

    /** Fills in what {@code WSAStartup} tells on a system that has no Winsock. */
    void fill(int version, int highVersion, int sockets, int datagram, String description, String status) {
        memory.fill((byte) 0);
        dev.panasock.bindings.windows.generated.WSAData.wVersion(memory, (short) version);
        dev.panasock.bindings.windows.generated.WSAData.wHighVersion(memory, (short) highVersion);
        dev.panasock.bindings.windows.generated.WSAData.iMaxSockets(memory, (short) sockets);
        dev.panasock.bindings.windows.generated.WSAData.iMaxUdpDg(memory, (short) datagram);
        dev.panasock.bindings.windows.generated.WSAData.szDescription(memory).setString(0, description);
        dev.panasock.bindings.windows.generated.WSAData.szSystemStatus(memory).setString(0, status);
    }
}

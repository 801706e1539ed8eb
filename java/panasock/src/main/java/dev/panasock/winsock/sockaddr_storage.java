package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct sockaddr_storage}: room for an address of any family, 128 bytes. {@link sockaddr#of} makes the view
 * that fits what is in it.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-sockaddr_storage_lh">sockaddr_storage</a>
 */
public final class sockaddr_storage extends sockaddr {
    /** A zeroed one. */
    public sockaddr_storage() {
        super(dev.panasock.bindings.windows.generated.sockaddr_storage.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 128 bytes
     */
    public sockaddr_storage(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.sockaddr_storage.layout());
    }

    /**
     * {@code ss_family}.
     *
     * @return the family of the address in it
     */
    public int ss_family() {
        return sa_family();
    }

    /**
     * Sets {@code ss_family}.
     *
     * @param family AF_INET and so on
     */
    public void ss_family(int family) {
        sa_family(family);
    }
}

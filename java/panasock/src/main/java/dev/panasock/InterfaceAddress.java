package dev.panasock;

import dev.panasock.platform.abi.FamilyNumbers;

/**
 * One address of a network interface, as {@code getifaddrs} tells it: an interface comes once for each of its addresses.
 *
 * @param name the name of the interface
 * @param flags IFF_ flags of the interface
 * @param address the address, on Linux also of AF_PACKET (the hardware address) and on macOS raw of AF_LINK; null if there is none
 * @param netmask an address whose bits are the mask, or null
 * @see <a href="https://man7.org/linux/man-pages/man7/netdevice.7.html">netdevice(7)</a>
 */
public record InterfaceAddress(String name, int flags, Sockaddr address, Sockaddr netmask) {
    /**
     * IFF_UP.
     *
     * @return whether the interface is switched on
     */
    public boolean isUp() {
        return has(FamilyNumbers.IFF_UP);
    }

    /**
     * IFF_LOOPBACK.
     *
     * @return whether what is sent comes back to this machine
     */
    public boolean isLoopback() {
        return has(FamilyNumbers.IFF_LOOPBACK);
    }

    /**
     * IFF_POINTOPOINT.
     *
     * @return whether there is one peer
     */
    public boolean isPointToPoint() {
        return has(FamilyNumbers.IFF_POINTOPOINT);
    }

    /**
     * IFF_BROADCAST.
     *
     * @return whether it can reach all at once
     */
    public boolean isBroadcast() {
        return has(FamilyNumbers.IFF_BROADCAST);
    }

    /**
     * IFF_MULTICAST.
     *
     * @return whether it can reach groups
     */
    public boolean isMulticast() {
        return has(FamilyNumbers.IFF_MULTICAST);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}

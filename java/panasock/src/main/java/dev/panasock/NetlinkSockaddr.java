package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;

/**
 * An address of the kernel's own messages: {@code sockaddr_nl} of AF_NETLINK. Linux only.
 *
 * @param portId who: 0 for the kernel, or to bind to a number that it chooses
 * @param groups a bit for each of the first 32 multicast groups
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
public record NetlinkSockaddr(int portId, int groups) implements Sockaddr {
    /** The kernel; and to bind to: a number that it chooses, no groups. */
    public static final NetlinkSockaddr KERNEL = new NetlinkSockaddr(0, 0);
    /** NETLINK_ROUTE: interfaces, addresses and routes; the third argument of {@code socket}. */
    public static final Protocol ROUTE = Protocol.of(LinuxSockaddrLayout.NETLINK_ROUTE);

    @Override
    public AddressFamily family() {
        return AddressFamily.NETLINK;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException where the system has no such addresses
     */
    @Override
    public int encode(MemorySegment to) {
        FamilyFields.require(LinuxSockaddrLayout.isHost(), this);
        return write(to);
    }

    int write(MemorySegment to) {
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_NETLINK,
                LinuxSockaddrLayout.NETLINK_LENGTH);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.NETLINK_PID, portId);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.NETLINK_GROUPS, groups);
        return LinuxSockaddrLayout.NETLINK_LENGTH;
    }

    static NetlinkSockaddr read(MemorySegment from) {
        return new NetlinkSockaddr(from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.NETLINK_PID),
                from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.NETLINK_GROUPS));
    }

    /**
     * Number and groups.
     *
     * @return for example {@code netlink:0, groups 0x1}
     */
    @Override
    public String toString() {
        return "netlink:" + Integer.toUnsignedString(portId)
                + (groups == 0 ? "" : ", groups 0x" + Integer.toHexString(groups));
    }
}

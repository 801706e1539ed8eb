package dev.panasock;

import dev.panasock.platform.abi.ControlValues;
import dev.panasock.platform.abi.MembershipLayout;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OptionLevel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Membership of multicast groups, for IPv4 and IPv6 alike: each method is one {@code setsockopt}. A socket leaves its
 * groups when it is closed.
 *
 * <p>How far datagrams go, whether they come back, and by which interface they are sent are options:
 * {@link IpOption#IP_MULTICAST_TTL}, {@link IpOption#IP_MULTICAST_LOOP}, {@link Ip6Option#IPV6_MULTICAST_HOPS},
 * {@link Ip6Option#IPV6_MULTICAST_LOOP}, {@link Ip6Option#IPV6_MULTICAST_IF}, and for IPv4 {@link #sendBy}.
 *
 * <p>Errors among others: EADDRINUSE for a group that was joined already; EADDRNOTAVAIL for one that was not; ENODEV
 * for an interface that is not there; EINVAL for an address that is no group; ENOBUFS when there are too many.
 * Thread-safe, as the socket is.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/mcast-socket-options">MCAST Socket Options</a>
 */
public final class Multicast {
    private static final MembershipLayout LAYOUT = MembershipLayout.host();

    private Multicast() {
    }

    /**
     * {@code setsockopt(MCAST_JOIN_GROUP)}: datagrams to a group are received.
     *
     * @param socket a datagram socket
     * @param group the address of the group; its port means nothing
     * @param interfaceIndex the interface, 0 for the system's choice
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void join(NativeSocket socket, Sockaddr group, int interfaceIndex) throws IOException {
        set(socket, "MCAST_JOIN_GROUP", group, interfaceIndex, null);
    }

    /**
     * {@code setsockopt(MCAST_LEAVE_GROUP)}: they are not any more.
     *
     * @param socket the socket that has joined
     * @param group the address of the group
     * @param interfaceIndex as for {@link #join}
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void leave(NativeSocket socket, Sockaddr group, int interfaceIndex) throws IOException {
        set(socket, "MCAST_LEAVE_GROUP", group, interfaceIndex, null);
    }

    /**
     * {@code setsockopt(MCAST_JOIN_SOURCE_GROUP)}: datagrams of one source to a group are received. Can be said for
     * several sources.
     *
     * @param socket a datagram socket
     * @param group the address of the group
     * @param source the address of the source; its port means nothing
     * @param interfaceIndex the interface, 0 for the system's choice
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void joinSource(NativeSocket socket, Sockaddr group, Sockaddr source, int interfaceIndex)
            throws IOException {
        set(socket, "MCAST_JOIN_SOURCE_GROUP", group, interfaceIndex, source);
    }

    /**
     * {@code setsockopt(MCAST_LEAVE_SOURCE_GROUP)}: those of this source are not any more.
     *
     * @param socket the socket that has joined
     * @param group the address of the group
     * @param source the address of the source
     * @param interfaceIndex as for {@link #joinSource}
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void leaveSource(NativeSocket socket, Sockaddr group, Sockaddr source, int interfaceIndex)
            throws IOException {
        set(socket, "MCAST_LEAVE_SOURCE_GROUP", group, interfaceIndex, source);
    }

    /**
     * {@code setsockopt(MCAST_BLOCK_SOURCE)}: of a group that was joined as a whole, those of one source are not
     * received.
     *
     * @param socket the socket that has joined
     * @param group the address of the group
     * @param source the address of the source
     * @param interfaceIndex as for {@link #join}
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void block(NativeSocket socket, Sockaddr group, Sockaddr source, int interfaceIndex)
            throws IOException {
        set(socket, "MCAST_BLOCK_SOURCE", group, interfaceIndex, source);
    }

    /**
     * {@code setsockopt(MCAST_UNBLOCK_SOURCE)}: they are received again.
     *
     * @param socket the socket that has joined
     * @param group the address of the group
     * @param source the address of the source
     * @param interfaceIndex as for {@link #join}
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void unblock(NativeSocket socket, Sockaddr group, Sockaddr source, int interfaceIndex)
            throws IOException {
        set(socket, "MCAST_UNBLOCK_SOURCE", group, interfaceIndex, source);
    }

    private static void set(NativeSocket socket, String option, Sockaddr group, int interfaceIndex, Sockaddr source)
            throws IOException {
        MemorySegment request =
                MemorySegment.ofArray(new byte[source == null ? LAYOUT.groupSize() : LAYOUT.sourceSize()]);
        MembershipLayout.setInterface(request, interfaceIndex);
        group.encode(request.asSlice(LAYOUT.group(), Sockaddr.MAX_LENGTH));
        if (source != null) {
            source.encode(request.asSlice(LAYOUT.source(), Sockaddr.MAX_LENGTH));
        }
        OptionLevel level = group.family().equals(AddressFamily.INET6) ? OptionLevel.IPV6 : OptionLevel.IP;
        SocketOptions.setsockopt(socket.state, level.number().here(), number(option), request,
                option + " " + group + (source == null ? "" : " of " + source));
    }

    /**
     * {@code setsockopt(IP_ADD_MEMBERSHIP)}: joins an IPv4 group by the address of the interface.
     *
     * @param socket a datagram socket
     * @param group the address of the group
     * @param local an address of the interface, {@link InetSockaddr#any} for the system's choice
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void joinBy(NativeSocket socket, InetSockaddr group, InetSockaddr local) throws IOException {
        byAddress(socket, "IP_ADD_MEMBERSHIP", group, local);
    }

    /**
     * {@code setsockopt(IP_DROP_MEMBERSHIP)}: leaves it.
     *
     * @param socket the socket that has joined
     * @param group the address of the group
     * @param local as for {@link #joinBy}
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void leaveBy(NativeSocket socket, InetSockaddr group, InetSockaddr local) throws IOException {
        byAddress(socket, "IP_DROP_MEMBERSHIP", group, local);
    }

    /** An ip_mreq: both addresses, one after the other, on every system. */
    private static void byAddress(NativeSocket socket, String option, InetSockaddr group, InetSockaddr local)
            throws IOException {
        MemorySegment request = MemorySegment.ofArray(new byte[2 * Integer.BYTES]);
        request.set(ControlValues.BIG_INT, 0, group.address());
        request.set(ControlValues.BIG_INT, Integer.BYTES, local.address());
        SocketOptions.setsockopt(socket.state, OptionLevel.IP.number().here(), number(option), request,
                option + " " + group + " by " + local);
    }

    /**
     * {@code setsockopt(IP_MULTICAST_IF)}: by which interface IPv4 multicast is sent. For IPv6 there is
     * {@link Ip6Option#IPV6_MULTICAST_IF}.
     *
     * @param socket a datagram socket
     * @param local an address of the interface, {@link InetSockaddr#any} for the system's choice
     * @throws IOException with the {@link SocketFailure error} of the system
     */
    public static void sendBy(NativeSocket socket, InetSockaddr local) throws IOException {
        MemorySegment address = MemorySegment.ofArray(new byte[Integer.BYTES]);
        address.set(ControlValues.BIG_INT, 0, local.address());
        SocketOptions.setsockopt(socket.state, OptionLevel.IP.number().here(), number("IP_MULTICAST_IF"), address,
                "IP_MULTICAST_IF " + local);
    }

    private static int number(String option) {
        int number = Numbers.of(option).here();
        if (number == Numbers.ABSENT) {
            throw new UnsupportedOperationException(option + " is not available on this system");
        }
        return number;
    }
}

package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Groups on the loopback interface: joined, left, and joined for one source. */
@Timeout(300)
class MulticastTest {
    private static final int GROUP = 0xeffe_0102; // 239.254.1.2, of this site only

    private static int loopbackIndex() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getIndex();
    }

    /** Not every Windows takes the options that name the interface by its index. */
    private static void assumeJoinsByIndex() throws IOException {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            Multicast.join(socket, new InetSockaddr(GROUP, 0), loopbackIndex());
        } catch (IOException e) {
            assumeTrue(!Expect.WINDOWS, "this Windows: " + e);
            throw e;
        }
    }

    @BeforeAll
    static void areGroupsPassedOn() {
        Qemu.needs("MCAST_JOIN_GROUP");
    }

    /** A sender and a receiver of a group; skips the test where loopback does no multicast. */
    private static final class Group implements AutoCloseable {
        final NativeSocket sender;
        final NativeSocket receiver;
        final Sockaddr group;
        final Sockaddr to;
        final int index = loopbackIndex();

        Group(Loopback loopback) throws IOException {
            boolean inet = loopback == Loopback.INET;
            sender = loopback.bound(SocketType.DGRAM);
            receiver = loopback.open(SocketType.DGRAM);
            receiver.bind(inet ? InetSockaddr.any(0) : Inet6Sockaddr.any(0));
            group = inet ? new InetSockaddr(GROUP, 0) : new Inet6Sockaddr(0xff01_0000_0000_0000L, 0x4711, 0, 0, index);
            if (inet) {
                Multicast.sendBy(sender, InetSockaddr.loopback(0));
                assertArrayEquals(new byte[] {127, 0, 0, 1}, interfaceOf(sender));
                sender.set(IpOption.IP_MULTICAST_LOOP, true);
                to = new InetSockaddr(GROUP, ((InetSockaddr) receiver.getsockname()).port());
            } else {
                sender.set(Ip6Option.IPV6_MULTICAST_IF, index);
                int port = ((Inet6Sockaddr) receiver.getsockname()).port();
                to = new Inet6Sockaddr(0xff01_0000_0000_0000L, 0x4711, port, 0, index);
            }
            receiver.set(SoOption.SO_RCVTIMEO, java.time.Duration.ofSeconds(20));
        }

        private static byte[] interfaceOf(NativeSocket socket) throws IOException {
            byte[] address = new byte[4];
            int option = Constants.number(OperatingSystem.current(), "IP_MULTICAST_IF");
            assertEquals(4, socket.getsockopt(OptionLevel.IP.number().here(), option, address));
            return address;
        }

        /** Whether loopback has a route for the group: machines without one still keep memberships. */
        boolean isReachable() throws IOException {
            try {
                sender.sendto(new byte[99], to);
                return true;
            } catch (IOException e) {
                assertEquals(Errno.ENETUNREACH, ((SocketFailure) e).error().errno().orElseThrow(), e::toString);
                return false;
            }
        }

        void expect(int length) throws IOException {
            sender.sendto(new byte[length], to);
            assertEquals(length, receiver.recv(new byte[100]));
        }

        /** One to the group and then one to the socket itself: the first one must be missing. */
        void expectNothing() throws IOException {
            sender.sendto(new byte[50], to);
            sender.sendto(new byte[1], to instanceof InetSockaddr inet ? InetSockaddr.loopback(inet.port())
                    : Inet6Sockaddr.loopback(((Inet6Sockaddr) to).port()));
            assertEquals(1, receiver.recv(new byte[100]));
        }

        @Override
        public void close() throws IOException {
            sender.close();
            receiver.close();
        }
    }

    private static void joinAndLeave(Loopback loopback) throws IOException {
        assumeJoinsByIndex();
        try (Group group = new Group(loopback)) {
            boolean reachable = group.isReachable();
            if (reachable) {
                group.expectNothing();
            }
            Multicast.join(group.receiver, group.group, group.index);
            if (reachable) {
                group.expect(10);
            }
            error(Errno.EADDRINUSE).orWindows(Errno.EADDRINUSE, Errno.EINVAL).from("setsockopt",
                    () -> Multicast.join(group.receiver, group.group, group.index));
            Multicast.leave(group.receiver, group.group, group.index);
            if (reachable) {
                group.expectNothing();
            }
            error(Errno.EADDRNOTAVAIL).orWindows(Errno.EADDRNOTAVAIL, Errno.EINVAL).from("setsockopt",
                    () -> Multicast.leave(group.receiver, group.group, group.index));
        }
    }

    @Test
    void aGroupOfIpv4() throws Exception {
        joinAndLeave(Loopback.INET);
    }

    @Test
    void aGroupOfIpv6() throws Exception {
        joinAndLeave(Loopback.INET6);
    }

    @Test
    void aGroupByTheAddressOfTheInterface() throws Exception {
        try (Group group = new Group(Loopback.INET)) {
            InetSockaddr local = InetSockaddr.loopback(0);
            Multicast.joinBy(group.receiver, (InetSockaddr) group.group, local);
            group.expect(11);
            Multicast.leaveBy(group.receiver, (InetSockaddr) group.group, local);
            group.expectNothing();
        }
    }

    @Test
    void oneSourceOfAGroup() throws Exception {
        assumeJoinsByIndex();
        try (Group group = new Group(Loopback.INET)) {
            InetSockaddr here = InetSockaddr.loopback(0);
            InetSockaddr elsewhere = new InetSockaddr(0x7f00_0009, 0);
            Multicast.joinSource(group.receiver, group.group, elsewhere, group.index);
            group.expectNothing();
            Multicast.joinSource(group.receiver, group.group, here, group.index);
            group.expect(12);
            Multicast.leaveSource(group.receiver, group.group, here, group.index);
            group.expectNothing();
        }
    }

    @Test
    void aSourceIsBlockedAndUnblocked() throws Exception {
        assumeJoinsByIndex();
        try (Group group = new Group(Loopback.INET)) {
            InetSockaddr here = InetSockaddr.loopback(0);
            Multicast.join(group.receiver, group.group, group.index);
            Multicast.block(group.receiver, group.group, here, group.index);
            group.expectNothing();
            Multicast.unblock(group.receiver, group.group, here, group.index);
            group.expect(13);
        }
    }

    /** The system's own list of memberships. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemKnowsOfTheMembership() throws Exception {
        try (Group group = new Group(Loopback.INET)) {
            Multicast.join(group.receiver, group.group, group.index);
            assertTrue(Files.readString(Path.of("/proc/net/igmp")).contains("0201FEEF"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemKnowsOfTheMembershipOfIpv6() throws Exception {
        try (Group group = new Group(Loopback.INET6)) {
            String address = "ff010000000000000000000000004711";
            Path table = Path.of("/proc/net/igmp6");
            assertFalse(Files.readString(table).contains(address));
            Multicast.join(group.receiver, group.group, group.index);
            assertTrue(Files.readString(table).contains(address));
            Inet6Sockaddr source = new Inet6Sockaddr(0x20010db8_00000000L, 1, 0, 0, 0);
            Multicast.block(group.receiver, group.group, source, group.index);
            Multicast.unblock(group.receiver, group.group, source, group.index);
            error(Errno.EADDRNOTAVAIL).from("setsockopt",
                    () -> Multicast.unblock(group.receiver, group.group, source, group.index));
            Multicast.leave(group.receiver, group.group, group.index);
            Multicast.joinSource(group.receiver, group.group, source, group.index);
            assertTrue(Files.readString(Path.of("/proc/net/mcfilter6")).contains("20010db8000000000000000000000001"));
        }
        assertFalse(Files.readString(Path.of("/proc/net/igmp6")).contains("ff010000000000000000000000004711"));
    }

    @Test
    void whatIsNoGroupAndNoInterface() throws Exception {
        assumeJoinsByIndex();
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            error(Errno.EINVAL).orWindows(Errno.EINVAL, Errno.EADDRNOTAVAIL).from("setsockopt",
                    () -> Multicast.join(socket, InetSockaddr.loopback(0), loopbackIndex()));
            error(Errno.ENODEV).orMacos(Errno.EADDRNOTAVAIL).orWindows(Errno.EADDRNOTAVAIL, Errno.EINVAL).from(
                    "setsockopt", () -> Multicast.join(socket, new InetSockaddr(GROUP, 0), 4711));
        }
    }
}

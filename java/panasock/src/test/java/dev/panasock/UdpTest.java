package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only UDP does. */
@Timeout(300)
class UdpTest {
    @Test
    void aBroadcastNeedsPermission() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            InetSockaddr everybody = new InetSockaddr(InetSockaddr.BROADCAST, 9);
            error(Errno.EACCES).from("sendto", () -> socket.sendto(new byte[1], everybody));
        }
    }

    @Test
    void aDestinationOfAnotherFamilyGoesToTheSystem() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            error(Errno.EAFNOSUPPORT).orWindows(Errno.EAFNOSUPPORT, Errno.EFAULT, Errno.EINVAL, Errno.EOPNOTSUPP)
                    .from("sendto", () -> socket.sendto(new byte[1], Inet6Sockaddr.loopback(9)));
        }
    }

    @Test
    void portZeroIsNoDestination() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            error(Errno.EINVAL).orMacos(Errno.EADDRNOTAVAIL).orWindows(Errno.EADDRNOTAVAIL, Errno.EINVAL)
                    .from("sendto", () -> socket.sendto(new byte[1], InetSockaddr.loopback(0)));
        }
    }

    /** The answer "port unreachable" to an earlier datagram. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is silent")
    void aConnectedSocketHearsThatNobodyListens() throws Exception {
        try (NativeSocket deaf = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            deaf.connect(deaf.getsockname()); // to itself: it hears nobody else, and nobody else gets the port
            socket.connect(deaf.getsockname());
            socket.send(new byte[1]);
            assertTrue((socket.poll(Poll.IN, 100_000) & Poll.ERR) != 0);
            assertEquals(Errno.ECONNREFUSED,
                    socket.get(SoOption.SO_ERROR).orElseThrow().errno().orElseThrow());
            socket.send(new byte[1]);
            socket.poll(Poll.IN, 100_000);
            error(Errno.ECONNREFUSED).from("recv", () -> socket.recv(new byte[1]));
        }
    }
}

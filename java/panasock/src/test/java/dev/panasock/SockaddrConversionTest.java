package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;

/** Addresses from and to java.net. */
class SockaddrConversionTest {
    private static void bothWays(Sockaddr ours, SocketAddress theirs) {
        assertEquals(ours, Sockaddr.of(theirs));
        assertEquals(theirs, ours.toSocketAddress());
    }

    @Test
    void bothWays() throws Exception {
        bothWays(InetSockaddr.loopback(80),
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 80));
        byte[] loopback6 = new byte[16];
        loopback6[15] = 1;
        bothWays(Inet6Sockaddr.loopback(80), new InetSocketAddress(InetAddress.getByAddress(loopback6), 80));
        bothWays(UnixSockaddr.of("socket"), UnixDomainSocketAddress.of("socket"));
        bothWays(UnixSockaddr.UNNAMED, UnixDomainSocketAddress.of(""));
    }

    @Test
    void whatTheOtherSideCannotExpress() {
        assertThrows(IllegalArgumentException.class,
                () -> Sockaddr.of(InetSocketAddress.createUnresolved("host", 80)));
        assertThrows(IllegalArgumentException.class, () -> Sockaddr.of(null));
        assertThrows(UnsupportedOperationException.class,
                () -> UnixSockaddr.ofAbstract(new byte[] {1}).toSocketAddress());
        assertThrows(UnsupportedOperationException.class, () -> RawSockaddr.of(new byte[4]).toSocketAddress());
    }
}

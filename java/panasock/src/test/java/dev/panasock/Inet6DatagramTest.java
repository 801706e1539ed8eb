package dev.panasock;

/** Datagrams of AF_INET6. */
class Inet6DatagramTest extends DatagramContract {
    Inet6DatagramTest() {
        super(Loopback.INET6);
    }
}

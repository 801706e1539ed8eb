package dev.panasock;

/** Datagrams of AF_INET. */
class InetDatagramTest extends DatagramContract {
    InetDatagramTest() {
        super(Loopback.INET);
    }
}

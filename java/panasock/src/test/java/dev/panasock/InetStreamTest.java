package dev.panasock;

/** Streams of AF_INET. */
class InetStreamTest extends StreamContract {
    InetStreamTest() {
        super(Loopback.INET);
    }
}

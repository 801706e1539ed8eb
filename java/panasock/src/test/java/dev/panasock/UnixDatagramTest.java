package dev.panasock;

/** Datagrams of AF_UNIX. */
class UnixDatagramTest extends DatagramContract {
    UnixDatagramTest() {
        super(Loopback.UNIX);
    }
}

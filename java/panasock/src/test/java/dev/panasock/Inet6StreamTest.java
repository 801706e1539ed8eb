package dev.panasock;

/** Streams of AF_INET6. */
class Inet6StreamTest extends StreamContract {
    Inet6StreamTest() {
        super(Loopback.INET6);
    }
}

package dev.panasock;

/** Streams of AF_UNIX. */
class UnixStreamTest extends StreamContract {
    UnixStreamTest() {
        super(Loopback.UNIX);
    }
}

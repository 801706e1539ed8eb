package dev.panasock;

/** The range of ports. */
final class Ports {
    private Ports() {
    }

    static void check(int port) {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not 0 to 65535");
        }
    }
}

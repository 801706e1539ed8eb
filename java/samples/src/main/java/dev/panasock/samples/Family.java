package dev.panasock.samples;

import dev.panasock.AddressFamily;

/** The address families that the samples offer. */
enum Family {
    /** IPv4. */
    INET(AddressFamily.INET),
    /** IPv6. */
    INET6(AddressFamily.INET6),
    /** UNIX sockets: a path takes the place of the port. */
    UNIX(AddressFamily.UNIX);

    private final AddressFamily number;

    Family(AddressFamily number) {
        this.number = number;
    }

    AddressFamily number() {
        return number;
    }
}

package dev.panasock;

/**
 * What {@code getaddrinfo} is to look for: the hints.
 *
 * @param flags 0 or a combination of {@link Ai}
 * @param family the address family; {@link AddressFamily#UNSPEC} for any
 * @param type the socket type; number 0 for any
 * @param protocol the protocol; {@link Protocol#DEFAULT} for any
 */
public record AddressHints(int flags, AddressFamily family, SocketType type, Protocol protocol) {
    /** Anything. */
    public static final AddressHints ANY =
            new AddressHints(0, AddressFamily.UNSPEC, SocketType.of(0), Protocol.DEFAULT);

    /**
     * Hints for a kind of socket.
     *
     * @param family the address family
     * @param type the socket type
     * @return hints without flags, of any protocol
     */
    public static AddressHints of(AddressFamily family, SocketType type) {
        return new AddressHints(0, family, type, Protocol.DEFAULT);
    }

    /**
     * The same with other flags.
     *
     * @param other 0 or a combination of {@link Ai}
     * @return new hints
     */
    public AddressHints withFlags(int other) {
        return new AddressHints(other, family, type, protocol);
    }

    /**
     * The same with another protocol.
     *
     * @param other the protocol
     * @return new hints
     */
    public AddressHints withProtocol(Protocol other) {
        return new AddressHints(flags, family, type, other);
    }
}

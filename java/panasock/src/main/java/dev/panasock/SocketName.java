package dev.panasock;

/**
 * What the C functions call a name: the address that {@code bind}, {@code connect} and {@code sendto} take. Either a
 * {@link Sockaddr}, which is encoded for the call, or a {@link SockaddrBuffer}, which holds one encoded already.
 */
public sealed interface SocketName permits Sockaddr, SockaddrBuffer {
}

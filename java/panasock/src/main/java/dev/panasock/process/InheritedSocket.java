package dev.panasock.process;

import dev.panasock.NativeSocket;

/**
 * A socket that this process was given, and how its giver calls it.
 *
 * @param name the name, {@code FileDescriptorName=} of a systemd unit; "unknown" if it has none
 * @param socket the socket
 */
public record InheritedSocket(String name, NativeSocket socket) {
}

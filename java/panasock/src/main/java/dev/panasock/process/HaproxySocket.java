package dev.panasock.process;

import dev.panasock.NativeSocket;

/**
 * A socket that HAProxy has handed over.
 *
 * @param namespace the network namespace that it was bound in, or an empty string
 * @param networkInterface the interface that it was bound to, or an empty string
 * @param socket the socket, a listener or a bound datagram socket
 */
public record HaproxySocket(String namespace, String networkInterface, NativeSocket socket) {
}

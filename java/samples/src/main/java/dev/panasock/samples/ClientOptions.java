package dev.panasock.samples;

/**
 * What a client shall do.
 *
 * @param family the address family, or null: whatever the name resolves to
 * @param host a name, an address, or the path of a UNIX socket
 * @param port the port
 * @param text what to send, or null: standard input
 */
record ClientOptions(Family family, String host, String port, String text) {
}

/**
 * Sockets as the system has them.
 *
 * <p>{@link dev.panasock.NativeSocket} has one method for one C function, {@link dev.panasock.SocketHandle} is the thin
 * type of a descriptor or SOCKET, {@link dev.panasock.Sockaddr} an address, {@link dev.panasock.SocketOption} an option.
 * {@link dev.panasock.SocketError} keeps the number that the system gave; exceptions are
 * {@link dev.panasock.SocketFailure}s and extend those of java.net. {@link dev.panasock.Resolver} finds addresses.
 */
package dev.panasock;

/** Sockets as the system has them: {@link dev.panasock.SocketHandle}. */
package dev.panasock;

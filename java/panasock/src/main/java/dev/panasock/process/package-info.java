/**
 * Sockets from one process to another along its start: a child that gets sockets ({@link dev.panasock.process.SocketProcessBuilder}), and what
 * the parent of this process has given to it ({@link dev.panasock.process.InheritedSockets}).
 */
package dev.panasock.process;

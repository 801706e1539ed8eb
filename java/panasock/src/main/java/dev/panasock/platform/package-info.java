/**
 * What the library asks of a system, and what differs between systems as data: not exported.
 *
 * <p>{@link dev.panasock.platform.SocketApi} has one implementation per system, in the package of that system.
 */
package dev.panasock.platform;

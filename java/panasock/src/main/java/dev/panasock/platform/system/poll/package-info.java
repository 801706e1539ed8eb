/** Readiness by {@code poll}, over the socket calls of any system. */
package dev.panasock.platform.system.poll;

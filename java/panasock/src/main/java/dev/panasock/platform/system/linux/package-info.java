/** The socket calls of Linux. */
package dev.panasock.platform.system.linux;

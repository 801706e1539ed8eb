/** The socket calls of Windows. */
package dev.panasock.platform.system.windows;

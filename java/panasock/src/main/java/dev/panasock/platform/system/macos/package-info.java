/** The socket calls of macOS. */
package dev.panasock.platform.system.macos;

/** What the adapters of POSIX systems have in common; each extends it with the calls of its own library. */
package dev.panasock.platform.system.posix;

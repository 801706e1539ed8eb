/** The native functions of Linux, with their C names. Loaded on that system only. */
package dev.panasock.bindings.linux;

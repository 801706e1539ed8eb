/** The native functions of Windows, with their C names. Loaded on that system only. */
package dev.panasock.bindings.windows;

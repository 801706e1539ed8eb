/** The native functions of macOS: layouts and constants verified against the headers, behaviour never run, with their C names. Loaded on that system only. */
package dev.panasock.bindings.macos;

/** What the native calls of every system share: the captured call state, memory by address, and the native access they need. */
package dev.panasock.bindings;

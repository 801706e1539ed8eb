/** How the thin classes reach C: the few shapes that every call is normalised to. */
package dev.panasock.bindings.link;

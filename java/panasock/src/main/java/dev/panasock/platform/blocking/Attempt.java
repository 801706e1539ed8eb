package dev.panasock.platform.blocking;

/** A try of a call, which does not wait. */
@FunctionalInterface
public interface Attempt {
    /** Makes the call for what is left of it: its result, or a negative error. */
    long make(long done);
}

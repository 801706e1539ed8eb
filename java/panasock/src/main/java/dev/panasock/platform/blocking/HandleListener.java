package dev.panasock.platform.blocking;

/** What stays inside a handle for longer than a call, and has to leave it when it is closed. */
@FunctionalInterface
public interface HandleListener {
    /** The handle was closed; its number is that of the socket until the listener has left it. Must not throw. */
    void closing(HandleState handle);
}

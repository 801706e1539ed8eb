package dev.panasock.platform.blocking;

/** Several handles that one call waits for. */
public interface HandleGroup {
    /** Whether a handle is among them. Asked by the thread that closes the handle. */
    boolean contains(HandleState handle);

    /** Whether one of them was closed. Asked by the thread that is about to wait. */
    boolean isAnyClosed();
}

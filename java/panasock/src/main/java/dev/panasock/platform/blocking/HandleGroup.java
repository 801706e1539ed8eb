package dev.panasock.platform.blocking;

/** Several handles that one call waits for. */
public interface HandleGroup {
    /**
     * Whether a handle is among them. Asked by the thread that closes the handle.
     *
     * @param life the handle
     * @return true if the call is to be woken
     */
    boolean contains(HandleLife life);

    /**
     * Whether one of them was closed. Asked by the thread that is about to wait.
     *
     * @return true if there is nothing to wait for
     */
    boolean isAnyClosed();
}

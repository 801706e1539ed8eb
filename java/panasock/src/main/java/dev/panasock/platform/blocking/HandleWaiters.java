package dev.panasock.platform.blocking;

/** The virtual threads that wait for a handle, as a handle sees them: they stay inside of it like one more call. */
public interface HandleWaiters {
    /** The handle was closed: all are woken. True if they have left the handle by this. */
    boolean closing(HandleState handle);

    /** The handle is given away: true if none waits and they have left the handle. */
    boolean leaveIfUnused(HandleState handle);
}

package dev.panasock.platform.parking;

/** A virtual thread that is parked for a handle, in the list of a {@link WaitSlot}; guarded by that, except what its own thread alone uses. */
final class Waiter {
    /** What it waits for; null while the waiter is not in use. */
    Thread thread;
    int wanted;
    /** Whether it pauses: woken if there is no other that waits for the same. */
    boolean pauses;
    /** Whether it alone was woken for an event, and so has to hand over what is left of it. */
    boolean chosen;
    Waiter before;
    Waiter after;

    // Used by its own thread alone.

    /** Whether it has to hand over what is left of an earlier event. */
    boolean owes;
    /** Whether the queue is to be asked though it was asked before. */
    boolean asksAgain;
}

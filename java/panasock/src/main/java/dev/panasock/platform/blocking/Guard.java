package dev.panasock.platform.blocking;

import dev.panasock.platform.system.CallBlock;

/** How the calls of both faces go in and out of a handle. */
public final class Guard {
    private Guard() {
    }

    /**
     * Begins a call: until the matching {@link #leave} the number stays this socket's.
     *
     * @param life the handle
     * @param call the memory of the call, of this thread
     * @return the number, or {@link HandleLife#NONE} if the handle is closed; then there is nothing to leave
     */
    public static long enter(HandleLife life, CallBlock call) {
        return life.enter(call);
    }

    /**
     * Ends a call. The last one to leave a closed handle gives the number back.
     *
     * @param life the handle
     * @param call the memory that the call began with
     */
    public static void leave(HandleLife life, CallBlock call) {
        life.leave(call);
    }

    /**
     * Whether the handle was closed.
     *
     * @param life the handle
     * @return true if so
     */
    public static boolean isClosed(HandleLife life) {
        return !life.isAlive();
    }

    /**
     * Notes that two handles are of one socket, whose mode they share.
     *
     * @param life the new handle
     * @param other the one that it was duplicated from
     */
    public static void shareMode(HandleLife life, HandleLife other) {
        life.takeMode(other);
    }

    /**
     * Notes the mode that the user has set, so that calls which cannot block are spared what blocking calls need.
     *
     * @param life the handle
     * @param on whether calls do not wait
     */
    public static void setNonBlocking(HandleLife life, boolean on) {
        life.setNonBlocking(on);
    }
}

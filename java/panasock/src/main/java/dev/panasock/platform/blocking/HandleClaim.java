package dev.panasock.platform.blocking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The handle that a thread is inside of. Most handles are used by one thread: that one only shows here that it is inside, without
 * an atomic instruction, and the thread that closes the handle makes sure that the store has arrived. See {@link HandleState}.
 */
final class HandleClaim {
    private static final VarHandle HANDLE;

    static {
        try {
            HANDLE = MethodHandles.lookup().findVarHandle(HandleClaim.class, "handle", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Written by the thread alone. */
    private Object handle;

    /** Asked by the thread itself. */
    boolean isFree() {
        return handle == null;
    }

    boolean isInside(Object asked) {
        return HANDLE.getOpaque(this) == asked;
    }

    /** Opaque: neither HotSpot nor Graal moves it behind the look at the handle's state that follows. */
    void show(Object entered) {
        HANDLE.setOpaque(this, entered);
    }

    void hide() {
        HANDLE.setRelease(this, null);
    }
}

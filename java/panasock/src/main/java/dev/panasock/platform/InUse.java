package dev.panasock.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where a thread shows the handle that it is inside of: a part of its {@link CallBlock}.
 *
 * <p>Most handles are used by one thread. That one only shows here that it is inside, without an atomic instruction; who closes
 * the handle makes sure that the store has arrived. See {@link HandleLife}.
 */
final class InUse {
    private static final VarHandle HANDLE;

    static {
        try {
            HANDLE = MethodHandles.lookup().findVarHandle(InUse.class, "handle", HandleLife.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Written by the thread alone. */
    private HandleLife handle;

    /** Asked by the thread itself. */
    boolean isFree() {
        return handle == null;
    }

    boolean isInside(HandleLife life) {
        return HANDLE.getOpaque(this) == life;
    }

    /** Opaque: neither HotSpot nor Graal moves it behind the look at the handle's state that follows. */
    void show(HandleLife life) {
        HANDLE.setOpaque(this, life);
    }

    void hide() {
        HANDLE.setRelease(this, null);
    }
}

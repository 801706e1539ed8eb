package dev.panasock.platform.blocking;

import dev.panasock.platform.system.CallBlock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where a thread shows the handle that it is inside of: a part of its {@link CallBlock}.
 *
 * <p>Most handles are used by one thread. That one only shows here that it is inside, without an atomic instruction; who closes
 * the handle makes sure that the store has arrived. See {@link HandleLife}.
 */
public final class InUse {
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
    public boolean isFree() {
        return handle == null;
    }

    public boolean isInside(HandleLife life) {
        return HANDLE.getOpaque(this) == life;
    }

    /** Opaque: neither HotSpot nor Graal moves it behind the look at the handle's state that follows. */
    public void show(HandleLife life) {
        HANDLE.setOpaque(this, life);
    }

    public void hide() {
        HANDLE.setRelease(this, null);
    }
}

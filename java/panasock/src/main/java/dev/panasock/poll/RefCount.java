package dev.panasock.poll;

import dev.panasock.SocketError;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Counts the calls that use something, so that it is given back when it is closed and the last of them has left. */
final class RefCount {
    private static final int CLOSED = 1 << 31;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(RefCount.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable free;
    /** The sign bit when closed; the rest counts the calls inside. */
    private volatile int state;

    /** What gives it back, once. */
    RefCount(Runnable free) {
        this.free = free;
    }

    /** Begins a call; false if it is closed, and then there is nothing to leave. */
    boolean enter() {
        int before = state;
        while (before >= 0) {
            if (STATE.weakCompareAndSet(this, before, before + 1)) {
                return true;
            }
            before = state;
        }
        return false;
    }

    void enterOrThrow(String operation) throws IOException {
        if (!enter()) {
            throw SocketError.closed().exception(operation, null);
        }
    }

    /** Ends a call that {@link #enter} began. */
    void leave() {
        if ((int) STATE.getAndAdd(this, -1) == (CLOSED | 1)) {
            free.run();
        }
    }

    /** From inside a call: nobody else comes in. Returns whether it was this call that did it. */
    boolean close() {
        return (int) STATE.getAndBitwiseOr(this, CLOSED) >= 0;
    }

    boolean isOpen() {
        return state >= 0;
    }
}

package dev.panasock.poll;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleListener;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import java.io.IOException;

/**
 * That a {@link Poller} waits for a socket, from {@link Poller#register} to {@link #deregister} or the close of either.
 *
 * <p>All methods may be called by any thread at any time.
 */
public final class Registration extends Slots.Entry {
    private final Poller poller;
    private final SocketHandle handle;
    /** Told of the close of the socket, with its number still open. */
    private final HandleListener holder = closed -> end();
    private volatile Object attachment;
    private volatile int wanted;
    /** Whether the queue has it; guarded by this, which also keeps changes of one socket apart. */
    private volatile boolean registered;
    private boolean ended;

    Registration(Poller poller, SocketHandle handle, int wanted, Object attachment) {
        this.poller = poller;
        this.handle = handle;
        this.wanted = wanted;
        this.attachment = attachment;
    }

    /** Holds the handle and enters the queue. */
    void begin() throws IOException {
        long number = HandleAccess.of(handle).hold(holder);
        if (number == SocketHandle.INVALID) {
            throw SocketError.closed().exception(Poller.REGISTER, handle);
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            enter(call, number);
        } finally {
            thread.release();
        }
    }

    private synchronized void enter(CallBlock call, long number) throws IOException {
        if (ended) {
            throw SocketError.closed().exception(Poller.REGISTER, handle);
        }
        poller.slots.enter(this);
        int result = poller.queue.add(call, number, wanted, id);
        if (result == 0) {
            registered = true;
            return;
        }
        ended = true;
        poller.slots.leave(this);
        HandleAccess.of(handle).drop(holder);
        if (result == Results.ADDED_BEFORE) {
            throw new IllegalStateException(handle + " is registered with this poller already");
        }
        throw SocketError.of(-result).exception(Poller.REGISTER, handle);
    }

    /** Leaves the queue and lets go of the handle, once. */
    boolean end() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return end(call);
        } finally {
            thread.release();
        }
    }

    private synchronized boolean end(CallBlock call) {
        if (ended) {
            return false;
        }
        ended = true;
        if (registered) {
            registered = false;
            // An error says that somebody has closed the number behind the handle's back: it is not in the queue any more.
            poller.queue.remove(call, HandleAccess.of(handle).number(), id);
            poller.slots.leave(this);
        }
        HandleAccess.of(handle).drop(holder);
        return true;
    }

    /**
     * Ends the waiting for the socket, which stays open. When it returns the poller does not use the number any more, and no event of this
     * registration is found; one that another thread has been given by {@link ReadyEvents#next} may still be with it. Ending it again does nothing.
     */
    public void deregister() {
        end();
    }

    /**
     * What is waited for.
     *
     * @return a combination of {@link Poller#READ}, {@link Poller#WRITE}, {@link Poller#EDGE} and {@link Poller#ONCE}
     */
    public int interest() {
        return wanted;
    }

    /**
     * Waits for something else, also for a thread that is waiting now. What was told by {@link Poller#ONCE} or {@link Poller#EDGE} is waited for
     * again.
     *
     * @param interest as in {@link Poller#register}; 0 for nothing, not even errors
     * @throws IOException with the error of the system; {@link dev.panasock.SocketClosedException} if it has ended
     * @throws IllegalArgumentException for other bits
     */
    public void interest(int interest) throws IOException {
        Poller.check(interest);
        change(interest, false);
    }

    /**
     * Says that the program is done with what was told by {@link Poller#EDGE} or {@link Poller#ONCE}: it is told again, at once if it is so
     * still. After EDGE this costs nothing where the system itself knows edges, and a system call where it does not.
     *
     * @throws IOException with the error of the system; {@link dev.panasock.SocketClosedException} if it has ended
     */
    public void again() throws IOException {
        change(wanted, true);
    }

    private void change(int interest, boolean same) throws IOException {
        poller.uses.enterOrThrow(Poller.REGISTER);
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int result = change(call, interest, same);
            if (result < 0) {
                throw SocketError.of(-result).exception(Poller.REGISTER, handle);
            }
        } finally {
            thread.release();
            poller.uses.leave();
        }
    }

    private synchronized int change(CallBlock call, int interest, boolean same) throws IOException {
        if (!registered) {
            throw SocketError.closed().exception(Poller.REGISTER, handle);
        }
        wanted = interest;
        return same ? poller.queue.again(call, HandleAccess.of(handle).number(), interest, id)
                : poller.queue.change(call, HandleAccess.of(handle).number(), interest, id);
    }

    /** Reads from memory what a program needs that is told of this one; the result means nothing. */
    long readAhead() {
        Object beside = attachment;
        return HandleAccess.of(handle).number() + (beside != null && beside.getClass() == Object.class ? 1 : 0);
    }

    /** What a program is told of what happened; 0 if nothing. */
    int answer(int happened) {
        boolean errorAlone = (happened & (Ready.READ | Ready.HANGUP | Ready.ERROR)) == Ready.ERROR;
        return registered ? Ready.answer(happened, wanted, errorAlone && mayBeQueued()) : 0;
    }

    private boolean mayBeQueued() {
        long number = handle.enter();
        if (number == SocketHandle.INVALID) {
            return false;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return Host.sockets().hasErrorQueue(thread.call, number);
        } finally {
            thread.release();
            handle.leave();
        }
    }

    /**
     * Whether the poller waits for the socket.
     *
     * @return false once it was deregistered, or the socket or the poller closed
     */
    public boolean isRegistered() {
        return registered;
    }

    /**
     * The socket.
     *
     * @return its handle
     */
    public SocketHandle handle() {
        return handle;
    }

    /**
     * What the program keeps beside the socket.
     *
     * @return the object, or null
     */
    public Object attachment() {
        return attachment;
    }

    /**
     * Keeps another object beside the socket.
     *
     * @param object the object, or null
     */
    public void attach(Object object) {
        this.attachment = object;
    }

    /**
     * The socket and what is waited for.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "registration of " + handle + " for " + Poller.names(wanted) + (registered ? "" : " (ended)");
    }
}

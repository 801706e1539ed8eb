package dev.panasock.macos;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.platform.abi.KqueueNumbers;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.QueueWait;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.KqueueApi;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A kqueue of macOS: filters for reading, writing, timers and events of the program's own. Its layouts and symbols are proven against the headers; its
 * behaviour was never run.
 *
 * <p>A descriptor is held from {@link #add} to {@link #delete}: its number is not given to somebody else meanwhile. Closing its handle deletes it
 * first.
 *
 * <p>All methods may be called by any thread. Closing the queue wakes who waits in it. A virtual thread that waits here occupies its carrier
 * for up to 20 ms at a time.
 *
 * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kqueue.2.html">kqueue(2)</a>
 */
public final class Kqueue implements Closeable {
    /** EVFILT_READ: something can be received or accepted. */
    public static final int READ = number(KqueueNumbers.EVFILT_READ);
    /** EVFILT_WRITE: something can be sent; a connect has finished. */
    public static final int WRITE = number(KqueueNumbers.EVFILT_WRITE);
    /** EVFILT_TIMER: time has passed. */
    public static final int TIMER = number(KqueueNumbers.EVFILT_TIMER);
    /** EVFILT_USER: the program has said so. */
    public static final int USER = number(KqueueNumbers.EVFILT_USER);
    /** EV_CLEAR: an event is told when it begins, not as long as it lasts. */
    public static final int CLEAR = number(KqueueNumbers.EV_CLEAR);
    /** EV_ONESHOT: told once, then deleted. */
    public static final int ONESHOT = number(KqueueNumbers.EV_ONESHOT);
    /** EV_DISPATCH: told once, then off until {@link #ENABLE}. */
    public static final int DISPATCH = number(KqueueNumbers.EV_DISPATCH);
    /** EV_ENABLE: on. */
    public static final int ENABLE = number(KqueueNumbers.EV_ENABLE);
    /** EV_DISABLE: off. */
    public static final int DISABLE = number(KqueueNumbers.EV_DISABLE);
    /** EV_EOF: the peer has ended its direction, or for writing the connection. An answer. */
    public static final int EOF = number(KqueueNumbers.EV_EOF);
    /** NOTE_NSECONDS: a timer counts nanoseconds instead of milliseconds. */
    public static final int NANOSECONDS = number(KqueueNumbers.NOTE_NSECONDS);

    private static final int ADD = number(KqueueNumbers.EV_ADD);
    private static final int DELETE = number(KqueueNumbers.EV_DELETE);
    private static final int TRIGGER = number(KqueueNumbers.NOTE_TRIGGER);
    private static final int NO_MEMBER = number(KqueueNumbers.ENOENT);
    private static final String CALL = "kevent";
    /** The number of the user event that is told when the queue is closed. */
    private static final long CLOSING = -1;

    private final KqueueApi api;
    private final SocketHandle handle;
    private final Set<SocketHandle> members = ConcurrentHashMap.newKeySet();
    private final SocketHandle.Holder holder = this::forget;

    private Kqueue(KqueueApi api, SocketHandle handle) {
        this.api = api;
        this.handle = handle;
    }

    private static int number(Numbers numbers) {
        return numbers.on(OperatingSystem.MACOS);
    }

    /**
     * {@code kqueue}: makes a queue.
     *
     * @return the queue, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     */
    public static Kqueue create() throws IOException {
        KqueueApi api = Host.kqueue();
        if (api == null) {
            throw new UnsupportedOperationException("kqueue is a function of macOS");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            Kqueue queue = new Kqueue(api, SocketHandle.adopt(check("kqueue", api.kqueue(call))));
            queue.change(CLOSING, USER, ADD, 0, 0, 0);
            return queue;
        } finally {
            thread.release();
        }
    }

    /**
     * {@code kevent(EV_ADD)}: waits for a descriptor, or changes how it is waited for.
     *
     * @param descriptor the descriptor
     * @param filter {@link #READ} or {@link #WRITE}
     * @param flags a combination of {@link #CLEAR}, {@link #ONESHOT}, {@link #DISPATCH}, {@link #ENABLE} and {@link
     *         #DISABLE}
     * @param userData comes back with each event
     * @throws IOException with the error of the system
     */
    public void add(SocketHandle descriptor, int filter, int flags, long userData) throws IOException {
        long number = Objects.requireNonNull(descriptor, "descriptor").hold(holder);
        if (number == SocketHandle.INVALID) {
            throw SocketError.closed().exception(CALL, descriptor);
        }
        boolean kept = false;
        try {
            change(number, filter, ADD | flags, 0, 0, userData);
            kept = members.add(descriptor);
        } finally {
            if (!kept) {
                descriptor.drop(holder); // refused, or held already for the other filter
            }
        }
        if (!descriptor.isOpen() || !handle.isOpen()) {
            forget(descriptor); // told of the close before it was a member
        }
    }

    /**
     * {@code kevent(EV_DELETE)} of both filters.
     *
     * @param descriptor the descriptor
     * @throws IOException ENOENT if it is not in the queue
     */
    public void delete(SocketHandle descriptor) throws IOException {
        if (!members.contains(descriptor)) {
            throw SocketError.of(NO_MEMBER).exception(CALL, descriptor);
        }
        forget(descriptor);
    }

    /**
     * {@code kevent(EVFILT_TIMER)}: starts a timer, or starts it anew.
     *
     * @param ident its number
     * @param flags {@link #ONESHOT} for one expiration
     * @param nanos the time between expirations
     * @param userData comes back with each event
     * @throws IOException with the error of the system
     */
    public void timer(long ident, int flags, long nanos, long userData) throws IOException {
        change(ident, TIMER, ADD | flags, NANOSECONDS, nanos, userData);
    }

    /**
     * {@code kevent(EVFILT_USER)}: an event of the program's own, told after {@link #trigger}.
     *
     * @param ident its number, 0 or more
     * @param flags {@link #CLEAR} to tell it once for each trigger
     * @param userData comes back with each event
     * @throws IOException with the error of the system
     */
    public void user(long ident, int flags, long userData) throws IOException {
        change(ident, USER, ADD | flags, 0, 0, userData);
    }

    /**
     * {@code kevent(NOTE_TRIGGER)}: makes an event of the program's own happen.
     *
     * @param ident its number
     * @throws IOException ENOENT if there is none
     */
    public void trigger(long ident) throws IOException {
        change(ident, USER, 0, TRIGGER, 0, 0);
    }

    private void change(long ident, int filter, int flags, int filterFlags, long data, long userData)
            throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long queue = enter();
            try {
                KqueueEvents.LAYOUT.set(call.value, 0, ident, filter, flags, filterFlags, data, userData);
                check(CALL, api.change(call, queue, call.value, 1));
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    private void forget(SocketHandle member) {
        if (members.remove(member)) {
            try {
                deleteFilter(member, READ);
                deleteFilter(member, WRITE);
            } finally {
                member.drop(holder);
            }
        }
    }

    private void deleteFilter(SocketHandle member, int filter) {
        try {
            change(member.number(), filter, DELETE, 0, 0, 0);
        } catch (IOException e) {
            // It is not waited for, or the queue is closed, or somebody has closed the number behind the handle's back.
        }
    }

    /**
     * {@code kevent}: waits for events, in slices of 20 ms. Allocates nothing.
     *
     * <p>{@link Thread#interrupt} ends the wait within a slice, with {@link SocketInterruptedException}; the interrupt
     * status stays set. Events that are there already are given instead, and a wait of 0 looks for them only.
     *
     * @param events takes the events, as many as fit; the others come next time
     * @param nanos the longest time; 0 does not wait, a negative time has no end
     * @return how many events, 0 if the time is up
     * @throws IOException EINTR after a signal; {@link dev.panasock.SocketClosedException} if the queue is closed,
     *         before or meanwhile; {@link SocketInterruptedException} after an interrupt
     */
    public int await(KqueueEvents events, long nanos) throws IOException {
        events.count = 0;
        long deadline = Deadlines.within(nanos);
        int count = awaitOnce(events, deadline);
        while (count == 0 && Deadlines.left(deadline) > 0) {
            if (Tries.parks()) {
                Thread.yield();
            }
            count = awaitOnce(events, deadline);
        }
        events.count = count;
        return count;
    }

    private int awaitOnce(KqueueEvents events, long deadline) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long queue = enter();
            int count;
            try {
                count = await(thread, queue, events, deadline);
            } finally {
                handle.leave();
            }
            if (!handle.isOpen()) {
                throw SocketError.closed().exception(CALL, handle);
            }
            if (count == Results.INTERRUPTED) {
                throw new SocketInterruptedException(CALL, handle);
            }
            return check(CALL, count);
        } finally {
            thread.release();
        }
    }

    private int await(ThreadBlock thread, long queue, KqueueEvents events, long deadline) {
        long most = QueueWait.begin(thread, deadline);
        int count = 0;
        try {
            count = api.await(thread.call, queue, events.memory, events.capacity(), most);
        } finally {
            count = QueueWait.end(thread, deadline, most, count);
        }
        return count;
    }

    private long enter() throws IOException {
        long queue = handle.enter();
        if (queue == SocketHandle.INVALID) {
            throw SocketError.closed().exception(CALL, handle);
        }
        return queue;
    }

    private static int check(String operation, int result) throws IOException {
        if (result < 0) {
            throw SocketError.of(-result).exception(operation, null);
        }
        return result;
    }

    /**
     * The handle of the queue itself, which can be waited for as well. Close the queue, not the handle.
     *
     * @return the handle
     */
    public SocketHandle handle() {
        return handle;
    }

    /**
     * {@code close}: ends the queue, wakes who waits in it, and lets go of all descriptors. They stay open. Closing it
     * again does nothing.
     */
    @Override
    public void close() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long queue = handle.enter();
            if (queue == SocketHandle.INVALID) {
                return;
            }
            try {
                handle.close();
                KqueueEvents.LAYOUT.set(call.value, 0, CLOSING, USER, 0, TRIGGER, 0, 0);
                api.change(call, queue, call.value, 1);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
        members.forEach(this::forget);
    }
}

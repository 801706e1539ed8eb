package dev.panasock.macos;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.macos.KqueueApi;
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
 * <p>All methods may be called by any thread. Closing the queue wakes who waits in it. A virtual thread that waits here occupies its carrier.
 *
 * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kqueue.2.html">kqueue(2)</a>
 */
public final class Kqueue implements Closeable {
    /** EVFILT_READ: something can be received or accepted. */
    public static final int READ = number("EVFILT_READ");
    /** EVFILT_WRITE: something can be sent; a connect has finished. */
    public static final int WRITE = number("EVFILT_WRITE");
    /** EVFILT_TIMER: time has passed. */
    public static final int TIMER = number("EVFILT_TIMER");
    /** EVFILT_USER: the program has said so. */
    public static final int USER = number("EVFILT_USER");
    /** EV_CLEAR: an event is told when it begins, not as long as it lasts. */
    public static final int CLEAR = number("EV_CLEAR");
    /** EV_ONESHOT: told once, then deleted. */
    public static final int ONESHOT = number("EV_ONESHOT");
    /** EV_DISPATCH: told once, then off until {@link #ENABLE}. */
    public static final int DISPATCH = number("EV_DISPATCH");
    /** EV_ENABLE: on. */
    public static final int ENABLE = number("EV_ENABLE");
    /** EV_DISABLE: off. */
    public static final int DISABLE = number("EV_DISABLE");
    /** EV_EOF: the peer has ended its direction, or for writing the connection. An answer. */
    public static final int EOF = number("EV_EOF");
    /** NOTE_NSECONDS: a timer counts nanoseconds instead of milliseconds. */
    public static final int NANOSECONDS = number("NOTE_NSECONDS");

    private static final int ADD = number("EV_ADD");
    private static final int DELETE = number("EV_DELETE");
    private static final int TRIGGER = number("NOTE_TRIGGER");
    private static final int NO_MEMBER = number("ENOENT");
    private static final String CALL = "kevent";
    /** The number of the user event that is told when the queue is closed. */
    private static final long CLOSING = -1;

    private final SocketHandle handle;
    private final Set<SocketHandle> members = ConcurrentHashMap.newKeySet();
    private final SocketHandle.Holder holder = this::forget;

    private Kqueue(SocketHandle handle) {
        this.handle = handle;
    }

    private static int number(String name) {
        return Constants.number(OperatingSystem.MACOS, name);
    }

    /**
     * {@code kqueue}: makes a queue.
     *
     * @return the queue, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     */
    public static Kqueue create() throws IOException {
        Host.require(OperatingSystem.MACOS, "kqueue is a function of macOS");
        CallBlock call = CallBlock.take();
        try {
            Kqueue queue = new Kqueue(SocketHandle.adopt(check("kqueue", KqueueApi.create(call))));
            queue.change(CLOSING, USER, ADD, 0, 0, 0);
            return queue;
        } finally {
            call.give();
        }
    }

    /**
     * {@code kevent(EV_ADD)}: waits for a descriptor, or changes how it is waited for.
     *
     * @param descriptor the descriptor
     * @param filter {@link #READ} or {@link #WRITE}
     * @param flags a combination of {@link #CLEAR}, {@link #ONESHOT}, {@link #DISPATCH}, {@link #ENABLE} and {@link #DISABLE}
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
        CallBlock call = CallBlock.take();
        try {
            long queue = enter();
            try {
                KqueueApi.set(call.value, 0, ident, filter, flags, filterFlags, data, userData);
                check(CALL, KqueueApi.change(call, queue, call.value, 1));
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
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
     * {@code kevent}: waits for events. Allocates nothing.
     *
     * @param events takes the events, as many as fit; the others come next time
     * @param nanos the longest time; 0 does not wait, a negative time has no end
     * @return how many events, 0 if the time is up
     * @throws IOException EINTR after a signal; {@link dev.panasock.SocketClosedException} if the queue is closed, before or meanwhile
     */
    public int await(KqueueEvents events, long nanos) throws IOException {
        events.count = 0;
        CallBlock call = CallBlock.take();
        try {
            long queue = enter();
            int count;
            try {
                count = KqueueApi.await(call, queue, events.memory, events.capacity(), nanos);
            } finally {
                handle.leave();
            }
            if (!handle.isOpen()) {
                throw SocketError.closed().exception(CALL, handle);
            }
            events.count = check(CALL, count);
            return count;
        } finally {
            call.give();
        }
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

    /** {@code close}: ends the queue, wakes who waits in it, and lets go of all descriptors. They stay open. Closing it again does nothing. */
    @Override
    public void close() {
        CallBlock call = CallBlock.take();
        try {
            long queue = handle.enter();
            if (queue == SocketHandle.INVALID) {
                return;
            }
            try {
                handle.close();
                KqueueApi.set(call.value, 0, CLOSING, USER, 0, TRIGGER, 0, 0);
                KqueueApi.change(call, queue, call.value, 1);
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
        }
        members.forEach(this::forget);
    }
}

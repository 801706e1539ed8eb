package dev.panasock.linux;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.QueueWait;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.linux.CounterApi;
import dev.panasock.platform.system.linux.EpollApi;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An epoll instance of Linux, as it is: one method, one call.
 *
 * <p>A descriptor is held from {@link #add} to {@link #delete}: its number is not given to somebody else meanwhile. Closing its handle deletes it
 * first. What the kernel says of it comes with the 64 bits of user data that it was added with. Descriptors that are not sockets are added as a
 * {@linkplain SocketHandle#borrow borrowed} or adopted handle.
 *
 * <p>Level-triggered, unless {@link #ET} is asked for. Nothing is retried: a wait that a signal interrupts throws with
 * {@link SocketError#interrupted}. A virtual thread that waits here occupies its carrier for up to 20 ms at a time, and makes a call for each such time.
 *
 * <p>All methods may be called by any thread. Closing the instance wakes who waits in it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
 */
public final class Epoll implements Closeable {
    /** EPOLLIN: something can be received or accepted. */
    public static final int IN = number("EPOLLIN");
    /** EPOLLPRI: urgent data. */
    public static final int PRI = number("EPOLLPRI");
    /** EPOLLOUT: something can be sent; a connect has finished. */
    public static final int OUT = number("EPOLLOUT");
    /** EPOLLERR: an error, which SO_ERROR tells. Needs not be asked for. */
    public static final int ERR = number("EPOLLERR");
    /** EPOLLHUP: the connection has ended in both directions. Needs not be asked for. */
    public static final int HUP = number("EPOLLHUP");
    /** EPOLLRDHUP: the peer has ended its direction. */
    public static final int RDHUP = number("EPOLLRDHUP");
    /** EPOLLET: an event is told when it begins, not as long as it lasts. */
    public static final int ET = number("EPOLLET");
    /** EPOLLONESHOT: told once, then not until {@link #modify}. */
    public static final int ONESHOT = number("EPOLLONESHOT");
    /** EPOLLEXCLUSIVE: of several instances that have the same descriptor one is woken, not all. For {@link #add} only. */
    public static final int EXCLUSIVE = number("EPOLLEXCLUSIVE");

    private static final String WAIT = "epoll_wait";
    private static final int NO_MEMBER = number("ENOENT");

    private final SocketHandle handle;
    /** An eventfd that becomes a member when this is closed, and wakes all who wait. */
    private final SocketHandle waker;
    private final Set<SocketHandle> members = ConcurrentHashMap.newKeySet();
    private final SocketHandle.Holder holder = this::forget;

    private Epoll(SocketHandle handle, SocketHandle waker) {
        this.handle = handle;
        this.waker = waker;
    }

    private static int number(String name) {
        return Constants.number(OperatingSystem.LINUX, name);
    }

    /**
     * {@code epoll_create1(EPOLL_CLOEXEC)}: makes an instance, which child processes do not inherit. Takes two descriptors: the second one is for
     * {@link #close}.
     *
     * @return the instance, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws UnsupportedOperationException on other systems
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create1(2)</a>
     */
    public static Epoll create() throws IOException {
        SocketHandle epoll = Descriptor.make("epoll_create1", (call, none) -> EpollApi.create(call));
        try {
            return new Epoll(epoll, Descriptor.make("eventfd", (call, none) -> CounterApi.eventFd(call, 1, false)));
        } catch (IOException | RuntimeException e) {
            epoll.close();
            throw e;
        }
    }

    /**
     * {@code epoll_ctl(EPOLL_CTL_ADD)}.
     *
     * <p>Errors among others: EEXIST if the number is in it already; EPERM for what cannot be waited for, as regular files; EINVAL for
     * {@link #EXCLUSIVE} with flags that it does not go with; ENOSPC and ENOMEM for limits; ELOOP for instances in a circle.
     *
     * @param descriptor the descriptor
     * @param events what to wait for, a combination of the numbers of this class
     * @param data comes back with each event
     * @throws IOException with the error of the system
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
     */
    public void add(SocketHandle descriptor, int events, long data) throws IOException {
        long number = Objects.requireNonNull(descriptor, "descriptor").hold(holder);
        if (number == SocketHandle.INVALID) {
            throw SocketError.closed().exception("epoll_ctl", descriptor);
        }
        boolean added = false;
        try {
            control(Operation.ADD, number, events, data, descriptor);
            members.add(descriptor);
            added = true;
        } finally {
            if (!added) {
                descriptor.drop(holder);
            }
        }
        if (!descriptor.isOpen() || !handle.isOpen()) {
            forget(descriptor); // told of the close before it was a member
        }
    }

    /**
     * {@code epoll_ctl(EPOLL_CTL_MOD)}: waits for something else, and after {@link #ONESHOT} again.
     *
     * @param descriptor the descriptor
     * @param events what to wait for
     * @param data comes back with each event
     * @throws IOException ENOENT if the descriptor is not in it
     */
    public void modify(SocketHandle descriptor, int events, long data) throws IOException {
        long number = Descriptor.enter(descriptor, "epoll_ctl");
        try {
            control(Operation.MODIFY, number, events, data, descriptor);
        } finally {
            descriptor.leave();
        }
    }

    /**
     * {@code epoll_ctl(EPOLL_CTL_DEL)}. Another thread that waits may just have taken an event of it.
     *
     * @param descriptor the descriptor
     * @throws IOException ENOENT if the descriptor is not in it
     */
    public void delete(SocketHandle descriptor) throws IOException {
        if (members.remove(descriptor)) {
            try {
                control(Operation.DELETE, descriptor.number(), 0, 0, descriptor);
            } finally {
                descriptor.drop(holder);
            }
        } else {
            throw SocketError.of(NO_MEMBER).exception("epoll_ctl", descriptor);
        }
    }

    private enum Operation {
        ADD("EPOLL_CTL_ADD"), MODIFY("EPOLL_CTL_MOD"), DELETE("EPOLL_CTL_DEL");

        final int number;

        Operation(String name) {
            this.number = Epoll.number(name);
        }
    }

    private void control(Operation operation, long number, int events, long data, SocketHandle about)
            throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long epoll = Descriptor.enter(handle, "epoll_ctl");
            try {
                Descriptor.check("epoll_ctl", EpollApi.control(call, epoll, operation.number, number, events, data),
                        about);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    /** A member is closed, or the instance. The number is the member's until it is dropped. */
    private void forget(SocketHandle member) {
        if (members.remove(member)) {
            try {
                control(Operation.DELETE, member.number(), 0, 0, member);
            } catch (IOException e) {
                // The instance is closed, or somebody has closed the number behind the handle's back: it is no member any more.
            } finally {
                member.drop(holder);
            }
        }
    }

    /**
     * {@code epoll_pwait2}: waits for events. Where the C library (before glibc 2.35, musl) or the kernel (before 5.11) lacks it,
     * {@code epoll_wait} with the time rounded up to milliseconds. Allocates nothing.
     *
     * <p>{@link Thread#interrupt} ends the wait, before or meanwhile, with {@link SocketInterruptedException}; the interrupt status stays set. Events that are there
     * already are given instead, and a wait of 0 looks for them only. A platform thread is woken at once, a virtual thread, and every thread without the signal of
     * the library, within 20 ms.
     *
     * @param events takes the events, as many as fit; the others come next time
     * @param nanos the longest time; 0 does not wait, a negative time has no end
     * @return how many events, 0 if the time is up
     * @throws IOException EINTR after a signal; {@link dev.panasock.SocketClosedException} if the instance is closed, before or meanwhile;
     *         {@link SocketInterruptedException} after an interrupt
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_pwait2(2)</a>
     */
    public int await(EpollEvents events, long nanos) throws IOException {
        events.count = 0;
        long deadline = Deadlines.within(nanos);
        Descriptor.enter(waker, WAIT); // stays open until all have seen it
        try {
            int count = awaitOnce(events, deadline);
            while (count == 0 && Deadlines.left(deadline) > 0) {
                if (Tries.parks()) {
                    Thread.yield();
                }
                count = awaitOnce(events, deadline);
            }
            events.count = count;
            return count;
        } finally {
            waker.leave();
        }
    }

    private int awaitOnce(EpollEvents events, long deadline) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long epoll = Descriptor.enter(handle, WAIT);
            int count;
            try {
                count = await(thread, epoll, events, deadline);
            } finally {
                handle.leave();
            }
            if (!handle.isOpen()) {
                throw SocketError.closed().exception(WAIT, handle);
            }
            if (count == Results.INTERRUPTED) {
                throw new SocketInterruptedException(WAIT, handle);
            }
            return Descriptor.check(WAIT, count, handle);
        } finally {
            thread.release();
        }
    }

    private static int await(ThreadBlock thread, long epoll, EpollEvents events, long deadline) {
        long most = QueueWait.begin(thread, deadline);
        int count = 0;
        try {
            count = EpollApi.await(thread.call, epoll, events.memory, events.capacity(), most);
        } finally {
            count = QueueWait.end(thread, deadline, most, count);
        }
        return count;
    }

    /**
     * The handle of the instance itself, which can be waited for as well. Close the instance, not the handle.
     *
     * @return the handle
     */
    public SocketHandle handle() {
        return handle;
    }

    /** {@code close}: ends the instance, wakes who waits in it, and lets go of all descriptors. They stay open. Closing it again does nothing. */
    @Override
    public void close() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long epoll = handle.enter();
            if (epoll == SocketHandle.INVALID) {
                return;
            }
            try {
                handle.close();
                EpollApi.control(call, epoll, Operation.ADD.number, waker.number(), IN, 0);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
        waker.close();
        members.forEach(this::forget);
    }
}

package dev.panasock.poll;

import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleListener;
import dev.panasock.platform.blocking.QueueWait;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.poll.PollArray;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code poll} of many sockets, on Windows {@code WSAPoll}: requests and results are bits with the numbers of {@link Poll}, as the system
 * has them. {@link Poller} means the same on every system and waits for thousands of sockets at less cost.
 *
 * <p>A member is held from {@link #add} to {@link Member#remove}: its number is not reused meanwhile. It may be closed at any time; that
 * removes it, wakes the thread that waits, and is reported once as {@link Poll#NVAL}. On Linux and macOS other descriptors can be added as well, as
 * {@linkplain SocketHandle#borrow borrowed} or adopted handles.
 *
 * <p>One thread waits at a time. All other methods may be called by any thread at any time, also while it waits. Waiting and reading what was found
 * allocate nothing; adding and removing take the same time for any number of members.
 *
 * {@snippet :
 * set.poll(-1);
 * for (PollSet.Member member = set.next(); member != null; member = set.next()) {
 *     if ((member.revents() & Poll.IN) != 0) {
 *         // recv or accept
 *     }
 * }
 * }
 *
 * <p>WSAPoll is not quite poll: it refuses {@link Poll#PRI}, {@link Poll#ERR}, {@link Poll#HUP} and {@link Poll#NVAL} as questions; it reports a peer
 * that has ended its direction as HUP, without IN; and before Windows 10 version 2004 it did not report a failed connect.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
 */
public final class PollSet implements Closeable {
    private static final String POLL = "poll";
    /** The bits of a short, which the members of struct pollfd are. */
    private static final int BITS = 0xffff;

    private final PollArray array;
    private final Slots<Member> slots = new Slots<>();
    private final PollArray.Found found = new PollArray.Found();
    /** Members that were closed and not reported yet; guarded by itself. */
    private final ArrayDeque<Member> closed = new ArrayDeque<>();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicBoolean called = new AtomicBoolean();
    private final RefCount uses = new RefCount(this::free);
    private int next;

    private PollSet(PollArray array) {
        this.array = array;
    }

    /**
     * Makes an empty set. It takes one or two descriptors, to wake the thread that waits.
     *
     * @return the set, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     */
    public static PollSet open() throws IOException {
        PollArray[] made = new PollArray[1];
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int result = PollArray.open(Host.sockets(), call, made);
            if (result < 0) {
                throw SocketError.of(-result).exception(POLL, null);
            }
        } finally {
            thread.release();
        }
        return new PollSet(made[0]);
    }

    /** A socket in the set: {@code struct pollfd}. */
    public static final class Member extends Slots.Entry {
        private final PollSet set;
        private final SocketHandle handle;
        private final Object attachment;
        private final HandleListener holder = closing -> end(true);
        private volatile int events;
        private int revents;
        private boolean entered;
        private boolean ended;

        private Member(PollSet set, SocketHandle handle, int events, Object attachment) {
            this.set = set;
            this.handle = handle;
            this.events = events;
            this.attachment = attachment;
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
         * The object that was given with the socket.
         *
         * @return the object, or null
         */
        public Object attachment() {
            return attachment;
        }

        /**
         * {@code events}: what is asked for.
         *
         * @return a combination of {@link Poll}'s numbers
         */
        public int events() {
            return events;
        }

        /**
         * Asks for something else, also for a thread that is waiting now. After {@link #remove} it does nothing.
         *
         * @param wanted a combination of {@link Poll}'s numbers; 0 for nothing but an end
         */
        public void events(int wanted) {
            ThreadBlock thread = ThreadBlock.acquire();
            CallBlock call = thread.call;
            try {
                synchronized (this) {
                    events = wanted;
                    if (entered && !ended) {
                        set.array.change(call, HandleAccess.of(handle).number(), wanted & BITS, false, id);
                    }
                }
            } finally {
                thread.release();
            }
        }

        /**
         * {@code revents}: what happened, as the last {@link PollSet#poll} has found it.
         *
         * @return a combination of {@link Poll}'s numbers; {@link Poll#NVAL} if the socket was closed
         */
        public int revents() {
            return revents;
        }

        /**
         * Takes the socket out of the set; it stays open. It is not reported any more. Removing it again does nothing.
         */
        public void remove() {
            end(false);
        }

        private void begin() throws IOException {
            long number = HandleAccess.of(handle).hold(holder);
            if (number == SocketHandle.INVALID) {
                throw SocketError.closed().exception(POLL, handle);
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
                throw SocketError.closed().exception(POLL, handle);
            }
            set.slots.enter(this);
            int result = set.array.add(call, number, events & BITS, false, id);
            if (result == 0) {
                entered = true;
                return;
            }
            ended = true;
            set.slots.leave(this);
            HandleAccess.of(handle).drop(holder);
            if (result == Results.ADDED_BEFORE) {
                throw new IllegalStateException(handle + " is in this set already");
            }
            throw SocketError.of(-result).exception(POLL, handle);
        }

        private void end(boolean tell) {
            ThreadBlock thread = ThreadBlock.acquire();
            CallBlock call = thread.call;
            try {
                if (leave(call, tell) && tell) {
                    set.wake();
                }
            } finally {
                thread.release();
            }
        }

        private synchronized boolean leave(CallBlock call, boolean tell) {
            if (ended) {
                return false;
            }
            ended = true;
            if (entered) {
                set.array.remove(call, HandleAccess.of(handle).number());
                leaveSlot(tell);
            }
            HandleAccess.of(handle).drop(holder);
            return entered;
        }

        /** Found or closed, never both nor neither: {@link #poll} counts. */
        private void leaveSlot(boolean tell) {
            synchronized (set.closed) {
                set.slots.leave(this);
                if (tell) {
                    set.closed.add(this);
                }
            }
        }
    }

    /**
     * Adds a socket, see {@link #add(SocketHandle, int, Object)}.
     *
     * @param socket the socket
     * @param events what is asked for
     * @param attachment an object that comes back with it, or null
     * @return the member
     * @throws IOException with the error of the system
     */
    public Member add(NativeSocket socket, int events, Object attachment) throws IOException {
        return add(socket.handle(), events, attachment);
    }

    /**
     * Adds a socket, also for a thread that is waiting now.
     *
     * @param handle the socket
     * @param events what is asked for, a combination of {@link Poll}'s numbers
     * @param attachment an object that comes back with it, or null
     * @return the member
     * @throws IOException EBADF, WSAENOTSOCK if the number is not open; {@link dev.panasock.SocketClosedException} if
     *         the socket or the set is closed
     * @throws IllegalStateException if the socket is in this set already
     */
    public Member add(SocketHandle handle, int events, Object attachment) throws IOException {
        Member member = new Member(this, Objects.requireNonNull(handle, "handle"), events, attachment);
        uses.enterOrThrow(POLL);
        try {
            member.begin();
        } finally {
            uses.leave();
        }
        return member;
    }

    /**
     * {@code ppoll} on Linux, {@code poll} on macOS, {@code WSAPoll} on Windows: waits until something happens to a
     * member. What was found is read with {@link #next}.
     *
     * <p>{@link Thread#interrupt} ends the wait, before or meanwhile, with
     * {@link dev.panasock.SocketInterruptedException}; the interrupt status stays set. What has happened already is
     * reported instead, and a wait of 0 only looks for it. A platform thread on Linux is woken at once; a virtual
     * thread, and every thread elsewhere or without the signal of the library, within 20 ms. A virtual thread that
     * waits here occupies its carrier for that long at a time.
     *
     * @param nanos the longest time, rounded up to milliseconds where the system has no nanoseconds; 0 does not wait, a
     *         negative time has no end
     * @return to how many members at most something happened; 0 if the time is up, or after {@link #wakeup}
     * @throws IOException EINTR after a signal; {@link dev.panasock.SocketClosedException} if the set is closed, before
     *         or meanwhile; {@link dev.panasock.SocketInterruptedException} after an interrupt
     * @throws IllegalStateException if another thread is waiting
     */
    public int poll(long nanos) throws IOException {
        if (!polling.compareAndSet(false, true)) {
            throw new IllegalStateException("another thread is waiting with this set");
        }
        try {
            uses.enterOrThrow(POLL);
            try {
                return pollInside(nanos);
            } finally {
                uses.leave();
            }
        } finally {
            polling.set(false);
        }
    }

    private int pollInside(long nanos) throws IOException {
        long deadline = Deadlines.within(nanos);
        while (true) {
            int reported = pollOnce(deadline);
            // What else ends a wait is the wake-up by a close that was reported before, and the end of a slice.
            if (reported > 0 || called.getAndSet(false) || Deadlines.left(deadline) <= 0) {
                return reported;
            }
            if (Tries.parks()) {
                Thread.yield();
            }
        }
    }

    private int pollOnce(long deadline) throws IOException {
        next = 0;
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            int result = poll(thread, closedCount() > 0 ? Deadlines.after(0) : deadline);
            if (!uses.isOpen()) {
                throw SocketError.closed().exception(POLL, null);
            }
            if (result == Results.INTERRUPTED) {
                throw new SocketInterruptedException(POLL, null);
            }
            if (result < 0) {
                throw SocketError.of(-result).exception(POLL, null);
            }
            return reported(result);
        } finally {
            thread.release();
        }
    }

    private int poll(ThreadBlock thread, long deadline) {
        long most = QueueWait.begin(thread, deadline);
        int result = 0;
        try {
            result = array.poll(thread.call, found, most);
        } finally {
            result = QueueWait.end(thread, deadline, most, result);
        }
        return result;
    }

    private int reported(int count) {
        synchronized (closed) {
            return closed.isEmpty() ? count : closed.size() + foundMembers();
        }
    }

    private int foundMembers() {
        int members = 0;
        for (int i = 0; i < found.count(); i++) {
            members += slots.find(found.id(i)) == null ? 0 : 1;
        }
        return members;
    }

    private int closedCount() {
        synchronized (closed) {
            return closed.size();
        }
    }

    /**
     * The next member to which something happened, see {@link Member#revents}. One that was removed meanwhile is left
     * out, one that was closed is reported once. For the thread that waits.
     *
     * @return the member, or null after the last one
     */
    public Member next() {
        while (next < found.count()) {
            int index = next++;
            Member member = slots.find(found.id(index));
            if (member != null) {
                member.revents = found.events(index);
                return member;
            }
        }
        Member member;
        synchronized (closed) {
            member = closed.poll();
        }
        if (member != null) {
            member.revents = Poll.NVAL;
        }
        return member;
    }

    /** Makes {@link #poll} return, now or when it is called next. Several calls may become one; none is lost. */
    public void wakeup() {
        called.set(true);
        wake();
    }

    private void wake() {
        if (!uses.enter()) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            array.wake(call);
        } finally {
            thread.release();
            uses.leave();
        }
    }

    /** Ends the set and wakes who waits. The members stay open. Closing it again does nothing. */
    @Override
    public void close() {
        if (!uses.enter()) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            if (uses.close()) {
                array.shut(call);
                slots.all().forEach(Member::remove);
            }
        } finally {
            thread.release();
            uses.leave();
        }
    }

    private void free() {
        slots.all().forEach(Member::remove); // that came while the set was being closed
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            array.free(call);
        } finally {
            thread.release();
        }
    }
}

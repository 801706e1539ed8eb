package dev.panasock.poll;

import dev.panasock.NativeSocket;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.SocketInterruptedException;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.QueueWait;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Mechanism;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Waits for many sockets at once, with the same meaning on every system and the best that each offers: {@code epoll} on Linux, {@code kqueue} on macOS, polls of the
 * driver AFD on a completion port of its own on Windows.
 * The system property {@code panasock.poller} chooses another mechanism of the system by its name.
 *
 * {@snippet :
 * try (Poller poller = Poller.open()) {
 *     listener.setNonBlocking(true);
 *     poller.register(listener, Poller.READ, null);
 *     ReadyEvents events = poller.newEvents(512);
 *     while (true) {
 *         poller.await(events, -1);
 *         for (Registration ready = events.next(); ready != null; ready = events.next()) {
 *             // recv, send or accept until WOULD_BLOCK, or once: what is left is told again
 *         }
 *     }
 * }
 * }
 *
 * <p>An event says that a call would not wait, not that it would succeed: what is told may be gone, or taken by another thread. So the sockets
 * should be non-blocking.
 *
 * <p>A registered socket is held: its number is not given to somebody else before the poller has let go of it. It may be closed at any time by any
 * thread; that ends its registration. On Linux and macOS other descriptors can be registered as well, as
 * {@linkplain SocketHandle#borrow borrowed} or adopted handles.
 *
 * <p>All methods may be called by any thread at any time, and several threads may wait, each with {@link ReadyEvents} of its own. An event may then
 * come to more than one of them, unless it is asked for by {@link #ONCE}. Waiting, reading events and waking allocate nothing. A virtual thread that
 * waits here occupies its carrier for up to 20 ms at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
 */
public final class Poller implements Closeable {
    /** Interest and answer: a recv or an accept would not wait. */
    public static final int READ = Ready.READ;
    /** Interest and answer: a send would not wait; a connect has ended. */
    public static final int WRITE = Ready.WRITE;
    /** Answer, asked for or not: the connection has ended; over WSAPoll also if only the peer's direction has. */
    public static final int HANGUP = Ready.HANGUP;
    /**
     * Answer, asked for or not: an error is pending, which SO_ERROR tells. Of a socket on Linux with IP_RECVERR, IPV6_RECVERR, SO_ZEROCOPY or
     * SO_TIMESTAMPING it may also be an entry of the error queue, to be received with {@link dev.panasock.Msg#ERRQUEUE}; {@link #READ} and
     * {@link #WRITE} are then answered only if a recv or send would not wait.
     */
    public static final int ERROR = Ready.ERROR;
    /**
     * With an interest: tell when it begins, not as long as it lasts. When it was told, receive, send or accept until WOULD_BLOCK, and then call
     * {@link Registration#again}. An event may be told more than once.
     */
    public static final int EDGE = Ready.EDGE;
    /** With an interest: tell one thread once, and nothing more until {@link Registration#again}. */
    public static final int ONCE = Ready.ONCE;

    /** The system property that chooses the mechanism. */
    static final String PROPERTY = "panasock.poller";
    static final String REGISTER = "register";
    private static final String AWAIT = "await";
    private static final int SIGNALLED = ErrorNumbers.INTERRUPTED.here();

    final ReadyQueue queue;
    final Slots<Registration> slots = new Slots<>();
    private final Mechanism mechanism;
    final RefCount uses = new RefCount(this::free);

    private Poller(ReadyQueue queue, Mechanism mechanism) {
        this.queue = queue;
        this.mechanism = mechanism;
    }

    /**
     * Makes a poller.
     *
     * @return the poller, to be closed by the caller
     * @throws IOException EMFILE or ENFILE when there are too many descriptors
     * @throws IllegalArgumentException if the property names a mechanism that this system does not have
     */
    public static Poller open() throws IOException {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return open(Mechanism.of(chosen));
        }
        try {
            return open(Mechanism.of(null));
        } catch (IOException e) {
            return open(Mechanism.POLL); // every system has it
        }
    }

    static Poller open(Mechanism mechanism) throws IOException {
        ReadyQueue[] made = new ReadyQueue[1];
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int result = mechanism.open(call, made);
            if (result < 0) {
                throw SocketError.of(-result).exception("poller", mechanism);
            }
        } finally {
            thread.release();
        }
        return new Poller(made[0], mechanism);
    }

    /**
     * The mechanism that waits.
     *
     * @return {@code epoll}, {@code kqueue}, {@code afd} or {@code poll}
     */
    public String mechanism() {
        return mechanism.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Begins to wait for a socket, see {@link #register(SocketHandle, int, Object)}.
     *
     * @param socket the socket
     * @param interest a combination of {@link #READ}, {@link #WRITE}, {@link #EDGE} and {@link #ONCE}
     * @param attachment an object that comes back with each event, or null
     * @return the registration
     * @throws IOException with the error of the system
     */
    public Registration register(NativeSocket socket, int interest, Object attachment) throws IOException {
        return register(socket.handle(), interest, attachment);
    }

    /**
     * Begins to wait for a socket, also for a thread that is waiting now.
     *
     * <p>Errors among others: EBADF, WSAENOTSOCK for a number that is not open; EPERM from epoll for what cannot be waited for, as regular
     * files, which {@code poll} calls always ready; ENOSPC and ENOMEM for limits.
     *
     * @param handle the socket
     * @param interest a combination of {@link #READ}, {@link #WRITE}, {@link #EDGE} and {@link #ONCE}; 0 for nothing yet
     * @param attachment an object that comes back with each event, or null
     * @return the registration
     * @throws IOException with the {@linkplain dev.panasock.SocketFailure error} of the system; {@link dev.panasock.SocketClosedException} if the socket
     *         or the poller is closed
     * @throws IllegalStateException if the socket is registered with this poller already
     * @throws IllegalArgumentException for other bits
     */
    public Registration register(SocketHandle handle, int interest, Object attachment) throws IOException {
        Objects.requireNonNull(handle, "handle");
        check(interest);
        Registration registration = new Registration(this, handle, interest, attachment);
        uses.enterOrThrow(REGISTER);
        try {
            registration.begin();
        } finally {
            uses.leave();
        }
        return registration;
    }

    /**
     * Memory for the events of one waiting thread.
     *
     * @param capacity how many events a wait may find at most; the others are found by the next one. {@code poll} finds all
     * @return the memory, freed by the garbage collector
     * @throws IllegalArgumentException if it is less than 1
     */
    public ReadyEvents newEvents(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("no room for an event: " + capacity);
        }
        return new ReadyEvents(this, queue.batch(capacity));
    }

    /**
     * Waits until something happens to a socket, {@link #wakeup} is called, or the time is up. A signal does not end it.
     *
     * <p>{@link Thread#interrupt} ends it, before or meanwhile, with {@link dev.panasock.SocketInterruptedException}; the interrupt status stays set. Events are
     * never lost by it: those that are there already are given instead, and a wait of 0 looks for them only. A platform thread on Linux is woken at once; a
     * virtual thread, and every thread elsewhere or without the signal of the library, within 20 ms.
     *
     * @param events takes the events; of this poller
     * @param nanos the longest time, rounded up to what the system can: nanoseconds on Linux, else milliseconds; 0 does not wait, a negative
     *        time has no end
     * @return how many events there are at most; 0 after the time, and possibly more after a wake-up
     * @throws IOException with the error of the system; {@link dev.panasock.SocketClosedException} if the poller is closed, before or meanwhile;
     *         {@link dev.panasock.SocketInterruptedException} after an interrupt
     * @throws IllegalArgumentException if the events are another poller's
     */
    public int await(ReadyEvents events, long nanos) throws IOException {
        if (events.poller != this) {
            throw new IllegalArgumentException("events of another poller");
        }
        events.reset(0);
        uses.enterOrThrow(AWAIT);
        try {
            long deadline = Deadlines.within(nanos);
            events.pause(deadline);
            int found = awaitUntil(events, deadline);
            if (!uses.isOpen()) {
                throw SocketError.closed().exception(AWAIT, null);
            }
            if (found == Results.INTERRUPTED) {
                throw new SocketInterruptedException(AWAIT, null);
            }
            if (found < 0) {
                throw SocketError.of(-found).exception(AWAIT, null);
            }
            events.found(found);
            return found;
        } finally {
            uses.leave();
        }
    }

    /** Goes on after a signal, and where it waits in slices. */
    private int awaitUntil(ReadyEvents events, long deadline) {
        while (true) {
            int found = awaitOnce(events, deadline);
            int result = found == -SIGNALLED ? 0 : found;
            if (result != 0 || Deadlines.left(deadline) <= 0 || !uses.isOpen()) {
                return result;
            }
            if (Tries.parks()) {
                Thread.yield();
            }
        }
    }

    private int awaitOnce(ReadyEvents events, long deadline) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long most = QueueWait.begin(thread, deadline);
            int found = 0;
            try {
                found = queue.await(thread.call, events.batch, most);
            } finally {
                found = QueueWait.end(thread, deadline, most, found);
            }
            return found;
        } finally {
            thread.release();
        }
    }

    /**
     * Makes one thread return from {@link #await}, or the next one that comes. Several calls may become one; none is lost: who returns sees what was
     * done before the call. After close it does nothing.
     *
     * @throws IOException with the error of the system
     */
    public void wakeup() throws IOException {
        if (!uses.enter()) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        int result;
        try {
            result = queue.wake(call);
        } finally {
            thread.release();
            uses.leave();
        }
        if (result < 0) {
            throw SocketError.of(-result).exception("wakeup", null);
        }
    }

    /**
     * Whether the poller can be used.
     *
     * @return false once it was closed
     */
    public boolean isOpen() {
        return uses.isOpen();
    }

    /**
     * Ends the poller and all registrations, and wakes all who wait: they get {@link dev.panasock.SocketClosedException}. The sockets stay open. Closing
     * it again does nothing.
     */
    @Override
    public void close() {
        if (!uses.enter()) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            if (uses.close()) {
                queue.shut(call);
                slots.all().forEach(Registration::end);
            }
        } finally {
            thread.release();
            uses.leave();
        }
    }

    private void free() {
        slots.all().forEach(Registration::end); // that came while the poller was being closed
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            queue.free(call);
        } finally {
            thread.release();
        }
    }

    static void check(int interest) {
        if ((interest & ~Ready.QUESTION) != 0) {
            throw new IllegalArgumentException("not an interest: 0x" + Integer.toHexString(interest));
        }
    }

    static String names(int bits) {
        StringJoiner names = new StringJoiner("|");
        String[] all = {"READ", "WRITE", "HANGUP", "ERROR", "EDGE", "ONCE"};
        for (int i = 0; i < all.length; i++) {
            if ((bits & 1 << i) != 0) {
                names.add(all[i]);
            }
        }
        return names.length() == 0 ? "nothing" : names.toString();
    }
}

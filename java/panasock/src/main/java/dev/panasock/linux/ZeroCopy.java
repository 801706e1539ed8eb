package dev.panasock.linux;

import dev.panasock.ControlReader;
import dev.panasock.ControlType;
import dev.panasock.Errno;
import dev.panasock.Message;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.NativeSocketException;
import dev.panasock.Poll;
import dev.panasock.SoOption;
import dev.panasock.SocketError;
import dev.panasock.SocketFailure;
import dev.panasock.SocketName;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.ExtendedErrorLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code MSG_ZEROCOPY} of Linux: sends from the caller's memory without a copy, and reads the notices that say when the system is done with it. For TCP and UDP; worth
 * it from about 10 KB per send. To loopback, and wherever a device cannot, the system copies all the same: {@link #isCopied} tells, and then the flag only costs.
 *
 * <p><b>Memory</b> of a send must stay as it is until its notice has come: the system sends (and sends again) what stands there then. Sends are numbered from 0;
 * {@link #isFree} says whether the notice of one was read, {@link #outstanding} how many are missing. Until then the memory is kept reachable here, so that of
 * {@link java.lang.foreign.Arena#ofAuto} and of direct buffers needs no care; an arena that is closed before costs wrong bytes, not a crash. Memory on the
 * heap is refused.
 *
 * {@snippet :
 * ZeroCopy zeroCopy = ZeroCopy.of(socket);
 * zeroCopy.sendAll(page);
 * zeroCopy.await();         // page may be written again
 * }
 *
 * <p>The notices stand in the queue of errors of the socket, and {@code poll} says {@link Poll#ERR} as long as there is one. Other entries of the queue (those
 * that IP_RECVERR asks for) are dropped by {@link #next}; who wants them receives with {@link Msg#ERRQUEUE} and gives the messages to {@link #accept}.
 *
 * <p>Nothing is allocated once there is room for the largest number of outstanding sends. Not thread-safe, and nobody else sends on the socket with
 * {@link Msg#ZEROCOPY}: the system counts all such sends.
 *
 * @see <a href="https://docs.kernel.org/networking/msg_zerocopy.html">MSG_ZEROCOPY</a>
 */
public final class ZeroCopy {
    private static final int ROOM = 16;
    private static final int CONTROL_BYTES = 128;
    private static final long NO_ROOM_FOR_NOTICES = Long.MIN_VALUE;
    private static final SocketError NO_TIME = SocketError.of(ErrorNumbers.TIMED_OUT.on(OperatingSystem.LINUX));

    private final NativeSocket socket;
    private final Message message = new Message(0, CONTROL_BYTES);
    /** The memory of each send without a notice, at its number modulo the length, which is a power of two. */
    private MemorySegment[] held = new MemorySegment[ROOM];
    private long sends;
    /** All before it have had their notice. */
    private long oldest;
    private long outstanding;
    private long transferred;
    private long first = -1;
    private long last = -1;
    private boolean copied;

    private ZeroCopy(NativeSocket socket) {
        this.socket = socket;
    }

    /**
     * {@code setsockopt(SO_ZEROCOPY)}.
     *
     * @param socket a socket on which nothing was sent with {@link Msg#ZEROCOPY} before; it stays the caller's. Of a view made by
     *        {@link NativeSocket#within} the limit counts for {@link #sendAll} and {@link #await}
     * @return its zero-copy sends
     * @throws IOException EOPNOTSUPP for a socket that is neither TCP nor UDP, ENOPROTOOPT before Linux 4.14
     * @throws UnsupportedOperationException on other systems
     */
    public static ZeroCopy of(NativeSocket socket) throws IOException {
        Descriptor.requireLinux("MSG_ZEROCOPY");
        socket.set(SoOption.SO_ZEROCOPY, true);
        return new ZeroCopy(socket);
    }

    /**
     * {@code send} with MSG_ZEROCOPY and MSG_DONTWAIT: one call, which does not wait for room. If it took any bytes it was send number
     * {@link #sends} - 1.
     *
     * <p>Errors among others: those of {@link NativeSocket#send}; ENOBUFS if too much memory is in use by sends without a notice
     * (net.core.optmem_max, RLIMIT_MEMLOCK): read notices and try again.
     *
     * @param data native memory
     * @param offset the first byte
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @return how many were taken, or {@link NativeSocket#WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws IllegalArgumentException for memory on the heap
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     */
    public long send(MemorySegment data, long offset, long length, int flags) throws IOException {
        return sent(socket.send(data, offset, length, flags | Msg.ZEROCOPY | Msg.DONTWAIT), data);
    }

    /**
     * {@code sendto} with MSG_ZEROCOPY and MSG_DONTWAIT, as {@link #send}.
     *
     * @param data native memory
     * @param offset the first byte
     * @param length how many
     * @param flags 0 or a combination of {@link Msg}
     * @param to the destination
     * @return how many were taken, or {@link NativeSocket#WOULD_BLOCK}
     * @throws IOException with the error of the system
     * @throws IllegalArgumentException for memory on the heap
     * @throws IndexOutOfBoundsException if offset and length do not lie in the memory
     */
    public long sendto(MemorySegment data, long offset, long length, int flags, SocketName to) throws IOException {
        return sent(socket.sendto(data, offset, length, flags | Msg.ZEROCOPY | Msg.DONTWAIT, to), data);
    }

    /** The system counts a send that took something. */
    private long sent(long n, MemorySegment data) {
        if (n > 0) {
            if (sends - oldest == held.length) {
                grow();
            }
            held[place(sends)] = data;
            sends++;
            outstanding++;
            transferred += n;
        }
        return n;
    }

    private int place(long send) {
        return (int) send & held.length - 1;
    }

    private void grow() {
        MemorySegment[] before = held;
        held = Arrays.copyOf(before, 2 * before.length);
        Arrays.fill(held, null);
        for (long send = oldest; send < sends; send++) {
            held[place(send)] = before[(int) send & before.length - 1];
        }
    }

    /**
     * Sends all bytes: {@link #send} as often as it takes, and {@code poll} for space or a notice in between, which it reads. Signals do not end it. What was taken before
     * an error counts in {@link #transferred}.
     *
     * @param data native memory
     * @throws IOException with the error of the system; a {@link dev.panasock.NativeTimeoutException} if the limit of the socket is over
     * @throws IllegalArgumentException for memory on the heap
     */
    public void sendAll(MemorySegment data) throws IOException {
        long done = 0;
        while (done < data.byteSize()) {
            long n = tryToSend(data, done);
            if (n >= 0) {
                done += n;
            } else {
                waitFor(n == NO_ROOM_FOR_NOTICES ? 0 : Poll.OUT);
            }
        }
    }

    private long tryToSend(MemorySegment data, long from) throws IOException {
        try {
            return send(data, from, data.byteSize() - from, Msg.NONE);
        } catch (IOException e) {
            if (e instanceof SocketFailure failure && failure.error().is(Errno.ENOBUFS) && outstanding > 0) {
                return NO_ROOM_FOR_NOTICES;
            }
            throw e;
        }
    }

    /**
     * Waits until all notices were read: all memory is free then. A virtual thread parks. Signals do not end the wait.
     *
     * @return true if nothing is outstanding; false if the connection has ended and the system still has some of the memory
     * @throws IOException the pending error of the socket; a {@link dev.panasock.NativeTimeoutException} if the limit of the socket is over
     */
    public boolean await() throws IOException {
        boolean more = true;
        while (outstanding > 0 && more) {
            more = next() || waitFor(0);
        }
        return outstanding == 0;
    }

    /** Waits for events or a notice, and reads those that are there. False if the connection has ended. */
    private boolean waitFor(int events) throws IOException {
        int happened = pollAfterSignals(events);
        if (happened == 0) {
            throw NO_TIME.exception("poll", socket.handle());
        }
        boolean any = false;
        while ((happened & Poll.ERR) != 0 && next()) {
            any = true;
        }
        if ((happened & Poll.ERR) != 0 && !any) {
            Optional<SocketError> pending = socket.get(SoOption.SO_ERROR);
            if (pending.isPresent()) {
                throw pending.get().exception("poll", socket.handle());
            }
        }
        return any || (happened & Poll.HUP) == 0;
    }

    private int pollAfterSignals(int events) throws IOException {
        while (true) {
            try {
                return socket.poll(events, -1);
            } catch (NativeSocketException e) {
                if (!e.error().interrupted()) {
                    throw e;
                }
            }
        }
    }

    /**
     * {@code recvmsg} with MSG_ERRQUEUE: reads the next notice, without waiting. Its range can be asked for then.
     *
     * @return false if there is none
     * @throws IOException with the error of the system
     */
    public boolean next() throws IOException {
        while (socket.recvmsg(message, Msg.ERRQUEUE | Msg.DONTWAIT) != NativeSocket.WOULD_BLOCK) {
            if (accept(message)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes the notice of a message that was received with {@link Msg#ERRQUEUE}; it needs 64 bytes of room for ancillary data.
     *
     * @param received the message
     * @return whether there is one in it
     */
    public boolean accept(Message received) {
        ControlReader control = received.control();
        while (control.next()) {
            if ((control.is(ControlType.RECVERR) || control.is(ControlType.RECVERR6))
                    && control.errorOrigin() == ExtendedErrorLayout.ORIGIN_ZEROCOPY) {
                accept(control.errorInfo(), control.errorData(),
                        control.errorCode() == ExtendedErrorLayout.CODE_COPIED);
                return true;
            }
        }
        return false;
    }

    private void accept(int from, int to, boolean wasCopied) {
        first = full(from);
        last = full(to);
        copied = wasCopied;
        for (long send = Math.max(first, oldest); send <= last && send < sends; send++) {
            if (held[place(send)] != null) {
                held[place(send)] = null;
                outstanding--;
            }
        }
        while (oldest < sends && held[place(oldest)] == null) {
            oldest++;
        }
    }

    /** The system counts in 32 bits: a number is the last one before the next send that ends so. */
    private long full(int number) {
        return sends - Integer.toUnsignedLong((int) sends - number);
    }

    /**
     * The first send that the last notice is about.
     *
     * @return its number, or -1 before the first notice
     */
    public long first() {
        return first;
    }

    /**
     * The last send that the last notice is about.
     *
     * @return its number, or -1 before the first notice
     */
    public long last() {
        return last;
    }

    /**
     * SO_EE_CODE_ZEROCOPY_COPIED: whether the last notice says that the system copied the bytes all the same, as it does on loopback.
     *
     * @return true if it did
     */
    public boolean isCopied() {
        return copied;
    }

    /**
     * How many sends took something so far; the next one has this number.
     *
     * @return the number
     */
    public long sends() {
        return sends;
    }

    /**
     * How many bytes the sends took so far in all.
     *
     * @return bytes
     */
    public long transferred() {
        return transferred;
    }

    /**
     * How many sends have no notice yet.
     *
     * @return the number; 0 if all memory is free
     */
    public long outstanding() {
        return outstanding;
    }

    /**
     * Whether the notice of a send was read: then its memory may be written or freed.
     *
     * @param send its number
     * @return false while the system may use its memory
     * @throws IndexOutOfBoundsException if there was no such send
     */
    public boolean isFree(long send) {
        if (send < 0 || send >= sends) {
            throw new IndexOutOfBoundsException("send " + send + " of " + sends);
        }
        return send < oldest || held[place(send)] == null;
    }
}

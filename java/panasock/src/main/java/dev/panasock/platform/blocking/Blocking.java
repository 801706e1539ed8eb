package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;
import java.util.function.IntSupplier;

/**
 * The calls that can block, so that the thread in them can be woken: by a close of the handle, and by {@link Thread#interrupt}. Both
 * faces make these calls here.
 *
 * <p>Where the system cannot wake a thread, a call waits in slices of time for what it needs and looks in between.
 */
public final class Blocking {
    /** The handle was closed before or during the call; no error number has this value. */
    public static final int CLOSED = Integer.MIN_VALUE;
    /** The thread was interrupted before or during the call, which transferred nothing. */
    public static final int INTERRUPTED = Integer.MIN_VALUE + 1;

    /** The moment has come up to which the caller lets the call wait. */
    public static final int TIMED_OUT = Integer.MIN_VALUE + 2;

    static final int IN = SocketNumbers.POLLIN.here();
    static final int OUT = SocketNumbers.POLLOUT.here();
    /** 0 on Windows, which has no such flag. */
    static final int DONT_WAIT = Math.max(0, SocketNumbers.MSG_DONTWAIT.here());

    private static final int SLICE_MILLIS = 20;
    private static final int TIME_IS_UP = ErrorNumbers.TIME_IS_UP.here();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private Blocking() {
    }

    /**
     * {@code recv}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long recv(HandleLife life, CallBlock call, long s, MemorySegment buffer, long offset, long length,
            int flags) {
        if (!mayBlock(life, call, flags)) {
            return orClosed(life,
                    Host.sockets().recv(call, s, buffer, offset, length, untilReady(life, call, s, flags)));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return mayTry(result)
                        ? orInterrupted(Host.sockets().recv(call, s, buffer, offset, length, flags | DONT_WAIT))
                        : result;
            }
            try {
                result = waitFirst(life, call, s, IN);
                if (result == 0) {
                    result = Host.sockets().recv(call, s, buffer, offset, length, flags);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return orTooLate(result);
    }

    /**
     * {@code recvfrom}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @param name the address
     * @param nameLength its length
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long recvfrom(HandleLife life, CallBlock call, long s, MemorySegment buffer, long offset,
            long length, int flags, MemorySegment name, MemorySegment nameLength) {
        if (!mayBlock(life, call, flags)) {
            return orClosed(life, Host.sockets().recvfrom(call, s, buffer, offset, length,
                    untilReady(life, call, s, flags), name, nameLength));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return mayTry(result) ? orInterrupted(
                        Host.sockets().recvfrom(call, s, buffer, offset, length, flags | DONT_WAIT, name, nameLength))
                        : result;
            }
            try {
                result = waitFirst(life, call, s, IN);
                if (result == 0) {
                    result = Host.sockets().recvfrom(call, s, buffer, offset, length, flags, name, nameLength);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return orTooLate(result);
    }

    /**
     * {@code send}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long send(HandleLife life, CallBlock call, long s, MemorySegment buffer, long offset, long length,
            int flags) {
        if (!mayBlock(life, call, flags)) {
            return orClosed(life,
                    Host.sockets().send(call, s, buffer, offset, length, untilReady(life, call, s, flags)));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return mayTry(result)
                        ? orInterrupted(Host.sockets().send(call, s, buffer, offset, length, flags | DONT_WAIT))
                        : result;
            }
            try {
                result = waitFirst(life, call, s, OUT);
                if (result == 0) {
                    result = Host.sockets().send(call, s, buffer, offset, length, flags);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return orTooLate(result);
    }

    /**
     * {@code sendto}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @param name the address
     * @param nameLength its length
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long sendto(HandleLife life, CallBlock call, long s, MemorySegment buffer, long offset,
            long length, int flags, MemorySegment name, int nameLength) {
        if (!mayBlock(life, call, flags)) {
            return orClosed(life, Host.sockets().sendto(call, s, buffer, offset, length,
                    untilReady(life, call, s, flags), name, nameLength));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return mayTry(result) ? orInterrupted(
                        Host.sockets().sendto(call, s, buffer, offset, length, flags | DONT_WAIT, name, nameLength))
                        : result;
            }
            try {
                result = waitFirst(life, call, s, OUT);
                if (result == 0) {
                    result = Host.sockets().sendto(call, s, buffer, offset, length, flags, name, nameLength);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return orTooLate(result);
    }

    /**
     * {@code accept}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param name takes the peer's address, or NULL
     * @param length its size, then its length, or NULL
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long accept(HandleLife life, CallBlock call, long s, MemorySegment name, MemorySegment length) {
        if (!mayBlock(life, call)) {
            if (call.mustNotBlock() && life.blocks() && life.closesNumber()) {
                life.emulate(call, s);
            }
            return blocking(life, call, orClosed(life, Host.sockets().accept(call, s, name, length)));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return result;
            }
            try {
                result = waitFirst(life, call, s, IN);
                if (result == 0) {
                    result = Host.sockets().accept(call, s, name, length);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return blocking(life, call, orTooLate(result));
    }

    /** What a listener accepts that the library has made non-blocking is blocking for the user, too. */
    private static long blocking(HandleLife life, CallBlock call, long accepted) {
        if (accepted >= 0 && life.isModeOurs() && Host.sockets().inheritsMode()) {
            Host.sockets().setNonBlocking(call, accepted, false);
        }
        return accepted;
    }

    /** A call of the system that calls Java before it returns. */
    @FunctionalInterface
    public interface Asking {
        /**
         * Makes the call.
         *
         * @param question has to run what Java does meanwhile
         * @return the result, or a negative error
         */
        long call(Question question);
    }

    /** Java code that the system calls: its thread is not in the system then, and may make other calls that block. */
    @FunctionalInterface
    public interface Question {
        /**
         * Runs the code.
         *
         * @param code does not throw
         * @return what it returns
         */
        int ask(IntSupplier code);
    }

    /**
     * A call that asks: {@code WSAAccept}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param body the call
     * @return its result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static long asking(HandleLife life, CallBlock call, long s, Asking body) {
        if (!mayBlock(life, call)) {
            if (call.mustNotBlock() && life.blocks() && life.closesNumber()) {
                life.emulate(call, s);
            }
            return blocking(life, call, orClosed(life, body.call(IntSupplier::getAsInt)));
        }
        BlockedThread thread = call.blockedThread();
        Question question = code -> {
            thread.pause();
            try {
                return code.getAsInt();
            } finally {
                thread.resume(life);
            }
        };
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return result;
            }
            try {
                result = waitFirst(life, call, s, IN);
                if (result == 0) {
                    result = body.call(question);
                }
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return blocking(life, call, orTooLate(result));
    }

    /**
     * {@code connect}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param name the address
     * @param length its length
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static int connect(HandleLife life, CallBlock call, long s, MemorySegment name, int length) {
        if (!mayBlock(life, call)) {
            return (int) orClosed(life, tryToConnect(life, call, s, name, length));
        }
        if (!Host.sockets().wakes(false) || life.isModeOurs()) {
            return BegunConnect.connect(life, call, s, name, length);
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return (int) result;
            }
            try {
                result = Host.sockets().connect(call, s, name, length);
            } finally {
                result = thread.end(result);
            }
        } while (isAgain(life, result));
        return (int) orTooLate(result);
    }

    /** For a virtual thread the socket does not wait meanwhile. */
    private static int tryToConnect(HandleLife life, CallBlock call, long s, MemorySegment name, int length) {
        return call.mustNotBlock() && life.blocks() ? BegunConnect.once(life, call, s, name, length)
                : Host.sockets().connect(call, s, name, length);
    }

    /**
     * {@code poll} for one handle.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param fds the array, of one element, with room for one more
     * @param millis how long to wait, or -1
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static int poll(HandleLife life, CallBlock call, MemorySegment fds, int millis) {
        return poll(life, null, call, fds, 1, millis);
    }

    /**
     * {@code poll} for several handles.
     *
     * @param group the handles
     * @param call the memory of the call
     * @param fds the array, with room for one element more
     * @param count how many elements it has
     * @param millis how long to wait, or -1
     * @return the result, a negative error, {@link #CLOSED} or {@link #INTERRUPTED}
     */
    public static int poll(HandleGroup group, CallBlock call, MemorySegment fds, int count, int millis) {
        return poll(null, group, call, fds, count, millis);
    }

    private static int poll(HandleLife life, HandleGroup group, CallBlock call, MemorySegment fds, int count,
            int millis) {
        SocketApi api = Host.sockets();
        if (millis == 0) {
            return api.poll(call, fds, count, millis);
        }
        if (call.isBorrowed()) {
            return ParkedWait.poll(life, group, call, fds, count, millis);
        }
        if (!api.wakes(group != null)) {
            return WakerWait.await(life, group, call, millis < 0 ? WakerWait.FOREVER : millis * MICROS_PER_MILLI,
                    (micros, waker) -> look(call, fds, count, micros, waker));
        }
        BlockedThread thread = call.blockedThread();
        long end = millis < 0 ? Moment.NEVER : Moment.after(millis * NANOS_PER_MILLI);
        int left = millis;
        while (true) {
            long result = thread.begin(life, group);
            if (result != 0) {
                return (int) result;
            }
            try {
                result = api.poll(call, fds, count, left);
            } finally {
                result = thread.end(result);
            }
            if (result > 0 && (life == null ? group.isAnyClosed() : !life.isAlive())) {
                return CLOSED;
            }
            if (!isStray(result)) {
                return (int) result;
            }
            left = millis < 0 ? millis : Moment.millis(Math.max(0, Moment.left(end)));
        }
    }

    /** The socket that wakes stands behind the others, and is not told of. */
    private static int look(CallBlock call, MemorySegment fds, int count, long micros, long waker) {
        int millis = micros < 0 ? -1 : (int) Math.min(Math.ceilDiv(micros, MICROS_PER_MILLI), Integer.MAX_VALUE);
        if (waker == WakerWait.NOBODY) {
            return Host.sockets().poll(call, fds, count, millis);
        }
        PollFd.host().set(fds, count, waker, IN);
        int ready = Host.sockets().poll(call, fds, count + 1, millis);
        return ready > 0 && PollFd.host().happened(fds, count) != 0 ? ready - 1 : ready;
    }

    /**
     * Whether a connect has ended, or a send would not wait.
     *
     * @param call the memory of the call
     * @param s the number, held by the caller
     * @return false while it would
     */
    public static boolean isWritable(CallBlock call, long s) {
        PollFd.host().set(call.value, 0, s, OUT);
        return Host.sockets().poll(call, call.value, 1, 0) != 0;
    }

    static boolean mayBlock(HandleLife life, CallBlock call) {
        return life.blocks() && !call.mustNotBlock();
    }

    static boolean mayBlock(HandleLife life, CallBlock call, int flags) {
        return life.blocks() && (flags & DONT_WAIT) == 0 && !call.mustNotBlock();
    }

    /** Of a handle that is being closed, the end of the stream or an error may be that of a dead socket in its place. */
    static long orClosed(HandleLife life, long result) {
        return result <= 0 && !life.isAlive() ? CLOSED : result;
    }

    /** The call of a virtual thread does not wait: by its flags, and on Windows by the mode of the socket. */
    static int untilReady(HandleLife life, CallBlock call, long s, int flags) {
        if (!call.mustNotBlock() || !life.blocks()) {
            return flags;
        }
        if (DONT_WAIT == 0) {
            life.emulate(call, s);
        }
        return flags | DONT_WAIT;
    }

    /**
     * Where a thread cannot be woken, or the socket does not wait because virtual threads use it too, waits until the call would not
     * block.
     */
    static long waitFirst(HandleLife life, CallBlock call, long s, int events) {
        boolean wakes = Host.sockets().wakes(false);
        if (wakes && !life.isModeOurs()) {
            return 0;
        }
        long limit = TimeLimit.nanos(call, s, events == IN ? SocketNumbers.SO_RCVTIMEO : SocketNumbers.SO_SNDTIMEO);
        long end = System.nanoTime() + limit;
        while (life.isAlive() && !Thread.currentThread().isInterrupted()) {
            long left =
                    limit == 0 ? Integer.MAX_VALUE : (end - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
            if (left <= 0) {
                return TIMED_OUT;
            }
            PollFd.host().set(call.value, 0, s, events);
            int slice = (int) Math.min(left, wakes ? Integer.MAX_VALUE : SLICE_MILLIS);
            int ready = Host.sockets().poll(call, call.value, 1, slice);
            if (ready != 0) {
                return Math.min(ready, 0);
            }
        }
        return -ErrorNumbers.INTERRUPTED.here();
    }

    static boolean isAgain(HandleLife life, long result) {
        return isStray(result) || result == -ErrorNumbers.WOULD_BLOCK.here() && life.isModeOurs();
    }

    /** As the system says it when SO_RCVTIMEO or SO_SNDTIMEO has expired. */
    static long orTooLate(long result) {
        return result == TIMED_OUT ? -TIME_IS_UP : result;
    }

    static boolean mayTry(long stop) {
        return stop == INTERRUPTED && DONT_WAIT != 0;
    }

    /** A call of an interrupted thread gives what is there, but does not wait for more. */
    static long orInterrupted(long result) {
        return result == -ErrorNumbers.WOULD_BLOCK.here() ? INTERRUPTED : result;
    }

    /** Woken, but not for a reason that concerns this thread: then nothing was transferred, and the call is made again. */
    static boolean isStray(long result) {
        return result < 0 && result > TIMED_OUT && Host.sockets().isStrayWake((int) -result);
    }
}

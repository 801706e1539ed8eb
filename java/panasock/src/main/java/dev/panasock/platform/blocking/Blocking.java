package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.lang.foreign.MemorySegment;

/**
 * The one frame around the calls that can block: a thread in it is woken by a close of the handle and by {@link Thread#interrupt}.
 *
 * <p>How a platform thread waits: without a deadline in one call of the system, in the frame; up to a deadline by tries and {@code poll},
 * which is in the frame too. With {@link Deadlines#ONCE} a call is tried and does not wait: how a virtual thread waits is above. Results
 * are those of the system, or {@link Results}. The caller holds the handle.
 */
public final class Blocking {
    static final int IN = SocketNumbers.POLLIN.here();
    static final int OUT = SocketNumbers.POLLOUT.here();
    static final PollFd POLL_FD = PollFd.host();

    /** 0 on Windows, which has no such flag. */
    private static final int DONT_WAIT = Math.max(0, SocketNumbers.MSG_DONTWAIT.here());
    private static final int NEVER_WAITS = DONT_WAIT | Math.max(0, SocketNumbers.MSG_ERRQUEUE.here());
    private static final MemorySegment NULL = MemorySegment.NULL;
    static final int WOULD_BLOCK = ErrorNumbers.WOULD_BLOCK.here();
    private static final int TIME_IS_UP = ErrorNumbers.TIME_IS_UP.here();
    private static final int SIGNALLED = -ErrorNumbers.INTERRUPTED.here();
    private static final int SLICE_MILLIS = 20;

    private Blocking() {
    }

    /** Whether the flags and the mode of the user let a call wait: the error queue is never waited for. */
    public static boolean mayWait(HandleState handle, int flags) {
        return handle.blocks() && (flags & NEVER_WAITS) == 0;
    }

    /** {@code recv}. */
    public static long recv(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment memory,
            long offset, long length, int flags) {
        return run(BlockingOperation.RECV, handle, thread, deadline, s, 0, memory, offset, length, flags, NULL, NULL,
                0);
    }

    /** {@code recvfrom}; the name and its length are memory of the caller's. */
    public static long recvfrom(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment memory,
            long offset, long length, int flags, MemorySegment name, MemorySegment nameLength) {
        return run(BlockingOperation.RECVFROM, handle, thread, deadline, s, 0, memory, offset, length, flags, name,
                nameLength, 0);
    }

    /** {@code recvmsg}; two segments are kept alive during the call. */
    public static long recvmsg(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment message,
            int flags, MemorySegment kept, MemorySegment alsoKept) {
        return run(BlockingOperation.RECVMSG, handle, thread, deadline, s, 0, message, 0, 0, flags, kept, alsoKept, 1);
    }

    /** {@code recvmmsg}, or as many {@code recvmsg} as do not wait. */
    public static long recvmmsg(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment batch,
            int count, int flags, MemorySegment kept, MemorySegment alsoKept) {
        return run(BlockingOperation.RECVMMSG, handle, thread, deadline, s, 0, batch, 0, 0, flags, kept, alsoKept,
                count);
    }

    /** {@code send}. */
    public static long send(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment memory,
            long offset, long length, int flags) {
        return run(BlockingOperation.SEND, handle, thread, deadline, s, 0, memory, offset, length, flags, NULL, NULL,
                0);
    }

    /** {@code sendto}. */
    public static long sendto(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment memory,
            long offset, long length, int flags, MemorySegment name, int nameLength) {
        return run(BlockingOperation.SENDTO, handle, thread, deadline, s, 0, memory, offset, length, flags, name, NULL,
                nameLength);
    }

    /** {@code sendmsg}, as {@link #recvmsg}. */
    public static long sendmsg(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment message,
            int flags, MemorySegment kept, MemorySegment alsoKept) {
        return run(BlockingOperation.SENDMSG, handle, thread, deadline, s, 0, message, 0, 0, flags, kept, alsoKept, 1);
    }

    /** {@code sendmmsg}, as {@link #recvmmsg}. */
    public static long sendmmsg(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment batch,
            int count, int flags, MemorySegment kept, MemorySegment alsoKept) {
        return run(BlockingOperation.SENDMMSG, handle, thread, deadline, s, 0, batch, 0, 0, flags, kept, alsoKept,
                count);
    }

    /** {@code sendfile}, on Windows {@code TransmitFile}; the file is held by the caller. */
    public static long sendfile(HandleState handle, ThreadBlock thread, long deadline, long s, long file,
            long offset, long count) {
        return run(BlockingOperation.SENDFILE, handle, thread, deadline, s, file, NULL, offset, count, 0, NULL, NULL,
                0);
    }

    /** {@code splice} from the socket into a pipe if ready is READ, else from the pipe into the socket; the pipe is held by the caller. */
    public static long splice(HandleState handle, ThreadBlock thread, long deadline, long s, long pipe, int ready,
            long count, int flags) {
        BlockingOperation operation = ready == Ready.READ ? BlockingOperation.SPLICE_FROM_SOCKET
                : BlockingOperation.SPLICE_TO_SOCKET;
        return run(operation, handle, thread, deadline, s, pipe, NULL, 0, count, flags, NULL, NULL, 0);
    }

    /** {@code accept}; the name and its length are memory of the caller's, or NULL. */
    public static long accept(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment name,
            MemorySegment nameLength) {
        return accept(BlockingOperation.ACCEPT, handle, thread, deadline, s, name, nameLength);
    }

    /** An accept that is more than one, made as {@link #accept}. */
    public static long accept(BlockingCall operation, HandleState handle, ThreadBlock thread, long deadline, long s,
            MemorySegment name, MemorySegment nameLength) {
        return accepted(handle, thread,
                run(operation, handle, thread, deadline, s, 0, NULL, 0, 0, 0, name, nameLength, 0));
    }

    /** An accept without an address that may wait in the system, whatever the mode and whether a signal wakes its thread. */
    public static long acceptInFrame(HandleState handle, ThreadBlock thread, long s) {
        return accepted(handle, thread, block(BlockingOperation.ACCEPT, handle, null, thread, s, 0, NULL, 0, 0, 0,
                NULL, NULL, 0));
    }

    /** What a listener accepts that the library has made non-blocking is blocking for the user. */
    private static long accepted(HandleState handle, ThreadBlock thread, long accepted) {
        if (accepted >= 0 && handle.isForcedNonBlocking() && Host.sockets().inheritsMode()) {
            Host.sockets().setNonBlocking(thread.waiting(), accepted, false);
        }
        return accepted;
    }

    /** {@code connect} in one call, if it waits after {@link #connectsInOneCall} was asked, or begun without waiting. */
    public static int connect(HandleState handle, ThreadBlock thread, long deadline, long s, MemorySegment name,
            int nameLength) {
        return (int) run(BlockingOperation.CONNECT, handle, thread, deadline, s, 0, NULL, 0, 0, 0, name, NULL,
                nameLength);
    }

    /** Whether a connect that may wait can be left to the system: a thread can be woken in it, and the socket waits. */
    public static boolean connectsInOneCall(HandleState handle) {
        if (!Host.sockets().wakes(false) || handle.isForcedNonBlocking()) {
            return false;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return isWoken(thread, false);
        } finally {
            thread.release();
        }
    }

    /** Whether the platform thread is woken in a call that waits for one handle, or for several. If not, it polls with a socket that wakes it. */
    private static boolean isWoken(ThreadBlock thread, boolean several) {
        return thread.blocked().isWokenInSystem(several);
    }

    /** {@code poll} of one socket up to a deadline: what happened, 0 at the deadline, or an error. */
    public static int poll(HandleState handle, ThreadBlock thread, long s, int events, long deadline) {
        MemorySegment element = thread.call.value;
        POLL_FD.set(element, 0, s, events);
        long ready = wait(BlockingOperation.POLL, handle, null, thread, element, 1, deadline);
        return ready <= 0 ? (int) ready : POLL_FD.happened(element, 0);
    }

    /** The same, not ended by a signal of another owner. */
    public static int pollOn(HandleState handle, ThreadBlock thread, long s, int events, long deadline) {
        int happened;
        do {
            happened = poll(handle, thread, s, events, deadline);
        } while (happened == SIGNALLED);
        return happened;
    }

    /** {@code poll} of several handles up to a deadline, in a platform thread; the array has space for one element more. */
    public static int poll(HandleGroup group, ThreadBlock thread, MemorySegment elements, int count, long deadline) {
        return (int) wait(BlockingOperation.POLL, null, group, thread, elements, count, deadline);
    }

    /** Looks once without waiting: what happened to one number, 0 if nothing. */
    public static int look(CallBlock call, long s, int events) {
        POLL_FD.set(call.value, 0, s, events);
        int ready = Host.sockets().poll(call, call.value, 1, 0);
        return ready <= 0 ? ready : POLL_FD.happened(call.value, 0);
    }

    /** A call that waits for a group up to a deadline, in a platform thread. */
    public static long wait(BlockingCall operation, HandleGroup group, ThreadBlock thread, long deadline) {
        return wait(operation, null, group, thread, NULL, 0, deadline);
    }

    /** Waits by a call that has a deadline of its own, for one handle or a group; where no signal wakes it, by a socket that does. */
    private static long wait(BlockingCall operation, HandleState handle, HandleGroup group, ThreadBlock thread,
            MemorySegment elements, int count, long deadline) {
        boolean passed = Deadlines.left(deadline) <= 0;
        boolean woken = !passed && isWoken(thread, group != null);
        if (!woken) {
            // Also because with the waker among them the system would wait where it has to refuse: for no socket, or for invalid ones.
            long ready = operation.make(thread, 0, true, 0, elements, Deadlines.after(0), 0, 0, NULL, NULL, count);
            if (ready != 0 || passed) {
                return closedOr(operation, handle, group, elements, ready);
            }
        }
        if (woken) {
            return block(operation, handle, group, thread, 0, 0, elements, deadline, 0, 0, NULL, NULL, count);
        }
        BlockedThread blocked = thread.blocked();
        blocked.acquireWaker();
        try {
            return block(operation, handle, group, thread, 0, 0, elements, deadline, 0, 0, NULL, NULL, count);
        } finally {
            blocked.releaseWaker();
        }
    }

    private static long run(BlockingCall operation, HandleState handle, ThreadBlock thread, long deadline, long s,
            long other, MemorySegment memory, long offset, long length, int flags, MemorySegment name,
            MemorySegment nameLength, int count) {
        if (deadline == Deadlines.NEVER && mayBlock(operation, handle, flags) && isWoken(thread, false)) {
            return block(operation, handle, null, thread, s, other, memory, offset, length, flags, name, nameLength,
                    count);
        }
        if (isTooLate(operation, handle)) {
            return Results.INTERRUPTED;
        }
        long done = attempt(operation, handle, thread, s, other, memory, offset, length, flags, name, nameLength,
                count);
        return deadline == Deadlines.ONCE || !operation.goesOn(handle, flags, done, length) ? done
                : goOn(operation, handle, thread, deadline, s, other, memory, offset, length, flags, name, nameLength,
                        count, done);
    }

    /** Whether an interrupt has come before a call which the system could not be asked to try, as in the frame. */
    private static boolean isTooLate(BlockingCall operation, HandleState handle) {
        return handle.blocks() && Thread.currentThread().isInterrupted() && !isTriedWhenInterrupted(operation);
    }

    /** Whether the system may let the call wait: also where other owners may have changed the mode, and the call has no flag. */
    private static boolean mayBlock(BlockingCall operation, HandleState handle, int flags) {
        return handle.blocks() && (flags & DONT_WAIT) == 0
                || DONT_WAIT != 0 && operation.noWait() != BlockingCall.NoWait.FLAG && !handle.isPrivate();
    }

    /** Waits and tries up to a deadline. What was transferred before an error, an interrupt or the deadline counts. */
    private static long goOn(BlockingCall operation, HandleState handle, ThreadBlock thread, long deadline, long s,
            long other, MemorySegment memory, long offset, long length, int flags, MemorySegment name,
            MemorySegment nameLength, int count, long first) {
        long done = Math.max(first, 0);
        long last = first;
        // Of the whole call, as in the system, however often it waits.
        long limit = Deadlines.ONCE;
        int inVain = 0;
        while (operation.goesOn(handle, flags, last < 0 ? last : done, length)) {
            if (last < 0) {
                limit = limit == Deadlines.ONCE ? timeout(operation, thread, s) : limit;
                if (isInVain(operation, thread, s, inVain)) {
                    last = pause(handle, inVain, deadline, limit);
                } else {
                    last = await(operation, handle, thread, deadline, limit, s);
                    inVain = BackOff.nanos(inVain) > 0 ? 0 : inVain;
                }
                if (last < 0) {
                    break;
                }
            }
            last = attempt(operation, handle, thread, s, other, memory, offset + done, length - done, flags, name,
                    nameLength, count);
            if (last == 0) {
                break;
            }
            inVain = last > 0 ? 0 : inVain + 1;
            done += Math.max(last, 0);
        }
        return done > 0 ? done : last;
    }

    /** After a try that would have waited: 0, or what the call returns. */
    private static long await(BlockingCall operation, HandleState handle, ThreadBlock thread, long deadline, long limit,
            long s) {
        long first = Deadlines.first(deadline, limit);
        MemorySegment element = thread.waiting().value;
        long ready;
        do {
            POLL_FD.set(element, 0, s, operation.readyBy());
            ready = wait(BlockingOperation.POLL, handle, null, thread, element, 1, first);
        } while (ready == SIGNALLED);
        return ready != 0 ? Math.min(ready, 0) : first == deadline ? Results.TIMED_OUT : -TIME_IS_UP;
    }

    /** When SO_RCVTIMEO or SO_SNDTIMEO ends a wait that begins now. */
    private static long timeout(BlockingCall operation, ThreadBlock thread, long s) {
        return SocketTimeouts.deadline(thread.waiting(), s, operation.readyBy() == IN ? Ready.READ : Ready.WRITE);
    }

    /** The frame. */
    private static long block(BlockingCall operation, HandleState handle, HandleGroup group, ThreadBlock thread, long s,
            long other, MemorySegment memory, long offset, long length, int flags, MemorySegment name,
            MemorySegment nameLength, int count) {
        BlockedThread blocked = thread.blocked();
        long result = 0;
        int inVain = 0;
        do {
            inVain = result == -WOULD_BLOCK ? inVain + 1 : 0;
            if (isInVain(operation, thread, s, inVain)) {
                BackOff.pause(inVain, Deadlines.NEVER);
            }
            result = blocked.begin(handle, group);
            if (result != 0) {
                return result == Results.INTERRUPTED && isTriedWhenInterrupted(operation)
                        ? orInterrupted(operation.make(thread, s, false, other, memory, offset, length,
                                flags | DONT_WAIT, name, nameLength, count))
                        : result;
            }
            try {
                result = waitFirst(operation, handle, thread, s);
                if (result == 0) {
                    result = operation.make(thread, s, true, other, memory, offset, length, flags, name, nameLength,
                            count);
                }
            } finally {
                result = blocked.end(result);
            }
        } while (isAgain(operation, handle, result, offset));
        return result == Results.TIMED_OUT ? -TIME_IS_UP : closedOr(operation, handle, group, memory, result);
    }

    /** Whether a thread pauses instead of waiting: it would not wait, and has tried in vain so often in a row. */
    private static boolean isInVain(BlockingCall operation, ThreadBlock thread, long s, int inVain) {
        return BackOff.nanos(inVain) > 0
                && (!BackOff.asksFirst(inVain) || look(thread.waiting(), s, operation.readyBy()) != 0);
    }

    /** As {@link #await}, for a while. */
    private static long pause(HandleState handle, int inVain, long deadline, long limit) {
        BackOff.pause(inVain, Deadlines.first(deadline, limit));
        return !handle.isOpen() ? Results.CLOSED
                : Thread.currentThread().isInterrupted() ? Results.INTERRUPTED
                : Deadlines.left(deadline) <= 0 ? Results.TIMED_OUT
                : Deadlines.left(limit) <= 0 ? -TIME_IS_UP : 0;
    }

    /** A call with a flag for it gives an interrupted thread what is there. */
    private static boolean isTriedWhenInterrupted(BlockingCall operation) {
        return DONT_WAIT != 0 && operation.noWait() == BlockingCall.NoWait.FLAG;
    }

    private static long orInterrupted(long result) {
        return result == -WOULD_BLOCK ? Results.INTERRUPTED : result;
    }

    /** Woken, but not for a reason that concerns this thread: then nothing was transferred, and the call is made again. */
    private static boolean isAgain(BlockingCall operation, HandleState handle, long result, long deadline) {
        if (result > 0) {
            return false;
        }
        return Results.isError(result) && Host.sockets().isStrayWake((int) -result)
                || result == -WOULD_BLOCK && handle != null && handle.isForcedNonBlocking()
                || operation.isEarly(result, deadline);
    }

    /** Of a handle that is being closed, the end of the stream or an error may be that of the placeholder in its place. */
    private static long closedOr(BlockingCall operation, HandleState handle, HandleGroup group, MemorySegment memory,
            long result) {
        boolean closed = handle == null ? group.isAnyClosed() : !handle.isOpen();
        return closed && operation.isOfPlaceholder(memory, result) ? Results.CLOSED : result;
    }

    /**
     * Where a thread cannot be woken, or the socket does not wait because virtual threads use it too, waits until the call would not
     * block.
     */
    private static long waitFirst(BlockingCall operation, HandleState handle, ThreadBlock thread, long s) {
        boolean wakes = isWoken(thread, false);
        if (operation.readyBy() == 0 || wakes && !handle.isForcedNonBlocking()) {
            return 0;
        }
        CallBlock memory = thread.waiting();
        long deadline = timeout(operation, thread, s);
        while (handle.isOpen() && !Thread.currentThread().isInterrupted()) {
            int left = Deadlines.leftMillis(deadline);
            if (left == 0) {
                return Results.TIMED_OUT;
            }
            POLL_FD.set(memory.value, 0, s, operation.readyBy());
            int ready = Host.sockets().poll(memory, memory.value, 1,
                    wakes ? left : left < 0 ? SLICE_MILLIS : Math.min(left, SLICE_MILLIS));
            if (ready != 0) {
                return Math.min(ready, 0);
            }
        }
        return SIGNALLED;
    }

    /** One try, which does not wait: by its flag whatever is remembered of the mode, else by the mode. */
    private static long attempt(BlockingCall operation, HandleState handle, ThreadBlock thread, long s, long other,
            MemorySegment memory, long offset, long length, int flags, MemorySegment name, MemorySegment nameLength,
            int count) {
        if (operation.noWait() != BlockingCall.NoWait.FLAG || DONT_WAIT == 0) {
            return attemptByMode(operation, handle, thread, s, other, memory, offset, length, flags, name, nameLength,
                    count);
        }
        // With MSG_DONTWAIT a recv does not heed SO_RCVLOWAT; poll does.
        boolean heeds = handle.hasLowWater() && operation.readyBy() == IN && mayWait(handle, flags);
        long result = heeds && look(thread.waiting(), s, IN) == 0
                ? -WOULD_BLOCK
                : operation.make(thread, s, false, other, memory, offset, length, flags | DONT_WAIT, name, nameLength,
                        count);
        if (result == -WOULD_BLOCK || result > 0 && result < operation.wanted(flags, length)) {
            handle.askMode(thread, s);
        }
        return closedOr(operation, handle, null, memory, result);
    }

    private static long attemptByMode(BlockingCall operation, HandleState handle, ThreadBlock thread, long s,
            long other, MemorySegment memory, long offset, long length, int flags, MemorySegment name,
            MemorySegment nameLength, int count) {
        if (DONT_WAIT == 0) {
            return forced(operation, handle, thread, s, other, memory, offset, length, flags, name, nameLength,
                    count);
        }
        // The mode is not restored for other owners meanwhile.
        synchronized (handle) {
            handle.askMode(thread, s);
            return operation.noWait() == BlockingCall.NoWait.MODE && handle.blocks() && !handle.isPrivate()
                    ? Results.SHARED
                    : forced(operation, handle, thread, s, other, memory, offset, length, flags, name, nameLength,
                            count);
        }
    }

    private static long forced(BlockingCall operation, HandleState handle, ThreadBlock thread, long s, long other,
            MemorySegment memory, long offset, long length, int flags, MemorySegment name, MemorySegment nameLength,
            int count) {
        boolean byMode = handle.blocks() && (operation.noWait() != BlockingCall.NoWait.MODE || handle.isOwned());
        int forced = byMode ? handle.forceNonBlocking(thread, s) : 0;
        if (forced < 0 && operation.noWait().isOfCall()) {
            return forced;
        }
        long result;
        do {
            // A splice fails for a signal though it would not wait.
            result = operation.make(thread, s, false, other, memory, offset, length, flags, name, nameLength, count);
        } while (result == SIGNALLED && handle.blocks());
        if (isRestored(operation, handle)) {
            handle.restoreMode(thread);
        }
        return closedOr(operation, handle, null, memory, result);
    }

    /** Others may share what is not private. Windows keeps the mode, as for all calls. */
    private static boolean isRestored(BlockingCall operation, HandleState handle) {
        return DONT_WAIT != 0 && switch (operation.noWait()) {
            case MODE_OF_CALL -> true;
            case MODE_OF_SHARED -> !handle.isPrivate();
            default -> false;
        };
    }

    /** Asks the system whether calls on the handle may wait, where other owners may have changed it. */
    public static boolean asksMode(HandleState handle) {
        if (!handle.isPrivate()) {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                long s = handle.enter(thread);
                if (s != HandleState.NONE) {
                    handle.askMode(thread, s);
                    handle.leave(thread);
                }
            } finally {
                thread.release();
            }
        }
        return handle.blocks();
    }
}

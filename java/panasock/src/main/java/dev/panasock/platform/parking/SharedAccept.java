package dev.panasock.platform.parking;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.BlockingOperation;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The accepts of callers that must not wait in the system, on a listener whose open file other owners may have: accept has no flag
 * against waiting, and the mode is not the library's to change. A thread of the library makes the blocking call for as long as
 * there are callers; a connection goes to the one that waits longest.
 */
public final class SharedAccept {
    private static final int POLL_IN = SocketNumbers.POLLIN.here();
    private static final long NOT_YET = Long.MIN_VALUE;
    private static final Map<HandleState, SharedAccept> RUNNING = new ConcurrentHashMap<>();
    /** Connections that were accepted when the last caller had left. */
    private static final AtomicLong CLOSED_CONNECTIONS = new AtomicLong();

    private final HandleState handle;
    /** Guarded by this. */
    private final Queue<Caller> callers = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("panasock-accept")
            .inheritInheritableThreadLocals(false).unstarted(this::acceptAll);
    /** Set when no caller is left: callers that come later get another thread. Guarded by this. */
    private boolean ended;

    private SharedAccept(HandleState handle) {
        this.handle = handle;
    }

    private static final class Caller {
        final Thread thread = Thread.currentThread();
        volatile long result = NOT_YET;
    }

    /** The number of a connection without its address, a negative error, or one of {@link Results}. */
    public static long accept(HandleState handle, long deadline) {
        int stop = awaitConnection(handle, deadline);
        return stop < 0 ? stop : acceptByThread(handle, deadline);
    }

    /** Another owner may take the connection first, but seldom does: so a caller that leaves leaves no connection behind. */
    private static int awaitConnection(HandleState handle, long deadline) {
        int seen = Tries.count(BlockingOperation.ACCEPT, handle);
        int happened = poll(handle, Tries.parks() ? Deadlines.after(0) : deadline);
        while (happened == 0 && Tries.parks()) {
            seen = Registrations.park(handle, Ready.READ, seen, deadline);
            if (seen < 0) {
                return seen;
            }
            happened = poll(handle, Deadlines.after(0));
        }
        return happened != 0 ? Math.min(happened, 0) : Results.TIMED_OUT;
    }

    private static int poll(HandleState handle, long deadline) {
        ThreadBlock block = ThreadBlock.acquire();
        try {
            long s = handle.enter(block);
            if (s == HandleState.NONE) {
                return Results.CLOSED;
            }
            try {
                return Blocking.pollOn(handle, block, s, POLL_IN, deadline);
            } finally {
                handle.leave(block);
            }
        } finally {
            block.release();
        }
    }

    private static long acceptByThread(HandleState handle, long deadline) {
        Caller caller = new Caller();
        SharedAccept shared = RUNNING.computeIfAbsent(handle, SharedAccept::new);
        while (!shared.add(caller)) {
            RUNNING.remove(handle, shared);
            shared = RUNNING.computeIfAbsent(handle, SharedAccept::new);
        }
        int stop = 0;
        while (caller.result == NOT_YET && stop == 0) {
            long left = Deadlines.left(deadline);
            if (left <= 0) {
                stop = Results.TIMED_OUT;
            } else if (Thread.currentThread().isInterrupted()) {
                stop = Results.INTERRUPTED;
            } else {
                LockSupport.parkNanos(shared, left);
            }
        }
        return stop == 0 ? caller.result : shared.leave(caller, stop);
    }

    /** How many connections were closed because their caller had gone. */
    public static long closedConnections() {
        return CLOSED_CONNECTIONS.get();
    }

    private synchronized boolean add(Caller caller) {
        if (ended) {
            return false;
        }
        if (thread.getState() == Thread.State.NEW) {
            start();
        }
        // Not before: a caller that the failed start has left would be given a connection, which is lost then.
        callers.add(caller);
        return true;
    }

    private void start() {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            ended = true;
            RUNNING.remove(handle, this);
            throw e;
        }
    }

    /** What the caller was given meanwhile, or why it stops. The last one ends the call that waits. */
    private synchronized long leave(Caller caller, int stop) {
        if (!callers.remove(caller)) {
            return caller.result;
        }
        if (callers.isEmpty()) {
            thread.interrupt();
        }
        return stop;
    }

    private void acceptAll() {
        try {
            boolean more;
            do {
                more = give(accept());
            } while (more);
        } catch (Throwable failed) {
            giveUp();
            throw failed;
        } finally {
            RUNNING.remove(handle, this);
        }
    }

    private long accept() {
        ThreadBlock block = ThreadBlock.acquire();
        long s = handle.enter(block);
        if (s == HandleState.NONE) {
            return Results.CLOSED;
        }
        try {
            return Blocking.acceptInFrame(handle, block, s);
        } finally {
            handle.leave(block);
        }
    }

    /** Gives a result to the caller that waits longest, if it is one for callers; false when none is left. */
    private synchronized boolean give(long result) {
        boolean own = result == Results.INTERRUPTED;
        Caller caller = own ? null : callers.poll();
        if (caller != null) {
            caller.result = result;
            LockSupport.unpark(caller.thread);
        } else if (result >= 0) {
            CLOSED_CONNECTIONS.incrementAndGet();
            Host.sockets().close(ThreadBlock.acquire().call, result);
        }
        Thread.interrupted(); // for callers that have left
        ended = callers.isEmpty();
        return !ended;
    }

    private synchronized void giveUp() {
        ended = true;
        for (Caller caller : callers) {
            caller.result = Results.CLOSED;
            LockSupport.unpark(caller.thread);
        }
        callers.clear();
    }
}

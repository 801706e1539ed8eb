package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;

/** The calls with messages that can block, made as {@link Blocking} makes those with a buffer. */
public enum BlockingMessages {
    /** {@code sendmsg}. */
    SEND(Blocking.OUT),
    /** {@code recvmsg}. */
    RECEIVE(Blocking.IN),
    /** {@code sendmmsg}. */
    SEND_BATCH(Blocking.OUT),
    /** {@code recvmmsg}. */
    RECEIVE_BATCH(Blocking.IN);

    private final int waitsFor;

    BlockingMessages(int waitsFor) {
        this.waitsFor = waitsFor;
    }

    private long make(CallBlock call, long s, MemorySegment message, int count, int flags, MemorySegment x,
            MemorySegment y) {
        SocketApi api = Host.sockets();
        return switch (this) {
            case SEND -> api.sendmsg(call, s, message, flags, x, y);
            case RECEIVE -> api.recvmsg(call, s, message, flags, x, y);
            case SEND_BATCH -> api.sendmmsg(call, s, message, count, flags, x, y);
            case RECEIVE_BATCH -> api.recvmmsg(call, s, message, count, flags, x, y);
        };
    }

    /** The socket that is put in the place of one that is closed is at its end, which a batch takes for messages without bytes. */
    private boolean isEndOfDeadSocket(HandleLife life, MemorySegment batch, long result) {
        return this == RECEIVE_BATCH && result > 0 && !life.isAlive()
                && MessageLayout.host().transferred(batch, 0) == 0;
    }

    /**
     * Makes the call.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param message a msghdr, or the first element of a batch
     * @param count how many messages
     * @param flags a combination of MSG_ flags
     * @param x memory that a message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return the result, a negative error, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}
     */
    public long run(HandleLife life, CallBlock call, long s, MemorySegment message, int count, int flags,
            MemorySegment x, MemorySegment y) {
        if (!Blocking.mayBlock(life, call, flags)) {
            return Blocking.orClosed(life,
                    make(call, s, message, count, Blocking.untilReady(life, call, s, flags), x, y));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return Blocking.mayTry(result)
                        ? Blocking.orInterrupted(make(call, s, message, count, flags | Blocking.DONT_WAIT, x, y))
                        : result;
            }
            try {
                result = Blocking.waitFirst(life, call, s, waitsFor);
                if (result == 0) {
                    result = make(call, s, message, count, flags, x, y);
                }
            } finally {
                result = thread.end(result);
            }
        } while (Blocking.isAgain(life, result));
        return isEndOfDeadSocket(life, message, result) ? Blocking.CLOSED : Blocking.orTooLate(result);
    }
}

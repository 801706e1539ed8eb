package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;

/** The calls that can block and have no flag for not waiting, made as {@link Blocking} makes those with a buffer. */
public final class BlockingTransfers {
    private static final PollFd POLL_FD = PollFd.host();

    private BlockingTransfers() {
    }

    /**
     * {@code sendfile}, on Windows {@code TransmitFile}.
     *
     * @param life the handle
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param file the file, held by the caller
     * @param offset where in it
     * @param count at most how many bytes
     * @return the result, a negative error, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}
     */
    public static long sendfile(HandleLife life, CallBlock call, long s, long file, long offset, long count) {
        if (!Blocking.mayBlock(life, call)) {
            return Blocking.orClosed(life, trySendfile(life, call, s, file, offset, count));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return result;
            }
            try {
                result = Blocking.waitFirst(life, call, s, Blocking.OUT);
                if (result == 0) {
                    result = Host.sockets().sendfile(call, s, file, offset, count);
                }
            } finally {
                result = thread.end(result);
            }
        } while (Blocking.isAgain(life, result));
        return Blocking.orTooLate(result);
    }

    private static long trySendfile(HandleLife life, CallBlock call, long s, long file, long offset, long count) {
        int emulated = dontWait(life, call, s);
        if (emulated < 0) {
            return emulated;
        }
        long result = Host.sockets().trySendfile(call, s, file, offset, count);
        mayWait(life, call);
        return result;
    }

    /**
     * {@code splice} between a socket and a pipe.
     *
     * @param life the handle of the socket
     * @param call the memory of the call
     * @param s its number, held by the caller
     * @param pipe the end of the pipe, held by the caller
     * @param wanted {@link Ready#READ} from the socket into the pipe, {@link Ready#WRITE} from the pipe into the socket
     * @param count at most how many bytes
     * @param flags a combination of SPLICE_F_ flags
     * @return the result, a negative error, {@link Blocking#CLOSED} or {@link Blocking#INTERRUPTED}
     */
    public static long splice(HandleLife life, CallBlock call, long s, long pipe, int wanted, long count, int flags) {
        long from = wanted == Ready.READ ? s : pipe;
        long to = wanted == Ready.READ ? pipe : s;
        if (!Blocking.mayBlock(life, call)) {
            return Blocking.orClosed(life, trySplice(life, call, s, from, to, count, flags));
        }
        BlockedThread thread = call.blockedThread();
        long result;
        do {
            result = thread.begin(life, null);
            if (result != 0) {
                return result;
            }
            try {
                result = Blocking.waitFirst(life, call, s, wanted == Ready.READ ? Blocking.IN : Blocking.OUT);
                if (result == 0) {
                    result = Host.sockets().splice(call, from, to, count, true, flags);
                }
            } finally {
                result = thread.end(result);
            }
        } while (Blocking.isAgain(life, result));
        return Blocking.orTooLate(result);
    }

    private static long trySplice(HandleLife life, CallBlock call, long s, long from, long to, long count, int flags) {
        int emulated = dontWait(life, call, s);
        if (emulated < 0) {
            return emulated;
        }
        long result = Host.sockets().splice(call, from, to, count, false, flags);
        mayWait(life, call);
        return result;
    }

    /**
     * Whether it is the pipe that a splice would have to wait for: because it is full, or empty.
     *
     * @param call the memory of the call
     * @param pipe the end of the pipe, held by the caller
     * @param wanted as for {@link #splice}
     * @return true if the socket has nothing to do with it
     */
    public static boolean waitsForPipe(CallBlock call, long pipe, int wanted) {
        POLL_FD.set(call.value, 0, pipe, wanted == Ready.READ ? Blocking.OUT : Blocking.IN);
        return Host.sockets().poll(call, call.value, 1, 0) == 0;
    }

    /** Before a call that must not wait: by the mode of the socket. 0 or a negative error. */
    private static int dontWait(HandleLife life, CallBlock call, long s) {
        return call.mustNotBlock() && life.blocks() ? life.emulate(call, s) : 0;
    }

    /** After it: others may share what is borrowed. Windows keeps the mode, as for all calls. */
    private static void mayWait(HandleLife life, CallBlock call) {
        if (Blocking.DONT_WAIT != 0 && !life.closesNumber()) {
            life.restoreMode(call);
        }
    }
}

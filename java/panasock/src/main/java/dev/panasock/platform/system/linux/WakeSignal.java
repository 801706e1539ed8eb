package dev.panasock.platform.system.linux;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.generated.sigaction_handler;
import dev.panasock.bindings.linux.generated.signals_h;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The signal that makes a blocked call of one thread fail with EINTR. Its handler is a function of libc that does
 * nothing, and it is installed so that calls are not restarted.
 *
 * <p>The system property {@code panasock.wake-signal} names the signal, or is {@code none} where no signal must be
 * used. Without it a real-time signal is used that nothing in the process handles, chosen when a thread is to be woken
 * for the first time. A real-time signal takes space in a queue that has a limit (RLIMIT_SIGPENDING). Where it cannot
 * be queued, or each of them is in use, a standard signal is used that the system ignores by default.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
final class WakeSignal {
    private static final String PROPERTY = "panasock.wake-signal";
    // 62 is the JDK's own for the same purpose, 32 to 34 belong to the C libraries, 64 to debuggers.
    private static final int HIGHEST = 61;
    private static final int LOWEST = 36;
    private static final long DEFAULT = 0;
    /** SIG_IGN, a macro with a cast, which is not generated. */
    private static final long IGNORED = 1;
    private static final String REFUSED = "no signal can be sent to a thread: error ";
    private static final String INSTEAD = "; blocked threads are woken without a signal";

    /** Guarded by the class. 0 if there is none. */
    private static int queued;
    private static int standard;
    private static boolean chosen;

    private static volatile boolean allowed = true;
    private static volatile String refusal;
    /** What a thread must not block, so that each signal that may be used reaches it. */
    private static final long NEEDED;

    static {
        String wanted = System.getProperty(PROPERTY);
        long needed = bit(sockets_h.SIGURG());
        if (wanted == null) {
            for (int signal = LOWEST; signal <= HIGHEST; signal++) {
                needed |= bit(signal);
            }
        } else if ("none".equals(wanted)) {
            allowed = false;
        } else {
            queued = named(wanted);
            needed |= queued == 0 ? 0 : bit(queued);
            if (queued == 0) {
                refuse(PROPERTY + "=" + wanted + ": not the number of a signal that can have a handler and has none");
            }
        }
        NEEDED = needed;
    }

    private WakeSignal() {
    }

    /** Whether a signal may be used at all. */
    static boolean isAllowed() {
        return allowed;
    }

    /** Why no signal is used though one may be, or null. */
    static String refusal() {
        return refusal;
    }

    /** Whether a signal reaches the calling thread: its mask is its owner's, and stays as it is. */
    static boolean reaches(CallBlock call) {
        if (!allowed || !isSent(call)) {
            return false;
        }
        // A layout of its own, or a VarHandle for a long, would take milliseconds of a start.
        MemorySegment mask = CallBlock.create().value;
        return Signals.pthread_sigmask(call.state, sockets_h.SIG_BLOCK(), NULL, mask) == 0
                && (mask.get(JAVA_INT, 0) & (int) NEEDED) == 0
                && (mask.getAtIndex(JAVA_INT, 1) & (int) (NEEDED >>> Integer.SIZE)) == 0;
    }

    /** Asked by the signal 0, which is checked and not sent: a filter of system calls may refuse all signals to threads. */
    private static boolean isSent(CallBlock call) {
        int error = Signals.pthread_kill(call.state, Signals.pthread_self(call.state), 0);
        if (error != 0) {
            refuse(REFUSED + error);
        }
        return error == 0;
    }

    /** Sends it to a live thread: 0, or a negative error. */
    static int send(CallBlock call, long thread) {
        choose(call);
        int full = sockets_h.EAGAIN();
        int error = queued == 0 ? full : Signals.pthread_kill(call.state, thread, queued);
        if (error == full && standard(call) != 0) {
            error = Signals.pthread_kill(call.state, thread, standard);
        }
        if (error != 0) {
            refuse(error == full ? "no signal is free, or none can be queued"
                    : REFUSED + error);
        }
        return -error;
    }

    private static synchronized void choose(CallBlock call) {
        if (!chosen) {
            chosen = true;
            if (queued == 0) {
                queued = realTime(call, DEFAULT);
            }
            if (queued == 0 && standard(call) == 0) {
                queued = realTime(call, IGNORED);
            }
        }
    }

    private static int realTime(CallBlock call, long handler) {
        for (int signal = HIGHEST; signal >= LOWEST; signal--) {
            if (installed(call, signal, handler)) {
                return signal;
            }
        }
        return 0;
    }

    /** One that is ignored is taken if need be: with the handler, which does nothing, it still changes nothing. */
    private static synchronized int standard(CallBlock call) {
        int first = sockets_h.SIGURG();
        int second = sockets_h.SIGWINCH();
        if (standard == 0) {
            standard = installed(call, first, DEFAULT) ? first
                    : installed(call, second, DEFAULT) ? second : installed(call, first, IGNORED) ? first : 0;
        }
        return standard;
    }

    /** The signal of the property, installed; 0 if it is unusable. */
    private static int named(String wanted) {
        try {
            int signal = Integer.parseInt(wanted);
            return installed(CallBlock.create(), signal, DEFAULT) ? signal : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Installs the handler if the present one is that. sigaction reads it without installing another in between. */
    private static boolean installed(CallBlock call, int signal, long present) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handler = sigaction_handler.allocate(arena);
            return Signals.sigaction(call.state, signal, NULL, handler) == 0
                    && sigaction_handler.handler(handler).address() == present
                    && Signals.signal(call.state, signal, signals_h.abs$address()) != -1
                    && Signals.siginterrupt(call.state, signal, 1) == 0;
        }
    }

    private static void refuse(String reason) {
        refusal = reason + INSTEAD;
        allowed = false;
    }

    private static long bit(int signal) {
        return 1L << signal - 1;
    }
}

package dev.panasock.platform.system.linux;

import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.generated.sigaction_handler;
import dev.panasock.bindings.linux.generated.signals_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The signal that makes a blocked call of one thread fail with EINTR. Its handler is a function of libc that does
 * nothing, and it is installed so that calls are not restarted.
 *
 * <p>The system property {@code panasock.wake-signal} names the signal, or is {@code none} where no signal must be
 * used. Without it a real-time signal is used that nothing in the process handles.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
final class WakeSignal {
    private static final String PROPERTY = "panasock.wake-signal";
    // 62 is the JDK's own for the same purpose, 32 to 34 belong to the C libraries, 64 to debuggers.
    private static final int HIGHEST = 61;
    private static final int LOWEST = 36;

    /** Whether a signal may be used at all. */
    static final boolean IS_ALLOWED = !"none".equals(System.getProperty(PROPERTY));

    private static final class Chosen {
        static final int NUMBER = install(System.getProperty(PROPERTY));
    }

    private WakeSignal() {
    }

    /** The signal, chosen and installed when a thread is to be woken for the first time. */
    static int number() {
        return Chosen.NUMBER;
    }

    private static int install(String wanted) {
        CallBlock call = CallBlock.create();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handler = sigaction_handler.allocate(arena);
            int signal = wanted == null ? free(call, handler) : Integer.parseInt(wanted);
            if (wanted != null && !isFree(call, signal, handler)) {
                throw new IllegalArgumentException(
                        PROPERTY + "=" + wanted + ": no such signal, or somebody handles it");
            }
            if (Signals.signal(call.state, signal, signals_h.abs$address()) == -1
                    || Signals.siginterrupt(call.state, signal, 1) < 0) {
                throw new IllegalArgumentException(PROPERTY + "=" + wanted + ": not a signal that can be handled");
            }
            return signal;
        }
    }

    private static int free(CallBlock call, MemorySegment handler) {
        for (int signal = HIGHEST; signal >= LOWEST; signal--) {
            if (isFree(call, signal, handler)) {
                return signal;
            }
        }
        throw new IllegalStateException("every real-time signal is handled by somebody; set " + PROPERTY);
    }

    /** Neither handled nor ignored. sigaction reads it without installing a handler in between. */
    private static boolean isFree(CallBlock call, int signal, MemorySegment handler) {
        return Signals.sigaction(call.state, signal, NULL, handler) == 0
                && sigaction_handler.handler(handler).equals(NULL);
    }
}

package dev.panasock.platform.linux;

import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.generated.signals_h;
import dev.panasock.platform.CallBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The signal that makes a blocked call of one thread fail with EINTR. Its handler is a function of libc that does nothing, and it
 * is installed so that calls are not restarted.
 *
 * <p>The system property {@code panasock.wake-signal} names the signal, or is {@code none} where no signal must be used. Without it a
 * real-time signal is taken that nobody in the process handles.
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
        int signal = wanted == null ? free(handled()) : Integer.parseInt(wanted);
        CallBlock call = CallBlock.take();
        try {
            long before = Signals.signal(call.state, signal, signals_h.abs$address());
            if (before == -1 || Signals.siginterrupt(call.state, signal, 1) < 0) {
                throw new IllegalArgumentException(PROPERTY + "=" + wanted + ": not a signal that can be handled");
            }
            if (before != NULL.address()) {
                Signals.signal(call.state, signal, java.lang.foreign.MemorySegment.ofAddress(before));
                throw new IllegalArgumentException(PROPERTY + "=" + wanted + ": somebody handles that signal");
            }
            return signal;
        } finally {
            call.give();
        }
    }

    /** A signal without a handler: putting one's own there to find out would take a handler away for a moment. */
    private static int free(long handled) {
        for (int signal = HIGHEST; signal >= LOWEST; signal--) {
            if ((handled >> signal - 1 & 1) == 0) {
                return signal;
            }
        }
        throw new IllegalStateException("every real-time signal is handled by somebody; set " + PROPERTY);
    }

    /** The signals that are handled or ignored, a bit for each; all of them if the system does not tell. */
    private static long handled() {
        long handled = 0;
        int lines = 0;
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("SigCgt:") || line.startsWith("SigIgn:")) {
                    handled |= Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16);
                    lines++;
                }
            }
        } catch (IOException unreadable) {
            lines = 0;
        }
        return lines == 2 ? handled : -1L;
    }
}

package dev.panasock.bindings.linux;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.generated.signals_h;
import java.lang.foreign.MemorySegment;

/**
 * Signals to single threads: the functions of {@code signal.h} and {@code pthread.h} of libc on Linux (glibc and musl). One
 * method for one function; nothing is checked or translated.
 *
 * <p>The first argument takes {@code errno} and is read with {@link dev.panasock.bindings.CallState#errno} if the result says failure.
 */
public final class Signals {
    private Signals() {
    }

    /**
     * {@code sighandler_t signal(int signum, sighandler_t handler);}
     *
     * @param callState takes the error
     * @param signum the signal
     * @param handler the address of a C function that takes an int, or NULL for what the system does by itself
     * @return the address of the handler before, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/signal.2.html">signal</a>
     */
    public static long signal(MemorySegment callState, int signum, MemorySegment handler) {
        return call(signals_h.signal$address(), callState, signum, handler.address(), 0, 0, 0, 0, handler, NULL, NULL);
    }

    /**
     * {@code int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact);}
     *
     * @param callState takes the error
     * @param signum the signal
     * @param act what to do from now on, or NULL to leave it as it is
     * @param oldact takes what was done before, or NULL
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction</a>
     */
    public static int sigaction(MemorySegment callState, int signum, MemorySegment act, MemorySegment oldact) {
        return (int) call(signals_h.sigaction$address(), callState, signum, act.address(), oldact.address(), 0, 0, 0,
                act, oldact, NULL);
    }

    /**
     * {@code int siginterrupt(int sig, int flag);}
     *
     * @param callState takes the error
     * @param sig the signal
     * @param flag 1 if calls that the signal interrupts fail with EINTR, 0 if they go on
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man3/siginterrupt.3.html">siginterrupt</a>
     */
    public static int siginterrupt(MemorySegment callState, int sig, int flag) {
        return (int) call(signals_h.siginterrupt$address(), callState, sig, flag, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code pthread_t pthread_self(void);}
     *
     * @param callState takes nothing: this cannot fail
     * @return the thread, for {@link #pthread_kill} for as long as it lives
     * @see <a href="https://man7.org/linux/man-pages/man3/pthread_self.3.html">pthread_self</a>
     */
    public static long pthread_self(MemorySegment callState) {
        return call(signals_h.pthread_self$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);}
     *
     * @param callState takes nothing: the result is the error
     * @param how SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK
     * @param set the signals, or NULL to leave the mask as it is
     * @param oldset takes the mask before, or NULL
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">pthread_sigmask</a>
     */
    public static int pthread_sigmask(MemorySegment callState, int how, MemorySegment set, MemorySegment oldset) {
        return (int) call(signals_h.pthread_sigmask$address(), callState, how, set.address(), oldset.address(), 0, 0, 0,
                set, oldset, NULL);
    }

    /**
     * {@code int pthread_kill(pthread_t thread, int sig);}
     *
     * @param callState takes nothing: the result is the error
     * @param thread a thread that lives
     * @param sig the signal
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/pthread_kill.3.html">pthread_kill</a>
     */
    public static int pthread_kill(MemorySegment callState, long thread, int sig) {
        return (int) call(signals_h.pthread_kill$address(), callState, thread, sig, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int abs(int j);} Its address can be the handler of a signal: it takes an int and does nothing with it.
     *
     * @param callState takes nothing: this cannot fail
     * @param j a number
     * @return its absolute value
     * @see <a href="https://man7.org/linux/man-pages/man3/abs.3.html">abs</a>
     */
    public static int abs(MemorySegment callState, int j) {
        return (int) call(signals_h.abs$address(), callState, j, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }
}

package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.generated.signals_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A signal every few milliseconds to one thread, as a profiler sends it. Its handler does nothing. Linux. */
public final class PeriodicSignal implements AutoCloseable {
    private static final String SIGNAL = "PROF";
    private static final long PERIOD = 5_000_000;
    private static final int NUMBER = number();

    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("periodic-signal").factory());

    private PeriodicSignal(MemorySegment state, long target) {
        sender.scheduleAtFixedRate(() -> Signals.pthread_kill(state, target, NUMBER), 0, PERIOD, TimeUnit.NANOSECONDS);
    }

    /** By its name: javac warns of the class, and there is no other. */
    private static int number() {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            return (int) type.getMethod("getNumber").invoke(type.getConstructor(String.class).newInstance(SIGNAL));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * To the current thread, of a virtual one to its carrier, until it is closed.
     *
     * @param restarts whether the handler is installed with SA_RESTART
     */
    public static PeriodicSignal start(boolean restarts) {
        MemorySegment state = Arena.ofAuto().allocate(CallState.byteSize(), 16);
        Signals.signal(state, NUMBER, signals_h.abs$address());
        assertEquals(0, Signals.siginterrupt(state, NUMBER, restarts ? 0 : 1));
        return new PeriodicSignal(state, Signals.pthread_self(state));
    }

    /** The thread must not end before. */
    @Override
    public void close() {
        sender.close();
    }
}

package dev.panasock.bindings.linux;

import static dev.panasock.bindings.linux.Signals.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.generated.sigaction_handler;
import dev.panasock.bindings.linux.generated.signal_set;
import dev.panasock.bindings.linux.generated.signals_h;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every function of {@link Signals}, and those of {@link Libc} that go with it. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class SignalsTest {
    /** A real-time signal that neither the JVM nor glibc uses. */
    private static final int SIGNAL = 50;
    private static final int NO_SIGNAL = 1000;

    @Test
    void aSignalThatReachesItsThreadChangesNothingButItsCall() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            assertEquals(MemorySegment.NULL, handler(state, arena));
            assertEquals(0, signal(state, SIGNAL, signals_h.abs$address()));
            assertEquals(signals_h.abs$address(), handler(state, arena));
            assertEquals(0, siginterrupt(state, SIGNAL, 1));
            assertEquals(0, pthread_kill(state, pthread_self(state), SIGNAL));
            assertEquals(signals_h.abs$address().address(), signal(state, SIGNAL, MemorySegment.NULL));
            assertEquals(7, abs(state, -7));
        }
    }

    private static MemorySegment handler(MemorySegment state, Arena arena) {
        MemorySegment now = sigaction_handler.allocate(arena);
        assertEquals(0, sigaction(state, SIGNAL, MemorySegment.NULL, now));
        return sigaction_handler.handler(now);
    }

    @Test
    void aNumberThatIsNoSignal() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            assertEquals(-1, signal(state, NO_SIGNAL, MemorySegment.NULL));
            assertEquals(sockets_h.EINVAL(), CallState.errno(state));
            assertEquals(-1, sigaction(state, NO_SIGNAL, MemorySegment.NULL, MemorySegment.NULL));
            assertEquals(sockets_h.EINVAL(), CallState.errno(state));
            assertEquals(-1, siginterrupt(state, NO_SIGNAL, 1));
            assertEquals(sockets_h.EINVAL(), CallState.errno(state));
            assertEquals(sockets_h.EINVAL(), pthread_kill(state, pthread_self(state), NO_SIGNAL));
        }
    }

    @Test
    void pthreadSigmaskGivesTheMaskAndLeavesIt() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            MemorySegment mask = signal_set.allocate(arena);
            MemorySegment again = signal_set.allocate(arena);
            assertEquals(0, pthread_sigmask(state, sockets_h.SIG_BLOCK(), MemorySegment.NULL, mask));
            assertEquals(0, pthread_sigmask(state, sockets_h.SIG_UNBLOCK(), MemorySegment.NULL, again));
            assertEquals(-1, mask.mismatch(again));
            assertEquals(sockets_h.EINVAL(), pthread_sigmask(state, NO_SIGNAL, mask, MemorySegment.NULL));
        }
    }

    @Test
    void dup3GivesASecondNumberToTheSameFile() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            int type = sockets_h.SOCK_STREAM() | sockets_h.SOCK_CLOEXEC();
            int one = Libc.socket(state, sockets_h.AF_INET(), type, 0);
            int two = Libc.socket(state, sockets_h.AF_INET(), type, 0);
            assertEquals(two, Libc.dup3(state, one, two, sockets_h.O_CLOEXEC()));
            assertEquals(sockets_h.FD_CLOEXEC(), Libc.fcntl(state, two, sockets_h.F_GETFD(), 0));
            assertEquals(0, Libc.fcntl(state, one, sockets_h.F_SETFL(), sockets_h.O_NONBLOCK()));
            assertTrue((Libc.fcntl(state, two, sockets_h.F_GETFL(), 0) & sockets_h.O_NONBLOCK()) != 0);
            assertEquals(0, Libc.close(state, one));
            assertEquals(-1, Libc.dup3(state, 1_000_000, two, 0));
            assertEquals(sockets_h.EBADF(), CallState.errno(state));
            assertEquals(0, Libc.close(state, two));
        }
    }

    @Test
    void syscallReachesTheKernel() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            assertEquals(-1, Libc.syscall(state, 1_000_000, 0, 0, 0, 0));
            assertEquals(sockets_h.ENOSYS(), CallState.errno(state));
        }
    }
}

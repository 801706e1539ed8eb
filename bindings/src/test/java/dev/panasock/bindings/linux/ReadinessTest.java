package dev.panasock.bindings.linux;

import static dev.panasock.bindings.linux.Readiness.*;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.generated.itimerspec;
import dev.panasock.bindings.linux.generated.pollfd;
import dev.panasock.bindings.linux.generated.readiness_h;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.bindings.linux.generated.timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each function once with success and once with the error that it captures. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ReadinessTest {
    private static final int NOT_OPEN = 1_000_000;
    private static final int PATIENCE_MILLIS = 100_000;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = CallState.allocate(arena);
    private final MemorySegment buffer = arena.allocate(64, 8);

    @AfterEach
    void free() {
        arena.close();
    }

    private void assertFails(int errno, long result) {
        assertEquals(-1, result);
        assertEquals(errno, CallState.errno(state));
    }

    @Test
    void eventfdIsCountedAndTold() {
        int counter = eventfd(state, 3, sockets_h.EFD_NONBLOCK());
        int epoll = epoll_create1(state, sockets_h.EPOLL_CLOEXEC());
        assertTrue(epoll >= 0);
        buffer.set(JAVA_INT, 0, sockets_h.EPOLLIN());
        assertEquals(0, epoll_ctl(state, epoll, sockets_h.EPOLL_CTL_ADD(), counter, buffer));
        MemorySegment events = arena.allocate(64);
        assertEquals(1, epoll_wait(state, epoll, events, 4, PATIENCE_MILLIS));
        assertEquals(sockets_h.EPOLLIN(), events.get(JAVA_INT, 0));
        assertEquals(8, read(state, counter, buffer, 8));
        assertEquals(3, buffer.get(JAVA_LONG, 0));
        assertFails(sockets_h.EAGAIN(), read(state, counter, buffer, 8));
        assertEquals(0, epoll_wait(state, epoll, events, 4, 0));
        buffer.set(JAVA_LONG, 0, 1);
        assertEquals(8, write(state, counter, buffer, 8));
        assertEquals(1, epoll_wait(state, epoll, events, 4, PATIENCE_MILLIS));
        Libc.close(state, counter);
        Libc.close(state, epoll);
    }

    @Test
    void epoll_pwait2WaitsForNanoseconds() {
        assumeFalse(readiness_h.epoll_pwait2$address().equals(NULL), "this C library has no epoll_pwait2");
        int epoll = epoll_create1(state, 0);
        MemorySegment limit = arena.allocate(timespec.layout());
        timespec.tv_nsec(limit, 100_000);
        long start = System.nanoTime();
        int result = epoll_pwait2(state, epoll, arena.allocate(64), 4, limit, NULL);
        if (result == -1) {
            assertEquals(sockets_h.ENOSYS(), CallState.errno(state));
        } else {
            assertEquals(0, result);
            assertTrue(System.nanoTime() - start >= 100_000, "returned early");
        }
        Libc.close(state, epoll);
    }

    @Test
    void timerfdExpires() {
        int timer = timerfd_create(state, sockets_h.CLOCK_MONOTONIC(), 0);
        MemorySegment times = arena.allocate(itimerspec.layout());
        timespec.tv_nsec(itimerspec.it_value(times), 1_000);
        timespec.tv_sec(itimerspec.it_interval(times), 1_000);
        assertEquals(0, timerfd_settime(state, timer, 0, times, NULL));
        MemorySegment fds = arena.allocate(pollfd.layout());
        pollfd.fd(fds, timer);
        pollfd.events(fds, (short) sockets_h.POLLIN());
        MemorySegment limit = arena.allocate(timespec.layout());
        timespec.tv_sec(limit, 10);
        assertEquals(1, ppoll(state, fds, 1, limit, NULL));
        assertEquals(8, read(state, timer, buffer, 8));
        assertEquals(1, buffer.get(JAVA_LONG, 0));
        assertEquals(0, timerfd_gettime(state, timer, times));
        assertTrue(timespec.tv_sec(itimerspec.it_value(times)) > 900);
        Libc.close(state, timer);
    }

    @Test
    void everyFunctionCapturesItsError() {
        assertFails(sockets_h.EINVAL(), epoll_create1(state, 1));
        assertFails(sockets_h.EBADF(), epoll_ctl(state, NOT_OPEN, sockets_h.EPOLL_CTL_ADD(), NOT_OPEN, buffer));
        assertFails(sockets_h.EBADF(), epoll_wait(state, NOT_OPEN, buffer, 1, 0));
        assertFails(sockets_h.EINVAL(), eventfd(state, 0, 1 << 20));
        assertFails(sockets_h.EINVAL(), timerfd_create(state, 4711, 0));
        assertFails(sockets_h.EBADF(), timerfd_settime(state, NOT_OPEN, 0, arena.allocate(itimerspec.layout()), NULL));
        assertFails(sockets_h.EBADF(), timerfd_gettime(state, NOT_OPEN, arena.allocate(itimerspec.layout())));
        assertFails(sockets_h.EINVAL(), ppoll(state, NULL, -1, NULL, NULL));
        assertFails(sockets_h.EBADF(), read(state, NOT_OPEN, buffer, 1));
        assertFails(sockets_h.EBADF(), write(state, NOT_OPEN, buffer, 1));
    }
}

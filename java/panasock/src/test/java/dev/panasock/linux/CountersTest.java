package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Errno;
import dev.panasock.Poll;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.poll.PollSet;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code eventfd} and {@code timerfd}, by themselves and beside sockets. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class CountersTest {
    private static final long PATIENCE = 100_000_000_000L;
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void aCounterIsReadAtOnce() throws IOException {
        try (EventFd counter = EventFd.create(2)) {
            assertTrue(counter.write(3));
            assertEquals(5, counter.read());
            assertEquals(EventFd.WOULD_BLOCK, counter.read());
            assertTrue(counter.write(-2)); // the largest there is
            assertFalse(counter.write(1));
            assertEquals(-2, counter.read());
            IOException refused = assertThrows(IOException.class, () -> counter.write(-1));
            assertTrue(((SocketFailure) refused).error().is(Errno.EINVAL), refused.toString());
        }
    }

    @Test
    void aSemaphoreIsReadOneByOne() throws IOException {
        try (EventFd semaphore = EventFd.semaphore(2)) {
            assertEquals(1, semaphore.read());
            assertEquals(1, semaphore.read());
            assertEquals(EventFd.WOULD_BLOCK, semaphore.read());
        }
    }

    @Test
    void aTimerExpires() throws IOException {
        try (TimerFd timer = TimerFd.create(TimerFd.MONOTONIC); Epoll epoll = Epoll.create()) {
            EpollEvents events = new EpollEvents(1);
            epoll.add(timer.handle(), Epoll.IN, 1);
            assertEquals(0, timer.remaining());
            assertEquals(TimerFd.WOULD_BLOCK, timer.read());
            long start = System.nanoTime();
            timer.set(20_000_000, 0);
            assertEquals(1, epoll.await(events, PATIENCE));
            assertTrue(System.nanoTime() - start >= 20_000_000, "expired early");
            assertEquals(1, timer.read());
            timer.set(HOUR, HOUR);
            assertTrue(timer.remaining() > HOUR / 2);
            timer.setAt(1, 1_000_000);
            assertEquals(1, epoll.await(events, PATIENCE));
            assertTrue(timer.read() > 1, "the past and every millisecond since");
            timer.set(0, 0);
            assertEquals(0, timer.remaining());
        }
    }

    @Test
    void whatTheSystemRefuses() throws IOException {
        IOException refused = assertThrows(IOException.class, () -> TimerFd.create(4711));
        assertTrue(((SocketFailure) refused).error().is(Errno.EINVAL), refused.toString());
        TimerFd.create(TimerFd.REALTIME).close();
        TimerFd timer = TimerFd.create(TimerFd.BOOTTIME);
        assertThrows(IOException.class, () -> timer.set(-1, 0));
        timer.close();
        timer.close();
        assertThrows(SocketClosedException.class, timer::read);
        assertThrows(SocketClosedException.class, timer::remaining);
        assertThrows(SocketClosedException.class, () -> timer.set(1, 1));
        assertThrows(SocketClosedException.class, () -> timer.setAt(1, 1));
        EventFd counter = EventFd.create(0);
        counter.close();
        assertThrows(SocketClosedException.class, counter::read);
        assertThrows(SocketClosedException.class, () -> counter.write(1));
    }

    @Test
    void aPollerWaitsForThem() throws IOException {
        try (EventFd counter = EventFd.create(0); TimerFd timer = TimerFd.create(TimerFd.MONOTONIC);
                Poller poller = Poller.open()) {
            ReadyEvents events = poller.newEvents(4);
            var counting = poller.register(counter.handle(), Poller.READ, "counter");
            var timing = poller.register(timer.handle(), Poller.READ, "timer");
            assertEquals(0, poller.await(events, 0));
            counter.write(1);
            assertEquals(1, poller.await(events, PATIENCE));
            assertSame(counting, events.next());
            assertEquals(1, counter.read());
            timer.set(1, 0);
            assertEquals(1, poller.await(events, PATIENCE));
            assertSame(timing, events.next());
        }
    }

    @Test
    void aPollSetWaitsForThem() throws IOException {
        try (EventFd counter = EventFd.create(0); PollSet set = PollSet.open()) {
            PollSet.Member member = set.add(counter.handle(), Poll.IN, null);
            assertEquals(0, set.poll(0));
            counter.write(1);
            assertEquals(1, set.poll(PATIENCE));
            assertSame(member, set.next());
            assertNull(set.next());
            assertNotNull(member.handle());
        }
    }
}

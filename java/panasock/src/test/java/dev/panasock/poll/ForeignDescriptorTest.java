package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Errno;
import dev.panasock.OpenFiles;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.linux.EventFd;
import dev.panasock.linux.Pipe;
import dev.panasock.linux.TimerFd;
import dev.panasock.platform.host.Mechanism;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no socket, with each mechanism of Linux. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ForeignDescriptorTest {
    static Set<Mechanism> mechanisms() {
        return Mechanism.here();
    }

    private static void told(Poller poller, Registration expected, int bits) throws IOException {
        ReadyEvents events = poller.newEvents(4);
        assertEquals(1, poller.await(events, PollerContract.PATIENCE));
        assertSame(expected, events.next());
        assertEquals(bits, events.events());
        assertNull(events.next());
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void countersAndTimersCanBeWaitedFor(Mechanism mechanism) throws IOException {
        try (EventFd counter = EventFd.create(0); TimerFd timer = TimerFd.create(TimerFd.MONOTONIC);
                Poller poller = Poller.open(mechanism)) {
            Registration counting = poller.register(counter.handle(), Poller.READ, null);
            Registration timing = poller.register(timer.handle(), Poller.READ, null);
            assertEquals(0, poller.await(poller.newEvents(4), 0));
            counter.write(1);
            told(poller, counting, Poller.READ);
            assertEquals(1, counter.read());
            timer.set(1, 0);
            told(poller, timing, Poller.READ);
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void bothEndsOfAPipeCanBeWaitedFor(Mechanism mechanism) throws Exception {
        try (Pipe pipe = Pipe.open(); Stream stream = Stream.open(); Poller poller = Poller.open(mechanism)) {
            Registration reading = poller.register(pipe.reader(), Poller.READ, null);
            assertEquals(0, poller.await(poller.newEvents(4), 0));
            stream.near().send(new byte[1]);
            told(poller, poller.register(pipe.writer(), Poller.WRITE | Poller.ONCE, null), Poller.WRITE);
            stream.far().poll(dev.panasock.Poll.IN, -1);
            assertEquals(1, stream.far().spliceTo(pipe.writer(), 1, Pipe.NONE));
            told(poller, reading, Poller.READ);
        }
    }

    /** epoll refuses it, poll calls it ready at any time. */
    @ParameterizedTest
    @MethodSource("mechanisms")
    void aRegularFile(Mechanism mechanism, @TempDir Path folder) throws IOException {
        Path path = folder.resolve("file");
        try (RandomAccessFile open = new RandomAccessFile(path.toFile(), "rw");
                Poller poller = Poller.open(mechanism)) {
            assertEquals(0, open.length());
            SocketHandle file = SocketHandle.borrow(OpenFiles.first(path.toRealPath().toString()::equals));
            if (mechanism == Mechanism.EPOLL) {
                IOException refused =
                        assertThrows(IOException.class, () -> poller.register(file, Poller.READ, null));
                assertTrue(((SocketFailure) refused).error().is(Errno.EPERM), refused.toString());
                assertTrue(poller.slots.all().isEmpty());
            } else {
                told(poller, poller.register(file, Poller.READ, null), Poller.READ);
            }
        }
    }
}

package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.Poll;
import dev.panasock.Qemu;
import dev.panasock.SoOption;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.poll.PollSet;
import dev.panasock.process.SocketProcess;
import dev.panasock.process.SocketProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** A child whose sockets are taken from it: it waits until it is told to end, on its descriptor 4. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "pidfd is of Linux")
class PidFdTest {
    private Loopback.Connection connection;
    private NativeSocket listener;
    private EventFd counter;
    private SocketProcess child;

    @BeforeEach
    void start() throws Exception {
        Qemu.needs("pidfd_open");
        connection = Loopback.INET.connection();
        listener = Loopback.INET.listener();
        counter = EventFd.create(0);
        child = new SocketProcessBuilder("/bin/sh", "-c", "echo ready >&4; read end <&4")
                .descriptor(4, connection.server().handle()).descriptor(7, listener.handle())
                .descriptor(9, counter.handle()).start();
        connection.client().recv(new byte[6]);
    }

    @AfterEach
    void end() throws Exception {
        if (child != null) {
            child.destroyForcibly().waitFor();
            connection.close();
            listener.close();
            counter.close();
        }
    }

    private static void fails(String error, Executable call) {
        SocketFailure failure = (SocketFailure) assertThrows(IOException.class, call);
        assertEquals(error, failure.error().name());
    }

    @Test
    void aListenerIsTakenFromAProcess() throws Exception {
        int before = OpenFiles.count();
        try (PidFd process = PidFd.open(child.pid());
                NativeSocket taken = process.socket(7);
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            assertEquals(listener.getsockname(), taken.getsockname());
            assertEquals(1, taken.get(SoOption.SO_ACCEPTCONN) ? 1 : 0);
            client.connect(listener.getsockname());
            taken.accept().close();
            String info = Files.readString(Path.of("/proc/self/fdinfo/" + taken.handle().number()));
            assertTrue(info.contains("02000002"), "closed on exec: " + info);
            assertTrue(Files.exists(Path.of("/proc/" + child.pid() + "/fd/7")), "it keeps its own");
        }
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void errorsAreThoseOfTheSystem() throws Exception {
        int before = OpenFiles.count();
        PidFd process = PidFd.open(child.pid());
        fails("EBADF", () -> process.getfd(99));
        fails("EBADF", () -> process.getfd(-1));
        fails("EINVAL", () -> process.sendSignal(1000));
        process.sendSignal(0);
        process.close();
        process.close();
        assertThrows(SocketClosedException.class, () -> process.getfd(7));
        assertThrows(SocketClosedException.class, () -> process.sendSignal(0));
        fails("EINVAL", () -> PidFd.open(0));
        fails("EINVAL", () -> PidFd.open(-1));
        fails("ESRCH", () -> PidFd.open(Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> PidFd.open(1L << 32 | child.pid()));
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void theEndOfAProcessIsWaitedFor() throws Exception {
        try (PidFd process = PidFd.open(child.pid()); PollSet set = PollSet.open()) {
            set.add(process.handle(), Poll.IN, null);
            assertEquals(0, set.poll(0));
            process.sendSignal(15);
            assertEquals(1, set.poll(TimeUnit.SECONDS.toNanos(20)));
            assertEquals(128 + 15, child.waitFor());
            fails("ESRCH", () -> process.sendSignal(0));
            fails("ESRCH", () -> process.getfd(7));
        }
    }

    @Test
    void whatIsNoSocketSaysSoWhenItIsUsed() throws Exception {
        try (PidFd process = PidFd.open(child.pid()); SocketHandle nothing = process.getfd(9)) {
            assertTrue(nothing.isOwned());
            assertFalse(NativeSocket.of(SocketHandle.borrow(nothing.number())).handle().isOwned());
            fails("ENOTSOCK", () -> NativeSocket.of(SocketHandle.borrow(nothing.number())).getsockname());
        }
    }
}

package dev.panasock.process;

import static dev.panasock.process.SocketProcessTest.all;
import static dev.panasock.process.SocketProcessTest.ends;
import static dev.panasock.process.SocketProcessTest.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import dev.panasock.launch.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The sockets that a process was given. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InheritedSocketsTest {
    private static final long SELF = 4711;

    private static Map<String, String> service(String pid, String count) {
        return Map.of("LISTEN_PID", pid, "LISTEN_FDS", count);
    }

    @Test
    void theNamesOfAServiceAreThoseOfTheEnvironment() {
        assertEquals(List.of(), InheritedSockets.names(Map.of(), SELF));
        assertEquals(List.of(), InheritedSockets.names(Map.of("LISTEN_FDS", "2"), SELF));
        assertEquals(List.of(), InheritedSockets.names(service("4712", "2"), SELF), "they are another process's");
        assertEquals(List.of("unknown", "unknown"), InheritedSockets.names(service("4711", "2"), SELF));
        Map<String, String> named = Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "3", "LISTEN_FDNAMES", "web::metrics");
        assertEquals(List.of("web", "", "metrics"), InheritedSockets.names(named, SELF));
    }

    @Test
    void anEnvironmentThatMakesNoSenseIsRefused() {
        for (Map<String, String> wrong : List.of(service("x", "1"), service("4711", "x"), service("4711", "-1"),
                service("4711", "0"), service("4711", ""),
                service("4711", "2147483648"),
                Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "3", "LISTEN_FDNAMES", "web:metrics"))) {
            assertThrows(IllegalStateException.class, () -> InheritedSockets.names(wrong, SELF), wrong::toString);
        }
    }

    @Test
    void aNumberThatMakesNoSenseIsRefused() throws Exception {
        assertEquals(77, InheritedSockets.told(Map.of("PANASOCK_DESCRIPTOR_5", "77"), 5));
        if (!OS.WINDOWS.isCurrentOs()) {
            assertEquals(5, InheritedSockets.told(Map.of("PANASOCK_DESCRIPTOR_6", "77"), 5));
        }
        for (String wrong : List.of("", "x", "0", "-1", "0x10", "9223372036854775808")) {
            IllegalStateException thrown = assertThrows(IllegalStateException.class,
                    () -> InheritedSockets.told(Map.of("PANASOCK_DESCRIPTOR_5", wrong), 5));
            assertEquals("PANASOCK_DESCRIPTOR_5 is no number: " + wrong, thrown.getMessage());
        }
    }

    @Test
    void aSocketHasTheNameThatItWasGiven() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            InheritedSocket web = new InheritedSocket("web", socket);
            assertEquals("web", web.name());
            assertEquals(web, new InheritedSocket("web", socket));
        }
    }

    @Test
    void thisProcessWasGivenNone() throws Exception {
        assertEquals(List.of(), InheritedSockets.ofServiceManager());
        IOException thrown = assertThrows(IOException.class, () -> InheritedSockets.descriptor(1000));
        assertEquals(OS.WINDOWS.isCurrentOs() ? "WSAENOTSOCK" : "EBADF", ((SocketFailure) thrown).error().name());
        assertThrows(IllegalArgumentException.class, () -> InheritedSockets.descriptor(2));
        assertThrows(IllegalArgumentException.class, () -> InheritedSockets.descriptor(-1));
        assertThrows(IOException.class, InheritedSockets::standardInput);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others do not list the descriptors of a process")
    void aQuestionInVainLeavesNoDescriptor() throws Exception {
        assertThrows(IOException.class, InheritedSockets::standardInput);
        int before = OpenFiles.count();
        for (int i = 0; i < 10; i++) {
            assertThrows(IOException.class, InheritedSockets::standardInput);
            assertThrows(IOException.class, () -> InheritedSockets.descriptor(1000));
        }
        assertEquals(before, OpenFiles.count());
    }

    /** As a service manager starts a program: it knows the pid only after fork, and so does a shell. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such service manager")
    void aServiceHasThemInTheirOrder() throws Exception {
        try (Loopback.Connection one = Loopback.INET.connection();
                Loopback.Connection two = Loopback.INET.connection()) {
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "LISTEN_PID=$$ exec \"$0\" \"$@\""));
            command.addAll(
                    ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED").command(GivenProgram.class, "service"));
            SocketProcessBuilder builder = new SocketProcessBuilder(command).descriptor(3, one.server().handle())
                    .descriptor(4, two.server().handle());
            builder.environment().putAll(Map.of("LISTEN_FDS", "2", "LISTEN_FDNAMES", "first:second"));
            ChildJvm.forgetJavaOptions(builder.environment());
            SocketProcess process = builder.start();
            one.server().close();
            two.server().close();
            assertEquals("first; descriptor 3 was taken before", all(one.client()));
            assertEquals("second", all(two.client()));
            ends(process, 0);
        }
    }

    /** The successor of a server gets its listener; who has connected meanwhile is served by it. */
    @Test
    void aListenerGoesToASuccessor() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket waiting = Loopback.INET.open(SocketType.STREAM)) {
            waiting.connect(listener.getsockname());
            SocketProcess process = program("accept").descriptor(3, listener.handle()).start();
            listener.handle().close();
            String served = all(waiting);
            assertTrue(served.equals("served by " + process.pid()), served);
            ends(process, 0);
        }
    }
}
